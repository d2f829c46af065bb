"""Figures: charts with a title that says what they show, drawn for wide and for narrow pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any

from markupsafe import Markup

from macros.model.indicator import Indicator
from macros.model.promise import Target
from macros.render import rows
from macros.render.charts import Course, Goal, Kind, Mark, Point, Size, course, picture
from macros.render.parts.arguments import Key, Named
from macros.render.parts.html import fill
from macros.render.parts.marked import MOST
from macros.render.parts.strips import Holder, strips
from macros.render.said import quoted, reported, wanted
from macros.render.svg import harden, linked
from macros.render.values import amount, in_language, unit_name
from macros.render.view import Edition, View
from macros.verdicts.evidence import deciding_series
from macros.verdicts.verdict import Rating


def indicator_course(view: View, record: Annotated[str, Key(("indicators", "targets"))]) -> Markup:
    """The course of an indicator: reports, targets, required path and today. Of a target: of each of its indicators."""
    kind, _, id_ = record.partition("/")
    if kind == "indicators":
        return _figure(view, id_, None)
    ratings = view.verdict(id_).ratings
    indicators = dict.fromkeys(rating.condition.indicator for rating in ratings if rating.condition.indicator)
    return Markup("\n").join(_figure(view, indicator, id_) for indicator in indicators)


def _figure(view: View, id_: str, target: str | None) -> Markup:
    data = course_of(view.edition, id_, target)
    if not data.points and not data.goals:
        return Markup("")
    uid = f"c-{id_}"
    title, subtitle = described(view.edition, id_)
    wide, narrow = (
        Markup(harden(view.edition.draw(course(data, size)), f"{uid}-{size[0]}", title, subtitle)) for size in _SIZES
    )
    folder = view.href(f"indicators/{id_}")
    downloads = [
        (view.words.say("download.table"), f"#reports-{id_}"),
        *((name.upper(), f"{folder}{file}") for name, file in _FILES),
    ]
    return fill("figure", view, title=title, subtitle=subtitle, wide=wide, narrow=narrow, downloads=downloads)


_SIZES: tuple[Size, ...] = ("wide", "narrow")
_FILES = (("svg", "chart.svg"), ("png", "chart.png"), ("csv", "data.csv"), ("json", "data.json"))


def described(edition: Edition, id_: str) -> tuple[str, str]:
    """Title and subtitle of the course of an indicator."""
    view = edition.at("")
    return _finding(view, id_), _subtitle(view, edition.portfolio.indicators[id_])


def _finding(view: View, id_: str) -> str:
    """The title of a course: what the latest report says."""
    indicator, words = view.portfolio.indicators[id_], view.words
    name = view.plain(indicator.title)
    latest = rows.latest(view.edition, id_)
    if latest is None:
        return words.say("course.title.none", indicator=name)
    value = quoted(view.portfolio, words, latest, indicator.unit)
    return words.say("course.title", indicator=name, value=value, date=words.period(latest.measured))


def _subtitle(view: View, indicator: Indicator) -> str:
    name = unit_name(view.portfolio, view.words, indicator.unit)
    base = view.plain(indicator.of)
    rank = ".rank" if indicator.unit == "rank" else ""
    unit = view.words.say(f"course.unit{rank}", unit=f"{name} {base}".strip())
    return " ".join([unit, *_legend(view, course_of(view.edition, indicator.id, None), rank)])


def _legend(view: View, data: Course, rank: str) -> Iterator[str]:
    """What stands for what, of the marks that the course has."""
    kinds = {point.kind for point in data.points}
    if kinds & {"report", "other", "baseline"}:
        yield view.words.say("course.filled")
    if hollow := [kind for kind in ("disputed", "projected") if kind in kinds]:
        yield view.words.say(f"course.hollow.{'-'.join(hollow)}")
    if data.goals:
        yield view.words.say(f"course.bars{rank}")


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
        )
        for row in reversed(rows.reports(edition.portfolio, indicator.id))
        if row.report.value is not None
        and row.replaced_by is None
        and row.report.scope is None
        and row.report.unit in (None, indicator.unit)
        and row.known <= edition.as_of
    ]


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
    due = row.promise.due
    return [
        Goal(
            when=due.end,
            value=condition.value,
            label=edition.words.say(
                "course.goal",
                goal=wanted(edition.portfolio, edition.words, condition),
                due=edition.words.period(due, "medium"),
            ),
            main=row.promise.id == main,
            high=condition.high,
        )
        for condition in row.promise.conditions
        if condition.indicator == indicator and condition.value is not None
    ]


def promise_picture(view: View, programme: Annotated[str | None, Named("programmes")] = None) -> Markup:
    """Every promise as one mark that links to it, in groups from what reports show to what nobody can show.

    More promises than can be told apart stand in a strip for each programme; those of one programme, for each lead.
    """
    found = rows.promises(view.edition, programme=programme.removeprefix("programmes/") if programme else None)
    few = len(found) <= MOST
    groups = [_group(view, name, rows.of_state(found, states), drawn=few) for name, states in rows.GROUPS]
    title, note, table = (view.words.say("picture.title"), view.words.say("picture.note"), "")
    if not few:
        title, note, table = _in_strips(view, found, "organisations" if programme else "programmes")
    return fill(
        "picture", view, title=title, note=note, groups=[group for group in groups if group["count"]], table=table
    )


def _in_strips(view: View, found: list[rows.PromiseRow], kind: Holder) -> tuple[str, str, Markup]:
    """Title and note of a picture of many promises, and its table of strips with the way to all of them."""
    title = view.words.say(f"picture.title.{kind}")
    table, each = strips(view, found, kind, 12, title)
    way = Markup('<p class="mb-more"><a href="{}">{}</a></p>')
    every = way.format(view.href(kind), view.words.say(f"picture.all.{kind}", n=len(getattr(view.portfolio, kind))))
    return title, f"{view.words.say('picture.note.strips')} {each}", table + every


def _group(view: View, name: str, mine: list[rows.PromiseRow], *, drawn: bool) -> dict[str, Any]:
    states = Counter(row.verdict.state for row in mine)
    group = {"name": name, "count": len(mine), "states": [(s, states[s]) for s in rows.STATES if states[s]]}
    return group | {size: _strip(view, name, mine, size) if mine and drawn else "" for size in _SIZES}


def _strip(view: View, name: str, mine: list[rows.PromiseRow], size: Size) -> Markup:
    marks = [Mark(row.key, row.verdict.state) for row in mine]
    links = {row.key: (view.href(row.key), mark_name(view, row)) for row in mine}
    title = view.words.say(f"group.{name}")
    return Markup(linked(view.edition.draw(picture(marks, size)), f"p-{name}-{size[0]}", title, links))


def mark_name(view: View, row: rows.PromiseRow) -> str:
    """What a mark says when it is pointed at or read aloud."""
    due = view.words.period(row.promise.due) if row.promise.due else view.words.say("due.none")
    state, title = view.words.say(f"state.{row.verdict.state}"), view.plain(row.promise.title)
    return view.words.say("picture.mark", state=state, title=title, due=due)
