"""The marks that stand in a page where every build says something of its own."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup, escape

from macros.render.feeds import FED
from macros.render.shared.dataset import DESCRIBED
from macros.render.shared.head import Head
from macros.site.shown import Inline

# Letters of private use, which no file that people write may hold: none of its texts is like a hole.
OPEN, CLOSE = "\ue000", "\ue001"
"""The letters around the name of a hole."""


def hole(name: str) -> str:
    """The place of what fills holes of a name."""
    return f"{OPEN}{name}{CLOSE}"


_HEAD = Head(*(hole(name) for name in ("title", "name", "description", "image", "data", "feed")))
HEADING = (f"<!--{hole('h1')}-->", f"<!--{OPEN}-->")
"""What stands around the title that a page has where none of its macros gives it one."""


def mark(nth: int) -> Markup:
    """The place of the nth macro of a page, from 0; for Markdown a word like others."""
    return Markup("<span {}></span>").format(hole(f"call{nth}"))


def head(address: str, title: str, of_records: bool) -> Head:
    """The head of a page with holes by the path of its Markdown; title: what a page that is about no record calls itself."""
    kind = address.partition("/")[0]
    if of_records:
        return replace(_HEAD, data=_HEAD.data if kind in DESCRIBED else "", feed=_HEAD.feed if kind in FED else "")
    return replace(_HEAD, title=_HEAD.title if title else "", data=_HEAD.data if address == "index.md" else "", feed="")


def plain(html: str) -> str:
    """HTML as plain text in an attribute; the day of the site has a place of its own there."""
    return str(escape(Markup(html).striptags())).replace(hole("day"), hole("dated"))


def look(_body: str, assets: str) -> Inline:
    """The places of the styles that a page needs first; assets: the address of our files as seen from the page."""
    return Inline(Markup(f"{hole('style')}/*{assets}*/"), hole("policy"))
