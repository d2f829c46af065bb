"""Page templates: the Markdown that every record of a kind is shown by, ours or the site's own."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from macros.model.portfolio import ADDRESSED
from macros.render.escape import neutral
from macros.render.values import in_language
from macros.render.view import Edition
from macros.site.calls import THIS, apart
from macros.site.prose import text_of
from macros.site.settings import Site

PAGES = Path(__file__).parent / "pages"
_KEY = re.compile(rf"({'|'.join(ADDRESSED)})/")
HIDDEN = "hide: [navigation, toc]\n"


def template(site: Site, kind: str) -> tuple[str, str]:
    """Name and text of a kind's page template: the site's own, else ours."""
    own = site.root / "docs" / "templates" / f"{kind}.md"
    if own.is_file():
        return own.relative_to(site.root).as_posix(), text_of(site.root, own)
    return f"templates/{kind}.md", (PAGES / "templates" / f"{kind}.md").read_text("utf-8")


def beside(site: Site, kind: str) -> tuple[str, ...] | None:
    """The records that every page of a kind names beside its own, by their keys; None where it asks for all records."""
    named: list[str] = []
    for call in apart(template(site, kind)[1])[1]:
        asked = [
            one
            for one in (*call.given, *call.named.values())
            if isinstance(one, str) and (one == THIS or _KEY.match(one))
        ]
        if not asked:
            return None
        named += (one for one in asked if one != THIS)
    return tuple(dict.fromkeys(named))


def about(source: str, key: str) -> str:
    """The text of a template on the page of one record."""
    return source.replace(f'"{THIS}"', f'"{key}"')


def page(source: str, title: str, more: str = "") -> str:
    """A page of ours; its title is data, so it goes into the front matter with every sign escaped."""
    front = f"title: {json.dumps(neutral(title), ensure_ascii=False)}\n" if title else ""
    return f"---\n{front}{more}{HIDDEN}---\n\n{source}"


def title_in(edition: Edition, kind: str, id_: str) -> str:
    """The language of a record's title where it is not the edition's; else empty."""
    language = in_language(getattr(edition.portfolio, kind)[id_].title, edition.words.language)[1]
    return "" if language == edition.words.language else language


def record_pages(site: Site, edition: Edition, kinds: Collection[str]) -> Iterator[tuple[str, str]]:
    """Address and text of the page of each record of some kinds."""
    for kind in kinds:
        source = template(site, kind)[1]
        for id_, record in getattr(edition.portfolio, kind).items():
            other = title_in(edition, kind, id_)
            title = in_language(record.title, edition.words.language)[0]
            more = f"title_in: {other}\n" if other else ""
            yield f"{kind}/{id_}.md", page(about(source, f"{kind}/{id_}"), title, more)
