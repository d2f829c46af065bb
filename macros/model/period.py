"""Dates with the precision of their source: a day, a month, a quarter, a year, or a span of them."""

from __future__ import annotations

import calendar
import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, get_args

from pydantic import GetJsonSchemaHandler, ModelWrapValidatorHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from macros.model.record import Record
from macros.model.unfit import Unfit

Precision = Literal["day", "month", "quarter", "year"]

_FORMS: dict[Precision, str] = {
    "year": r"(\d{4})",
    "quarter": r"(\d{4})-Q([1-4])",
    "month": r"(\d{4})-(\d{2})",
    "day": r"(\d{4})-(\d{2})-(\d{2})",
}
_WANTED = "a year (2026), quarter (2026-Q3), month (2026-06), day (2026-06-30) or span (2016/2020)"
_PATTERN = r"^\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?(/\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?)?$"


class Period(Record):
    """A date as its source gives it. It ends on its last day; `inferred` marks what the source does not print."""

    start: date
    end: date
    precision: Precision
    inferred: bool = False

    @model_validator(mode="wrap")
    @classmethod
    def _written(cls, found: Any, validated: ModelWrapValidatorHandler[Period]) -> Period:
        """From YAML: `2026-Q3`, or `{date: 2026-Q3, inferred: true}`."""
        if isinstance(found, str | Decimal):
            return _written(str(found))
        if isinstance(found, dict) and "date" in found:
            if unknown := set(found) - {"date", "inferred"}:
                raise Unfit("no-date", f"holds {', '.join(sorted(unknown))}; only date and inferred are known here")
            return validated({**_span(str(found["date"])), "inferred": found.get("inferred", False)})
        if isinstance(found, Period) or (isinstance(found, dict) and "precision" in found):
            return validated(found)
        raise Unfit("no-date", f"is not a date; write {_WANTED}")

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        written = [{"type": "string", "pattern": _PATTERN}, {"type": "integer", "minimum": 1000, "maximum": 9999}]
        marked = {"date": {"anyOf": written}, "inferred": {"type": "boolean"}}
        return {
            "description": f"A date as its source gives it: {_WANTED}. Mark a date that it does not print.",
            "examples": ["2026-Q3", {"date": "2026-06-30", "inferred": True}],
            "anyOf": [
                *written,
                {"type": "object", "properties": marked, "required": ["date"], "additionalProperties": False},
            ],
        }


def day(when: date) -> Period:
    """The period of one day."""
    return Period(start=when, end=when, precision="day")


# Thousands of reports say the same dates: each is worked out once, and held once.
@lru_cache(maxsize=10_000)
def _written(text: str) -> Period:
    return Period(**_span(text))


def _span(text: str) -> dict[str, Any]:
    """First and last day of one period, or of the span between two."""
    first, slash, last = text.partition("/")
    begin = _single(first, text)
    if not slash:
        return begin
    end = _single(last, text)
    if end["start"] < begin["start"]:
        raise Unfit("no-date", f"{text} ends before it begins; write the earlier date first")
    return {"start": begin["start"], "end": end["end"], "precision": end["precision"]}


def _single(part: str, text: str) -> dict[str, Any]:
    for precision in get_args(Precision):
        if found := re.fullmatch(_FORMS[precision], part, re.ASCII):
            try:
                start, end = _days(precision, [int(number) for number in found.groups()])
            except ValueError:
                raise Unfit("no-date", f"{text} is not a date that exists; write {_WANTED}") from None
            return {"start": start, "end": end, "precision": precision}
    raise Unfit("no-date", f"{text!r} is not a date; write {_WANTED}")


def _days(precision: Precision, parts: list[int]) -> tuple[date, date]:
    """First and last day of a period.

    Raises ValueError for a month or day that no calendar has.
    """
    match precision, parts:
        case "year", [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case "quarter", [year, quarter]:
            return date(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter)
        case "month", [year, month]:
            return date(year, month, 1), _month_end(year, month)
        case _:
            return date(*parts), date(*parts)


def _month_end(year: int, month: int) -> date:
    return date(year, month, 1).replace(day=calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 1)
