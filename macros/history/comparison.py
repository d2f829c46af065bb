"""Two portfolios on one day: records added, removed, moved and altered, and what that does to verdicts and charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from macros.history.differences import Difference, differences
from macros.history.kept import reading
from macros.history.moves import Moves
from macros.model.portfolio import KINDS, Portfolio
from macros.verdicts.judge import judge
from macros.verdicts.verdict import Verdict


@dataclass(frozen=True)
class Altered:
    """A record that says something else than before, by the key that it has now."""

    key: str
    facts: tuple[Difference, ...]
    translations: tuple[Difference, ...]


@dataclass(frozen=True)
class Shift:
    """A promise whose verdict or arithmetic is another, and the keys of the records that made it so.

    `before` is None for a new promise, `after` for one that is gone; `was` is the id that it had before.
    """

    promise: str
    was: str
    before: Verdict | None
    after: Verdict | None
    causes: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """What a change means. Keys are `kind/id`, of reports `achievements/<what it is about>.<its id>`.

    moved: former key and present one; a record that took over another that was there before is among them.
    """

    before: Portfolio
    after: Portfolio
    as_of: date
    default: str

    @cached_property
    def moves(self) -> Moves:
        """What became of the old ids."""
        return Moves(self.before, self.after)

    @cached_property
    def added(self) -> tuple[str, ...]:
        """Records that are new and took over no other."""
        taken = {after for _, after in self.moved}
        return tuple(key for key in _records(self.after) if key not in self._was and key not in taken)

    @cached_property
    def removed(self) -> tuple[str, ...]:
        """Records that are gone, and lead nowhere."""
        here = _records(self.after)
        return tuple(key for key in self._was if self._key_now(key) not in here)

    @cached_property
    def moved(self) -> tuple[tuple[str, str], ...]:
        """Records whose id is another now."""
        here = _records(self.after)
        pairs = ((key, self._key_now(key)) for key in self._was)
        return tuple((key, after) for key, after in pairs if key != after and after in here)

    @cached_property
    def altered(self) -> tuple[Altered, ...]:
        """Records that say something else."""
        return tuple(self._alterations())

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """Promises whose verdict is another, or rests on other numbers."""
        return tuple(self._shifts())

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The indicators whose charts may look different: they, reports or promises on them changed."""
        touched = {key for key, _ in self._touched}
        about = {
            key.partition("/")[2].partition(".")[0] for key in touched if not key.startswith(("targets/", "sources/"))
        }
        for id_ in (key.removeprefix("targets/") for key in touched if key.startswith("targets/")):
            about |= {
                of
                for found in (self.before, self.after)
                if id_ in found.targets
                for of in found.targets[id_].indicators
            }
        return tuple(id_ for id_ in self.after.indicators if id_ in about)

    @cached_property
    def _was(self) -> Mapping[str, Any]:
        return _records(self.before)

    def _key_now(self, key: str) -> str:
        kind, _, id_ = key.partition("/")
        if kind == "achievements":
            of, _, report = id_.partition(".")
            return f"{kind}/{self.moves.subject(of)}.{report}"
        return f"{kind}/{self.moves.successor(kind, id_) or id_}"

    def _alterations(self) -> Iterator[Altered]:
        here = _records(self.after)
        for key, was in self._was.items():
            after = self._key_now(key)
            if after not in here or (after != key and after in self._was):
                continue
            found = tuple(_changed(was, here[after], self.moves, self.default))
            facts, translations = (tuple(one for one in found if one.translation is kind) for kind in (False, True))
            if found:
                yield Altered(after, facts, translations)

    @cached_property
    def _touched(self) -> tuple[tuple[str, str], ...]:
        """Keys of everything whose facts changed, as it is called now and as it was."""
        facts = [one.key for one in self.altered if one.facts]
        return (
            *((key, key) for key in (*self.added, *self.removed, *facts)),
            *((after, was) for was, after in self.moved),
        )

    def _shifts(self) -> Iterator[Shift]:
        before, after = judge(self.before, self.as_of), judge(self.after, self.as_of)
        known = {self._promise_now(id_): id_ for id_ in self.before.promises}
        for id_ in dict.fromkeys((*self.after.promises, *known)):
            old, new = before.get(known.get(id_, "")), after.get(id_)
            if _said(old) == _said(new):
                continue
            causes = tuple(self._causes(id_, known.get(id_, id_)))
            # Conditions in another order may leave another one to speak for all: no fact changed.
            if causes or old is None or new is None or old.state != new.state:
                yield Shift(id_, known.get(id_, id_), old, new, causes)

    def _promise_now(self, id_: str) -> str:
        return self.moves.successor(self.before.promises[id_].kind, id_) or id_

    def _causes(self, now: str, was: str) -> Iterator[str]:
        """What changed among all that a verdict rests on: the promise, its indicators, their reports and sources."""
        subjects: set[str] = set()
        keys: set[str] = set()
        for found, id_ in ((self.before, was), (self.after, now)):
            if (promise := found.promises.get(id_)) is not None:
                subjects |= {*promise.subjects}
                keys |= {promise.key, *(f"indicators/{one}" for one in promise.indicators)}
                keys |= {f"sources/{report.source}" for one in promise.subjects for report in found.reports(one)}
        for key in dict.fromkeys(key for key, _ in self._touched):
            reported = key.startswith("achievements/") and key.partition("/")[2].partition(".")[0] in subjects
            if reported or key in keys:
                yield key


def _said(verdict: Verdict | None) -> Any:
    """What a verdict says and rests on, without the records that it came from."""
    if verdict is None:
        return None
    report = verdict.report
    told = (report.value, report.state, report.measured) if report else None
    return verdict.state, verdict.rule, verdict.numbers, verdict.days, told, [one.state for one in verdict.ratings]


def _changed(was: Any, now: Any, moves: Moves, default: str) -> Iterator[Difference]:
    """Everything but the id, which is a matter of addresses."""
    how = reading(moves, was, default)
    for name in type(was).model_fields:
        if name not in ("id", "redirect_from"):
            yield from differences(getattr(was, name), getattr(now, name), how, (name,))


def _records(portfolio: Portfolio) -> Mapping[str, Any]:
    """Every record by its key, reports by theirs."""
    found = {
        f"{kind}/{id_}": record
        for kind in KINDS
        if kind != "achievements"
        for id_, record in getattr(portfolio, kind).items()
    }
    reports = {
        f"achievements/{of}.{report.id}": report for of, told in portfolio.achievements.items() for report in told
    }
    return found | reports
