"""The y of every "x of y" on a site, with what is left out of it and how it changed: promises, and all that is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from macros.model.achievement import Achievement
from macros.model.portfolio import Portfolio
from macros.model.promise import Target
from macros.render import rows
from macros.render.answering import promised
from macros.render.denominators import Denominator, Keys, denominators, filled
from macros.render.view import Edition
from macros.verdicts.evidence import current, is_dated, known_on
from macros.verdicts.methods.compared import courses, disagree

TOTALS = "counted/data.json"
"""Where the whole lists stand, from the root of the site."""

Days = Mapping[str, date | None]
"""By key the day from which a record was known; None where nothing says."""


def counts(edition: Edition) -> tuple[Denominator, ...]:
    """Everything that numbers on the pages are a part of, in the order of the page about it."""
    found = {one.name: one for one in denominators(rows.promises(edition), edition.changes)}
    owed = _days_of_promises(edition)
    found["owed"] = replace(found["owed"], years=_years(owed.values(), edition.as_of), undated=_undated(owed))
    return (*found.values(), _rated(edition), *_indicators(edition), _reports(edition), *_holders(edition))


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


def _rated(edition: Edition) -> Denominator:
    """The targets that at least two methods can rate."""
    portfolio, since = edition.portfolio, edition.changes.since
    there = {id_: target for id_, target in portfolio.targets.items() if id_ not in edition.changes.promises}
    now = {f"targets/{id_}" for id_, one in portfolio.targets.items() if _compares(portfolio, one, edition.as_of)}
    then = {f"targets/{id_}" for id_, one in there.items() if _compares(portfolio, one, since)}
    every = [f"targets/{id_}" for id_ in portfolio.targets]
    out = filled({"unrated": tuple(key for key in every if key not in now)})
    listed = tuple(key for key in every if key in now)
    return Denominator("rated", listed, out, tuple(sorted(now - then)), tuple(sorted(then - now)))


def _compares(portfolio: Portfolio, target: Target, day: date) -> bool:
    return any(disagree(course) is not None for course in courses(portfolio, target.id, day))


def _indicators(edition: Edition) -> tuple[Denominator, Denominator]:
    """Those that promises name, known with the first of these; and all, known with the first promise or report."""
    portfolio = edition.portfolio
    asked: dict[str, list[date | None]] = {}
    public = _days_of_promises(edition)
    for id_, target in portfolio.targets.items():
        for of in target.indicators:
            asked.setdefault(of, []).append(public[f"targets/{id_}"])
    first = {of: _first(days) for of, days in asked.items()}
    told = {of: [_day(portfolio, one) for one in portfolio.reports(of)] for of in portfolio.indicators}
    named = {f"indicators/{of}": first[of] for of in portfolio.indicators if f"indicators/{of}" in promised(portfolio)}
    every = {f"indicators/{of}": _first([first.get(of), *days]) for of, days in told.items()}
    rest = {"unpromised": tuple(key for key in every if key not in named)}
    return _dated(edition, "promised", named, rest), _dated(edition, "indicators", every, {})


def _reports(edition: Edition) -> Denominator:
    """The reports that stand on the day of the page; what a correction replaced, and what came later, is not among them."""
    portfolio, since = edition.portfolio, edition.changes.since
    days: dict[str, date | None] = {}
    then: set[str] = set()
    every: dict[str, date] = {}
    for of, reports in portfolio.achievements.items():
        every |= {f"achievements/{of}.{one.id}": known_on(portfolio, one) for one in reports}
        days |= {f"achievements/{of}.{one.id}": _day(portfolio, one) for one in current(portfolio, of, edition.as_of)}
        then |= {f"achievements/{of}.{one.id}" for one in current(portfolio, of, since)}
    rest = {key: day for key, day in every.items() if key not in days}
    out = {"replaced": tuple(key for key, day in rest.items() if day <= edition.as_of)}
    out["later"] = tuple(key for key, day in rest.items() if day > edition.as_of)
    found = _dated(edition, "reports", days, out)
    return replace(found, came=tuple(sorted(days.keys() - then)), gone=tuple(sorted(then - days.keys())))


def _holders(edition: Edition) -> tuple[Denominator, Denominator]:
    """The sources that something was taken from, and the programmes that hold a promise."""
    portfolio = edition.portfolio
    told = [one for reports in portfolio.achievements.values() for one in reports]
    used = {promise.source for promise in portfolio.promises.values()}
    used |= {one.source for one in told if known_on(portfolio, one) <= edition.as_of}
    days = {f"sources/{id_}": _published(portfolio, id_) for id_ in portfolio.sources}
    taken = {key: day for key, day in days.items() if key.partition("/")[2] in used}
    held: dict[str, list[date | None]] = {}
    for key, day in _days_of_promises(edition).items():
        if programme := portfolio.promises[key.partition("/")[2]].programme:
            held.setdefault(f"programmes/{programme}", []).append(day)
    return (
        _dated(edition, "sources", taken, {"unused": tuple(key for key in days if key not in taken)}),
        _dated(
            edition,
            "programmes",
            {key: _first(found) for key, found in held.items()},
            {"empty": tuple(key for id_ in portfolio.programmes if (key := f"programmes/{id_}") not in held)},
        ),
    )


def _days_of_promises(edition: Edition) -> Days:
    portfolio = edition.portfolio
    return {promise.key: _published(portfolio, promise.source) for promise in portfolio.promises.values()}


def _published(portfolio: Portfolio, source: str) -> date | None:
    found = portfolio.published(source)
    return found.end if found else None


def _day(portfolio: Portfolio, report: Achievement) -> date | None:
    return known_on(portfolio, report) if is_dated(portfolio, report) else None


def _first(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day), default=None)


def _dated(edition: Edition, name: str, days: Days, left_out: Mapping[str, Keys]) -> Denominator:
    """What is counted from the day of each on."""
    since, until = edition.changes.since, edition.as_of
    came = tuple(key for key, day in days.items() if day and since < day <= until)
    return Denominator(
        name, tuple(days), filled(left_out), came, (), years=_years(days.values(), until), undated=_undated(days)
    )


def _undated(days: Days) -> int:
    return sum(day is None for day in days.values())


def _years(days: Iterable[date | None], until: date) -> tuple[tuple[int, int], ...]:
    """How many were known at the end of each year before that of a day."""
    known = [day.year for day in days if day and day.year < until.year]
    return tuple((year, sum(one <= year for one in known)) for year in sorted(set(known)))
