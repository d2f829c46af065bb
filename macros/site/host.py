"""The door to MkDocs: macros for its pages, and the edition that they speak for."""

from __future__ import annotations

import functools
import re
import shutil
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.render.parts import PARTS, Part
from macros.render.view import Edition
from macros.site.as_of import as_of
from macros.site.dress import dress
from macros.site.editions import editions
from macros.site.settings import settings
from macros.site.sharing import summaries
from macros.site.stage import stage
from macros.site.then import unknown

CURRENT: ContextVar[Edition | None] = ContextVar("edition", default=None)
"""The edition that `build` is building; MkDocs gives us no other way to hand it over."""

_BLOCK = re.compile(r"\s*<(?!(?:a|b|cite|code|span)\b)")


def attach(env: Any) -> None:
    """Give MkDocs our macros; when it was started by hand, stage the default language first."""
    edition = CURRENT.get() or _by_hand(env)
    for part in PARTS:
        env.macro(_bound(part, edition, lambda: env.page), part.name)


def _by_hand(env: Any) -> Edition:
    """The default edition, staged where MkDocs will find it; that is all that `mkdocs build` gives."""
    site = settings(Path(env.conf["config_file_path"]).parent)
    when, _ = as_of(site.root, None)
    found = editions(site, when)
    edition = found.default
    folder = site.root / ".cache" / "pages"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    stage(site, edition, folder)
    env.conf["docs_dir"] = str(folder)
    dress(env.conf, found, edition, summaries(edition, folder))
    return edition


def _bound(part: Part, edition: Edition, page: Callable[[], Any]) -> Callable[..., Markup]:
    @functools.wraps(part.function)
    def macro(*given: Any, **named: Any) -> Markup:
        later = unknown(edition, part.function, given, named)
        shown = part.function(edition.at(str(page().url)), *given, **named) if later is None else later
        return _marked(shown, edition.words.language) if shown and page().meta.get("written_in") else shown

    return macro


def _marked(shown: Markup, language: str) -> Markup:
    """What a macro says in the language of the edition, on a page that is written in another."""
    tag = "div" if _BLOCK.match(shown) else "span"
    return Markup('<{0} lang="{1}">{2}</{0}>').format(tag, language, shown)
