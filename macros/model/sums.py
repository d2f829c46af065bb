"""Sums that a question shows: numbers that sources print, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, PlainValidator, TypeAdapter, ValidationError, WithJsonSchema

from macros.model.indicator import UnitId
from macros.model.record import Number, Record, Text
from macros.model.unfit import Unfit

Operation = Literal["share", "part", "whole", "base", "growth", "difference", "total", "ratio", "product"]

ReportTerm = Annotated[
    str,
    Field(
        pattern=r"^achievements/[a-z0-9-]+\.[a-z0-9-]+(#(out_of|change|plan_share))?$",
        description="the value of a report: achievements/<what it is about>.<its id>; after # another of its numbers",
    ),
]
_TERM: TypeAdapter[Decimal | str] = TypeAdapter(Number | ReportTerm, config=ConfigDict(strict=True))


def _number_or_report(value: Any) -> Decimal | str:
    """One fault for what is neither, where a union of types would give two."""
    try:
        return _TERM.validate_python(value)
    except ValidationError:
        found = repr(value[:80]) if isinstance(value, str) else "what stands here"
        wanted = "a number as printed, or achievements/<what it is about>.<its id>"
        raise Unfit("no-term", f"{found} is no number and no report; write {wanted}") from None


Term = Annotated[Number | ReportTerm, PlainValidator(_number_or_report), WithJsonSchema(_TERM.json_schema())]
"""A number that a source prints, or the key of a report that states it."""

_HUNDRED = Decimal(100)

OPERATIONS: Mapping[Operation, Callable[[Sequence[Decimal]], Decimal]] = MappingProxyType(
    {
        "share": lambda terms: sum(terms[:-1], Decimal(0)) / terms[-1] * _HUNDRED,
        "part": lambda terms: terms[0] * terms[1] / _HUNDRED,
        "whole": lambda terms: terms[0] / terms[1] * _HUNDRED,
        "base": lambda terms: terms[0] / (1 + terms[1] / _HUNDRED),
        "growth": lambda terms: (terms[0] / terms[1] - 1) * _HUNDRED,
        "difference": lambda terms: terms[0] - sum(terms[1:], Decimal(0)),
        "total": lambda terms: sum(terms, Decimal(0)),
        "ratio": lambda terms: terms[0] / terms[1],
        "product": lambda terms: terms[0] * terms[1],
    }
)
"""What follows from two or more numbers.

share: all but the last, added, in per cent of the last. part: so many per cent of a number. whole: what a number is so
many per cent of. base: a number before it grew by so many per cent. growth: from the second to the first, in per cent.
"""

OF_MANY: frozenset[Operation] = frozenset({"share", "difference", "total"})
"""The operations that take more than two terms."""

IN_PERCENT: frozenset[Operation] = frozenset({"share", "growth"})
"""The operations that give per cent."""


class Sum(Record):
    """One calculation on numbers that sources print; its result is never written, always calculated."""

    of: Annotated[Operation, Field(description="share, part, whole, base, growth, difference, total, ratio, product")]
    terms: Annotated[tuple[Term, ...], Field(min_length=2, description="numbers as printed, or keys of reports")]
    says: Annotated[Text, Field(description="what the result is")]
    unit: Annotated[UnitId | None, Field(description="of the result, if it is neither per cent nor a count")] = None
    printed: Annotated[Term | None, Field(description="what a source prints for it")] = None

    @property
    def result_unit(self) -> str:
        """The unit of the result."""
        return self.unit or ("percent" if self.of in IN_PERCENT else "count")


def result(of: Operation, terms: Sequence[Decimal]) -> Decimal:
    """What follows from numbers, with 28 digits.

    Raises ArithmeticError where nothing does: a division by zero.
    """
    return OPERATIONS[of](terms)
