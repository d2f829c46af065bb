"""Long lists on several pages: each a page of its own, so that all of it can be read and linked without a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from markupsafe import Markup

from macros.model.portfolio import Portfolio
from macros.render.parts.arguments import LISTED
from macros.render.parts.html import fill
from macros.render.view import View

MOST = 500
"""Rows that a list may have on one page."""

EACH = 200
"""Rows on each page of a longer list."""

Row = TypeVar("Row")


def pages(count: int) -> int:
    """How many pages a list of some rows takes."""
    return 1 if count <= MOST else -(-count // EACH)


def cut(found: Sequence[Row], page: int) -> Sequence[Row]:
    """The rows of a page, from 1; a page after the last shows the last."""
    if pages(len(found)) == 1:
        return found
    first = (min(page, pages(len(found))) - 1) * EACH
    return found[first : first + EACH]


def turning(view: View, kind: str, page: int, count: int) -> Markup:
    """The way to the pages before and after one of a list; nothing where one page holds all."""
    last = pages(count)
    if last == 1:
        return Markup("")
    page = min(page, last)
    near = [at for at in dict.fromkeys((1, page - 1, page, page + 1, last)) if 1 <= at <= last]
    steps = [(at, view.href(address(kind, at))) for at in near]
    shown = view.words.say("pages.shown", first=(page - 1) * EACH + 1, last=min(page * EACH, count), total=count)
    return fill("pages", view, steps=steps, page=page, shown=shown)


def address(kind: str, page: int) -> str:
    """The address of a page of the list of a kind."""
    return kind if page == 1 else f"{kind}/{page}"


def further(portfolio: Portfolio) -> Iterator[tuple[str, int]]:
    """Kind and number of every page after the first that the lists of a site need."""
    for kind in LISTED.words:
        yield from ((kind, page) for page in range(2, pages(len(getattr(portfolio, kind))) + 1))
