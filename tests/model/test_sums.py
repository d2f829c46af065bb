"""What follows from two or more numbers, worked by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from macros.model.sums import OPERATIONS, Operation, result

WORKED: list[tuple[Operation, tuple[str, ...], str]] = [
    ("share", ("370", "944"), "39.19"),
    ("share", ("370", "176", "944"), "57.84"),
    ("part", ("67", "944"), "632.48"),
    ("whole", ("2.77", "65"), "4.26"),
    ("base", ("165", "52.4"), "108.27"),
    ("base", ("50", "-50"), "100.00"),
    ("growth", ("165", "132"), "25.00"),
    ("difference", ("944", "370", "176"), "398.00"),
    ("total", ("2621", "687", "13"), "3321.00"),
    ("ratio", ("2.77", "109.8"), "0.03"),
    ("product", ("3", "0.5"), "1.50"),
]


@pytest.mark.parametrize(("of", "terms", "wanted"), WORKED)
def test_worked_by_hand(of: Operation, terms: tuple[str, ...], wanted: str) -> None:
    assert result(of, [Decimal(term) for term in terms]).quantize(Decimal("0.01")) == Decimal(wanted)


def test_every_operation_is_worked() -> None:
    assert {of for of, _, _ in WORKED} == set(OPERATIONS)


@pytest.mark.parametrize(("of", "second"), [("share", 0), ("whole", 0), ("base", -100), ("growth", 0), ("ratio", 0)])
def test_nothing_follows_from_a_division_by_zero(of: Operation, second: int) -> None:
    with pytest.raises(ArithmeticError):
        result(of, [Decimal(1), Decimal(second)])
