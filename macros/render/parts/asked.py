"""The table of promises that a reader can question: what each row answers to, and the choices that occur."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from macros.model.portfolio import PROMISED
from macros.render import rows
from macros.render.kept import Kept, at_once
from macros.render.parts.html import fill
from macros.render.parts.paging import cut, pages, turning
from macros.render.view import Edition, View

NONE = "none"
"""What a row without a programme, a named lead, a pillar or a judged clarity answers to."""

SORTS = ("state", "due", "promise", "programme", "lead", "clarity")
"""What the table can be sorted by; as it stands it is sorted by the first."""

_Rows = Sequence[rows.PromiseRow]


@dataclass(frozen=True)
class Choice:
    """A value that rows can be asked for, by its name, and how many of them have it."""

    value: str
    name: str
    count: int


def promises_of(view: View, kind: str, page: int) -> Markup:
    """A page of the promises of a kind, evidence first; the first page can be filtered and sorted, over all rows."""
    found = _found(view.edition, kind)
    if not found:
        return Markup('<p class="mb-empty">{}</p>').format(view.words.say("promises.none"))
    first, whole = page == 1, pages(len(found)) == 1
    shown = cut(found, page)
    return fill(
        "asked",
        view,
        selects=list(_selects(view, found)) if first else [],
        sorts=[(name, view.words.say(f"choose.by.{name}")) for name in SORTS],
        count=len(found),
        kinds=PROMISED if kind == "promises" else (kind,),
        rows=shown,
        answers={row.key: answers(view, row) for row in shown},
        anchors=_anchors(shown) if whole else {},
        rest="" if whole else "rows.json",
        turning=turning(view, kind, page, len(found)),
    )


def keys_of(edition: Edition, kind: str, page: int) -> Sequence[str]:
    """The keys of the promises on a page of the table of a kind."""
    return [row.key for row in cut(_found(edition, kind), page)]


def rest(view: View, kind: str, kept: Kept[bytes] = at_once) -> Iterator[bytes]:
    """All rows of the table of a kind as JSON, as its script asks for them: what they answer to, then their cells.

    The links in the cells lead from the first page of the table.
    """
    found = _found(view.edition, kind)
    yield _json({"names": list(answers(view, found[0])) if found else [], "rows": []}).removesuffix(b"]}")
    for at, row in enumerate(found):
        yield b"," if at else b""
        yield kept(row.key, partial(_line, view, row))
    yield b"]}"


def _line(view: View, row: rows.PromiseRow) -> bytes:
    return _json([*answers(view, row).values(), str(fill("cells", view, row=row))])


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def chosen(view: View, **choice: str) -> str:
    """The address of the table of all promises with a choice made: `state` may be a state or a group of states.

    Without scripts it leads to the first row of a group; of a group that has no row it must not be asked.
    """
    state, whole = choice.get("state", ""), pages(len(view.edition.everything.portfolio.promises)) == 1
    group = next((name for name, states in rows.GROUPS if state in (name, *states)), "")
    of_one = {name: states[0] for name, states in rows.GROUPS if len(states) == 1}
    query = urlencode(choice | ({"state": of_one.get(state, state)} if state else {}))
    return view.href("promises") + (f"?{query}" if query else "") + (f"#{group}" if group and whole else "")


def answers(view: View, row: rows.PromiseRow) -> Mapping[str, str]:
    """What a row answers to: for each filter the values that find it, by spaces; for each way to sort its key."""
    promise, due, filters = row.promise, row.promise.due, _filters(row)
    programme = view.plain(view.portfolio.programmes[promise.programme].title) if promise.programme else ""
    return {
        **filters,
        "by-state": str(rows.STATES.index(row.verdict.state)),
        "by-due": due.end.isoformat() if due else "",
        "by-promise": view.plain(promise.title),
        "by-programme": programme,
        "by-lead": ", ".join(view.plain(view.portfolio.organisations[body].title) for body in promise.lead),
        "by-clarity": filters["clarity"].removeprefix(NONE),
    }


def _filters(row: rows.PromiseRow) -> dict[str, str]:
    """For each filter the values that find a row, by spaces."""
    promise, due = row.promise, row.promise.due
    lead = promise.lead or (NONE,)
    return {
        "state": f"{row.verdict.state} {row.group}",
        "due": f"{row.when} {due.end.year}" if due else row.when,
        "programme": promise.programme or NONE,
        "organisation": " ".join((*lead, *promise.support)),
        "pillar": promise.pillar or NONE,
        "lead": " ".join(lead),
        "clarity": NONE if promise.clarity is None else str(promise.clarity.stated),
        "kind": row.key.partition("/")[0],
    }


# Each page of a long list asks for all of it.
@lru_cache(maxsize=16)
def _found(edition: Edition, kind: str) -> _Rows:
    """The promises of a kind from what reports show to what nobody can show, each state by due date."""
    found = rows.of_state(rows.promises(edition), rows.STATES)
    return [row for row in found if kind in ("promises", row.key.partition("/")[0])]


def _anchors(found: _Rows) -> Mapping[str, str]:
    """The name of each group at its first row."""
    return {next(row.key for row in found if row.group == group): group for group in {row.group for row in found}}


def _selects(view: View, found: _Rows) -> Iterator[tuple[str, str, Sequence[Choice]]]:
    """Name, label and choices of every filter that leaves a choice."""
    counts = _counts(found)
    named = {
        "state": _states(view),
        "due": _dues(view, counts["due"]),
        "programme": _records(view, "programmes", counts["programme"]),
        "organisation": _records(view, "organisations", counts["organisation"]),
        "pillar": _records(view, "pillars", counts["pillar"]),
        "clarity": _clarities(view, counts["clarity"]),
        "kind": ((kind, view.words.say(f"kind.{kind}")) for kind in PROMISED),
    }
    for name, known in named.items():
        choices = [Choice(value, said, counts[name][value]) for value, said in known if counts[name][value]]
        if len(choices) > 1:
            yield name, view.words.say(f"choose.{name}"), choices


def _counts(found: _Rows) -> Mapping[str, Counter[str]]:
    """How many rows each value of each filter finds."""
    alike: dict[str, Counter[str]] = defaultdict(Counter)
    for row in found:
        for name, values in _filters(row).items():
            alike[name][values] += 1
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, found_by in alike.items():
        for values, n in found_by.items():
            for value in values.split():
                counts[name][value] += n
    return counts


def _states(view: View) -> Iterator[tuple[str, str]]:
    """States in the order of the picture; before those of a group of several, the group."""
    for group, states in rows.GROUPS:
        if len(states) > 1:
            yield group, view.words.say("choose.group", group=view.words.say(f"group.{group}"))
        yield from ((state, view.words.say(f"state.{state}")) for state in states)


def _dues(view: View, counts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Where due dates lie, then the years in which they fall."""
    yield from ((when, view.words.say(f"ledger.{when}")) for when in ("passed", "ahead", "none"))
    yield from ((year, year) for year in sorted(filter(str.isdigit, counts)))


def _records(view: View, kind: str, counts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The records of a kind by name, then none."""
    keys = sorted((f"{kind}/{id_}" for id_ in counts if id_ != NONE), key=view.order)
    yield from ((key.partition("/")[2], view.plain(view.record(key).title)) for key in keys)
    yield NONE, view.words.say(f"others.{kind}.none")


def _clarities(view: View, counts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """How many of the six things are stated, most first, then not yet judged."""
    yield from ((n, view.words.say("choose.of_six", n=n)) for n in sorted(filter(str.isdigit, counts), reverse=True))
    yield NONE, view.words.say("choose.unjudged")
