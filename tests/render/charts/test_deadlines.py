"""Deadlines in time: past and next apart, every one a mark over its own time, nothing overlapping."""

from __future__ import annotations

import random
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest

from macros.render.charts import Deadlines, Due, Mark, Size, deadlines, near
from macros.render.charts.across import across
from macros.render.charts.boxes import boxed
from macros.render.charts.dues import Stretch, piles, stretches
from macros.render.charts.theme import MUTED, WIDTH
from macros.render.shapes import SHAPES
from macros.render.svg import draw
from tests.render.charts.drawing import marks_in, places, texts_in
from tests.render.editions import spoken

pytestmark = pytest.mark.slow  # draws, and compares every mark with every other

TODAY = date(2026, 11, 22)
STATES = list(SHAPES)


def line(*days: date, today: date = TODAY) -> Deadlines:
    dues = tuple(Due(day, Mark(f"tasks/t{n}", STATES[n % len(STATES)])) for n, day in enumerate(days))
    words = spoken("vi")
    return Deadlines(
        dues, today, "hôm nay", words.month_name, lambda start, months, full: f"{start.month}/{months} {full}"
    )


def scattered(count: int, back: int, ahead: int, seed: int = 1) -> list[date]:
    chance = random.Random(seed)
    return [TODAY + timedelta(days=chance.randint(-back, ahead)) for _ in range(count)]


YEAR_END = date(2026, 12, 31)
REAL = [*[date(2025, 12, 31)] * 14, *[date(2026, 3, 31)] * 7, *[date(2026, 6, 30)] * 4, *[YEAR_END] * 31]
LINES = {
    "one past": [date(2026, 3, 31)],
    "today": [TODAY],
    "tomorrow": [TODAY + timedelta(days=1)] * 40,
    "real": REAL,
    "real and far": [*REAL, date(2015, 12, 31), date(2045, 12, 31), date(2100, 12, 31)],
    "few": scattered(10, 900, 900),
    "many": scattered(110, 400, 1500),
    "500": scattered(500, 3000, 6000),
    "all past": scattered(60, 700, -1),
    "all ahead": scattered(60, -1, 700),
    "one far": [date(2100, 12, 31)],
}


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("days", LINES.values(), ids=LINES)
def test_nothing_overlaps_and_nothing_is_cut_off(days: list[date], size: Size) -> None:
    data = line(*days)
    image = draw(deadlines(data, size))
    _, _, width, height = (float(part) for part in ET.fromstring(image).attrib["viewBox"].split())
    assert width == WIDTH[size]
    found = marks_in(image)
    assert {key for key, _, _ in found} == {due.mark.key for due in data.dues}
    marks = [boxed((x, y), 12.5, 12.5) for _, x, y in found]
    words = texts_in(image)
    assert [
        box for box in [*marks, *words] if min(box.left, box.top) < 0 or box.right > width or box.bottom > height
    ] == []
    assert [pair for pair in combinations(words, 2) if pair[0].overlaps(pair[1])] == []
    apart = sorted(marks, key=lambda box: box.left)
    assert [
        1 for n, a in enumerate(apart) for b in apart[n + 1 : n + 60] if a.overlaps(boxed(_middle(b), 12, 12))
    ] == []
    assert [word for word in words for mark in marks if word.overlaps(mark)] == []


def _middle(box: object) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("days", LINES.values(), ids=LINES)
def test_what_has_passed_and_what_lies_ahead_stand_on_their_sides_of_today(days: list[date], size: Size) -> None:
    data = line(*days)
    image = draw(deadlines(data, size))
    when = {due.mark.key: due.when for due in data.dues}
    x, y = _today(image)
    for key, across_, down_ in marks_in(image):
        ahead = across_ > x + 12 if size == "wide" else down_ > y + 12
        behind = across_ < x - 12 if size == "wide" else down_ < y - 12
        assert ahead if when[key] >= TODAY else behind, key


def _today(image: str) -> tuple[float, float]:
    """Where the line for today begins: the only one in the colour of second words."""
    ((x, y),) = [(x, y) for found, x, y in places(ET.fromstring(image)) if found.get("stroke") == MUTED]
    return x, y


FAR, NEXT = date(2045, 12, 31), YEAR_END


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        ([NEXT, NEXT, NEXT, FAR], [NEXT] * 3),  # three quarters lie within a year
        ([NEXT, NEXT, FAR], [NEXT, NEXT, FAR]),  # two thirds do not
        ([date(2020, 1, 1), *[NEXT] * 9], [NEXT] * 9),
        ([date(2024, 12, 31), NEXT, NEXT, FAR], [date(2024, 12, 31), NEXT, NEXT]),
        ([date(2100, 12, 31)], [date(2100, 12, 31)]),
    ],
)
def test_deadlines_so_far_off_that_they_press_the_others_together_are_left_out(
    days: list[date], kept: list[date]
) -> None:
    assert [due.when for due in near(line(*days)).dues] == kept


@pytest.mark.parametrize(
    ("first", "last", "most", "months", "count"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), 15, 1, 1),
        (date(2025, 12, 31), date(2026, 12, 31), 15, 1, 13),
        (date(2025, 10, 1), date(2026, 12, 31), 15, 1, 15),
        (date(2025, 9, 30), date(2026, 12, 31), 15, 3, 6),
        (date(2023, 1, 1), date(2027, 1, 1), 15, 12, 5),
        (date(2020, 1, 1), date(2045, 12, 31), 15, 24, 13),
        (date(1900, 1, 1), date(2045, 12, 31), 15, 120, 15),
    ],
)
def test_time_is_parted_as_finely_as_its_length_allows(
    first: date, last: date, most: int, months: int, count: int
) -> None:
    found, parts = stretches(line(first, last), most)
    assert (found, len(parts)) == (months, count)
    assert parts[0].start <= first < parts[0].end
    assert parts[-1].start <= last < parts[-1].end
    assert all(a.end == b.start for a, b in pairwise(parts))


def test_the_stretch_of_today_is_parted_at_today() -> None:
    data = line(date(2026, 11, 30), TODAY, date(2026, 11, 1), date(2026, 10, 1))
    _, parts = stretches(data, 15)
    november = Stretch(date(2026, 11, 1), date(2026, 12, 1))
    held = [(pile.stretch, pile.passed, [mark.key for mark in pile.marks]) for pile in piles(data, parts)]
    # Due today is not yet past.
    assert held[1:] == [(november, True, ["tasks/t2"]), (november, False, ["tasks/t0", "tasks/t1"])]


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_the_number_of_every_pile_and_today_are_written(size: Size) -> None:
    image = draw(deadlines(line(*REAL), size))
    written = ["".join(text.itertext()) for text in ET.fromstring(image).iter("{http://www.w3.org/2000/svg}text")]
    assert {"14", "7", "4", "31", "hôm nay"} <= set(written)


def test_a_pile_of_many_grows_wider_before_it_grows_too_high() -> None:
    assert across(line(*REAL), "wide")["height"] < 420


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (line(), "at least one deadline"),
        (
            Deadlines((Due(TODAY, Mark("tasks/a", "well-meant")),), TODAY, "", str, lambda *_: ""),
            "no shape for well-meant",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused(given: Deadlines, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        deadlines(given, "wide")


@pytest.mark.parametrize(
    ("days", "names"),
    [
        ([date(2026, 11, 1)], 1),
        ([date(2026, 11, 30)], 1),
        ([date(2026, 11, 1), date(2026, 11, 30)], 2),
        ([date(2026, 10, 1), date(2026, 12, 1)], 1),
    ],
)
def test_down_a_page_the_stretch_of_today_is_named_once_for_each_side_that_has_marks(
    days: list[date], names: int
) -> None:
    image = draw(deadlines(line(*days), "narrow"))
    written = ["".join(text.itertext()) for text in ET.fromstring(image).iter("{http://www.w3.org/2000/svg}text")]
    assert sum(text.startswith("11/") for text in written) == names
