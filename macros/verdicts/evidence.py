"""Which reports speak on a date, and which of two comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from weakref import WeakKeyDictionary

from macros.model.achievement import Achievement
from macros.model.indicator import Indicator
from macros.model.portfolio import Portfolio
from macros.model.source import GRADES

_GRADES = {grade: -at for at, grade in enumerate(GRADES)}


def known_on(portfolio: Portfolio, report: Achievement) -> date:
    """The day on which a report could be known: when its source came out, at the latest when it was recorded."""
    published = portfolio.published(report.source)
    return min(published.end, report.recorded.end) if published else report.recorded.end


def is_dated(portfolio: Portfolio, report: Achievement) -> bool:
    """Whether anything says when a report was public: its source's date, or a period that had ended."""
    return portfolio.published(report.source) is not None


def standing(portfolio: Portfolio, of: str, as_of: date) -> list[Achievement]:
    """Reports known on a date, in the order of their file, without those that we wrote down wrong.

    A correction of ours holds on all dates: what it replaces is gone also before its own source came out. What a source
    corrected itself stands until the correction came out, and beside it afterwards.
    """
    return [ranked.report for ranked in _standing(sorted(_ranked(portfolio, of), key=lambda one: one.at), as_of)]


def current(portfolio: Portfolio, of: str, as_of: date) -> list[Achievement]:
    """Reports known on a date and not replaced by a correction known then, earliest measured first.

    Of two that are measured on one day the better graded comes last, so that the last one decides.
    """
    known = _standing(_ranked(portfolio, of), as_of)
    replaced = {one.report.replaces for one in known}
    return [one.report for one in known if one.report.id not in replaced]


class _Ranked(NamedTuple):
    """A report with its place in its file, after what it is ranked by; known: the day on which it could be known."""

    measured: date
    grade: int
    known: date
    id: str
    at: int
    report: Achievement


# A verdict is asked for on many days, and the order of the reports is the same on all of them.
_KEPT: WeakKeyDictionary[Portfolio, dict[str, tuple[_Ranked, ...]]] = WeakKeyDictionary()


def _ranked(portfolio: Portfolio, of: str) -> tuple[_Ranked, ...]:
    """Every report about something, earliest measured first; of one day the better graded last."""
    if (kept := _KEPT.get(portfolio)) is None:
        kept = _KEPT[portfolio] = {}
    if (found := kept.get(of)) is None:
        found = kept[of] = tuple(sorted(_ranks(portfolio, of)))
    return found


def _ranks(portfolio: Portfolio, of: str) -> Iterator[_Ranked]:
    for at, report in enumerate(portfolio.reports(of)):
        grade = _GRADES[portfolio.sources[report.source].grade]
        yield _Ranked(report.measured.end, grade, known_on(portfolio, report), report.id, at, report)


def _standing(ranked: Sequence[_Ranked], as_of: date) -> list[_Ranked]:
    """Those known on a date, in the order given, without those that we wrote down wrong."""
    wrong = {one.report.replaces for one in ranked if one.known > as_of and one.report.kind == "ours"}
    return [one for one in ranked if one.known <= as_of and one.report.id not in wrong]


def disagree(one: Achievement, other: Achievement) -> bool:
    """Whether two reports of one day give different numbers; "about 95" says what "95" says."""
    return (one.value, _bound(one)) != (other.value, _bound(other))


def _bound(report: Achievement) -> str | None:
    return None if report.quantifier == "about" else report.quantifier


def values(portfolio: Portfolio, indicator: Indicator, as_of: date) -> list[Achievement]:
    """Current reports whose value can be compared with others: whole, in the indicator's unit, no projection."""
    return [
        report
        for report in current(portfolio, indicator.id, as_of)
        if report.value is not None
        and report.unit in (None, indicator.unit)
        and report.scope is None
        and report.nature != "projected"
    ]


def deciding_series(indicator: Indicator) -> str | None:
    """The series that verdicts rest on; None where reports need no series."""
    if indicator.preferred is None and len(indicator.series) == 1:
        return indicator.series[0].id
    return indicator.preferred


def in_series(reports: Sequence[Achievement], series: str | None, indicator: Indicator) -> list[Achievement]:
    """The reports of one series; a report that names none belongs to the deciding one."""
    default = deciding_series(indicator)
    return [report for report in reports if (report.series or default) == series]
