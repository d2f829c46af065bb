"""Values and goals in words: number, unit and quantifier never stand one without the others."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.achievement import Achievement
from macros.model.promise import Condition
from macros.model.record import Text
from macros.render.breaks import NO_BREAK
from macros.render.said import quoted, reported, wanted
from macros.render.values import amount, in_language, quantified, with_base
from tests.render.editions import portfolio, report, spoken, world
from tests.verdicts.records import plain

WORLD = portfolio(world())


def said(text: str) -> str:
    """A text with plain spaces."""
    return text.replace(NO_BREAK, " ")


def achievement(**parts: Any) -> Achievement:
    return Achievement.model_validate(plain(report("r", "2025") | parts))


AMOUNTS = [
    (70, "percent", "70 %", "70 %"),
    (14.5, "percent", "14.5 %", "14,5 %"),
    (26500000, "CHF", "26.5 million CHF", "26,5 triệu CHF"),
    (12, "gauge", "12 gauges", "12 trạm"),
    (1234, "count", "1,234", "1.234"),
    (1, "yes-no", "yes", "có"),
    (0, "yes-no", "no", "không"),
    (1, "rank", "1st", "thứ 1"),
    (2, "rank", "2nd", "thứ 2"),
    (3, "rank", "3rd", "thứ 3"),
    (4, "rank", "4th", "thứ 4"),
    (11, "rank", "11th", "thứ 11"),
    (12, "rank", "12th", "thứ 12"),
    (13, "rank", "13th", "thứ 13"),
    (21, "rank", "21st", "thứ 21"),
    (71, "rank", "71st", "thứ 71"),
    (111, "rank", "111th", "thứ 111"),
    (122, "rank", "122nd", "thứ 122"),
]


@pytest.mark.parametrize(("value", "unit", "english", "vietnamese"), AMOUNTS)
def test_an_amount_has_its_unit(value: float, unit: str, english: str, vietnamese: str) -> None:
    found = [said(amount(WORLD, spoken(language), plain(value), unit)) for language in ("en", "vi")]
    assert found == [english, vietnamese]


def test_per_cent_stays_on_the_line_of_its_number() -> None:
    assert amount(WORLD, spoken("en"), plain(70), "percent") == f"70{NO_BREAK}%"
    assert in_language(Text.model_validate({"en": "Up to 70 % of it"}), "en")[0] == f"Up to 70{NO_BREAK}% of it"


@pytest.mark.parametrize(
    ("quantifier", "english", "vietnamese"),
    [
        (None, "70", "70"),
        ("over", "over 70", "trên 70"),
        ("under", "under 70", "dưới 70"),
        ("nearly", "nearly 70", "gần 70"),
        ("about", "about 70", "khoảng 70"),
    ],
)
def test_a_bound_is_said(quantifier: Any, english: str, vietnamese: str) -> None:
    assert [quantified(spoken(language), "70", quantifier) for language in ("en", "vi")] == [english, vietnamese]


REPORTED = [
    ({"value": 45.5}, "percent", "45.5 %"),
    ({"value": 91.2, "quantifier": "nearly"}, "percent", "nearly 91.2 %"),
    ({"value": 71, "out_of": 193}, "rank", "71st of 193"),
    ({"value": 339, "out_of": 1650}, "count", "339 of 1,650"),
    ({"value": 3, "quantifier": "about", "out_of": 10}, "rank", "about 3rd of 10"),
    # a unit of its own wins over the indicator's
    ({"value": 3800000000, "unit": "USD"}, "EUR", "3.8 billion USD"),
    # the value first, then words, then a change, then a state
    ({"value": 5, "statement": {"en": "Five"}}, "count", "5"),
    ({"statement": {"en": "Most of them"}}, "percent", "Most of them"),
    ({"statement": {"vi": "Phần lớn"}}, "percent", "Phần lớn"),
    ({"change": {"value": 4.24, "unit": "points"}}, "percent", "up 4.24 points"),
    ({"change": {"value": 15, "unit": "places"}}, "rank", "up 15 places"),
    ({"change": {"value": 4.24, "unit": "not-stated"}}, "percent", "up 4.24; points or per cent not stated"),
    ({"change": {"value": -2, "unit": "percent"}}, "CHF", "down 2 %"),
    ({"state": "under-way"}, "count", "under way"),
    ({"state": "no-public-report"}, "count", "no public report found"),
    ({}, "count", ""),
]


@pytest.mark.parametrize(("parts", "unit", "english"), REPORTED)
def test_a_report_says_all_that_it_has(parts: dict[str, Any], unit: str, english: str) -> None:
    assert said(reported(WORLD, spoken("en"), achievement(**parts), unit)) == english


WANTED: list[tuple[dict[str, Any], str, str]] = [
    ({"operator": "at-least", "value": 60}, "at least 60 %", "ít nhất 60 %"),
    ({"operator": "at-most", "value": 5}, "at most 5 %", "nhiều nhất 5 %"),
    ({"operator": "exactly", "value": 100}, "exactly 100 %", "đúng 100 %"),
    ({"operator": "at-least", "value": 30, "high": 35}, "30 to 35 %, at least", "30 đến 35 %, ít nhất là mức dưới"),
    ({"operator": "between", "value": 30, "high": 35}, "between 30 % and 35 %", "từ 30 % đến 35 %"),
    ({"operator": "rank", "value": 20, "indicator": "place"}, "the top 20", "tốp 20"),
    (
        {"operator": "at-least", "value": 40000000, "indicator": "money"},
        "at least 40 million CHF",
        "ít nhất 40 triệu CHF",
    ),
    # a quantifier says the direction itself
    ({"operator": "at-least", "value": 55, "quantifier": "over"}, "over 55 %", "trên 55 %"),
    ({"operator": "at-most", "value": 5, "quantifier": "under"}, "under 5 %", "dưới 5 %"),
    ({"operator": "at-least", "value": 90, "quantifier": "about"}, "about 90 %", "khoảng 90 %"),
    # no number, no metric
    ({"operator": "at-least", "wording": {"en": "double-digit"}}, "double-digit", "double-digit"),
    ({"operator": "at-least"}, "no number stated", "không nêu con số"),
    ({"operator": "at-least", "value": 5, "indicator": None}, "at least 5", "ít nhất 5"),
]


@pytest.mark.parametrize(("parts", "english", "vietnamese"), WANTED)
def test_a_goal_has_operator_number_and_unit(parts: dict[str, Any], english: str, vietnamese: str) -> None:
    condition = Condition.model_validate(plain({"indicator": "clean"} | parts))
    found = [said(wanted(WORLD, spoken(language), condition)) for language in ("en", "vi")]
    assert found == [english, vietnamese]


def test_every_operator_and_quantifier_has_its_words() -> None:
    hints = Condition.model_json_schema()["properties"]
    operators = set(hints["operator"]["enum"])
    assert operators == {parts["operator"] for parts, _, _ in WANTED}
    (quantifiers,) = (part["enum"] for part in hints["quantifier"]["anyOf"] if "enum" in part)
    assert all(spoken("en").knows(f"quantifier.{quantifier}") for quantifier in quantifiers)


def test_a_text_falls_back_to_the_first_that_was_written() -> None:
    text = Text.model_validate({"fr": "Fleuve", "de": "Fluss"})
    assert in_language(text, "de") == ("Fluss", "de")
    assert in_language(text, "en") == ("Fleuve", "fr")


def test_a_share_names_what_it_is_a_share_of() -> None:
    assert with_base(WORLD, spoken("en"), "70 %", WORLD.indicators["clean"]) == "70 % of all rivers"
    assert with_base(WORLD, spoken("en"), "71st", WORLD.indicators["place"]) == "71st"


def test_a_projection_is_never_quoted_without_that_word() -> None:
    words = spoken("en")
    assert said(quoted(WORLD, words, achievement(value=31, nature="projected"), "percent")) == "31 % (projection)"
    assert said(quoted(WORLD, words, achievement(value=31), "percent")) == "31 %"
    assert quoted(WORLD, words, achievement(statement={"en": "Some were built."}), "count") == "Some were built"
