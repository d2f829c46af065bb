"""Who promises, what they promise in, what is being built, and the pillars that all of it is sorted by."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.correction import FormerIds
from macros.model.indicator import Place
from macros.model.period import Period
from macros.model.record import Id, Line, Record, Text

OrganisationKind = Literal[
    "government",
    "ministry",
    "agency",
    "committee",
    "party",
    "legislature",
    "local-government",
    "company",
    "international",
    "media",
    "group",
    "other",
]


class Organisation(Record):
    """A body that owes, helps, decides or publishes."""

    id: Id
    title: Annotated[Text, Field(description="its official name")]
    short: Annotated[Line | None, Field(description="its usual abbreviation", examples=["MoE"])] = None
    kind: Annotated[OrganisationKind, Field(description="group: several bodies addressed as one")]
    parent: Annotated[Id | None, Field(description="the body that it is part of")] = None
    note: Annotated[Text | None, Field(description="what a reader must know about it")] = None
    redirect_from: FormerIds = ()


class Programme(Record):
    """A plan, resolution or meeting that promises come from."""

    id: Id
    title: Annotated[Text, Field(description="its name, as its source gives it")]
    number: Annotated[Line | None, Field(description="its official number", examples=["12/2024"])] = None
    issuer: Annotated[Id | None, Field(description="the organisation that issued it")] = None
    date: Annotated[Period | None, Field(description="when it was issued; leave out if not stated")] = None
    parent: Annotated[Id | None, Field(description="the programme that it carries out")] = None
    source: Annotated[Id | None, Field(description="the document that names it")] = None
    locator: Place = None
    note: Annotated[Text | None, Field(description="what a reader must know about it")] = None
    redirect_from: FormerIds = ()


class System(Record):
    """A thing that is being built or run: a database, a network, an application."""

    id: Id
    title: Annotated[Text, Field(description="what it is called")]
    description: Annotated[Text | None, Field(description="what it is for")] = None
    owner: Annotated[Id | None, Field(description="the organisation that answers for it, if stated")] = None
    source: Annotated[Id | None, Field(description="the document that names it")] = None
    locator: Place = None
    note: Annotated[Text | None, Field(description="what a reader must know about it")] = None
    redirect_from: FormerIds = ()


class Pillar(Record):
    """A field of policy by which a site sorts its promises and indicators; a grouping of ours, not of a source."""

    id: Id
    title: Annotated[Text, Field(description="its name", examples=[{"en": "Digital government"}])]
    note: Annotated[Text | None, Field(description="what belongs to it")] = None
