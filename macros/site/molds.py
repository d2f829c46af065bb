"""The page of each kind that those of its records are filled into."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from macros.model.portfolio import ADDRESSED
from macros.render.view import Edition
from macros.site.settings import Site
from macros.site.templates import page, template, title_in

# No id has two dashes in a row, so no record's page has this name.
_SLUG = "--this-{}--"


# It is asked for again and again while an edition is rendered.
@lru_cache(maxsize=2)
def molds(edition: Edition) -> Mapping[str, tuple[str, str]]:
    """By the path of its Markdown each such page that an edition needs: its kind, and the language of its titles."""
    return {
        f"{kind}/{_SLUG.format(language)}.md": (kind, language)
        for kind in ADDRESSED
        for language in sorted({title_in(edition, kind, id_) for id_ in getattr(edition.portfolio, kind)})
    }


def mold(site: Site, kind: str, language: str) -> str:
    """The Markdown of such a page; language: of the titles, where it is not the edition's."""
    return page(template(site, kind)[1], kind, f"title_in: {language}\n" if language else "")
