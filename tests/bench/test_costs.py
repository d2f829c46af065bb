"""What the bench of builds works out: medians, exponents, ratios, goals, and tables in the language of their page."""

from __future__ import annotations

import pytest

from tests.bench.build_tables import tables
from tests.bench.costs import Line, exponent, goals, growth, middle, middle_parts, ratio
from tests.bench.spent import Spent

WHEN = {"day": "1 June 2026", "machine": "A machine", "runs": "5"}
MB = 1_000_000


def line(size: int, build: str, wall: float, mb: int = 100, **parts: float) -> Line:
    builder, _, kind = build.partition("-")
    used = Spent(wall, wall * 1.5, mb * MB, mb * MB)
    return Line(size, builder, kind or "clean", 5, used, parts, size * 80, size * MB)


def whole() -> list[Line]:
    """A run in which every goal holds, some of them just."""
    lines = [line(size, "hugo", size / 1000) for size in (1_000, 10_000)]
    lines += [line(100, "ours-one-core", 16), line(100, "ours-cold", 10)]
    lines += [line(size, "ours-pages", 2.5 * size / 1000, size // 10, search=0.5) for size in (1_000, 10_000)]
    return [*lines, line(1_000, "stock", 10), line(1_000, "ours-unchanged", 0.5), line(10_000, "ours-changed", 2)]


def test_middle_is_the_median_of_each_measure() -> None:
    seen = [Spent(3, 10, 7, 9), Spent(1, 30, 5, 8), Spent(2, 20, 6, 7)]
    assert middle(seen) == Spent(2, 20, 6, 8)


def test_middle_of_parts_is_the_median_of_each() -> None:
    assert middle_parts([{"png": 1.0, "search": 9.0}, {"png": 3.0, "search": 7.0}]) == {"png": 2.0, "search": 8.0}
    assert middle_parts([]) == {}


@pytest.mark.parametrize(
    ("small", "large", "times", "power"),
    [(1, 10, 10, 1), (1, 100, 10, 2), (5, 5, 10, 0), (2, 1, 2, -1), (1, 10**1.1, 10, 1.1)],
)
def test_exponent_is_the_slope_between_two_sizes(small: float, large: float, times: float, power: float) -> None:
    assert exponent(small, large, times) == pytest.approx(power)


def test_a_ratio_leaves_out_the_parts_that_only_ours_makes() -> None:
    ours, hugo = line(100, "ours-pages", 8, search=1, png=2, cards=1), line(100, "hugo", 2)
    assert (ratio(ours, hugo), ratio(ours, hugo, whole=True), ratio(ours, None)) == (2, 4, None)


def test_growth_is_told_between_sizes_that_follow_and_from_1000_to_10000() -> None:
    lines = [line(size, "hugo", size) for size in (100, 1_000, 5_000, 10_000)] + [line(100, "stock", 1)]
    found = [(one.size, other.size, round(powers["wall"], 6)) for one, other, powers in growth(lines)]
    assert found == [(100, 1_000, 1), (1_000, 5_000, 1), (5_000, 10_000, 1), (1_000, 10_000, 1)]


def test_growth_has_an_exponent_for_each_measure() -> None:
    ((_, _, powers),) = growth([line(10, "hugo", 1, 10), line(100, "hugo", 100, 20)])
    assert {key: round(value, 3) for key, value in powers.items()} == {
        "wall": 2,
        "cpu": 2,
        "memory": 0.301,
        "bytes": 1,
    }


def test_goals_hold_up_to_their_number() -> None:
    found = {goal.name: (round(goal.found or 0, 3), goal.holds) for goal in goals(whole())}
    assert found == {
        "changed": (0.2, True),
        "unchanged": (0.5, True),
        "pages-hugo": (2, True),
        "pages-stock": (0.2, True),
        "cores": (0.625, True),
        "time": (1, True),
        "memory": (1, True),
        "gib": (0.931, True),
    }


@pytest.mark.parametrize(
    ("worse", "name"),
    [
        (line(10_000, "ours-changed", 2.1), "changed"),
        (line(1_000, "ours-unchanged", 0.6), "unchanged"),
        (line(1_000, "stock", 9), "pages-stock"),
        (line(1_000, "hugo", 0.6), "pages-hugo"),
        (line(100, "ours-cold", 10.1), "cores"),
        (line(10_000, "ours-pages", 40), "time"),
        (line(10_000, "ours-pages", 25, 1_080, search=0.5), "gib"),
    ],
)
def test_every_missed_goal_is_told(worse: Line, name: str) -> None:
    build = (worse.size, worse.builder, worse.kind)
    lines = [worse if (one.size, one.builder, one.kind) == build else one for one in whole()]
    assert name in {goal.name for goal in goals(lines) if goal.holds is False}


def test_the_steepest_growth_of_ours_counts() -> None:
    lines = [*whole(), line(1_000, "ours-changed", 0.02)]
    assert {goal.name: round(goal.found or 0, 2) for goal in goals(lines)}["time"] == 2


def test_a_goal_without_its_builds_is_not_measured() -> None:
    assert {goal.holds for goal in goals([line(100, "hugo", 1)])} == {None}


@pytest.mark.parametrize(
    ("language", "row"),
    [
        (
            "en",
            "| 1,000 indicators: ours, pages cold | 5 | 2.50 | 3.75 | 0.50 |  |  | 2.50 | 2.50 | 0.25 | 100 | 100 | 80,000 | 1,000 |",
        ),
        ("vi", "| 1.000 chỉ số, không có gì thay đổi: × Hugo | 0,50 | 0,50 | 0,50 | đạt |"),
        ("en", "| Growth of time from 1,000 to 10,000 indicators, the steepest of ours | 1.10 | 1.00 |  | holds |"),
        ("en", "| Hugo | 1,000 | 10,000 | 1.00 | 1.00 | 0.00 | 1.00 |"),
        (
            "en",
            "| 1,000 indicators: Hugo | 5 | 1.00 | 1.50 |  |  |  | 1.00 | 1.00 | 0.10 | 100 | 100 | 80,000 | 1,000 |",
        ),
    ],
)
def test_tables_speak_the_language_of_their_page(language: str, row: str) -> None:
    assert row in tables(whole(), language, WHEN, html=False).splitlines()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_row_has_as_many_cells_as_its_head(language: str) -> None:
    counts = [one.count("|") for one in tables(whole(), language, WHEN, html=False).splitlines() if one.startswith("|")]
    assert counts == [6] * 10 + [15] * 11 + [8] * 4


def test_tables_without_two_sizes_tell_no_growth() -> None:
    assert "Memory" not in tables([line(100, "hugo", 1)], "en", WHEN, html=False)


def test_tables_of_the_site_carry_no_style() -> None:
    text = tables(whole(), "vi", WHEN)
    assert "style=" not in text
    assert '<th scope="row">10.000 chỉ số: của chúng tôi, một giá trị thay đổi</th>' in text
