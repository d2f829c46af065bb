"""The courses on a record's page: from its reports and promises to what each chart shows and says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from macros.render import rows
from macros.render.charts import Course, Size, course, explored, identity
from macros.render.plots import course_of
from macros.render.said import quoted
from macros.render.svg import harden
from macros.render.values import in_language, unit_name
from macros.render.view import Edition

SIZES: tuple[Size, ...] = ("wide", "narrow")
_GROUPS = ("report", "other", "disputed", "projected", "baseline", "path")


@dataclass(frozen=True, eq=False)
class Chart:
    """A course on the page of a record; its files beside the page begin with `name`."""

    name: str
    indicator: str
    target: str | None
    data: Course

    @cached_property
    def identities(self) -> Mapping[Size, str]:
        """By size a hash of everything that its specification depends on."""
        return {size: identity(self.data, size) for size in SIZES}


@lru_cache(maxsize=16)
def courses(edition: Edition, record: str) -> tuple[Chart, ...]:
    """The course of an indicator; of a target, that of each of its indicators. Where nothing can be drawn, none."""
    kind, _, id_ = record.partition("/")
    if kind == "indicators":
        asked = [Chart("chart", id_, None, course_of(edition, id_, None))]
    elif kind == "targets":
        asked = [
            Chart(f"chart-{of}" if n else "chart", of, id_, course_of(edition, of, id_))
            for n, of in enumerate(edition.portfolio.targets[id_].indicators)
        ]
    else:
        asked = []
    return tuple(chart for chart in asked if chart.data.points or chart.data.goals)


def specification(edition: Edition, chart: Chart, size: Size) -> dict[str, Any]:
    """What a course is drawn from, made once for the same reports, promises and words."""
    return edition.draw.spec(chart.identities[size], lambda: course(chart.data, size))


def figure(edition: Edition, chart: Chart, size: Size, uid: str) -> str:
    """The image of a course, named and made safe to stand in a page."""
    return _drawn(edition, chart, size, uid, themed=True).decode()


def image(edition: Edition, chart: Chart) -> bytes:
    """The image of a course as a file of its own."""
    return _drawn(edition, chart, "wide", "chart", themed=False)


def _drawn(edition: Edition, chart: Chart, size: Size, uid: str, themed: bool) -> bytes:
    title, subtitle = described(edition, chart)

    def make() -> str:
        return harden(edition.draw(specification(edition, chart, size)), uid, title, subtitle, themed)

    return edition.draw.file(repr((chart.identities[size], uid, title, subtitle, themed)), make)


def explorable(edition: Edition, chart: Chart, size: Size) -> bytes:
    """The same for a reader who asks the marks, as JSON in a file."""
    say, main = edition.words.say, any(goal.main for goal in chart.data.goals)
    names = {group: say(f"explore.group.{group}") for group in _GROUPS}
    names["main"] = say(f"explore.group.{'main' if chart.target else 'next'}")
    names["goals"] = say(f"explore.group.{'goals' if main else 'targets'}")

    def make() -> str:
        spec = explored(specification(edition, chart, size), chart.data, size, names)
        return json.dumps(spec, ensure_ascii=False, separators=(",", ":"))

    return edition.draw.file(repr((chart.identities[size], chart.target, names)), make)


# The page, its image on each width and the file beside it say the same.
@lru_cache(maxsize=16)
def described(edition: Edition, chart: Chart) -> tuple[str, str]:
    """Title and subtitle of a course: its finding, and what stands for what."""
    return _finding(edition, chart.indicator), _subtitle(edition, chart)


def _finding(edition: Edition, id_: str) -> str:
    """The title of a course: what the latest report says."""
    indicator, words = edition.portfolio.indicators[id_], edition.words
    name = in_language(indicator.title, words.language)[0]
    latest = rows.latest(edition, id_)
    if latest is None:
        return words.say("course.title.none", indicator=name)
    value = quoted(edition.portfolio, words, latest, indicator.unit)
    return words.say("course.title", indicator=name, value=value, date=words.period(latest.measured))


def _subtitle(edition: Edition, chart: Chart) -> str:
    indicator, words = edition.portfolio.indicators[chart.indicator], edition.words
    name = unit_name(edition.portfolio, words, indicator.unit)
    base = in_language(indicator.of, words.language)[0] if indicator.of else ""
    rank = ".rank" if indicator.unit == "rank" else ""
    unit = words.say(f"course.unit{rank}", unit=f"{name} {base}".strip())
    return " ".join([unit, *_legend(edition, chart.data, rank)])


def _legend(edition: Edition, data: Course, rank: str) -> Iterator[str]:
    """What stands for what, of the marks that the course has."""
    kinds = {point.kind for point in data.points}
    if kinds & {"report", "other", "baseline"}:
        yield edition.words.say("course.filled")
    if hollow := [kind for kind in ("disputed", "projected") if kind in kinds]:
        yield edition.words.say(f"course.hollow.{'-'.join(hollow)}")
    if data.goals:
        yield edition.words.say(f"course.bars{rank}")
