"""From records to the course of an indicator: its reports as points, what was promised as goals, in a reader's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.model.indicator import Indicator
from macros.model.promise import Target
from macros.render import rows
from macros.render.charts import Course, Goal, Kind, Point
from macros.render.said import reported, wanted
from macros.render.values import amount, in_language
from macros.render.view import Edition
from macros.verdicts.evidence import deciding_series
from macros.verdicts.verdict import Rating


def course_of(edition: Edition, id_: str, target: str | None) -> Course:
    """What the chart of an indicator shows; with a target, that promise and its path stand out."""
    indicator, words = edition.portfolio.indicators[id_], edition.words
    promised = [row for row in rows.promises_on(edition, id_) if row.promise.due is not None]
    main = target or next((row.promise.id for row in promised if row.when == "ahead"), None)
    rating = _rating(edition, main, id_)
    return Course(
        points=tuple(_points(edition, indicator)),
        goals=tuple(goal for row in promised for goal in _goals(edition, row, id_, main)),
        today=edition.as_of,
        today_label=words.say("course.today"),
        ticks=lambda value: amount(edition.portfolio, words, value, indicator.unit),
        month=words.month_name,
        path=_path(edition, rating, main),
        path_label=words.say("course.path"),
        falling=indicator.unit == "rank",
    )


def _rating(edition: Edition, target: str | None, indicator: str) -> Rating | None:
    if target is None:
        return None
    return next((r for r in edition.verdicts[target].ratings if r.condition.indicator == indicator), None)


def _path(edition: Edition, rating: Rating | None, target: str | None) -> tuple[Any, Any] | None:
    if rating is None or target is None or (due := edition.portfolio.promises[target].due) is None:
        return None
    numbers = rating.numbers
    if numbers.baseline is None or numbers.baseline_date is None or numbers.goal is None or numbers.expected is None:
        return None
    return (numbers.baseline_date, numbers.baseline), (due.end, numbers.goal)


def _points(edition: Edition, indicator: Indicator) -> list[Point]:
    """Reports with a whole number in the indicator's unit, earliest first, named by what they say."""
    names = {series.id: in_language(series.title, edition.words.language)[0] for series in indicator.series}
    return [
        Point(
            when=row.report.measured.end,
            value=row.report.value,
            label=reported(edition.portfolio, edition.words, row.report, indicator.unit),
            kind=_kind(row, indicator),
            series=names.get(row.report.series or "", ""),
            told=tuple(_told(edition, row, names.get(row.report.series or "", "") if len(names) > 1 else "")),
            key=row.key,
        )
        for row in reversed(rows.reports(edition.portfolio, indicator.id))
        if row.report.value is not None
        and row.replaced_by is None
        and row.report.scope is None
        and row.report.unit in (None, indicator.unit)
        and row.known <= edition.as_of
    ]


def _told(edition: Edition, row: rows.ReportRow, series: str) -> Iterator[str]:
    """What stands under a report's value when it is pointed at: when, who, of several series which, what qualifies it."""
    words, measured = edition.words, row.report.measured
    yield words.say("explore.measured", date=words.period(measured, "medium"))
    publisher = in_language(row.source.publisher, words.language)[0]
    yield f"{publisher} · {words.say(f'grade.{row.source.grade}')}"
    if series:
        yield series
    if measured.inferred:
        yield words.say("date.inferred")
    if row.report.nature != "measured":
        yield words.say(f"nature.{row.report.nature}")
    if row.disputed:
        yield words.say("explore.disputed")


def _kind(row: rows.ReportRow, indicator: Indicator) -> Kind:
    if row.report.nature == "projected":
        return "projected"
    if (row.report.series or deciding_series(indicator)) != deciding_series(indicator):
        return "other"
    return "disputed" if row.disputed else "report"


def _goals(edition: Edition, row: rows.PromiseRow, indicator: str, main: str | None) -> list[Goal]:
    """The promised values of a target on an indicator, named by what they ask for."""
    if not isinstance(row.promise, Target) or row.promise.due is None:
        return []
    words, due = edition.words, row.promise.due
    title = in_language(row.promise.title, words.language)[0]
    return [
        Goal(
            when=due.end,
            value=condition.value,
            label=words.say(
                "course.goal",
                goal=wanted(edition.portfolio, words, condition),
                due=words.period(due, "medium"),
            ),
            main=row.promise.id == main,
            high=condition.high,
            told=(title, words.say(f"state.{row.verdict.state}")),
            key=row.key,
        )
        for condition in row.promise.conditions
        if condition.indicator == indicator and condition.value is not None
    ]
