"""What the responsible body says about a verdict: it stands beside the verdict and never replaces it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.indicator import Place
from macros.model.period import Period
from macros.model.record import Id, Record, Text


class Reply(Record):
    """A dated statement of a body about a promise that it answers for."""

    date: Annotated[Period, Field(description="the day of the statement")]
    organisation: Annotated[Id, Field(description="the body that makes it")]
    source: Annotated[Id, Field(description="the document that holds it: a letter, a press release")]
    locator: Place = None
    text: Annotated[Text, Field(description="the statement, in its own words or shortened without judging it")]


Replies = Annotated[
    tuple[Reply, ...], Field(description="what the responsible bodies state about it, oldest first; verdicts stay")
]
