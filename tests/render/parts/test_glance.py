"""Indicators at a glance: which are drawn, from which reports, against which promise."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from macros.render.answering import told
from macros.render.charts import Spark
from macros.render.parts import glance
from macros.render.parts.glance import answering, small_multiples, unpromised
from macros.render.parts.home import newest
from macros.render.parts.lists import records
from tests.render.editions import edition, portfolio, report, text, view, world

pytestmark = pytest.mark.slow  # draws, and compares every mark with every other


def said(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()


def more() -> dict[str, dict[str, Any]]:
    """The world with fish that nobody promised, otters that nobody counted, and a system that nobody builds."""
    found = world()
    for id_ in ("fish", "otters"):
        found["indicators"][id_] = {"title": text(id_.capitalize()), "unit": "count", "direction": "up"}
    found["achievements"]["fish"] = [report("f2023", "2023", 7), report("f2025", "2025", 12)]
    found["systems"]["maps"] = {"title": text("Maps"), "owner": "office", "source": "law"}
    found["achievements"]["maps"] = [report("begun", "2026-02", state="under-way")]
    return found


MORE = portfolio(more())


def spark_of(of: dict[str, dict[str, Any]], id_: str) -> Spark:
    """What is drawn of an indicator."""
    seen = edition(portfolio(of))
    return glance._drawing(seen, glance._course(seen, id_))


@pytest.mark.parametrize(
    ("which", "drawn", "without", "title"),
    [
        ("promised", ["clean", "money", "place"], [], "3 of 3 promised indicators have a number held here"),
        ("unpromised", ["fish"], ["gauges"], "1 indicator has numbers, and no promise held here concerns it"),
        (
            "all",
            ["clean", "fish", "money", "place"],
            ["gauges", "otters"],
            "4 of 6 indicators have a number held here",
        ),
    ],
)
def test_every_indicator_with_a_number_is_drawn_and_the_others_are_named(
    which: str, drawn: list[str], without: list[str], title: str
) -> None:
    html = small_multiples(view(MORE), which)
    cells, rest = html.split("</ul>")
    assert sorted(re.findall(r'<h3><a href="\.\./\.\./indicators/(\w+)/"', cells)) == drawn
    assert f"<h2>{title}</h2>" in html
    named = rest.split("<details")[0]
    assert re.findall(r"indicators/(\w+)/", named) == without
    assert ("not a finding that nothing was done" in named) is bool(without)


def test_a_cell_says_the_latest_value_its_date_the_years_and_the_promise() -> None:
    html = re.sub(r"<svg.*?</svg>", "", str(small_multiples(view(MORE), "promised")), flags=re.DOTALL)
    cells = [said(cell) for cell in html.split("<li>")[1:]]
    assert cells[1].startswith("Place in the ranking 23rd of 133 2025 2 reports, 2023–2025 ")
    assert cells[1].endswith(" the top 20, Q2 2028")
    assert cells[2].startswith("Spending about 26.5 million CHF 2025 1 report, 2025 ")


def test_only_reports_of_the_series_that_decides_are_drawn_and_those_of_one_day_stand_apart() -> None:
    drawn = spark_of(more(), "clean")
    assert [(when.year, value) for when, value in drawn.joined] == [(2024, Decimal("40.50"))]
    assert sorted(value for _, value in drawn.apart) == [Decimal(44), Decimal("45.00")]
    assert drawn.deciding
    assert drawn.goals == (Decimal(60),)


def test_another_series_is_named_and_not_held_against_the_promise() -> None:
    records_ = more()
    records_["achievements"]["clean"] = [report("o", "2025", 52, series="own")]
    drawn = spark_of(records_, "clean")
    assert (drawn.deciding, drawn.goals, len(drawn.joined)) == (False, (), 1)
    assert "another series: The office&#39;s own count" in small_multiples(view(portfolio(records_)), "promised")


def test_a_range_has_two_ends_and_a_rank_is_turned() -> None:
    assert spark_of(more(), "money").goals == (Decimal(40000000), Decimal(50000000))
    assert [spark_of(more(), id_).falling for id_ in ("place", "money")] == [True, False]


def test_the_promise_shown_is_the_one_due_next_else_the_last() -> None:
    html = small_multiples(view(MORE), "promised")
    assert 'href="../../targets/clean-2028/"' in html and 'href="../../targets/clean-2025/"' not in html
    late = small_multiples(view(MORE, as_of=date(2030, 1, 1)), "promised")
    assert 'href="../../targets/clean-2028/"' in late


def test_the_page_says_how_many_reports_answer_no_promise_and_about_what() -> None:
    html = said(unpromised(view(MORE)))
    assert "4 of 15 reports answer no promise; they are about 2 indicators and 1 system" in html
    assert "or about a system that a task builds" in html
    listed = re.findall(r"<tr>.*?</tr>", str(unpromised(view(MORE))))
    assert [said(row) for row in listed] == [
        "Measured Indicator or system Value Source",
        "Feb 2026 Maps 1 report under way Office official statistics",
        "2025 Gauges 1 report Some were built Office official statistics",
        "2025 Fish 2 reports 12 Office official statistics",
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"fish": [report("f2025", "2025", 12)]}, "1 of 1 report answers no promise; it is about 1 indicator that"),
        ({"place": [report("p2025", "2025", 12)]}, "1 report is held here, and it answers a promise."),
        ({}, "No report is held here yet."),
    ],
)
def test_the_sentence_fits_what_is_held(changes: dict[str, Any], sentence: str) -> None:
    found = portfolio(more() | {"achievements": changes})
    seen = view(found)
    assert answering(seen, told(seen.edition)).startswith(sentence)


def test_a_course_comes_before_a_single_report() -> None:
    html = small_multiples(view(MORE), "all")
    assert re.findall(r"<h3>.*?indicators/(\w+)/", html) == ["clean", "fish", "place", "money"]


def test_an_indicator_of_which_only_a_sentence_is_held_is_listed_with_its_reports() -> None:
    assert "1 report Gauges" in said(records(view(MORE), "indicators"))


def test_the_newest_reports_lead_to_those_without_a_promise() -> None:
    html = newest(view(MORE), 1)
    assert re.search(r'<a href="../../unpromised/">4 of 15 reports answer no promise; [^<]*</a>', html)


def test_the_index_of_indicators_has_the_promised_ones_first() -> None:
    html = records(view(MORE), "indicators")
    assert [said(title) for title in re.findall(r"<h2>.*?</h2>", html)] == [
        "Promised 3",
        "Reported without a promise 2",
        "Neither promised nor reported 1",
    ]
    assert re.findall(r"indicators/(\w+)/", html) == ["clean", "place", "money", "fish", "gauges", "otters"]
