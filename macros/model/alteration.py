"""What the owners of a promise changed while they kept it: the promise stays one record, and says what it said."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.indicator import Place
from macros.model.period import Period
from macros.model.record import Id, Line, Record, Text

ALTERABLE = ("due", "due_kind", "due_note", "conditions", "deliverable", "lead", "support", "scope", "exemptions")
"""The keys of a promise that its owners may change; what they change beyond them makes another promise."""


class Alteration(Record):
    """One fact of a promise that its owners made another; what stands at the key now is what they made of it."""

    key: Annotated[Line, Field(description="the key that they changed", examples=["conditions.0.value", "lead"])]
    was: Annotated[Line | None, Field(description="what stood there; leave out if nothing did", examples=["60"])] = None
    date: Annotated[Period, Field(description="when it was changed")]
    source: Annotated[Id, Field(description="the document that says so")]
    locator: Place = None
    reason: Annotated[Text | None, Field(description="why, if stated")] = None


Alterations = Annotated[
    tuple[Alteration, ...], Field(description="what its owners changed while they kept it, oldest first")
]
