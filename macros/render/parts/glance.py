"""Indicators at a glance: a small drawing of each, and what was reported that nobody promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from markupsafe import Markup

from macros.model.achievement import Achievement
from macros.model.indicator import Indicator
from macros.model.promise import Condition
from macros.render import rows
from macros.render.answering import Told, promised, told
from macros.render.charts import Spark, spark
from macros.render.parts.arguments import OneOf
from macros.render.parts.html import fill
from macros.render.parts.paging import EACH, MOST
from macros.render.said import quoted, wanted
from macros.render.svg import harden
from macros.render.values import in_language
from macros.render.view import Edition, View
from macros.verdicts.evidence import deciding_series, in_series, values

WHICH = ("promised", "unpromised", "all")

_DRAWN = 60
"""Drawings of indicators that are too many for one page."""


@dataclass(frozen=True)
class _Course:
    """An indicator with the comparable reports of one series, earliest first, and the promise to hold them against."""

    indicator: Indicator
    reports: Sequence[Achievement]
    deciding: bool
    promise: rows.PromiseRow | None
    condition: Condition | None


def small_multiples(view: View, which: Annotated[str, OneOf(WHICH)]) -> Markup:
    """A small drawing of the course of each indicator that was promised, was not, or of all: latest value and goal.

    Of more than fit on a page, those that were reported about last.
    """
    asked = promised(view.portfolio)
    ids = [
        id_
        for id_ in view.portfolio.indicators
        if which == "all" or (f"indicators/{id_}" in asked) is (which == "promised")
    ]
    return _grid(view, ids, which)


def _grid(view: View, every: Sequence[str], which: str, *, table: bool = True) -> Markup:
    ids = every if len(every) <= MOST else sorted(every, key=lambda id_: _last(view, id_))[-_DRAWN:]
    courses = [_course(view.edition, id_) for id_ in sorted(ids, key=lambda id_: view.order(f"indicators/{id_}"))]
    # Those with a course to see come first; a report alone is a point.
    drawn = sorted((course for course in courses if course.reports), key=_alone)
    without = [f"indicators/{course.indicator.id}" for course in courses if not course.reports]
    if which == "unpromised":
        # What is neither promised nor reported has nothing to say here.
        without = [key for key in without if view.portfolio.reports(key.partition("/")[2])]
    if not drawn and not without:
        return Markup("")
    notes = [view.words.say("glance.note")]
    if any(course.condition for course in drawn):
        notes.append(view.words.say("glance.note.promised"))
    notes.append(view.words.say("as_of", date=view.words.day(view.edition.as_of)) + ".")
    return fill(
        "sparks",
        view,
        title=_title(view, which, len(drawn), len(courses), len(every)),
        note=" ".join(notes) if drawn else "",
        sparks=[_spark(view, course, which) for course in drawn],
        without=without,
        table=table,
        of="promised" if which == "promised" and len(ids) == len(every) else "indicators" if table else "",
    )


def _last(view: View, id_: str) -> tuple[date, str]:
    """The day that an indicator was last reported about, and its id, which parts those of one day."""
    days = [report.measured.end for report in view.portfolio.reports(id_)]
    return max((day for day in days if day <= view.edition.as_of), default=date.min), id_


def _title(view: View, which: str, drawn: int, courses: int, every: int) -> str:
    """How many have a number; of a choice, how many of them all it holds."""
    if courses < every:
        return view.words.say("glance.title.some", n=courses, total=every)
    return view.words.say(f"glance.title.{which}", n=drawn, total=courses)


def _alone(course: _Course) -> bool:
    """Whether there is but one day to draw."""
    return len({report.measured.end for report in course.reports}) == 1


def _course(edition: Edition, id_: str) -> _Course:
    """The reports of the series that decides; where it has none, those of the series that was reported last."""
    indicator = edition.portfolio.indicators[id_]
    held, deciding = values(edition.portfolio, indicator, edition.as_of), deciding_series(indicator)
    series = deciding if not held or in_series(held, deciding, indicator) else held[-1].series
    row = _promise(rows.promises_on(edition, id_))
    conditions = row.promise.conditions if row else ()
    condition = next((condition for condition in conditions if condition.indicator == id_), None)
    return _Course(indicator, in_series(held, series, indicator), series == deciding, row, condition)


def _promise(found: Sequence[rows.PromiseRow]) -> rows.PromiseRow | None:
    """The promise due next, else the one due last, else one without a date."""
    dated = [row for row in found if row.when != "none"]
    return next((row for row in dated if row.when == "ahead"), dated[-1] if dated else next(iter(found), None))


def _spark(view: View, course: _Course, which: str) -> dict[str, Any]:
    """One cell of the grid: name, drawing, latest value with its date, how many reports, the promise."""
    indicator, words = course.indicator, view.words
    first, last = course.reports[0], course.reports[-1]
    title = words.say("glance.course", indicator=view.plain(indicator.title))
    data, uid, told = _drawing(view.edition, course), f"s{which[0]}-{indicator.id}", _told(view, course)
    image = view.edition.draw.text(
        f"spark {data} {uid} {title} {told}", lambda: harden(view.edition.draw(spark(data)), uid, title, told)
    )
    return {
        "key": f"indicators/{indicator.id}",
        "image": Markup(image),
        "first": (_value(view, course, first), words.period(first.measured, "medium")),
        "latest": (_value(view, course, last), words.period(last.measured, "medium")),
        "reports": told,
        "series": _series(view, course),
        "promise": course.promise,
        "wanted": _wanted(view, course),
    }


def _drawing(edition: Edition, course: _Course) -> Spark:
    disputed = {row.report.id for row in rows.reports(edition.portfolio, course.indicator.id) if row.disputed}
    points = [(report.id in disputed, (report.measured.end, report.value)) for report in course.reports]
    condition = course.condition if course.deciding else None
    return Spark(
        joined=tuple((when, value) for apart, (when, value) in points if not apart and value is not None),
        apart=tuple((when, value) for apart, (when, value) in points if apart and value is not None),
        goals=tuple(value for value in (condition.value, condition.high) if value is not None) if condition else (),
        falling=course.indicator.unit == "rank",
        deciding=course.deciding,
    )


def _value(view: View, course: _Course, report: Achievement) -> str:
    return quoted(view.portfolio, view.words, report, course.indicator.unit)


def _told(view: View, course: _Course) -> str:
    """How many reports the drawing holds, and of which years."""
    first, last = (str(course.reports[at].measured.end.year) for at in (0, -1))
    key = "glance.reports" if first != last else "glance.reports.same"
    return view.words.say(key, n=len(course.reports), first=first, last=last)


def _series(view: View, course: _Course) -> str:
    """The name of the series, where it is not the one that decides."""
    if course.deciding:
        return ""
    names = {series.id: in_language(series.title, view.words.language)[0] for series in course.indicator.series}
    return view.words.say("glance.series", series=names.get(course.reports[-1].series or "", ""))


def _wanted(view: View, course: _Course) -> str:
    """What was promised, and by when."""
    if course.promise is None or course.condition is None:
        return ""
    goal = wanted(view.portfolio, view.words, course.condition)
    due = course.promise.promise.due
    return view.words.say("course.goal", goal=goal, due=view.words.period(due, "medium")) if due else goal


def unpromised(view: View) -> Markup:
    """The reports that answer no promise: how many, the course of what they are about, and the latest of each."""
    found = told(view.edition)
    mine = [one for one in found if not one.promised]
    ids = [one.key.partition("/")[2] for one in mine if one.key.startswith("indicators/")]
    lines = sorted((_line(view, one) for one in mine), key=lambda line: line["when"], reverse=True)
    sparks = _grid(view, ids, "unpromised", table=False)
    shown = lines if len(lines) <= MOST else lines[:EACH]
    return fill("unpromised", view, sentence=answering(view, found), sparks=sparks, lines=shown, total=len(lines))


def answering(view: View, found: Sequence[Told]) -> str:
    """How many reports answer no promise, and how many indicators and systems they are about."""
    say, total = view.words.say, sum(len(one.reports) for one in found)
    mine = [one for one in found if not one.promised]
    if not mine:
        return say("answering.all", n=total) if total else say("answering.none")
    kinds = {kind: sum(one.key.startswith(kind) for one in mine) for kind in ("indicators", "systems")}
    named = {kind: say(f"answering.{kind}", n=n) for kind, n in kinds.items() if n}
    about = (
        say("answering.about", **named)
        if len(named) == 2
        else say("answering.about.one_kind", what="".join(named.values()))
    )
    missing = sum(len(one.reports) for one in mine)
    return say("answering.count", n=missing, reports=say("reports", n=total), about=about)


def _line(view: View, one: Told) -> dict[str, Any]:
    """The latest report about something that nobody promised."""
    kind, _, id_ = one.key.partition("/")
    latest = (rows.latest(view.edition, id_) if kind == "indicators" else None) or one.reports[-1]
    unit = view.portfolio.unit(id_)
    return {
        "key": one.key,
        "value": quoted(view.portfolio, view.words, latest, unit),
        "when": latest.measured.end,
        "measured": view.words.period(latest.measured, "medium"),
        "anchor": view.href(f"{one.key}#{latest.id}"),
        "count": len(one.reports),
        "source": view.portfolio.sources[latest.source],
        "source_key": f"sources/{latest.source}",
    }
