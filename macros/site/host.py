"""The door to MkDocs: macros for its pages, and the edition that they speak for."""

from __future__ import annotations

import functools
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
from macros.site.stage import stage

CURRENT: ContextVar[Edition | None] = ContextVar("edition", default=None)
"""The edition that `build` is building; MkDocs gives us no other way to hand it over."""


def attach(env: Any) -> None:
    """Give MkDocs our macros; when it was started by hand, stage the default language first."""
    edition = CURRENT.get() or _by_hand(env)
    for part in PARTS:
        env.macro(_bound(part, edition, lambda: str(env.page.url)), part.name)


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
    dress(env.conf, found, edition)
    return edition


def _bound(part: Part, edition: Edition, page: Callable[[], str]) -> Callable[..., Markup]:
    @functools.wraps(part.function)
    def macro(*given: Any, **named: Any) -> Markup:
        return part.function(edition.at(page()), *given, **named)

    return macro
