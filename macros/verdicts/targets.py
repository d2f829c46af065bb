"""The rules for targets: the first that fits decides, condition by condition; the worst condition stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from macros.model.achievement import Achievement
from macros.model.portfolio import Portfolio
from macros.model.promise import Condition, Target
from macros.verdicts.case import Case
from macros.verdicts.evidence import deciding_series, disagree, in_series, values
from macros.verdicts.verdict import Beside, Rating, TargetState, Verdict


@dataclass(frozen=True)
class Rule:
    """A state, when it holds, and the report that it rests on. The words of a rule are filed under its name."""

    name: str
    state: TargetState
    fits: Callable[[Case], bool]
    report: Callable[[Case], Achievement | None] = lambda case: case.latest


RULES: tuple[Rule, ...] = (
    Rule("nothing-to-measure", "not-measurable", lambda case: bool(case.missing)),
    Rule(
        "held-when-due", "met", lambda case: case.due_passed and case.satisfied(case.at_due), lambda case: case.at_due
    ),
    Rule(
        "held-later",
        "met-late",
        lambda case: case.due_passed and case.first_met_late is not None,
        lambda case: case.first_met_late,
    ),
    Rule(
        "short-after-due",
        "missed",
        lambda case: case.due_passed and case.after_period is not None,
        lambda case: case.after_period,
    ),
    Rule("silent-when-due", "due-no-report", lambda case: case.due_passed),
    Rule("holds-already", "met", lambda case: case.satisfied(case.latest)),
    Rule("nothing-since-baseline", "not-yet-rated", lambda case: case.nothing_since_baseline),
    Rule("worse-than-baseline", "moving-away", lambda case: case.worse_than_baseline),
    Rule("at-or-beyond-path", "on-track", lambda case: case.at_or_beyond_path),
    Rule("short-of-path", "behind", lambda case: True),
)

WORST_FIRST: tuple[TargetState, ...] = (
    "missed",
    "moving-away",
    "behind",
    "due-no-report",
    "not-measurable",
    "not-yet-rated",
    "met-late",
    "on-track",
    "met",
)
"""Of several conditions the one whose state comes first here stands for the target."""


def straight_path(portfolio: Portfolio, target: Target, as_of: date) -> Verdict:
    """The verdict on a target by its straight path (design, section 4)."""
    ratings = tuple(_rating(portfolio, condition, target, as_of) for condition in target.conditions)
    # Of two that were met late the later one: only then did all hold.
    worst = min(ratings, key=lambda rating: (WORST_FIRST.index(rating.state), -(rating.days or 0)))
    days = worst.days
    if days is None and target.due is not None:
        days = (as_of - target.due.end).days
    return Verdict(worst.state, worst.rule, "straight-path", as_of, worst.numbers, days, worst.report, ratings)


def state(portfolio: Portfolio, target: Target, as_of: date) -> TargetState:
    """The state of that verdict without its arithmetic, which takes half of the time."""
    states = (state_of(case_of(portfolio, target, condition, as_of)) for condition in target.conditions)
    return min(states, key=WORST_FIRST.index)


def state_of(case: Case) -> TargetState:
    """The state of a condition by the first rule that fits."""
    return _rule(case).state


def case_of(portfolio: Portfolio, target: Target, condition: Condition, as_of: date) -> Case:
    """A condition of a target with the reports that decide it: known on the date, of the series that decides."""
    return _case(portfolio, target, condition, as_of)[0]


def _case(
    portfolio: Portfolio, target: Target, condition: Condition, as_of: date
) -> tuple[Case, Sequence[Achievement]]:
    """A condition with the reports that decide it, and those of all series."""
    if condition.indicator is None:
        return Case(condition, target.due, as_of, ()), ()
    indicator = portfolio.indicators[condition.indicator]
    reports = values(portfolio, indicator, as_of)
    return Case(condition, target.due, as_of, in_series(reports, deciding_series(indicator), indicator)), reports


def _rating(portfolio: Portfolio, condition: Condition, target: Target, as_of: date) -> Rating:
    case, reports = _case(portfolio, target, condition, as_of)
    rating = rated(case)
    others = _beside(rating, reports, case) if reports else ()
    return replace(rating, beside=others) if others else rating


def rated(case: Case) -> Rating:
    """The state of a condition by the first rule that fits; what other sources say is not asked."""
    rule = _rule(case)
    report = rule.report(case)
    late = rule.state == "met-late" and report is not None and case.due is not None
    return Rating(
        state=rule.state,
        rule=rule.name,
        condition=case.condition,
        numbers=case.numbers(report),
        report=report,
        baseline_report=case.baseline_report,
        missing=case.missing,
        days=(report.measured.end - case.due.end).days if late and report and case.due else None,
    )


def _rule(case: Case) -> Rule:
    return next(rule for rule in RULES if rule.fits(case))


def _beside(rating: Rating, reports: Sequence[Achievement], case: Case) -> tuple[Beside, ...]:
    """What the sources that disagree with the deciding report, and the other series, lead to."""
    deciding = case.reports
    others: list[tuple[str | None, list[Achievement]]] = []
    if decided := rating.report:
        for rival in deciding:
            if rival.measured.end == decided.measured.end and disagree(rival, decided):
                others.append(
                    (rival.series, [report for report in deciding if report is rival or not _same_day(report, rival)])
                )
    decisive = {report.id for report in deciding}
    # of nearly every indicator all reports are of one series
    rest = [report for report in reports if report.id not in decisive] if len(reports) > len(decisive) else []
    for series in sorted({report.series or "" for report in rest}):
        others.append((series, [report for report in rest if report.series == series]))
    found = [(series, rated(replace(case, reports=evidence))) for series, evidence in others]
    return tuple(Beside(other.state, other.report, series) for series, other in found if other.report is not None)


def _same_day(one: Achievement, other: Achievement) -> bool:
    return one.measured.end == other.measured.end
