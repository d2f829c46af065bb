"""What the methods find, in words: labels, numbers, what would turn them, and the same facts the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from macros.model.portfolio import Portfolio
from macros.model.promise import Condition
from macros.render.arithmetic import readable
from macros.render.said import wanted
from macros.render.values import amount
from macros.render.words import Words
from macros.verdicts.methods.compared import Compared, compared, of_the_rest
from macros.verdicts.methods.course import CannotRateError, Course
from macros.verdicts.methods.method import Figure, Finding, Method
from macros.verdicts.path import rounded

_THREE, _TWO = Decimal("0.001"), Decimal("0.01")


@dataclass(frozen=True)
class Told:
    """What one method says of one condition, in words."""

    method: Method
    name: str
    says: str
    figures: str
    turns: tuple[str, ...]


@dataclass(frozen=True)
class Speaking:
    """The words and the unit in which the methods speak of one condition."""

    portfolio: Portfolio
    words: Words
    course: Course

    @property
    def _condition(self) -> Condition:
        return self.course.case.condition

    @property
    def unit(self) -> str:
        """The unit of the condition's indicator."""
        return self.portfolio.unit(self._condition.indicator or "")

    def told(self) -> tuple[Told, ...]:
        """What every method says."""
        return tuple(self._told(found) for found in compared(self.course))

    def _told(self, found: Compared) -> Told:
        words, method = self.words, found.method
        figures = "; ".join(self._figure(figure) for figure in found.finding.figures)
        turns = (*self._turns(found), *self._the_rest(found))
        return Told(method, words.say(f"methods.name.{method.name}"), self.says(method, found.finding), figures, turns)

    def says(self, method: Method, finding: Finding) -> str:
        """The label of a finding, or why there is none."""
        if finding.why:
            return self.words.say("methods.cannot", why=self.words.say(f"methods.why.{finding.why}"))
        return self.words.say(f"{method.label_words or f'methods.label_of.{method.name}'}.{finding.label}")

    def _figure(self, figure: Figure) -> str:
        words, value = self.words, figure.value
        match figure.kind:
            case "share":
                shown = words.say("value.percent", value=words.number(_short(value * 100, _TWO)))
            case "plain":
                shown = words.number(_short(value, _THREE))
            case "rate" if self.unit == "percent":
                shown = words.say("change.a_year.points", value=words.number(readable(value)))
            case "rate":
                shown = words.number(readable(value))
            case "value":
                shown = self.amount(value)
        return words.say(f"methods.figure.{figure.name}", value=shown)

    def amount(self, value: Decimal) -> str:
        """A value in the indicator's unit; a place between two ranks is no rank."""
        short = readable(value)
        return (
            self.words.number(short)
            if self.unit == "rank" and short % 1
            else amount(self.portfolio, self.words, short, self.unit)
        )

    def _turns(self, found: Compared) -> Iterator[str]:
        latest, baseline = self.course.case.latest, self.course.case.baseline
        if found.latest is not None and latest is not None and latest.value is not None:
            yield self._turn("latest", found.latest, latest.value)
        if found.baseline is not None and baseline is not None:
            yield self._turn("baseline", found.baseline, baseline[0])

    def _turn(self, which: str, value: Decimal, was: Decimal) -> str:
        return self.words.say(f"methods.turn.{which}", value=self.amount(value), was=self.amount(was))

    def _the_rest(self, found: Compared) -> Iterator[str]:
        latest = self.course.case.latest
        if self.unit != "percent" or found.keeps is None or latest is None or latest.value is None:
            return
        other = of_the_rest(self.course)[found.method.name]
        places = {"value": self.amount(100 - latest.value), "was": self.amount(latest.value)}
        if other.label == found.finding.label:
            yield self.words.say("methods.rest.same", **places)
        else:
            yield self.words.say("methods.rest", label=self.says(found.method, other), **places)

    def inputs(self) -> str:
        """The points and the goal that the methods by years start from; empty where they have none."""
        course, words = self.course, self.words
        try:
            base, latest = course.base, course.latest
        except CannotRateError:
            return ""
        places = {"base": self.amount(base.value), "latest": self.amount(latest.value)}
        places |= {"base_year": str(base.year), "latest_year": str(latest.year)}
        if course.goal is None or course.case.due is None:
            return words.say("methods.from.open", **places)
        goal = wanted(self.portfolio, words, self._condition)
        return words.say("methods.from", goal=goal, due=str(course.due), **places)


def _short(value: Decimal, places: Decimal) -> Decimal:
    return rounded(value.quantize(places)) or Decimal(0)
