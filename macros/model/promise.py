"""Promises: targets, which a number can settle, and tasks, which a deliverable can."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.model.alteration import Alteration, Alterations
from macros.model.correction import Correction, Corrections, FormerIds
from macros.model.indicator import Place
from macros.model.period import Period
from macros.model.record import Id, Number, Record, Text
from macros.model.reply import Replies

Operator = Literal["at-least", "at-most", "exactly", "between", "rank"]
Quantifier = Literal["over", "under", "nearly", "about"]
DueKind = Literal["fixed", "relative", "recurring", "continuous", "none"]
Relation = Literal["rolls-over", "raises", "lowers", "rebases", "replaces", "drops"]
Stated = Literal["stated", "partly", "not-stated"]

_EXACT = "leave out where the source gives the bare number"


class Baseline(Record):
    """The starting point that the source of a promise states."""

    value: Annotated[Number, Field(description="the value at the start, as printed")]
    measured: Annotated[Period, Field(description="the day or period that the value is about")]
    source: Annotated[Id, Field(description="the document that states it")]
    locator: Place = None


class Condition(Record):
    """One thing that must be true of one indicator for a target to be met."""

    indicator: Annotated[Id | None, Field(description="leave out where the promise names no metric")] = None
    operator: Annotated[Operator, Field(description="rank means this rank or better")]
    operator_inferred: Annotated[bool, Field(description="true where the source gives a bare number")] = False
    value: Annotated[Number | None, Field(description="leave out where the promise states no number")] = None
    high: Annotated[
        Number | None, Field(description="the upper end of between, or of a range whose lower end suffices (at-least)")
    ] = None
    quantifier: Annotated[Quantifier | None, Field(description=_EXACT)] = None
    wording: Annotated[Text | None, Field(description="what is said instead of a number, such as double-digit")] = None
    baseline: Annotated[
        Baseline | None, Field(description="only where the source states one: value, measured, source, locator")
    ] = None


class Aspect(Record):
    """How far the source of a promise states one of the six things."""

    grade: Annotated[Stated, Field(description="how far the source states it")]
    locator: Place = None
    note: Annotated[Text | None, Field(description="what the source says, or what is missing")] = None


class Clarity(Record):
    """The six things that a promise should state, each judged from its source by hand."""

    person: Annotated[Aspect, Field(description="a named lead")]
    task: Annotated[Aspect, Field(description="what is to be done")]
    timeline: Annotated[Aspect, Field(description="a due date")]
    responsibility: Annotated[Aspect, Field(description="what lead and support each do")]
    authority: Annotated[Aspect, Field(description="who decides or approves")]
    deliverable: Annotated[Aspect, Field(description="a value or a named output")]

    @property
    def stated(self) -> int:
        """How many of the six are stated."""
        return sum(getattr(self, name).grade == "stated" for name in type(self).model_fields)


class Descent(Record):
    """How a promise relates to an earlier one."""

    relation: Annotated[Relation, Field(description="what it does to the earlier promise")]
    promise: Annotated[Id, Field(description="the earlier promise")]
    note: Annotated[Text | None, Field(description="what changed")] = None


class DueBefore(Record):
    """A deadline that a promise had before."""

    due: Annotated[Period, Field(description="the deadline that held before")]
    source: Annotated[Id, Field(description="the document that set it")]
    locator: Place = None
    note: Annotated[Text | None, Field(description="why it moved")] = None


class Dropped(Record):
    """The end of a promise that its owners withdrew; its page stays."""

    date: Annotated[Period, Field(description="when it was withdrawn")]
    source: Annotated[Id, Field(description="the document that says so")]
    locator: Place = None
    reason: Annotated[Text | None, Field(description="why, if stated")] = None


class Role(Record):
    """What one body has to do for a promise."""

    organisation: Annotated[Id, Field(description="the body that does it")]
    does: Annotated[Text, Field(description="what it has to do")]


class Promise(Record):
    """What targets and tasks have in common."""

    kind: ClassVar[str]
    """The folder of data/ that holds it."""

    id: Id
    title: Annotated[Text, Field(description="the promise in a few words, without its due date")]
    description: Annotated[Text | None, Field(description="the promise in full, in your own words")] = None
    programme: Annotated[Id | None, Field(description="the programme that it belongs to")] = None
    pillar: Annotated[Id | None, Field(description="the field that it is sorted under here")] = None
    due: Annotated[Period | None, Field(description="the last day; leave out where the source states none")] = None
    due_kind: Annotated[
        DueKind | None,
        Field(description="leave out with a due date (fixed) and where the source states none (none)"),
    ] = None
    due_note: Annotated[Text | None, Field(description="a due date that no calendar has: when a law starts")] = None
    due_history: Annotated[tuple[DueBefore, ...], Field(description="earlier deadlines, oldest first")] = ()
    altered: Alterations = ()
    lead: Annotated[tuple[Id, ...], Field(description="who owes it; empty where the source names nobody")] = ()
    support: Annotated[tuple[Id, ...], Field(description="who helps, as the source says")] = ()
    roles: Annotated[tuple[Role, ...], Field(description="what each of them does, if stated")] = ()
    scope: Annotated[Text | None, Field(description="where and for whom it holds")] = None
    exemptions: Annotated[Text | None, Field(description="what is left out")] = None
    source: Annotated[Id, Field(description="the document that makes the promise")]
    locator: Place = None
    clarity: Annotated[Clarity | None, Field(description="leave out until judged")] = None
    lineage: Annotated[tuple[Descent, ...], Field(description="the earlier promises that it follows")] = ()
    dropped: Annotated[Dropped | None, Field(description="only where its owners withdrew it")] = None
    note: Annotated[Text | None, Field(description="a caution to its reader")] = None
    replies: Replies = ()
    corrections: Corrections = ()
    redirect_from: FormerIds = ()

    @property
    def key(self) -> str:
        """The name that it has among all records: its kind and id."""
        return f"{self.kind}/{self.id}"

    @property
    def indicators(self) -> tuple[str, ...]:
        """The ids of the indicators that its conditions name, each once, in their order; none of a task."""
        return ()

    @property
    def subjects(self) -> tuple[str, ...]:
        """What the reports that can change its verdict are filed under: its indicators, or the task itself."""
        return self.indicators

    @property
    def revisions(self) -> tuple[Correction | Alteration, ...]:
        """What its owners altered and its source corrected, in the order in which that is undone: the latest first.

        Of one day the corrections come first: they mend what stands there now. Mistakes of ours were never true of it.
        """
        corrected = (entry for entry in reversed(self.corrections) if entry.kind == "source")
        both: list[Correction | Alteration] = [*corrected, *reversed(self.altered)]
        return tuple(sorted(both, key=lambda entry: entry.date.end, reverse=True))


class Target(Promise):
    """A measurable promise: conditions on indicators, all of which must hold."""

    kind = "targets"
    conditions: Annotated[tuple[Condition, ...], Field(min_length=1, description="all of them must hold")]

    @property
    def indicators(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.indicator for one in self.conditions if one.indicator))


class Task(Promise):
    """A promised deliverable: a decree, a database, a submission."""

    kind = "tasks"
    conditions: ClassVar[tuple[Condition, ...]] = ()
    """None: it asks for no number."""

    deliverable: Annotated[Text | None, Field(description="what will exist when it is done")] = None
    system: Annotated[Id | None, Field(description="the system that it builds or changes")] = None

    @property
    def subjects(self) -> tuple[str, ...]:
        return (self.id,)
