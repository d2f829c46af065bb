"""Promises in strips of marks, one strip for each programme or organisation, however many promises there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Literal

from markupsafe import Markup

from macros.render import rows
from macros.render.parts.asked import NONE, chosen
from macros.render.parts.groups import Group, Rows, groups_of, in_states
from macros.render.parts.html import fill
from macros.render.parts.marked import MOST
from macros.render.view import View

Holder = Literal["organisations", "programmes"]

_MARKS = 200
"""About as many marks as a table has whose promises are too many for one each."""


def strips(view: View, found: Rows, kind: Holder, limit: int, label: str, **choice: str) -> tuple[Markup, str]:
    """A table of the bodies that lead, or the programmes that hold, the most promises; the others together, none last.

    label: the table's name. choice: what the table of all promises is asked for the rows found here. Beside the table a sentence about marks that stand for several promises; empty where each
    stands for one.
    """
    of = {"organisations": _leads, "programmes": _programme}[kind]
    groups = list(groups_of(view, found, kind, of, limit))
    each = _promises_of_a_mark(groups)
    head = view.words.say("column.lead" if kind == "organisations" else "kind.programmes.one")
    lines = [_line(view, group, each, choice | _asked(group, kind, of)) for group in groups]
    said = view.words.say("strips.each", n=each) if each > 1 else ""
    return fill("strips", view, label=label, head=head, lines=lines, several=each > 1), said


def _leads(row: rows.PromiseRow) -> Sequence[str]:
    return row.promise.lead


def _programme(row: rows.PromiseRow) -> Sequence[str]:
    return [row.promise.programme or ""]


def _promises_of_a_mark(groups: Sequence[Group]) -> int:
    """For how many promises of one verdict a mark stands at most."""
    total = sum(len(group.promises) for group in groups)
    return 1 if total <= MOST else -(-total // _MARKS)


def _asked(group: Group, kind: Holder, of: Callable[[rows.PromiseRow], Sequence[str]]) -> dict[str, str]:
    """What the table of all promises is asked for those of a group; nothing for several records together."""
    nobody = not any(any(of(row)) for row in group.promises)
    id_ = group.key.partition("/")[2] if group.key else NONE if nobody else ""
    if not id_:
        return {}
    return {"organisation": id_, "role": "lead"} if kind == "organisations" else {"programme": id_}


def _line(view: View, group: Group, each: int, asked: dict[str, str]) -> dict[str, Any]:
    states = Counter(row.verdict.state for row in group.promises)
    return {
        "group": group,
        "href": chosen(view, **asked, state="silent") if asked else "",
        "silent": states["due-no-report"],
        "marks": [(state, -(-states[state] // each)) for state in rows.STATES if states[state]],
        "summary": in_states(view, group.promises),
    }
