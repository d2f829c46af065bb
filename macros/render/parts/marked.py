"""Figures in which every mark opens its promise, with a key of the marks and a table of the same rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from macros.render import rows
from macros.render.charts import Size
from macros.render.parts.html import fill
from macros.render.svg import linked
from macros.render.view import View

MOST = 500
"""Marks that a figure may have; more are numbers in its table."""

Rows = Sequence[rows.PromiseRow]
Links = Mapping[str, tuple[str, str]]
Cell = Markup | str | int
_SIZES: tuple[Size, ...] = ("wide", "narrow")


@dataclass(frozen=True)
class Table:
    """Lines of cells under named columns; the first cell of a line names it.

    columns: each with its name and whether its cells are numbers."""

    columns: Sequence[tuple[str, bool]]
    lines: Sequence[Sequence[Cell]]


def drawings(
    view: View,
    uid: str,
    title: str,
    chart: Callable[[Size], dict[str, Any]],
    marks: Links,
    names: Links,
    data: str = "",
) -> dict[str, Markup]:
    """The images for wide and for narrow pages; none where there would be too many marks to tell apart.

    uid: of the figure, unique in the page. marks, names: address and name of every mark and of every written link.
    data: all that the chart is made from, as text, where it can be told; the image is then kept.
    """
    if len(marks) > MOST:
        return {}
    draw, links = view.edition.draw, {**marks, **names}

    def make(size: Size) -> str:
        return linked(draw(chart(size)), f"{uid}-{size[0]}", title, links, whole=True)

    inputs = {size: repr((uid, title, size, data, links)) for size in _SIZES}
    return {size: Markup(draw.text(inputs[size], partial(make, size)) if data else make(size)) for size in _SIZES}


def figure(
    view: View, title: str, notes: Sequence[str], found: Rows, drawn: Mapping[str, Markup], table: Table, of: str = ""
) -> Markup:
    """The figure of some promises; where nothing is drawn its table stands open.

    of: what its title counts, by its name on the page of all that is counted; empty for none.
    """
    counts = Counter(row.verdict.state for row in found)
    states = [(state, counts[state]) for state in rows.STATES if counts[state]]
    said = [note for note in notes if note]
    return fill("overview", view, title=title, notes=said, states=states, drawn=drawn, table=table, of=of)


def as_of(view: View) -> str:
    """The day that the figure's verdicts are for, as a sentence."""
    return view.words.say("as_of", date=view.words.day(view.edition.as_of)) + "."
