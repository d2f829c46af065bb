"""Questions: conflicts and gaps in the public record that a reader should know."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.correction import FormerIds
from macros.model.indicator import Place
from macros.model.period import Period
from macros.model.record import Id, Record, Text
from macros.model.sums import Sum

QuestionKind = Literal[
    "arithmetic",
    "dating",
    "deadline",
    "definition",
    "naming",
    "ownership",
    "scope",
    "status",
    "target",
    "unit",
    "value",
]
Reference = Annotated[
    str,
    Field(
        pattern=r"^[a-z]+/[a-z0-9-]+(\.[a-z0-9-]+)?$",
        description="kind/id of a record; of a report: achievements/<what it is about>.<its id>",
        examples=["targets/clean-rivers-2030", "achievements/clean-rivers.2025"],
    ),
]


class Citation(Record):
    """A place in a source."""

    source: Annotated[Id, Field(description="the document that says it")]
    locator: Place = None


class Question(Record):
    """A conflict or gap, told so that a reader can check it."""

    id: Id
    title: Annotated[Text, Field(description="the question, in one line")]
    kind: Annotated[QuestionKind, Field(description="what the conflict or gap is about")]
    detail: Annotated[Text, Field(description="what the sources say, with their numbers")]
    about: Annotated[tuple[Reference, ...], Field(min_length=1, description="the records that it concerns")]
    sources: Annotated[tuple[Citation, ...], Field(description="where each side is said")] = ()
    sums: Annotated[tuple[Sum, ...], Field(description="the calculation that a reader can repeat")] = ()
    answer: Annotated[Text | None, Field(description="what settled it; leave out while it is open")] = None
    answered: Annotated[Period | None, Field(description="when it was settled")] = None
    redirect_from: FormerIds = ()
