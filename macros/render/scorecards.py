"""Scorecards: what a body or a programme owes, what of it was due, and what reports say about that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Literal

from macros.history.changes import Turn
from macros.model.promise import Clarity
from macros.render import rows
from macros.render.rows import PromiseRow
from macros.render.view import Edition
from macros.verdicts.verdict import VerdictState

Outcome = Literal["on-time", "late", "missed", "unfinished", "silent", "not-measurable"]

OUTCOMES: Mapping[Outcome, tuple[VerdictState, ...]] = MappingProxyType(
    {
        "on-time": ("met", "delivered"),
        "late": ("met-late", "delivered-late"),
        "missed": ("missed",),
        "unfinished": ("under-way", "stopped"),
        "silent": ("due-no-report",),
        "not-measurable": ("not-measurable",),
    }
)
"""What became of promises whose due date has passed, by the states of their verdicts."""

REPORTED: tuple[Outcome, ...] = ("on-time", "late", "missed", "unfinished")
"""The outcomes that a report speaks about; silence and what cannot be measured are in no rate."""

ASPECTS = tuple(Clarity.model_fields)


@dataclass(frozen=True)
class Scorecard:
    """The promises that a body leads or a programme holds, counted on the date of the edition.

    key: `organisations/x` or `programmes/x`; "all" for every promise. supported: promises that a body helps with.
    """

    key: str
    owed: tuple[PromiseRow, ...]
    supported: int
    turns: tuple[Turn, ...]

    @cached_property
    def due(self) -> tuple[PromiseRow, ...]:
        """The promises whose due date has passed."""
        return tuple(row for row in self.owed if row.when == "passed")

    @cached_property
    def outcomes(self) -> Mapping[Outcome, int]:
        """How many of the due promises ended in each way; they add up to `due`."""
        states = Counter(row.verdict.state for row in self.due)
        return {outcome: sum(states[state] for state in among) for outcome, among in OUTCOMES.items()}

    @property
    def reported(self) -> int:
        """How many of the due promises a report speaks about."""
        return sum(self.outcomes[outcome] for outcome in REPORTED)

    @property
    def on_time_rate(self) -> Decimal | None:
        """Kept on time, in per cent of the due promises that a report speaks about; None where none does.

        Never shown without both counts.
        """
        return Decimal(100 * self.outcomes["on-time"]) / self.reported if self.reported else None

    @property
    def early(self) -> int:
        """Promises kept before they were due, or without a due date."""
        return sum(row.when != "passed" and row.group == "kept" for row in self.owed)

    def when(self, when: rows.When) -> int:
        """How many due dates have passed, lie ahead, or are not stated."""
        return sum(row.when == when for row in self.owed)

    @cached_property
    def clarity(self) -> Mapping[str, Counter[str]]:
        """For each of the six things: of how many promises it is stated, partly, not stated, or not judged yet."""
        return stated(self.owed)


def stated(found: Iterable[PromiseRow]) -> Mapping[str, Counter[str]]:
    """For each of the six things: of how many promises it is stated, partly, not stated, or not judged yet."""
    alike = Counter(_grades(row.promise.clarity) for row in found)
    counts = {aspect: Counter[str]() for aspect in ASPECTS}
    for grades, n in alike.items():
        for aspect, grade in zip(ASPECTS, grades, strict=True):
            counts[aspect][grade] += n
    return counts


def _grades(clarity: Clarity | None) -> tuple[str, ...]:
    return tuple(getattr(clarity, aspect).grade if clarity else "not-judged" for aspect in ASPECTS)


def scorecards(edition: Edition) -> Iterator[Scorecard]:
    """The scorecard of everything, of each programme, and of each body that owes or supports something."""
    yield scorecard(edition, "all")
    for kind in ("programmes", "organisations"):
        cards = [scorecard(edition, f"{kind}/{id_}") for id_ in getattr(edition.portfolio, kind)]
        yield from (card for card in cards if card.owed or card.supported)


def scorecard(edition: Edition, key: str) -> Scorecard:
    """The scorecard of a body, of a programme, or of all promises."""
    kind, _, id_ = key.partition("/")
    match kind:
        case "organisations":
            found = rows.promises(edition, organisation=id_)
            owed = tuple(row for row in found if id_ in row.promise.lead)
            supported = sum(id_ in row.promise.support for row in found)
        case "programmes":
            owed, supported = tuple(rows.promises(edition, programme=id_)), 0
        case _:
            owed, supported = tuple(rows.promises(edition)), 0
    turns = _turns(edition)
    own = sorted(at for row in owed for at in turns.get(row.promise.id, ()))
    return Scorecard(key, owed, supported, tuple(edition.changes.turns[at] for at in own))


@lru_cache(maxsize=4)
def _turns(edition: Edition) -> Mapping[str, Sequence[int]]:
    """By promise the places of its turns among all."""
    found: dict[str, list[int]] = {}
    for at, turn in enumerate(edition.changes.turns):
        found.setdefault(turn.promise, []).append(at)
    return found
