"""Dates keep the precision of their source and end on their last day."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from macros.model.period import Period, day

# written -> first day, last day, precision
FORMS: list[tuple[Any, str, str, str]] = [
    ("2026-06-30", "2026-06-30", "2026-06-30", "day"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
    ("2026-01", "2026-01-01", "2026-01-31", "month"),
    ("2026-02", "2026-02-01", "2026-02-28", "month"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("2026-12", "2026-12-01", "2026-12-31", "month"),
    ("2026-Q1", "2026-01-01", "2026-03-31", "quarter"),
    ("2026-Q2", "2026-04-01", "2026-06-30", "quarter"),
    ("2026-Q3", "2026-07-01", "2026-09-30", "quarter"),
    ("2026-Q4", "2026-10-01", "2026-12-31", "quarter"),
    ("2026", "2026-01-01", "2026-12-31", "year"),
    (Decimal(2026), "2026-01-01", "2026-12-31", "year"),
    ("9999", "9999-01-01", "9999-12-31", "year"),
    # spans: as precise as their end
    ("2016/2020", "2016-01-01", "2020-12-31", "year"),
    ("2026-01/2026-06", "2026-01-01", "2026-06-30", "month"),
    ("2025-12-15/2026-03-14", "2025-12-15", "2026-03-14", "day"),
    ("2026/2026-Q3", "2026-01-01", "2026-09-30", "quarter"),
    ("2026/2026", "2026-01-01", "2026-12-31", "year"),
]


@pytest.mark.parametrize(("written", "start", "end", "precision"), FORMS)
@pytest.mark.parametrize("inferred", [None, False, True])
def test_a_date_is_read_as_it_is_written(
    written: Any, start: str, end: str, precision: str, inferred: bool | None
) -> None:
    found = Period.model_validate(written if inferred is None else {"date": written, "inferred": inferred})
    assert (found.start.isoformat(), found.end.isoformat(), found.precision) == (start, end, precision)
    assert found.inferred is bool(inferred)


# what no calendar has
IMPOSSIBLE = ["2026-02-30", "2025-02-29", "2026-04-31", "2026-13", "2026-00", "2026-00-10", "2026-13-01", "2026-01-00",
              "2026-01-32", "0000", "0000-01-01", "2026/2026-02-30"]  # fmt: skip


@pytest.mark.parametrize("written", IMPOSSIBLE)
def test_an_impossible_date_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="is not a date that exists; write a year"):
        Period.model_validate(written)


# what is not a date at all
FORMLESS = ["", "26", "20260", "2026-6", "2026-6-1", "2026-Q5", "2026-Q0", "2026-q3", "2026 Q3", " 2026", "2026\n", "30/06/2026",
            "2026-06-30T00:00", "June 2026", "2026/", "/2026", "2026/2027/2028", "٢٠٢٦", "2０26", Decimal(26), Decimal("2026.0"),
            Decimal(-2026), Decimal("2E+3"), True, None, (), ("2026",), {}, {"inferred": True}, {"date": None}, date(2026, 1, 1)]  # fmt: skip


@pytest.mark.parametrize("written", FORMLESS)
def test_what_is_not_a_date_is_refused(written: Any) -> None:
    with pytest.raises(ValidationError, match="is not a date; write a year"):
        Period.model_validate(written)


@pytest.mark.parametrize("written", ["2020/2016", "2026-06-30/2026-06-29", "2026-02/2026-01", "2026-06-30/2026"])
def test_a_span_that_ends_before_it_begins_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="write the earlier date first"):
        Period.model_validate(written)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"date": "2026", "infered": True}, "holds infered; only date and inferred are known here"),
        ({"date": "2026", "inferred": "yes"}, "valid boolean"),
        ({"date": "2026", "inferred": None}, "valid boolean"),
    ],
)
def test_a_marked_date_knows_two_keys(written: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Period.model_validate(written)


@settings(deadline=None, derandomize=True)
@given(st.dates(date(1, 1, 1)))
def test_every_day_is_a_period(when: date) -> None:
    assert Period.model_validate(when.isoformat()) == day(when)
    assert (day(when).start, day(when).end, day(when).precision, day(when).inferred) == (when, when, "day", False)


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=12))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        found = Period.model_validate(text)
    except ValidationError:
        return
    assert found.start <= found.end


def test_a_period_read_back_from_its_parts_is_the_same() -> None:
    found = Period.model_validate({"date": "2026-Q3", "inferred": True})
    assert Period.model_validate(found.model_dump()) == found


@pytest.mark.parametrize("written", ["2026", "2026-06-30", "2026-Q3", "2016/2020"])
def test_the_schema_accepts_what_is_read(written: str) -> None:
    text = TypeAdapter(Period).json_schema()["anyOf"][0]
    assert re.fullmatch(text["pattern"], written)


def test_a_date_that_is_written_often_is_held_once() -> None:
    first, again, marked = map(Period.model_validate, ("2026-Q3", "2026-Q3", {"date": "2026-Q3", "inferred": True}))
    assert first is again
    assert (first.inferred, marked.inferred) == (False, True)
    # 1E+3 is no date, though its number is that of 1000
    assert Period.model_validate(Decimal(1000)).start.year == 1000
    with pytest.raises(ValidationError):
        Period.model_validate(Decimal("1E+3"))


def test_a_period_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        day(date(2026, 1, 1)).end = date(2027, 1, 1)  # type: ignore[misc]
