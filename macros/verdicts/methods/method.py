"""What a method is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from macros.verdicts.methods.course import CannotRateError, Course, Why
from macros.verdicts.path import four_decimals

Kind = Literal["share", "plain", "value", "rate"]
"""A fraction of one; a bare number; a number in the indicator's unit; the same a year."""

_SEVERAL = 2
# From here on four decimals do not fit into the digits that numbers are rounded with.
_TOO_LARGE, _TOO_LARGE_FLOAT = Decimal(10) ** 56, 1e56


class Figure(NamedTuple):
    """A number that a method worked out; its words are filed under its name."""

    name: str
    kind: Kind
    exact: Decimal | float

    @property
    def value(self) -> Decimal:
        """The number to four decimals."""
        return four_decimals(self.exact if isinstance(self.exact, Decimal) else Decimal(repr(self.exact)))


class Finding(NamedTuple):
    """What a method says: a label of its own scheme with its numbers, or why it cannot rate."""

    label: str | None = None
    figures: tuple[Figure, ...] = ()
    why: Why | None = None


@dataclass(frozen=True)
class Method:
    """A way to rate one condition of a target.

    labels: its own words, the best first; `in_time` of them say that the promise was or will be kept in time. Words
    are filed under `label_words` and the label. described: the title and address of the text that it is taken from.
    mean: the label of several conditions at once, by the mean of their scores and whether all have the best label;
    None for a method that says nothing about several. label: what the formula says, for a method that can tell it in
    much less work than its numbers.
    """

    name: str
    formula: Callable[[Course], Finding]
    labels: tuple[str, ...]
    in_time: int
    described: tuple[str, str] | None = None
    label_words: str = ""
    mean: Callable[[Decimal, bool], str] | None = None
    label: Callable[[Course], str] | None = None

    def rate(self, course: Course) -> Finding:
        """What the method says of a course, its numbers to four decimals."""
        try:
            found = self.formula(course)
        except CannotRateError as error:
            return Finding(why=error.why)
        except ArithmeticError:
            return Finding(why="too-large")
        return Finding(found.label, tuple(one._replace(exact=one.value) for one in found.figures))

    def holds(self, course: Course) -> bool | None:
        """Whether it says of a course that the promise was or will be kept in time; None where it cannot rate."""
        try:
            return self._in_time(self.label(course) if self.label else self.formula(course).label)
        except (CannotRateError, ArithmeticError):
            return None

    def together(self, findings: Sequence[Finding]) -> Finding | None:
        """What the method says of several conditions at once; those without a score count for nothing.

        None where fewer than two have a score, or the method says nothing about several.
        """
        scored = [(one.label, figure.value) for one in findings for figure in one.figures if figure.name == "score"]
        if self.mean is None or len(scored) < _SEVERAL:
            return None
        score = sum((value for _, value in scored), Decimal(0)) / len(scored)
        label = self.mean(score, all(label == self.labels[0] for label, _ in scored))
        return Finding(label, (figure("score", "plain", score),))

    def keeps(self, finding: Finding) -> bool | None:
        """Whether a finding says that the promise was or will be kept in time; None where it does not rate."""
        return self._in_time(finding.label)

    def _in_time(self, label: str | None) -> bool | None:
        return self.labels.index(label) < self.in_time if label in self.labels else None


def figure(name: str, kind: Kind, value: float | Decimal) -> Figure:
    """A number of a finding.

    Raises ArithmeticError for what is no number any more.
    """
    # What turns a method is looked for by trying, and only what is found is rounded.
    most = _TOO_LARGE_FLOAT if isinstance(value, float) else _TOO_LARGE
    if not -most < value < most:
        raise ArithmeticError(f"{name} is no number")
    return Figure(name, kind, value)
