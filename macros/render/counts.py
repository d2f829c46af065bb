"""The y of every "x of y" on a site, with what is left out of it and how it changed: promises, and all that is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import Any

from macros.history.changes import promised_after
from macros.model.achievement import Achievement
from macros.model.portfolio import Portfolio
from macros.render import rows
from macros.render.answering import promised
from macros.render.denominators import Denominator, Keys, denominators, filled
from macros.render.view import Edition
from macros.verdicts.evidence import current, is_dated, known_on
from macros.verdicts.methods.agreement import agreement

TOTALS = "counted/data.json"
"""Where the whole lists stand, from the root of the site."""

Days = Mapping[str, date | None]
"""By key the day from which a record was known; None where nothing says."""


def counts(edition: Edition) -> tuple[Denominator, ...]:
    """Everything that numbers on the pages are a part of, in the order of the page about it."""
    found = {one.name: one for one in denominators(rows.promises(edition), edition.changes)}
    owed = _days_of_promises(edition.portfolio)
    found["owed"] = replace(found["owed"], years=_years(owed.values(), edition.as_of), undated=_undated(owed))
    return (*found.values(), *_of_records(edition.portfolio, edition.changes.since, edition.as_of))


# No word of it: the same in every language.
@lru_cache(maxsize=2)
def _of_records(portfolio: Portfolio, since: date, until: date) -> tuple[Denominator, ...]:
    """What is counted whatever the verdicts are: at the end of a time, with what changed in it."""
    counting = _Counting(portfolio, since, until)
    return (
        _rated(counting),
        *_indicators(counting),
        _reports(counting),
        *_holders(counting),
    )


@dataclass(frozen=True)
class _Counting:
    """Records that are counted at the end of a time."""

    portfolio: Portfolio
    since: date
    until: date

    def dated(self, name: str, days: Days, left_out: Mapping[str, Keys]) -> Denominator:
        """What is counted from the day of each on."""
        came = tuple(key for key, day in days.items() if day and self.since < day <= self.until)
        years, undated = _years(days.values(), self.until), _undated(days)
        return Denominator(name, tuple(days), filled(left_out), came, (), years=years, undated=undated)


def totals(edition: Edition) -> dict[str, Any]:
    """The same as JSON, every list whole: by the keys of records."""
    return {
        "as_of": edition.as_of.isoformat(),
        "since": edition.changes.since.isoformat(),
        "totals": [
            {
                "name": one.name,
                "count": len(one.listed),
                "before": one.before,
                "listed": one.listed,
                "left_out": dict(one.left_out),
                "still_in": dict(one.still_in),
                "came": one.came,
                "gone": one.gone,
                "known_by_end_of": {str(year): n for year, n in one.years},
                "undated": one.undated,
            }
            for one in counts(edition)
        ],
    }


def _rated(of: _Counting) -> Denominator:
    """The targets that at least two methods can rate."""
    portfolio = of.portfolio
    every = [f"targets/{id_}" for id_ in portfolio.targets]
    now = {f"targets/{id_}" for id_ in portfolio.targets if agreement(portfolio, id_, of.until) != "unrated"}
    then = {
        f"targets/{id_}"
        for id_, one in portfolio.targets.items()
        if not promised_after(portfolio, one, of.since, of.until) and agreement(portfolio, id_, of.since) != "unrated"
    }
    out = filled({"unrated": tuple(key for key in every if key not in now)})
    listed = tuple(key for key in every if key in now)
    return Denominator("rated", listed, out, tuple(sorted(now - then)), tuple(sorted(then - now)))


def _indicators(of: _Counting) -> tuple[Denominator, Denominator]:
    """Those that promises name, known with the first of these; and all, known with the first promise or report."""
    portfolio = of.portfolio
    asked: dict[str, list[date | None]] = {}
    public = _days_of_promises(portfolio)
    for id_, target in portfolio.targets.items():
        for indicator in target.indicators:
            asked.setdefault(indicator, []).append(public[f"targets/{id_}"])
    first = {id_: _first(days) for id_, days in asked.items()}
    told = {id_: _first(_day(portfolio, one) for one in portfolio.reports(id_)) for id_ in portfolio.indicators}
    named = {key: first[id_] for id_ in portfolio.indicators if (key := f"indicators/{id_}") in promised(portfolio)}
    every = {f"indicators/{id_}": _first((first.get(id_), day)) for id_, day in told.items()}
    rest = {"unpromised": tuple(key for key in every if key not in named)}
    return of.dated("promised", named, rest), of.dated("indicators", every, {})


def _reports(of: _Counting) -> Denominator:
    """The reports that stand on the day of the page; what a correction replaced, and what came later, is not among them."""
    portfolio = of.portfolio
    days: dict[str, date | None] = {}
    out: dict[str, list[str]] = {"replaced": [], "later": []}
    came, gone = set[str](), set[str]()
    for id_, reports in portfolio.achievements.items():
        now, then = current(portfolio, id_, of.until), current(portfolio, id_, of.since)
        days |= {_key(id_, one): _day(portfolio, one) for one in now}
        if len(now) < len(reports):
            for one in (one for one in reports if _key(id_, one) not in days):
                out["replaced" if known_on(portfolio, one) <= of.until else "later"].append(_key(id_, one))
        if now != then:
            are, were = ({_key(id_, one) for one in found} for found in (now, then))
            came, gone = came | (are - were), gone | (were - are)
    found = of.dated("reports", days, {reason: tuple(keys) for reason, keys in out.items()})
    return replace(found, came=tuple(sorted(came)), gone=tuple(sorted(gone)))


def _key(of: str, report: Achievement) -> str:
    return f"achievements/{of}.{report.id}"


def _holders(of: _Counting) -> tuple[Denominator, Denominator]:
    """The sources that something was taken from, and the programmes that hold a promise."""
    portfolio = of.portfolio
    used = {promise.source for promise in portfolio.promises.values()}
    for reports in portfolio.achievements.values():
        used |= {one.source for one in reports if one.source not in used and known_on(portfolio, one) <= of.until}
    days = {f"sources/{id_}": _published(portfolio, id_) for id_ in portfolio.sources}
    taken = {key: day for key, day in days.items() if key.partition("/")[2] in used}
    held: dict[str, list[date | None]] = {}
    for key, day in _days_of_promises(portfolio).items():
        if programme := portfolio.promises[key.partition("/")[2]].programme:
            held.setdefault(f"programmes/{programme}", []).append(day)
    empty = tuple(key for id_ in portfolio.programmes if (key := f"programmes/{id_}") not in held)
    return (
        of.dated("sources", taken, {"unused": tuple(key for key in days if key not in taken)}),
        of.dated("programmes", {key: _first(found) for key, found in held.items()}, {"empty": empty}),
    )


def _days_of_promises(portfolio: Portfolio) -> Days:
    return {promise.key: _published(portfolio, promise.source) for promise in portfolio.promises.values()}


def _published(portfolio: Portfolio, source: str) -> date | None:
    found = portfolio.published(source)
    return found.end if found else None


def _day(portfolio: Portfolio, report: Achievement) -> date | None:
    """The day on which a report could be known; None where nothing dates its source."""
    return known_on(portfolio, report) if is_dated(portfolio, report) else None


def _first(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day), default=None)


def _undated(days: Days) -> int:
    return sum(day is None for day in days.values())


def _years(days: Iterable[date | None], until: date) -> tuple[tuple[int, int], ...]:
    """How many were known at the end of each year before that of a day."""
    known = Counter(day.year for day in days if day and day.year < until.year)
    years = sorted(known)
    return tuple(zip(years, accumulate(known[year] for year in years), strict=True))
