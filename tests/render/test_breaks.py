"""A number and its unit stay on one line, in what the engine says and in what the data say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from macros.render.breaks import NO_BREAK, written
from macros.render.values import amount
from tests.render.editions import portfolio, spoken, world

WORLD = portfolio(world())

# language, text of the data with a _ where its line may not break
TEXTS = [
    ("en", "about 26_million of 40 gauges"),
    ("en", "from 1.5_billion to 2_trillion"),
    ("en", "up 70_% by 30_June 2026, 5_‰ less"),
    ("en", "2026 millions are no unit, 5 Mayors neither"),
    ("vi", "khoảng 26_triệu đồng, 95_nghìn tỷ, 14,5_%"),
    ("vi", "ngày 30_tháng 6 năm 2026"),
    ("fr", "environ 26_millions en 2026, le 30_juin"),
    ("th", "26_ล้าน"),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_a_text_breaks_nowhere_between_a_number_and_its_unit(language: str, text: str) -> None:
    assert written(text.replace("_", " "), language) == text.replace("_", NO_BREAK)


# unit, value, what is said of it
AMOUNTS = [
    ("percent", "14.50", "14.50_%"),
    ("CHF", "26000000", "26_million_CHF"),
    ("CHF", "2770000000000000", "2.77_quadrillion_CHF"),
    ("gauge", "40", "40_gauges"),
]


@pytest.mark.parametrize(("unit", "value", "said"), AMOUNTS)
def test_an_amount_is_one_piece(unit: str, value: str, said: str) -> None:
    assert amount(WORLD, spoken("en"), Decimal(value), unit) == said.replace("_", NO_BREAK)


# key of a sentence, what it says with its number
SENTENCES = [
    ("days.past", {"n": 26}, "26_days past"),
    ("change.points.up", {"value": "2"}, "up 2_points"),
    ("report.plan_share", {"share": "62"}, "62_% of a plan"),
    ("promises", {"n": 109}, "109 promises"),
]


@pytest.mark.parametrize(("key", "values", "said"), SENTENCES)
def test_a_sentence_of_ours_joins_measures_and_leaves_counts(key: str, values: dict[str, object], said: str) -> None:
    assert spoken("en").say(key, **values) == said.replace("_", NO_BREAK)
