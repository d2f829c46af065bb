"""What was corrected inside a record that has one file and one address: the record stays, and says what it said."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.period import Period
from macros.model.record import Id, Line, Record, Text

CorrectionKind = Literal["ours", "source"]


class Correction(Record):
    """One fact of a record that was published wrong. A report is corrected by a new report instead."""

    key: Annotated[Line, Field(description="the key that was wrong", examples=["due", "conditions.0.value"])]
    was: Annotated[Line | None, Field(description="what stood there; leave out if nothing did", examples=["2027"])] = (
        None
    )
    date: Annotated[Period, Field(description="the day of the correction")]
    kind: Annotated[CorrectionKind, Field(description="whose mistake it was")]
    reason: Annotated[Text, Field(description="why it was wrong")]


Corrections = Annotated[
    tuple[Correction, ...], Field(description="what was published wrong here and mended, oldest first")
]

FormerIds = Annotated[
    tuple[Id, ...], Field(description="ids that this record had before, or took over; their addresses lead here")
]
