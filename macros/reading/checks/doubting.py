"""Doubts about reports: dates that cannot be, values that leap, one fact told twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date
from decimal import Decimal

from macros.model.achievement import Achievement
from macros.model.period import Period
from macros.model.portfolio import Portfolio
from macros.reading.checks.finding import Finding
from macros.reading.yaml_file import Path

_LEAP = 10


def dates_have_been(portfolio: Portfolio, _languages: tuple[str, ...], as_of: date) -> Iterator[Finding]:
    """What was measured, recorded, published or read lies before the day of the verdicts, if it is no projection."""
    for kind, id_, path, when in _dates(portfolio):
        if when is not None and when.start > as_of:
            message = f"found a date from {when.start} on, wanted none after {as_of}; correct it"
            yield Finding(kind, id_, path, "date-in-future", message)


def _dates(portfolio: Portfolio) -> Iterator[tuple[str, str, Path, Period | None]]:
    for of, reports in portfolio.achievements.items():
        for at, report in enumerate(reports):
            yield "achievements", of, (at, "recorded"), report.recorded
            if not _looks_ahead(report):
                yield "achievements", of, (at, "measured"), report.measured
    for id_, source in portfolio.sources.items():
        yield "sources", id_, ("published",), source.published
        yield "sources", id_, ("accessed",), source.accessed
    for promise in portfolio.promises.values():
        for at, reply in enumerate(promise.replies):
            yield promise.kind, promise.id, ("replies", at, "date"), reply.date
    for id_, programme in portfolio.programmes.items():
        yield "programmes", id_, ("date",), programme.date


def _looks_ahead(report: Achievement) -> bool:
    """Whether a report is about what its source expects, or about money for a time to come."""
    return report.nature == "projected" or report.money in ("announced", "planned", "approved")


def reports_follow_their_source(portfolio: Portfolio, _languages: tuple[str, ...], _as_of: date) -> Iterator[Finding]:
    """A report is about a time before its source came out, and is recorded after it."""
    for of, reports in portfolio.achievements.items():
        for at, report in enumerate(reports):
            source = portfolio.sources.get(report.source)
            if source is None or source.published is None:
                continue
            published = source.published
            if report.recorded.end < published.start:
                message = (
                    f"found {report.recorded.end}, before {report.source} came out ({published.start}); correct one"
                )
                yield Finding("achievements", of, (at, "recorded"), "recorded-before-published", message)
            if report.measured.start > published.end and not _looks_ahead(report):
                message = f"found a time after {report.source} came out ({published.end}); correct one, "
                message += "or add nature: projected"
                yield Finding("achievements", of, (at, "measured"), "measured-after-published", message)


def values_do_not_leap(portfolio: Portfolio, _languages: tuple[str, ...], _as_of: date) -> Iterator[Finding]:
    """A value is less than ten times the one before it that can be compared with it, and more than a tenth."""
    for of, reports in portfolio.achievements.items():
        last: dict[Hashable, Decimal] = {}
        for at, report in _in_time(reports):
            if report.value is None:
                continue
            like = report.series, report.unit, report.scope and str(report.scope), report.nature, report.money
            before = last.get(like)
            # What lies under a bound may be as small as it likes, so nothing leaps from there.
            last[like] = Decimal(0) if report.quantifier == "under" else report.value
            if before and report.value and not 1 / Decimal(_LEAP) < report.value / before < _LEAP:
                message = (
                    f"found {report.value} after {before}; correct the one that slipped, or leave both if they are so"
                )
                yield Finding("achievements", of, (at, "value"), "jump", message)


def _in_time(reports: tuple[Achievement, ...]) -> list[tuple[int, Achievement]]:
    """The reports that stand, with their places in the file, earliest measured first."""
    replaced = {report.replaces for report in reports}
    standing = [(at, report) for at, report in enumerate(reports) if report.id not in replaced]
    return sorted(standing, key=lambda found: (found[1].measured.end, found[0]))


def facts_are_told_once(portfolio: Portfolio, _languages: tuple[str, ...], _as_of: date) -> Iterator[Finding]:
    """No two standing reports say the same of one time from one source, and no two sources have one address."""
    for of, reports in portfolio.achievements.items():
        said: dict[str, str] = {}
        for at, report in sorted(_in_time(reports)):
            fact = report.model_dump_json(exclude={"id", "recorded", "locator", "note", "replaces", "reason", "kind"})
            if (first := said.setdefault(fact, report.id)) != report.id:
                message = f"found what {first!r} says already, from the same source; delete the newer one"
                yield Finding("achievements", of, (at,), "report-twice", message)
    found: dict[str, str] = {}
    for id_, source in portfolio.sources.items():
        if source.url is not None and (first := found.setdefault(source.url, id_)) != id_:
            message = f"found the address of {first} again; name one of the two everywhere, or correct the address"
            yield Finding("sources", id_, ("url",), "source-twice", message)
