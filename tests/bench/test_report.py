"""What the bench of pages says: medians, ratios, missed goals, and tables in the language of their page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.report import Line, middle, missed, tables
from tests.bench.table import put
from tests.bench.visit import Visit

WHEN = {"day": "1 June 2026", "machine": "A machine", "runs": "5"}


def visit(
    largest: float = 900, chart: float | None = 950, shift: float = 0, answers: int = 6, sent: int = 90_400
) -> Visit:
    return Visit(first=800, largest=largest, chart=chart, shift=shift, answers=answers, sent=sent)


def line(ours: Visit, *, page: str = "target", shown: bool = True) -> Line:
    """A page of a made-up site beside plain HTML of 600 ms and stock Material of 1,500 ms."""
    visits = {"ours": ours, "plain": visit(600, None, sent=2_000), "stock": visit(1_500, sent=400_000, answers=9)}
    return Line(10_000, page, "vi", visits, shown)


def test_middle_is_the_median_of_each_measure() -> None:
    seen = [visit(largest, shift=shift) for largest, shift in ((900, 0.0), (2_000, 0.5), (700, 0.2))]
    assert (middle(seen).largest, middle(seen).shift, middle(seen).chart) == (900, 0.2, 950)


def test_a_chart_that_one_visit_did_not_see_has_no_time() -> None:
    assert middle([visit(), visit(chart=None), visit()]).chart is None


@pytest.mark.parametrize(
    ("seen", "faults"),
    [
        (line(visit()), []),
        (line(visit(sent=125_001)), ["KB sent: 125, wanted at most 125"]),
        (line(visit(answers=9)), ["requests: 9, wanted at most 8"]),
        (line(visit(1_090)), ["largest paint × plain: 1.817, wanted at most 1.8"]),
        (line(visit(shift=0.02)), ["layout shift: 0.02, wanted at most 0.01"]),
        (line(visit(), shown=False), ["no chart is drawn without scripts"]),
        (line(visit(chart=None)), ["no chart is drawn without scripts"]),
        (line(visit(chart=None), page="organisation", shown=False), []),
    ],
)
def test_every_missed_goal_is_named(seen: Line, faults: list[str]) -> None:
    assert list(missed(seen)) == faults


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", "| 10,000 indicators: a target, Vietnamese | 90 | 6 | 0.80 | 0.90 | 1.50 | 0.60 | 0.000 | 0.95 |"),
        ("vi", "| 10.000 chỉ số: một mục tiêu, tiếng Việt | 90 | 6 | 0,80 | 0,90 | 1,50 | 0,60 | 0,000 | 0,95 |"),
    ],
)
def test_tables_speak_the_language_of_their_page(language: str, row: str) -> None:
    text = tables([line(visit())], language, WHEN, html=False)
    assert row in text.splitlines()
    rows = [one.count("|") for one in text.splitlines() if one.startswith("|")]
    assert rows == [10] * 3 + [8] * 3


def test_tables_of_the_site_name_their_columns_and_rows_and_carry_no_style() -> None:
    text = tables([line(visit())], "en", WHEN)
    assert [text.count(part) for part in ('<th scope="col"', '<th scope="row">', '<td class="num"')] == [16, 2, 14]
    assert "style=" not in text
    assert (
        '<th scope="row">10,000 indicators: a target, Vietnamese</th><td class="num" data-l="KB sent">90</td>' in text
    )


def test_tables_take_the_place_of_the_last_ones(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    page.write_text("before\n<!-- measured -->\n<!-- /measured -->\nafter\n", encoding="utf-8")
    put(page, "| 1 |")
    put(page, r"| \2 |")
    assert page.read_text("utf-8") == "before\n<!-- measured -->\n| \\2 |\n<!-- /measured -->\nafter\n"


def test_a_page_without_a_place_for_tables_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    page.write_text("before\n", encoding="utf-8")
    with pytest.raises(ValueError, match="found no place"):
        put(page, "| 1 |")
