"""Rules about reports: what they are about, what they say, in which unit and series."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from babel.numbers import list_currencies

from macros.model.achievement import Achievement
from macros.model.indicator import UNITS, Indicator
from macros.model.portfolio import Portfolio
from macros.reading.checks.finding import Finding
from macros.reading.problem import did_you_mean
from macros.reading.yaml_file import Path


def reports_are_about_something(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """A file of achievements is named after an indicator, task or system."""
    known = {**portfolio.indicators, **portfolio.tasks, **portfolio.systems}
    for of in portfolio.achievements:
        if of not in known:
            message = f"found reports about {of!r}, wanted the id of an indicator, task or system as file name; "
            yield Finding("achievements", of, (), "reports-about-nothing", message + did_you_mean(of, known), (of,))


def reports_say_something(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """A report about an indicator has a value or a statement, one about a task or system a state."""
    for of, at, report in _reports(portfolio):
        if of in portfolio.indicators:
            if report.state is not None:
                message = "found a state of an indicator, wanted a value"
                yield Finding("achievements", of, (at, "state"), "says-the-wrong-thing", message)
            if report.value is None and report.statement is None and report.change is None:
                message = "found no value; write value:, or statement: for a report in words"
                yield Finding("achievements", of, (at,), "says-nothing", message)
        elif of not in portfolio.tasks and of not in portfolio.systems:
            continue  # what it is about is told by the rule above
        elif report.value is not None:
            message = "found a value of a task or system, wanted a state"
            yield Finding("achievements", of, (at, "value"), "says-the-wrong-thing", message, (of,))
        elif report.state is None:
            message = "found no state; write state: under-way, delivered, operating, …"
            yield Finding("achievements", of, (at,), "says-nothing", message, (of,))


def _reports(portfolio: Portfolio) -> Iterator[tuple[str, int, Achievement]]:
    for of, reports in portfolio.achievements.items():
        for at, report in enumerate(reports):
            yield of, at, report


def corrections_are_whole(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """A correction names an earlier report of its file, a reason and whose mistake it was."""
    for of, at, report in _reports(portfolio):
        if report.replaces is None:
            if report.reason is not None or report.kind is not None:
                message = "found reason or kind without replaces; name the corrected report"
                yield Finding("achievements", of, (at,), "broken-correction", message)
            continue
        earlier = [r.id for r in portfolio.achievements[of][:at]]
        if report.replaces not in earlier:
            message = f"found {report.replaces!r}, wanted the id of a report above it; {did_you_mean(report.replaces, earlier)}"
            yield Finding("achievements", of, (at, "replaces"), "broken-correction", message)
        if report.reason is None or report.kind is None:
            message = "found replaces alone; add reason: and kind: ours or source"
            yield Finding("achievements", of, (at, "replaces"), "broken-correction", message)


def units_are_known(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """A unit is built in, a currency, or a file of data/units/."""
    known = {*UNITS, *portfolio.units}
    currencies = list_currencies()
    written: list[tuple[str, str, Path, str | None]] = [
        ("indicators", id_, ("unit",), indicator.unit) for id_, indicator in portfolio.indicators.items()
    ]
    written += [("achievements", of, (at, "unit"), report.unit) for of, at, report in _reports(portfolio)]
    for kind, id_, path, unit in written:
        if unit is not None and unit not in known and unit not in currencies:
            message = f"found {unit!r}, wanted a currency code or a unit; {did_you_mean(unit, known)}"
            yield Finding(kind, id_, path, "unknown-unit", message, (unit,))


def values_are_within_bounds(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """No value lies outside what its indicator can have."""
    for of, at, report in _reports(portfolio):
        indicator = portfolio.indicators.get(of)
        if indicator is None or indicator.bounds is None or report.value is None:
            continue
        if report.unit not in (None, indicator.unit):
            continue
        low, high = indicator.bounds.low, indicator.bounds.high
        if (low is not None and report.value < low) or (high is not None and report.value > high):
            message = f"found {report.value}, outside the bounds of {of} ({_bounds(low, high)}); correct one of them"
            yield Finding("achievements", of, (at, "value"), "out-of-bounds", message)


def _bounds(low: Decimal | None, high: Decimal | None) -> str:
    if low is None or high is None:
        return f"at most {high}" if low is None else f"at least {low}"
    return f"{low} to {high}"


def series_are_declared(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """Several series need a preferred one, and each report says to which it belongs."""
    for id_, indicator in portfolio.indicators.items():
        known = [series.id for series in indicator.series]
        if len(known) != len(set(known)):
            yield Finding("indicators", id_, ("series",), "broken-series", "found one series twice; rename one")
        if len(known) > 1 and indicator.preferred is None:
            message = "found several series; add preferred: with the one that decides"
            yield Finding("indicators", id_, ("series",), "broken-series", message)
        if indicator.preferred is not None and indicator.preferred not in known:
            message = f"found {indicator.preferred!r}, no such series; {did_you_mean(indicator.preferred, known)}"
            yield Finding("indicators", id_, ("preferred",), "unknown-series", message)
        yield from _series_of_reports(portfolio, indicator, known)


def _series_of_reports(portfolio: Portfolio, indicator: Indicator, known: list[str]) -> Iterator[Finding]:
    for at, report in enumerate(portfolio.reports(indicator.id)):
        if report.series is not None and report.series not in known:
            message = f"found {report.series!r}, no series of {indicator.id}; {did_you_mean(report.series, known)}"
            yield Finding("achievements", indicator.id, (at, "series"), "unknown-series", message)
        elif report.series is None and len(known) > 1:
            message = f"found no series; add series: with one of {', '.join(known)}"
            yield Finding("achievements", indicator.id, (at,), "broken-series", message)
