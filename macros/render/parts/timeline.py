"""Deadlines past and next, on a line of time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Annotated

from markupsafe import Markup

from macros.render import rows, sentences
from macros.render.charts import Deadlines, Due, Mark, deadlines, near
from macros.render.parts.arguments import Named
from macros.render.parts.figures import mark_name
from macros.render.parts.groups import in_states
from macros.render.parts.marked import MOST, Cell, Table, as_of, drawings, figure
from macros.render.view import View
from macros.render.words import Words

Rows = list[rows.PromiseRow]


def time_line(
    view: View,
    programme: Annotated[str | None, Named("programmes")] = None,
    organisation: Annotated[str | None, Named("organisations")] = None,
) -> Markup:
    """Deadlines past and next, each promise a mark at its due date: all, or those of a programme or an organisation."""
    found = rows.promises(
        view.edition,
        programme=programme.removeprefix("programmes/") if programme else None,
        organisation=organisation.removeprefix("organisations/") if organisation else None,
    )
    dated = [row for row in found if row.promise.due]
    if not dated:
        return Markup("")
    data = near(_data(view, dated))
    shown = {due.mark.key for due in data.dues}
    links = {row.key: (view.href(row.key), mark_name(view, row)) for row in dated if row.key in shown}
    title = finding(view, dated)
    uid = "-".join(["due", *(name.replace("/", "-") for name in (programme, organisation) if name)])
    drawn = drawings(view, uid, title, lambda size: deadlines(data, size), links, {})
    undrawn = [row for row in dated if row.key not in shown] if drawn else []
    notes = [
        f"{as_of(view)} {view.words.say('time_line.note')}",
        " ".join([*_beside(view, found, undrawn), _caution(view, dated)]),
    ]
    return figure(view, title, notes, dated, drawn, _table(view, dated))


def _data(view: View, dated: Rows) -> Deadlines:
    """What the chart shows; within a stretch of time the marks stand by verdict."""
    words, ordered = view.words, rows.of_state(dated, rows.STATES)

    def named(start: date, months: int, full: bool) -> str:
        return _stretch(words, start, months, full)

    dues = tuple(Due(row.promise.due.end, Mark(row.key, row.verdict.state)) for row in ordered if row.promise.due)

    def month(start: date) -> str:
        return words.month_name(start, "axis")

    return Deadlines(dues, view.edition.as_of, words.say("course.today"), month, named)


def _stretch(words: Words, start: date, months: int, full: bool) -> str:
    """A month (with its year where it is named in full), a quarter, a year or several."""
    if months == 1:
        name = words.month_name(start)
        return words.say("time_line.month", month=name, year=str(start.year)) if full else name
    if months == 3:
        return words.quarter(start)
    last = start.year + months // 12 - 1
    return str(start.year) if last == start.year else f"{start.year}\N{EN DASH}{last}"


def finding(view: View, dated: Rows) -> str:
    """How many dates passed in silence, and which is next."""
    silent = sum(row.group == "silent" for row in dated)
    ahead = [row.promise.due.end for row in dated if row.promise.due and row.when == "ahead"]
    key = "time_line.title" + (".next" if ahead else "") + ("" if silent else ".no_silence")
    passed = sum(row.when == "passed" for row in dated)
    return view.words.say(key, n=silent or passed, date=view.words.day(min(ahead)) if ahead else "")


def _beside(view: View, found: Rows, undrawn: Rows) -> Iterator[str]:
    """What the line does not show: how many dates lie too far off, and how many promises have none."""
    for when in ("passed", "ahead"):
        years = [row.promise.due.end.year for row in undrawn if row.promise.due and row.when == when]
        if years:
            first, last = str(min(years)), str(max(years))
            span = first if first == last else view.words.say("time_line.span", first=first, last=last)
            yield view.words.say(f"time_line.{when}", n=len(years), span=span)
    if dateless := sum(row.promise.due is None for row in found):
        yield view.words.say("time_line.none", n=dateless)


def _caution(view: View, dated: Rows) -> str:
    silent = [row for row in dated if row.group == "silent"]
    return sentences.silence(view.edition, silent) if silent else ""


def _table(view: View, dated: Rows) -> Table:
    """Every promise by its due date; where they are too many, how many have which verdict at each date."""
    say, period = view.words.say, view.words.period
    due = (say("column.due"), False)
    if len(dated) <= MOST:
        lines: list[list[Cell]] = [
            [_due(view, row), say(f"state.{row.verdict.state}"), view.link(row.key)] for row in dated
        ]
        return Table([due, (say("column.verdict"), False), (say("column.promise"), False)], lines)
    dates = [(when, list(mine)) for when, mine in groupby(dated, key=lambda row: row.promise.due)]
    counts: list[list[Cell]] = [[period(when), len(mine), in_states(view, mine)] for when, mine in dates if when]
    return Table([due, (say("column.promises"), True), (say("column.each"), False)], counts)


def _due(view: View, row: rows.PromiseRow) -> str:
    return view.words.period(row.promise.due) if row.promise.due else ""
