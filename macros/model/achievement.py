"""Achievements: one dated, sourced report each. Records are added, corrected by new ones, never changed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.correction import CorrectionKind
from macros.model.indicator import Place, UnitId
from macros.model.period import Period
from macros.model.promise import Quantifier
from macros.model.record import Id, Number, Record, Text

State = Literal["not-started", "under-way", "delivered", "operating", "stopped", "no-public-report"]
ChangeUnit = Literal["points", "percent", "places", "not-stated"]
Nature = Literal["measured", "estimated", "projected"]
Money = Literal["announced", "planned", "approved", "disbursed"]


class Change(Record):
    """A difference that a source reports, with or beside a level."""

    value: Annotated[Number, Field(description="the difference as printed, with a minus where it fell")]
    unit: Annotated[ChangeUnit, Field(description="not-stated where points and per cent cannot be told apart")]
    since: Annotated[Period | None, Field(description="what it is compared with; leave out if not stated")] = None


class Achievement(Record):
    """One report about an indicator (a value) or about a task or system (a state)."""

    id: Annotated[Id, Field(description="unique in this file; the anchor of its address")]
    value: Annotated[Number | None, Field(description="the number as printed, without thousands marks")] = None
    state: Annotated[State | None, Field(description="of a task or system")] = None
    statement: Annotated[Text | None, Field(description="what was reported where no number was given")] = None
    unit: Annotated[UnitId | None, Field(description="only where it is not the indicator's")] = None
    quantifier: Annotated[Quantifier | None, Field(description="leave out where the source gives a bare number")] = None
    out_of: Annotated[Number | None, Field(description="the field of a rank, or the whole of a count")] = None
    change: Annotated[
        Change | None, Field(description="a difference that the source reports, with or without a level")
    ] = None
    plan_share: Annotated[Number | None, Field(description="per cent of a plan that the source does not print")] = None
    measured: Annotated[Period, Field(description="the day or period that the value is about")]
    recorded: Annotated[Period, Field(description="the day it entered this file")]
    series: Annotated[Id | None, Field(description="needed where the indicator has several")] = None
    scope: Annotated[Text | None, Field(description="where it covers less than the indicator")] = None
    nature: Annotated[Nature, Field(description="a projection never decides a verdict")] = "measured"
    money: Annotated[Money | None, Field(description="how far a sum of money has come")] = None
    source: Annotated[Id, Field(description="the document that reports it")]
    locator: Place = None
    replaces: Annotated[Id | None, Field(description="the report in this file that it corrects")] = None
    reason: Annotated[Text | None, Field(description="why it replaces; needed with replaces")] = None
    kind: Annotated[CorrectionKind | None, Field(description="whose mistake it was; needed with replaces")] = None
    note: Annotated[Text | None, Field(description="what a reader must know beside the number")] = None
