"""The menu of a site: tabs of the standard pages that have something to show, then the hand-written pages."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from macros.render.escape import neutral
from macros.render.view import Edition

_TABS = ("promises", "due", "indicators", "organisations", "programmes", "questions")
_MORE = ("targets", "tasks", "systems", "sources")
_OWN = ("updates", "scorecards", "unpromised", "method", "data", "cite", "about")


def guide(staged: Collection[str]) -> str | list[str]:
    """What the menu has of the pages below contribute/: the first one, which leads to the others, or all if none does."""
    pages = sorted(path for path in staged if path.startswith("contribute/") and path.count("/") == 1)
    first = "contribute/index.md"
    return first if first in pages else pages


def navigation(staged: Collection[str], edition: Edition) -> list[dict[str, Any]]:
    """The entries of the menu, each a title with the path of its page; staged: the paths of all pages there are."""

    def entry(name: str, path: str) -> dict[str, Any]:
        return {_named(edition, name): path}

    filled = [kind for kind in (*_TABS, *_MORE) if kind == "due" or getattr(edition.portfolio, kind)]
    tabs = [entry(name, f"{name}.md" if name == "due" else f"{name}/index.md") for name in filled if name in _TABS]
    more = [entry(kind, f"{kind}/index.md") for kind in filled if kind in _MORE]
    own = [entry(name, f"{name}.md") for name in _OWN if f"{name}.md" in staged]
    if pages := guide(staged):
        own.append({_named(edition, "contribute"): pages})
    return [entry("home", "index.md"), *tabs, {_named(edition, "more"): [*more, *own]}]


def _named(edition: Edition, name: str) -> str:
    """The name of an entry, which Jinja reads before the theme does."""
    return neutral(edition.words.say(f"nav.{name}"))
