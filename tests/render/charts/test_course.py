"""The course of an indicator: it draws whatever is recorded, and no word of it lies over another."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

import pytest

from macros.render.charts import Course, Goal, Kind, Point, Size, course, words
from macros.render.charts.course import without_far_goals
from macros.render.charts.frame import frame
from macros.render.charts.labels import Placed, place
from macros.render.charts.theme import HEIGHT, WIDTH
from macros.render.svg import draw, harden

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_YEAR_ENDS = tuple(date(year, 12, 31) for year in range(1996, 2046))


def point(when: str, value: str, label: str | None = None, kind: Kind = "report", series: str = "") -> Point:
    return Point(date.fromisoformat(when), Decimal(value), label, kind, series)


def goal(when: str, value: str, label: str, main: bool = False, high: str | None = None) -> Goal:
    return Goal(date.fromisoformat(when), Decimal(value), label, main, Decimal(high) if high else None)


def drawn(*parts: Point | Goal, path: tuple[str, str, str, str] | None = None, falling: bool = False) -> Course:
    return Course(
        points=tuple(part for part in parts if isinstance(part, Point)),
        goals=tuple(part for part in parts if isinstance(part, Goal)),
        today=date(2026, 11, 22),
        today_label="today",
        ticks=lambda value: f"{value.normalize():,f}\N{NO-BREAK SPACE}%",
        month=lambda when: _MONTHS[when.month - 1],
        path=path and _path(*path),
        path_label="straight path" if path else "",
        falling=falling,
    )


def _path(start: str, low: str, end: str, high: str) -> tuple[tuple[date, Decimal], tuple[date, Decimal]]:
    return (date.fromisoformat(start), Decimal(low)), (date.fromisoformat(end), Decimal(high))


def _sixty() -> Course:
    months = [(2021 + n // 12, n % 12 + 1, (n * 7 % 23) + n) for n in range(60)]
    return drawn(
        *(point(f"{year}-{month:02d}-28", f"{value}", f"{value} %") for year, month, value in months),
        goal("2026-12-31", "90", "90 % by 2026", main=True),
    )


COVERAGE = drawn(
    point("2024-01-31", "1", "under 1 %"),
    point("2025-05-31", "26", "about 26 %"),
    point("2025-10-31", "39.52", "39.52 %"),
    point("2025-12-18", "40", "nearly 40 %", "disputed"),
    point("2025-12-18", "59", "nearly 59 %", "disputed"),
    point("2025-12-26", "90", "over 90 %"),
    point("2026-02-28", "91.2", "nearly 91.2 %, Feb 2026"),
    goal("2025-12-31", "90", "90 % by 2025"),
    goal("2026-12-31", "70", "70 %\nthis promise", main=True),
    goal("2030-12-31", "99", "99 % by 2030"),
    path=("2024-01-31", "1", "2026-12-31", "70"),
)
RANKS = drawn(
    *(point(f"{year}-12-31", rank, f"{rank}th in {year}") for year, rank in ((2014, "99"), (2018, "88"), (2024, "71"))),
    goal("2026-12-31", "65", "top 65 by 2026", main=True),
    goal("2030-12-31", "50", "top 50 by 2030"),
    path=("2014-12-31", "99", "2026-12-31", "65"),
    falling=True,
)
THREE_SERIES = drawn(
    *(point(f"{year}-12-31", f"{year - 2008}", f"{year - 2008} %", "report", "Statistics") for year in (2020, 2025)),
    *(point(f"{year}-12-31", f"{year - 2006}", f"{year - 2006} %", "other", "Ministry") for year in (2021, 2024)),
    *(point(f"{year}-12-31", f"{year - 2012}", None, "other", "A <b>private</b> report") for year in (2019, 2023)),
    goal("2026-12-31", "14.5", "14.5 % by 2026", main=True),
)
CASES: dict[str, Callable[[], Course]] = {
    "coverage": lambda: COVERAGE,
    "ranks": lambda: RANKS,
    "three series": lambda: THREE_SERIES,
    "sixty reports": _sixty,
    "no reports": lambda: drawn(goal("2026-12-31", "70", "70 % by 2026", main=True)),
    "no goals": lambda: drawn(point("2026-06-30", "4", "4 %")),
    "one report": lambda: drawn(point("2025-12-31", "16.4", "over 16.4 %"), goal("2026-12-31", "17.5", "17.5 %", True)),
    "huge": lambda: drawn(
        point("2024-12-31", "2770000000000000", "2.77 quadrillion"),
        goal("2026-12-31", "4320000000000000", "4.32 quadrillion", main=True),
    ),
    "tiny": lambda: drawn(point("2024-12-31", "0.0004", "0.0004"), goal("2026-12-31", "0.0009", "0.0009", True)),
    "zero": lambda: drawn(point("2024-12-31", "0", "none"), goal("2026-12-31", "0", "none", True)),
    "negative": lambda: drawn(
        point("2020-06-30", "-3.4", "−3.4 %"),
        point("2022-06-30", "2.5", "2.5 %"),
        goal("2026-12-31", "5", "5 to 7", True, "7"),
    ),
    "all negative": lambda: drawn(point("2020-06-30", "-30", "−30"), goal("2026-12-31", "-30", "−30", True)),
    "equal": lambda: drawn(
        *(point(f"{year}-12-31", "26", "26 %") for year in range(2019, 2025)), goal("2026-12-31", "26", "26 %", True)
    ),
    "equal ranks": lambda: drawn(
        point("2024-12-31", "1", "1st"), goal("2026-12-31", "1", "stay first", True), falling=True
    ),
    "thirty years": lambda: drawn(
        *(point(end.isoformat(), f"{n * n}", f"{n * n}") for n, end in enumerate(_YEAR_ENDS[:30])),
        goal("2045-12-31", "3000", "3,000 by 2045", main=True),
    ),
    "months": lambda: drawn(
        point("2026-01-31", "10", "10 %"), point("2026-08-15", "33", "33 %"), goal("2026-12-31", "50", "50 %", True)
    ),
    "one day": lambda: drawn(point("2026-11-22", "10", "10 %"), goal("2026-11-22", "50", "50 %", True)),
    "goals on one date": lambda: drawn(
        *(goal("2026-12-31", f"{value}", f"{value} % in one text", main=value == 40) for value in (40, 41, 42, 43))
    ),
    "goal in the past": lambda: drawn(
        point("2026-02-28", "40", "40 %"), goal("2020-12-31", "90", "90 % by 2020", True)
    ),
    "forecast": lambda: drawn(
        point("2023-12-31", "30", "start 30 %", "baseline"),
        point("2025-06-30", "39", "39 %"),
        point("2026-12-31", "83", "83 % (forecast)", "projected"),
        goal("2026-12-31", "80", "80 %", main=True),
        path=("2023-12-31", "30", "2026-12-31", "80"),
    ),
    "hostile": lambda: drawn(
        point("2024-12-31", "10", "</text><script>alert(1)</script>"),
        point("2025-12-31", "20", "'\"]}} {{ 7*7 }} ${datum} " + "endless" * 60),
        goal("2026-12-31", "30", "a b " * 200, main=True),
    ),
}


def placed(data: Course, size: Size) -> tuple[Placed, ...]:
    on = frame(data, size)
    return place(words.labels(data, on), words.surroundings(data, on))


def said(data: Course, size: Size = "wide") -> list[str]:
    return [" ".join(found.lines) for found in placed(data, size)]


SIZES: tuple[Size, ...] = ("wide", "narrow")


@pytest.mark.slow
@pytest.mark.parametrize(("name", "size"), [("coverage", "wide"), *((name, "narrow") for name in CASES)])
def test_draws_whatever_is_recorded(name: str, size: Size) -> None:
    image = harden(draw(course(CASES[name](), size)), "c", "title", "description")
    root = ET.fromstring(image)
    assert root.get("viewBox") == f"0 0 {WIDTH[size]} {HEIGHT[size]}"
    assert "today" in {text.text for text in root.iter("{http://www.w3.org/2000/svg}text")}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CASES)
def test_no_word_lies_over_another_or_leaves_the_chart(name: str, size: Size) -> None:
    data = CASES[name]()
    on = frame(data, size)
    around = words.surroundings(data, on)
    boxes = [found.box for found in placed(data, size)]
    assert not [pair for pair in combinations([*boxes, *around.words], 2) if pair[0].overlaps(pair[1])]
    assert all(box.within(around.edge) for box in boxes)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CASES)
def test_latest_report_and_main_goal_are_always_named(name: str, size: Size) -> None:
    data = CASES[name]()
    on = frame(data, size)
    wanted = {label.text for label in words.labels(data, on) if label.must}
    assert wanted <= {found.label.text for found in placed(data, size)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CASES)
def test_axis_words_do_not_touch(name: str, size: Size) -> None:
    on = frame(CASES[name](), size)
    middles = [x for x, _ in on.names.words]
    assert middles, "an axis without a single date"
    assert all(second - first >= 30 for first, second in pairwise(middles))
    heights = sorted(y for y, _ in on.tick_words)
    assert len(heights) >= 2
    assert all(second - first >= 30 for first, second in pairwise(heights))


def test_labels_keep_their_bound() -> None:
    assert {"nearly 91.2 %, Feb 2026", "70 % this promise", "nearly 40 %", "nearly 59 %"} <= set(said(COVERAGE))


def test_series_are_named_where_there_are_several() -> None:
    assert {"17 % Statistics", "18 % Ministry", "A <b>private</b> report"} <= set(said(THREE_SERIES))


def test_a_rank_rises_on_the_page() -> None:
    on = frame(RANKS, "wide")
    _, worse = on.spot(date(2024, 12, 31), Decimal(99))
    _, better = on.spot(date(2024, 12, 31), Decimal(50))
    assert better < worse
    assert min(on.ticks) > 0, "there is no rank of zero"


def test_numbers_on_the_axis_are_never_cut() -> None:
    data = replace(CASES["huge"](), ticks=lambda value: f"{value:,f} units of account")
    on = frame(data, "narrow")
    assert [" ".join(lines) for _, lines in on.tick_words] == [f"{tick:,f} units of account" for tick in on.ticks]


def test_a_share_stays_under_a_hundred() -> None:
    assert max(frame(COVERAGE, "wide").ticks) == 100


def test_year_ends_are_named_by_their_year() -> None:
    on = frame(RANKS, "wide")
    assert on.names.words[-1] == (on.days.x(date(2030, 12, 31)), "2030")


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one report or one goal"):
        course(drawn(), "wide")


def test_goals_too_far_ahead_are_left_to_the_table() -> None:
    near, far = goal("2031-06-30", "60", "60 % by 2031"), goal("2045-12-31", "80", "80 % by 2045")
    reports = point("2024-06-30", "20", "20 %"), point("2026-06-30", "30", "30 %")
    assert without_far_goals(drawn(*reports, near, far)).goals == (near,)
    assert without_far_goals(drawn(near, far)).goals == (near, far)
    main = goal("2045-12-31", "80", "80 % by 2045", main=True)
    assert without_far_goals(drawn(*reports, near, main)).goals == (near, main)


def test_disputed_reports_are_not_part_of_the_line() -> None:
    rows = [layer["data"]["values"] for layer in course(COVERAGE, "wide")["layer"]]
    lines = [held for held in rows if ("2025-12-26", 90.0) in {(row.get("date"), row.get("value")) for row in held}]
    assert len(lines) == 2, "one line, one set of points"
    assert all("2025-12-18" not in {row["date"] for row in held} for held in lines)


def test_one_course_is_one_specification() -> None:
    assert course(COVERAGE, "wide") == course(COVERAGE, "wide")
    assert course(COVERAGE, "wide") != course(COVERAGE, "narrow")
