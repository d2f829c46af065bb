"""The methods in words: every label, number and reason has its own in each language, and the page says what turns it."""

from __future__ import annotations

from typing import get_args

import pytest

from macros.render.methods import Speaking
from macros.render.parts.methods import methods, methods_compared
from macros.verdicts.methods import METHODS
from macros.verdicts.methods.course import Why
from tests.hostile.strings import plain
from tests.render.editions import portfolio, spoken, view, world
from tests.verdicts.records import (
    AFAR,
    make_condition,
    make_course,
    make_indicator,
    make_portfolio,
    make_target,
    report,
)

WORLD = portfolio(world())
SHARES = make_portfolio(indicators=(make_indicator(),))
"""A portfolio with the indicator of `make_course`."""


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_label_reason_and_formula_has_words(language: str) -> None:
    words = spoken(language)
    keys = [f"methods.why.{why}" for why in get_args(Why)]
    for method in METHODS:
        keys += [f"methods.name.{method.name}", f"methods.formula.{method.name}"]
        keys += [f"{method.label_words or f'methods.label_of.{method.name}'}.{label}" for label in method.labels]
    assert [key for key in keys if key not in words.own] == []


def said(course: object, method: str, language: str = "en") -> tuple[str, str, tuple[str, ...]]:
    told = Speaking(SHARES, spoken(language), course).told()  # type: ignore[arg-type]
    (found,) = (one for one in told if one.method.name == method)
    return plain(found.says), plain(found.figures), tuple(map(plain, found.turns))


def test_a_method_says_its_label_its_numbers_and_what_would_turn_it() -> None:
    course = make_course({2020: 10, 2025: 50}, goal=100, base=2020)
    assert said(course, "linear") == (
        "Too slow",
        "way done 44.44 %; time passed 50 %; pace 0.889; needed a year 10 points; so far a year 8 points",
        (
            "Opposite with 55 % instead of 50 % as the latest value",
            "Opposite with 0 % instead of 10 % as the starting point",
            "Read as the rest of the whole (50 % instead of 50 %): the same",
        ),
    )


def test_a_method_whose_label_depends_on_the_side_says_both() -> None:
    course = make_course({2015: 90, 2024: 96}, goal=100, base=2015, low=0, high=100)
    assert said(course, "open-sdg")[2][-1].endswith("(4 % instead of 96 %): Limited or no progress")
    assert said(course, "open-sdg")[0] == "On track"


def test_a_method_that_cannot_rate_says_why_in_the_language_of_the_page() -> None:
    course = make_course({2024: 50}, goal=100)
    assert said(course, "destatis", "vi")[0] == "Không đánh giá được: cần giá trị của năm năm trước lần mới nhất"


def test_the_page_counts_what_the_methods_say() -> None:
    shown = plain(str(methods(view(WORLD), "targets/clean-2028")))
    assert "Of 5 methods that can rate these numbers, 3 say in time, 2 say not in time." in shown
    assert shown.count("<details") == 2


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        (
            "en",
            "Of several conditions the worst decides here. Open SDG / Statistics Canada takes the mean of their scores, 0: Progress made, but acceleration needed.",
        ),
        ("vi", "lấy trung bình điểm các điều kiện, 0: Có tiến triển nhưng cần đẩy nhanh."),
    ],
)
def test_a_target_of_several_conditions_says_what_their_mean_would_hide(language: str, wanted: str) -> None:
    goals = [make_condition(value=75, baseline=None), make_condition(indicator="other", value=75, baseline=None)]
    found = make_portfolio(
        *(report(str(year), value) for year, value in ((2015, 40), (2024, 76))),
        promise=make_target(*goals, due="2030"),
        indicators=(make_indicator(), make_indicator(id="other", title={"en": "Other"})),
        elsewhere={"other": [report(str(year), value, id=f"o{year}") for year, value in ((2015, 40), (2024, 20))]},
    )
    assert wanted in plain(str(methods(view(found, language, as_of=AFAR), "targets/goal")))


def test_a_target_without_reports_has_no_methods() -> None:
    assert methods(view(WORLD), "targets/growth") == ""


def test_the_page_about_methods_counts_the_targets_on_which_they_disagree() -> None:
    shown = plain(str(methods_compared(view(WORLD))))
    assert "On 1 of 2 targets that at least two methods can rate" in shown
    assert sum(shown.count(f"targets/{id_}/") for id_ in WORLD.targets) == len(WORLD.targets)
