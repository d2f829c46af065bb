"""The door to MkDocs: macros for its pages, and who speaks in them."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.render.parts import PARTS, Part
from macros.render.view import Edition
from macros.site.as_of import as_of
from macros.site.dress import dress, speaking, values
from macros.site.editions import editions
from macros.site.settings import settings
from macros.site.sharing import summaries
from macros.site.speaking import spoken
from macros.site.stage import stage

Say = Callable[[str, Any, tuple[Any, ...], Mapping[str, Any]], Markup]
"""What stands in the place of a macro: by its name, the page of MkDocs that it is on, and its arguments."""

CURRENT: ContextVar[Say | None] = ContextVar("say", default=None)
"""Who speaks in the pages that are being rendered; MkDocs gives us no other way to hand it over."""


def attach(env: Any) -> None:
    """Give MkDocs our macros; when it was started by hand, stage the default language first."""
    say = CURRENT.get() or voice(_by_hand(env))
    for part in PARTS:
        env.macro(_bound(part, say, lambda: env.page), part.name)


def voice(edition: Edition) -> Say:
    """What an edition says in the places of macros."""

    def say(macro: str, page: Any, given: tuple[Any, ...], named: Mapping[str, Any]) -> Markup:
        return spoken(edition, macro, str(page.url), given, named, lent=bool(page.meta.get("written_in")))

    return say


def _by_hand(env: Any) -> Edition:
    """The default edition, staged where MkDocs will find it; that is all that `mkdocs build` gives."""
    site = settings(Path(env.conf["config_file_path"]).parent)
    when, _ = as_of(site.root, None)
    found = editions(site, when)
    edition = found.default
    folder = site.root / ".cache" / "staged"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    staged = stage(site, edition, folder)
    env.conf["docs_dir"] = str(folder)
    dress(env.conf, values(found, edition, staged, speaking(found, edition, summaries(edition, staged))))
    return edition


def _bound(part: Part, say: Say, page: Callable[[], Any]) -> Callable[..., Markup]:
    @functools.wraps(part.function)
    def macro(*given: Any, **named: Any) -> Markup:
        return say(part.name, page(), given, named)

    return macro
