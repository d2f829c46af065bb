"""What a course is drawn from: values on dates, and their words in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Kind = Literal["report", "other", "disputed", "projected", "baseline"]


@dataclass(frozen=True)
class Point:
    """One value on its date: a report of the preferred series, of another one, a disputed one, a forecast, a start.

    label: the value as a reader reads it, its bound included ("nearly 91.2 %"); None leaves it unlabelled.
    series: the reader's name of the series; shown only where the chart holds several.
    told: what else a reader may ask of it: when it was measured, who published it. key: the record that it is.
    """

    when: date
    value: Decimal
    label: str | None = None
    kind: Kind = "report"
    series: str = ""
    told: tuple[str, ...] = ()
    key: str = ""

    @property
    def group(self) -> str:
        """What it is shown or hidden with."""
        return f"{self.kind} {self.series}" if self.kind == "other" else self.kind


@dataclass(frozen=True)
class Goal:
    """One promised value on its due date, `high` too where it is a range; main: the promise the page is about.

    told, key: as of a point.
    """

    when: date
    value: Decimal
    label: str
    main: bool = False
    high: Decimal | None = None
    told: tuple[str, ...] = ()
    key: str = ""

    @property
    def group(self) -> str:
        """What it is shown or hidden with."""
        return "main" if self.main else "goals"


@dataclass(frozen=True)
class Course:
    """Everything on the chart, its words already in the reader's language.

    path: the straight way from the baseline to the main goal. falling: less is better, so the axis is turned.
    ticks: words for a value on the axis. month: short name of a month, without its year.
    """

    points: tuple[Point, ...]
    goals: tuple[Goal, ...]
    today: date
    today_label: str
    ticks: Callable[[Decimal], str]
    month: Callable[[date], str]
    path: tuple[tuple[date, Decimal], tuple[date, Decimal]] | None = None
    path_label: str = ""
    falling: bool = False
