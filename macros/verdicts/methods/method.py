"""What a method is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from macros.verdicts.methods.course import CannotRateError, Course, Why
from macros.verdicts.path import rounded

Kind = Literal["share", "plain", "value", "rate"]
"""A fraction of one; a bare number; a number in the indicator's unit; the same a year."""

_SEVERAL = 2


class Figure(NamedTuple):
    """A number that a method worked out, to four decimals; its words are filed under its name."""

    name: str
    kind: Kind
    value: Decimal


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
    None for a method that says nothing about several.
    """

    name: str
    formula: Callable[[Course], Finding]
    labels: tuple[str, ...]
    in_time: int
    described: tuple[str, str] | None = None
    label_words: str = ""
    mean: Callable[[Decimal, bool], str] | None = None

    def rate(self, course: Course) -> Finding:
        """What the method says of a course."""
        try:
            return self.formula(course)
        except CannotRateError as error:
            return Finding(why=error.why)
        except ArithmeticError:
            return Finding(why="too-large")

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
        return self.labels.index(finding.label) < self.in_time if finding.label in self.labels else None


def figure(name: str, kind: Kind, value: float | Decimal | None) -> Figure:
    """A number of a finding.

    Raises ArithmeticError for what is no number any more.
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    if (short := rounded(exact)) is None or not exact.is_finite():
        raise ArithmeticError(f"{name} is no number")
    return Figure(name, kind, short)
