"""Promises by the record that they belong to: the records with the most of them, the others, and none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from macros.render import rows
from macros.render.view import View

Rows = list[rows.PromiseRow]


@dataclass(frozen=True)
class Group:
    """Promises of a record, by its key; without one, of several records or of none, named by `title`."""

    key: str | None
    title: str
    promises: Rows


def groups_of(
    view: View, found: Rows, kind: str, of: Callable[[rows.PromiseRow], Sequence[str]], limit: int
) -> Iterator[Group]:
    """The records with the most promises, the others of their kind together, and the promises of none."""
    held: dict[str, Rows] = {}
    for row in found:
        for id_ in filter(None, dict.fromkeys(of(row))):
            held.setdefault(id_, []).append(row)
    ranked = sorted(held, key=lambda id_: (-len(held[id_]), view.order(f"{kind}/{id_}")))
    # A row for one other record would take the room that its own takes.
    shown = ranked if len(ranked) == limit + 1 else ranked[:limit]
    for id_ in shown:
        key = f"{kind}/{id_}"
        yield Group(key, view.plain(view.record(key).title), held[id_])
    if others := set(ranked) - set(shown):
        mine = [row for row in found if not others.isdisjoint(of(row))]
        yield Group(None, view.words.say(f"others.{kind}", n=len(others)), mine)
    if nobody := [row for row in found if not any(of(row))]:
        yield Group(None, view.words.say(f"others.{kind}.none"), nobody)


def in_states(view: View, mine: Rows) -> str:
    """How many promises have each verdict, in words: 2 met, 1 behind."""
    states = Counter(row.verdict.state for row in mine)
    words = {state: view.words.say(f"state.{state}").lower() for state in rows.STATES if states[state]}
    return ", ".join(f"{view.words.number(states[state])} {said}" for state, said in words.items())
