"""Sources: the documents that every number and date comes from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.correction import Corrections, FormerIds
from macros.model.period import Period
from macros.model.record import Address, Id, Language, Line, Record, Text

Grade = Literal["law", "official-statistics", "responsible-body", "independent", "press", "copy"]

GRADES: tuple[Grade, ...] = ("law", "official-statistics", "responsible-body", "independent", "press", "copy")
"""From the strongest support to the weakest."""


class Source(Record):
    """A document with its publisher, date, address and grade."""

    id: Id
    title: Annotated[Text, Field(description="its own title, in its own language")]
    publisher: Annotated[Text, Field(description="who published it")]
    author: Annotated[Line | None, Field(description="who wrote it, if named", examples=["A. Writer"])] = None
    language: Annotated[Language | None, Field(description="the language that it is written in")] = None
    published: Annotated[Period | None, Field(description="the date that it prints; leave out if none")] = None
    url: Annotated[Address | None, Field(description="where it can be read")] = None
    archived_url: Annotated[Address | None, Field(description="a copy that stays")] = None
    accessed: Annotated[Period | None, Field(description="the day that it was last read there")] = None
    dead: Annotated[
        Period | None, Field(description="the day from which its address no longer answers; dead-sources writes it")
    ] = None
    grade: Annotated[Grade, Field(description="copy: a reprint, aggregator or machine translation")]
    copy_of: Annotated[Id | None, Field(description="the original, where it is known")] = None
    note: Annotated[Text | None, Field(description="what a reader must know about it")] = None
    corrections: Corrections = ()
    redirect_from: FormerIds = ()

    @property
    def readable_at(self) -> str | None:
        """Where it can be read: at its address, or once that is dead at the archived copy."""
        return self.archived_url or self.url if self.dead else self.url
