"""A calculation as a line that a reader can repeat, in both languages."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from macros.model.portfolio import Portfolio
from macros.model.sums import OPERATIONS, Operation
from macros.render.arithmetic import equation, readable
from tests.render.editions import spoken

LINES: list[tuple[Operation, tuple[float, ...], str, str, str]] = [
    ("share", (370, 944), "percent", "370 ÷ 944 ≈ 39.19 %", "370 ÷ 944 ≈ 39,19 %"),
    ("share", (1, 2), "percent", "1 ÷ 2 = 50 %", "1 ÷ 2 = 50 %"),
    ("share", (370, 176, 944), "percent", "(370 + 176) ÷ 944 ≈ 57.84 %", "(370 + 176) ÷ 944 ≈ 57,84 %"),
    ("part", (67, 944), "count", "67 % × 944 = 632.48", "67 % × 944 = 632,48"),
    ("whole", (2770000000000000, 65), "VND", "2.77 quadrillion ÷ 65 % ≈ 4.262 quadrillion VND", "2,77 triệu tỷ ÷ 65 % ≈ 4,262 triệu tỷ đồng"),
    ("base", (165000000000, 52.4), "USD", "165 billion ÷ (1 + 52.4 %) ≈ 108.3 billion USD", "165 tỷ ÷ (1 + 52,4 %) ≈ 108,3 tỷ USD"),
    ("growth", (3, 2), "percent", "3 ÷ 2 − 1 = 50 %", "3 ÷ 2 − 1 = 50 %"),
    ("difference", (944, 370, 176), "count", "944 − 370 − 176 = 398", "944 − 370 − 176 = 398"),
    ("total", (2621, 687, 13), "count", "2,621 + 687 + 13 = 3,321", "2.621 + 687 + 13 = 3.321"),
    ("ratio", (2770, 109.8), "count", "2,770 ÷ 109.8 ≈ 25.23", "2.770 ÷ 109,8 ≈ 25,23"),
    ("product", (3, 4), "count", "3 × 4 = 12", "3 × 4 = 12"),
]  # fmt: skip


def shown(of: Operation, terms: tuple[float, ...], unit: str, language: str, **more: Any) -> str:
    numbers = [Decimal(str(term)) for term in terms]
    return str(equation(Portfolio(), spoken(language), of, numbers, unit, **more))


@pytest.mark.parametrize(("of", "terms", "unit", "english", "vietnamese"), LINES)
def test_a_line_has_its_numbers_before_its_result(
    of: Operation, terms: tuple[float, ...], unit: str, english: str, vietnamese: str
) -> None:
    for language, wanted in (("en", english), ("vi", vietnamese)):
        words = re.sub("<[^>]+>", "", shown(of, terms, unit, language)).replace("\N{NO-BREAK SPACE}", " ")
        assert words == wanted


def test_every_operation_is_written() -> None:
    assert {line[0] for line in LINES} == set(OPERATIONS)


def test_a_bound_holds_for_what_follows() -> None:
    assert "<b>over 2</b>" in shown("ratio", (4, 2), "count", "en", bound="over")


def test_a_number_links_to_its_report() -> None:
    assert '<a href="../x#&lt;">4</a> ÷ 2' in shown("ratio", (4, 2), "count", "en", links=["../x#<", None])


@pytest.mark.parametrize(
    ("exact", "short"),
    [
        ("61967027.9", "61970000"),
        ("61967027", "61967027"),
        ("0.333333", "0.33"),
        ("999.999", "1000"),
        ("2.5", "2.5"),
    ],
)
def test_long_results_are_read_shortened_and_whole_ones_whole(exact: str, short: str) -> None:
    assert str(readable(Decimal(exact))) == short
