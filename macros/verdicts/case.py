"""One condition of one target on one date, with everything that the rules ask about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from macros.model.achievement import Achievement
from macros.model.period import Period
from macros.model.promise import Condition
from macros.verdicts import path
from macros.verdicts.bounds import Interval, interval, satisfies
from macros.verdicts.verdict import Missing, Numbers


@dataclass(frozen=True)
class Case:
    """The facts before a rule: comparable reports of one series, earliest measured first."""

    condition: Condition
    due: Period | None
    as_of: date
    reports: Sequence[Achievement]

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """What the promise does not state, so that no report can settle it."""
        absent: list[Missing] = []
        if self.condition.value is None:
            absent.append("number")
        if self.due is None:
            absent.append("date")
        if self.condition.indicator is None:
            absent.append("metric")
        return tuple(absent)

    @cached_property
    def due_passed(self) -> bool:
        """Whether the last day of the due period lies before the date of the verdict."""
        return self.due is not None and self.as_of > self.due.end

    @cached_property
    def at_due(self) -> Achievement | None:
        """The latest report measured on or before the due date."""
        return self._last([report for report in self.reports if not self._after_due(report)])

    @cached_property
    def first_met_late(self) -> Achievement | None:
        """The first report measured after the due date that satisfies the condition."""
        later = [report for report in self.reports if self._after_due(report)]
        return next((report for report in later if self.satisfied(report)), None)

    @cached_property
    def after_period(self) -> Achievement | None:
        """The first report measured at or after the end of the due period; of one day the better graded."""
        due = self.due
        after = [report for report in self.reports if due is not None and report.measured.end >= due.end]
        return self._last([report for report in after if report.measured.end == after[0].measured.end])

    @cached_property
    def latest(self) -> Achievement | None:
        """The latest report of all."""
        return self._last(self.reports)

    @cached_property
    def baseline_report(self) -> Achievement | None:
        """The report that stands for a baseline which the source of the promise does not state: the earliest."""
        if self.condition.baseline is not None or not self.reports:
            return None
        earliest = self.reports[0].measured.end
        return self._last([report for report in self.reports if report.measured.end == earliest])

    @cached_property
    def line(self) -> path.Path | None:
        """The straight path to the goal; None without a baseline before the due date."""
        if (found := self.baseline) is None or self.due is None:
            return None
        value, day = found
        to = path.goal(self.condition, value)
        return path.Path(day, value, self.due.end, to) if to is not None and day < self.due.end else None

    @cached_property
    def baseline(self) -> tuple[Decimal, date] | None:
        """Value and date of the baseline, stated or derived."""
        if stated := self.condition.baseline:
            return stated.value, stated.measured.end
        if (report := self.baseline_report) is not None and report.value is not None:
            return report.value, report.measured.end
        return None

    def with_latest(self, report: Achievement) -> Case:
        """The same facts, had another report been made in place of the latest one, about the same day."""
        found = Case(self.condition, self.due, self.as_of, (*self.reports[:-1], report))
        if self.baseline_report is not self.latest:
            vars(found).update(missing=self.missing, due_passed=self.due_passed, baseline=self.baseline, line=self.line)
        return found

    def satisfied(self, report: Achievement | None) -> bool:
        """Whether a report fulfils the condition."""
        return report is not None and satisfies(found(report), self.condition)

    @cached_property
    def nothing_since_baseline(self) -> bool:
        """Whether no report was measured after the baseline, or there is no path to compare it with."""
        return self.line is None or self.latest is None or self.latest.measured.end <= self.line.start

    @cached_property
    def worse_than_baseline(self) -> bool:
        """Whether the latest report lies on the far side of the baseline."""
        if self.line is None or self.latest is None:
            return False
        value, start = found(self.latest), self.line.baseline
        match path.direction(self.condition, start, self.line.goal):
            case 1:
                return value.at_most(start, strictly=True)
            case -1:
                return value.at_least(start, strictly=True)
            case _:
                return True

    @cached_property
    def at_or_beyond_path(self) -> bool:
        """Whether the latest report is certainly no worse than the path asked for on its day."""
        if self.line is None or self.latest is None:
            return False
        asked, value = self.line.at(self.latest.measured.end), found(self.latest)
        if path.direction(self.condition, self.line.baseline, self.line.goal) > 0:
            return value.at_least(asked)
        return value.at_most(asked)

    def numbers(self, report: Achievement | None) -> Numbers:
        """The arithmetic, with one report as the latest."""
        value, day = self.baseline or (None, None)
        latest = report.value if report else None
        latest_day = report.measured.end if report else None
        aim, line = path.goal(self.condition, value), self.line
        start = Numbers(
            value, day, None if value is None else self.baseline_report is not None, latest, latest_day, aim
        )
        if line is None or latest is None or latest_day is None:
            return start
        return Numbers(
            *(start.baseline, start.baseline_date, start.baseline_derived, latest, latest_day, aim),
            expected=path.rounded(line.at(latest_day)),
            done_share=path.rounded(line.done_share(latest)),
            time_share=path.rounded(line.time_share(latest_day)),
            required_per_year=path.rounded(path.per_year(line.goal - latest, latest_day, line.due)),
            achieved_per_year=path.rounded(path.per_year(latest - line.baseline, line.start, latest_day)),
            break_even=path.rounded(line.at(self.as_of)),
        )

    def _after_due(self, report: Achievement) -> bool:
        return self.due is not None and report.measured.end > self.due.end

    @staticmethod
    def _last(reports: Sequence[Achievement]) -> Achievement | None:
        return reports[-1] if reports else None


def found(report: Achievement) -> Interval:
    """Where the number of a report lies.

    Raises ValueError for a report without a number.
    """
    if report.value is None:
        raise ValueError(f"report {report.id} has no value")
    return interval(report.value, report.quantifier)
