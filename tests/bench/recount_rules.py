"""The rules for targets once more, in as few lines as made-up sites need: see `tests.bench.recount`."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from tests.bench.synthetic import AS_OF

Text = Mapping[str, str]
_YEAR = Decimal("365.25")


@dataclass(frozen=True)
class Period:
    """A day, quarter or year as the YAML writes it."""

    end: date
    precision: str = "day"

    @classmethod
    def of(cls, written: str) -> Period:
        """2024, 2024-Q2 or 2024-06-30."""
        if len(written) == 4:
            return cls(date(int(written), 12, 31), "year")
        if "Q" in written:
            year, month = int(written[:4]), int(written[-1]) * 3
            return cls(date(year, month, calendar.monthrange(year, month)[1]), "quarter")
        return cls(date.fromisoformat(written))

    def spelt(self, language: str) -> list[int]:
        """The numbers with which it is spelt."""
        if self.precision == "year":
            return [self.end.year]
        if self.precision == "quarter":
            return [self.end.month // 3, self.end.year]
        month = [] if language == "en" else [self.end.month]
        return [self.end.day, *month, self.end.year]


Item = str | int | Decimal | date | Period | None


@dataclass(frozen=True)
class Report:
    """A value, when it was measured, and when its source came out."""

    value: Decimal
    period: Period
    published: date


@dataclass(frozen=True)
class Origin:
    """The document of a promise."""

    title: str
    published: date
    locator: str


@dataclass(frozen=True)
class Promised:
    """A target with everything that its page tells. sign: 1 where more is better, -1 where less is. percent: the unit.
    stated: how many of the six things its source states; baseline: the one that its source states."""

    title: Text
    goal: Decimal
    sign: int
    percent: bool
    due: Period | None
    baseline: tuple[Decimal, date] | None
    reports: tuple[Report, ...]
    indicator: Text
    programme: Text
    bodies: tuple[Text, ...]
    source: Origin
    stated: int

    @cached_property
    def start(self) -> tuple[Decimal, date]:
        """The baseline, or the earliest report."""
        first = self.reports[0]
        return self.baseline or (first.value, first.period.end)


@dataclass(frozen=True)
class Made:
    """A made-up site's YAML by kind and id."""

    data: Mapping[str, Mapping[str, Any]]
    as_of: date = AS_OF

    @cached_property
    def newest(self) -> date:
        """When the newest report of all came out."""
        used = {report["source"] for reports in self.data["achievements"].values() for report in reports}
        return max(date.fromisoformat(self.data["sources"][source]["published"]) for source in used)

    def asked(self, id_: str) -> list[Any]:
        """The questions about a target."""
        return [one for one in self.data["questions"].values() if f"targets/{id_}" in one["about"]]

    def promised(self, id_: str) -> Promised:
        """A target by its id."""
        target = self.data["targets"][id_]
        (condition,) = target["conditions"]
        indicator, sources = self.data["indicators"][condition["indicator"]], self.data["sources"]
        reports = [
            Report(
                Decimal(one["value"]),
                Period.of(one["measured"]),
                date.fromisoformat(sources[one["source"]]["published"]),
            )
            for one in self.data["achievements"][condition["indicator"]]
        ]
        stated, source = condition.get("baseline"), sources[target["source"]]
        bodies = [*target.get("lead", ()), *target.get("support", ())]
        return Promised(
            title=target["title"],
            goal=Decimal(condition["value"]),
            sign=1 if condition["operator"] == "at-least" else -1,
            percent=indicator["unit"] == "percent",
            due=Period.of(target["due"]) if "due" in target else None,
            baseline=(Decimal(stated["value"]), Period.of(stated["measured"]).end) if stated else None,
            reports=tuple(sorted(reports, key=lambda one: one.period.end)),
            indicator=indicator["title"],
            programme=self.data["programmes"][target["programme"]]["title"],
            bodies=tuple(self.data["organisations"][body]["title"] for body in bodies),
            source=Origin(source["title"]["vi"], date.fromisoformat(source["published"]), target["locator"]),
            stated=sum(aspect["grade"] == "stated" for aspect in target["clarity"].values()),
        )


def read(folder: Path) -> Made:
    """All YAML of a site, every scalar as it is written."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((folder / "data").glob("*/*.yml")):
        with path.open(encoding="utf-8") as text:
            found.setdefault(path.parent.name, {})[path.stem] = yaml.load(text, yaml.CBaseLoader)
    return Made(found)


def known(one: Promised, day: date) -> tuple[Report, ...]:
    """The reports whose sources were out on a day."""
    return tuple(report for report in one.reports if report.published <= day)


def deciding(one: Promised, out: Sequence[Report], day: date) -> Report | None:
    """The report that the state rests on."""
    newest = out[-1] if out else None
    if one.due is None or day <= one.due.end:
        return newest
    due = one.due.end
    before = [report for report in out if report.period.end <= due]
    late = [report for report in out if report.period.end > due and kept(one, report)]
    after = [report for report in out if report.period.end >= due]
    if before and kept(one, before[-1]):
        return before[-1]
    return next(iter([*late[:1], *after[:1]]), newest)


def kept(one: Promised, report: Report) -> bool:
    """Whether a report satisfies a target."""
    return (report.value - one.goal) * one.sign >= 0


def state(one: Promised, out: Sequence[Report], day: date) -> str:
    """The first rule that fits."""
    if one.due is None:
        return "not-measurable"
    due, report = one.due.end, deciding(one, out, day)
    if day > due:
        if report is None or (report.period.end < due and not kept(one, report)):
            return "due-no-report"
        return "missed" if not kept(one, report) else "met" if report.period.end <= due else "met-late"
    if report is None:
        return "not-yet-rated"
    if kept(one, report):
        return "met"
    value, start = one.baseline or (out[0].value, out[0].period.end)
    if start >= due or report.period.end <= start:
        return "not-yet-rated"
    if (report.value - value) * one.sign < 0:
        return "moving-away"
    share = Decimal(min((report.period.end - start).days, (due - start).days)) / (due - start).days
    path = value + (one.goal - value) * share
    return "on-track" if (report.value - path) * one.sign >= 0 else "behind"


def history(one: Promised, as_of: date) -> list[tuple[date, Report | None]]:
    """The days on which the state became another, with the report that came out then: from the promise's source on."""
    news = {report.published: report for report in one.reports}
    days = {*news, *([one.due.end + timedelta(days=1)] if one.due else [])}
    first = one.source.published
    rows: list[tuple[date, Report | None]] = [(first, None)]
    before = state(one, known(one, first), first)
    for day in sorted(day for day in days if first < day <= as_of):
        if (now := state(one, known(one, day), day)) != before:
            rows.append((day, news.get(day)))
        before = now
    return rows


def short(value: Decimal, places: str = "0.01") -> Decimal:
    """A number as pages show it: from the four decimals that the exports keep."""
    return value.quantize(Decimal("0.0001")).quantize(Decimal(places))


def per_cent(share: Decimal, places: str = "1") -> Decimal:
    """A share as per cents, from its four decimals."""
    return (share.quantize(Decimal("0.0001")) * 100).quantize(Decimal(places))


def numbers(one: Promised, report: Report, as_of: date) -> dict[str, Decimal]:
    """The arithmetic of a verdict by its report; empty where there is no path."""
    (value, start), when = one.start, report.period.end
    passed, whole = (when - start).days, (one.due.end - start).days if one.due else 0
    if whole <= 0:
        return {}

    def path(days: int) -> Decimal:
        return value + (one.goal - value) * min(max(days, 0), whole) / whole

    found = {"expected": short(path(passed)), "passed": Decimal(passed), "whole": Decimal(whole)}
    found |= {"even": short(path((as_of - start).days)), "time": per_cent(Decimal(passed) / whole)}
    if one.goal != value:
        found["done"] = per_cent((report.value - value) / (one.goal - value))
    if passed > 0 and whole > passed:
        found["needed"] = short((one.goal - report.value) * _YEAR / (whole - passed))
        found["had"] = short((report.value - value) * _YEAR / passed)
    return found
