"""All promises at a glance, one mark each: by programme, and by the organisation that owes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Annotated

from markupsafe import Markup

from macros.render import rows
from macros.render.charts import Mark, Strip, strips
from macros.render.parts.arguments import Count
from macros.render.parts.figures import mark_name
from macros.render.parts.groups import Group, groups_of, in_states
from macros.render.parts.marked import MOST, Cell, Table, as_of, drawings, figure
from macros.render.view import View

Rows = list[rows.PromiseRow]
Blocks = Callable[[Rows], tuple[Rows, ...]]
"""How the promises of a row of a chart stand apart."""


def states_by_programme(view: View, limit: Annotated[int, Count()] = 12) -> Markup:
    """Every promise as a mark of its verdict, one row for each programme; promises of no programme stand last."""
    found, words = rows.promises(view.edition), view.words
    if not found:
        return Markup("")
    groups = list(groups_of(view, found, "programmes", lambda row: [row.promise.programme or ""], limit))
    title = _programmes_finding(view, found)
    notes = [f"{as_of(view)} {words.say('by_programme.note')}"]
    drawn = _drawn(view, "by-programme", title, groups, lambda mine: (mine,))
    columns = [(words.say("kind.programmes.one"), False), (words.say("column.promises"), True)]
    lines: list[list[Cell]] = [
        [_named(view, group), len(group.promises), in_states(view, group.promises)] for group in groups
    ]
    return figure(
        view, title, notes, found, drawn, Table([*columns, (words.say("column.each"), False)], lines), "programmes"
    )


def owed_and_due(view: View, limit: Annotated[int, Count()] = 12) -> Markup:
    """What each organisation leads, promises whose due date has passed before the others; those of nobody stand last."""
    found, words = rows.promises(view.edition), view.words
    if not found:
        return Markup("")
    groups = list(groups_of(view, found, "organisations", lambda row: row.promise.lead, limit))
    title = _owed_finding(view, groups[0])
    nobody = sum(not row.promise.lead for row in found)
    notes = [f"{as_of(view)} {words.say('owed.note')}", words.say("owes.note", n=nobody, total=len(found))]
    drawn = _drawn(view, "owed", title, groups, _parted)
    columns = [words.say(f"owed.column.{when}") for when in ("passed", "ahead", "none")]
    lines: list[list[Cell]] = [
        [_named(view, group), *_counts(group.promises), in_states(view, group.promises)] for group in groups
    ]
    heads = [(words.say("column.lead"), False), *((name, True) for name in columns), (words.say("column.each"), False)]
    return figure(view, title, notes, found, drawn, Table(heads, lines), "owed")


def _strip(view: View, n: int, group: Group, blocks: tuple[Rows, ...]) -> Strip:
    """The row of a chart. n: its number, which parts the marks of a promise that several organisations lead."""
    marks = tuple(
        tuple(Mark(f"{row.key}#{n}", row.verdict.state) for row in rows.of_state(block, rows.STATES))
        for block in blocks
    )
    note = view.words.say("promises", n=len(group.promises)) if len(blocks) == 1 else _owed(view, group.promises)
    return Strip(group.key, group.title, note, marks)


def _drawn(view: View, uid: str, title: str, groups: Sequence[Group], blocks: Blocks) -> dict[str, Markup]:
    if sum(len(group.promises) for group in groups) > MOST:
        return {}
    strip = [_strip(view, n, group, blocks(group.promises)) for n, group in enumerate(groups)]
    marks, names = _marks(view, groups), _titles(view, groups)
    return drawings(view, uid, title, lambda size: strips(strip, size), marks, names, f"strips {strip}")


def _marks(view: View, groups: Sequence[Group]) -> dict[str, tuple[str, str]]:
    """Address and name of every mark."""
    return {
        f"{row.key}#{n}": (view.href(row.key), mark_name(view, row))
        for n, group in enumerate(groups)
        for row in group.promises
    }


def _titles(view: View, groups: Sequence[Group]) -> dict[str, tuple[str, str]]:
    """Address and name of the title of every row that is about one record."""
    return {group.key: (view.href(group.key), group.title) for group in groups if group.key}


def _named(view: View, group: Group) -> Markup | str:
    if group.key is None:
        return group.title
    return view.link(group.key)


def _programmes_finding(view: View, found: Rows) -> str:
    """In how many programmes a promise is kept, and in how many a date passed in silence."""
    groups = {name: {row.promise.programme for row in found if row.group == name} for name in ("kept", "silent")}
    kept, silent = (len(held - {None}) for held in groups.values())
    programmes = len({row.promise.programme for row in found} - {None})
    return view.words.say("by_programme.title", n=programmes, kept=kept, silent=silent)


def _owed_finding(view: View, first: Group) -> str:
    """Who leads the most promises, and how many of them are past their date."""
    if first.key is None:
        return view.words.say("owed.title.none")
    passed = _counts(first.promises)[0]
    return view.words.say("owed.title", name=first.title, count=len(first.promises), n=passed)


def _parted(mine: Rows) -> tuple[Rows, Rows]:
    """The promises whose date has passed, and the others."""
    return [row for row in mine if row.when == "passed"], [row for row in mine if row.when != "passed"]


def _counts(mine: Rows) -> tuple[int, int, int]:
    """How many dates have passed, lie ahead, and are not stated."""
    counts = Counter(row.when for row in mine)
    return counts["passed"], counts["ahead"], counts["none"]


def _owed(view: View, mine: Rows) -> str:
    """The same in words: 5 due, 4 ahead, 3 without a date; nothing about dates that none has, but what is due always."""
    said = dict(zip(("passed", "ahead", "none"), _counts(mine), strict=True))
    return ", ".join(view.words.say(f"owed.{when}", n=n) for when, n in said.items() if n or when == "passed")
