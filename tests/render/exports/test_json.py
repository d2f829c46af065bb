"""JSON: every digit of a number, and nothing that leaves a script element."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.render.exports.json_v1 import dumps, listing


@pytest.mark.parametrize(
    "digits", ["14.50", "14.5", "0", "0.0", "-0.5", "2770000000000000", "2770000000000000.10", "1E+3", "100"]
)
def test_a_number_keeps_its_digits(digits: str) -> None:
    assert dumps({"value": Decimal(digits)}) == f'{{\n "value": {digits}\n}}\n'.encode()
    assert json.loads(dumps(Decimal(digits)), parse_float=Decimal, parse_int=Decimal) == Decimal(digits)


def test_text_is_utf_8_and_the_signs_of_html_are_escaped() -> None:
    text = 'Sông <b>&</b> </script> \u2028\u2029 " \\ \n'
    written = dumps({"text": text})
    assert "Sông".encode() in written
    assert b"\\u003cb\\u003e\\u0026\\u003c/b\\u003e" in written
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(written.decode())
    assert json.loads(written) == {"text": text}


@given(st.dictionaries(st.text(), st.text() | st.none() | st.booleans() | st.integers()))
def test_whatever_is_written_reads_back(value: dict[str, object]) -> None:
    written = dumps(value)
    assert json.loads(written) == value
    assert not {"<", ">", "&"} & set(written.decode())


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="Out of range"):
        dumps({"value": value})


def test_a_listing_has_version_date_and_records() -> None:
    written = listing(({"id": id_} for id_ in ("a", "b")), date(2026, 6, 1))
    assert json.loads(written) == {"version": 1, "as_of": "2026-06-01", "records": [{"id": "a"}, {"id": "b"}]}
    assert list(json.loads(written)) == ["version", "as_of", "records"]
