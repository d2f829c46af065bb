"""Indicators: what is measured, whether or not anybody promised it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.correction import Corrections, FormerIds
from macros.model.record import Id, Line, Number, Record, Text

Direction = Literal["up", "down"]

UNITS = ("percent", "rank", "count", "yes-no")
"""Units that need no file of their own. The others: a currency's three letters, or the id of a file in data/units/."""

UnitId = Annotated[
    str, Field(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*|[A-Z]{3})$", max_length=80, examples=["percent", "EUR"])
]


class Unit(Record):
    """A unit of measurement that the built-in ones (percent, rank, count, yes-no, currencies) do not cover."""

    id: Id
    title: Annotated[Text, Field(description="its name after a number", examples=[{"en": "km"}])]


class Series(Record):
    """Reports that one line may join: the same method on the same base."""

    id: Annotated[Id, Field(description="its name in reports")]
    title: Annotated[Text, Field(description="who measures, and how")]
    note: Annotated[Text | None, Field(description="what a reader must know to compare it")] = None


class Bounds(Record):
    """The lowest and highest value that can occur; either may be left open."""

    low: Annotated[Number | None, Field(description="the lowest value that can occur")] = None
    high: Annotated[Number | None, Field(description="the highest value that can occur")] = None


class Indicator(Record):
    """What is measured: a metric with its unit, direction and bounds."""

    id: Id
    title: Annotated[Text, Field(description="the name of the metric, without value or date")]
    description: Annotated[Text | None, Field(description="what it counts and what it leaves out")] = None
    unit: Annotated[
        UnitId,
        Field(
            description="percent, rank, count, yes-no, a currency's three letters, or an id of data/units/",
            examples=["percent", "EUR"],
        ),
    ]
    of: Annotated[
        Text | None,
        Field(description="what a share is a share of, or what is counted", examples=[{"en": "of the population"}]),
    ] = None
    direction: Annotated[Direction, Field(description="up where more is better, down where less is (ranks: down)")]
    bounds: Annotated[Bounds | None, Field(description="values outside are refused")] = None
    series: Annotated[tuple[Series, ...], Field(description="needed only where reports cannot share one line")] = ()
    preferred: Annotated[Id | None, Field(description="the series that decides; needed with several")] = None
    frequency: Annotated[Text | None, Field(description="how often it is published")] = None
    system: Annotated[Id | None, Field(description="the system that it measures")] = None
    pillar: Annotated[Id | None, Field(description="the field that it is sorted under here")] = None
    note: Annotated[Text | None, Field(description="a caution to its reader")] = None
    corrections: Corrections = ()
    redirect_from: FormerIds = ()


Place = Annotated[
    Line | None,
    Field(description="where in the source: a paragraph, page or article", examples=["¶ 4", "p. 12"]),
]
