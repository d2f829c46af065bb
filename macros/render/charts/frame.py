"""The plot of a course: how big, which dates and values its edges stand for, and what is written on its axes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.render.charts.boxes import Box, Spot
from macros.render.charts.days import Days, Names, names, span
from macros.render.charts.given import Course
from macros.render.charts.glyphs import text_width, wrap
from macros.render.charts.theme import AXIS_SIZE, HEIGHT, LABEL_SIZE, WIDTH, Size
from macros.render.charts.values import value_ticks

# Above the highest value, a band for the word "today"; below the plot, two lines for months and their year.
_BAND = 22.0
_BELOW = {1: 26.0, 2: 42.0}
# Under the least value, where the axis does not begin at zero: a place for words, and a hint that it does not.
_FOOT = 20.0
# Half a goal's bar, and a little air.
_END = 18.0
AXIS_GAP = 8.0


@dataclass(frozen=True)
class Frame:
    """A plot `width` by `height` pixels, with `padding` around it by side."""

    size: Size
    width: float
    height: float
    days: Days
    names: Names
    ticks: tuple[Decimal, ...]
    tick_lines: tuple[tuple[str, ...], ...]
    domain: tuple[Decimal, Decimal]
    falling: bool
    padding: Mapping[str, float]

    def spot(self, when: date, value: Decimal) -> Spot:
        """Pixels from the plot's top left corner."""
        return self.days.x(when), self._y(value)

    @property
    def range(self) -> tuple[float, float]:
        """Pixels from the top to the least and to the greatest value."""
        foot = self.height if self.domain[0] == 0 else self.height - _FOOT
        return (_BAND, foot) if self.falling else (foot, _BAND)

    @property
    def tick_words(self) -> list[tuple[float, tuple[str, ...]]]:
        """Lines of words for each value on the axis, with pixels from the top to their middle."""
        return [(self._y(tick), lines) for tick, lines in zip(self.ticks, self.tick_lines, strict=True)]

    def _y(self, value: Decimal) -> float:
        (low, high), (start, end) = self.domain, self.range
        return start + (end - start) * float((value - low) / (high - low))

    @property
    def edge(self) -> Box:
        """Where labels may stand."""
        return Box(0, 0, self.width + self.padding["right"], self.height)


def frame(data: Course, size: Size) -> Frame:
    """The plot that holds everything in the data."""
    values = _values(data)
    ticks = value_ticks(values, 6 if size != "narrow" else 5, data.falling)
    if data.falling and min(values) > 0:
        ticks = tuple(tick for tick in ticks if tick > 0)
    tick_lines = _tick_lines([data.ticks(tick) for tick in ticks], WIDTH[size] / 4)
    left = max(text_width(line, AXIS_SIZE, 400) for lines in tick_lines for line in lines) + AXIS_GAP
    width = WIDTH[size] - left - 4
    marked = [*(p.when for p in data.points), *(g.when for g in data.goals)]
    first, last = span([*marked, data.today, *(when for when, _ in data.path or ())])
    days = Days(first, last, width, _END, _gutter(data, size, last))
    axis = names(days, marked, data.month)
    below = _BELOW[max((len(word.split("\n")) for _, word in axis.words), default=1)]
    padding = {"left": left, "right": 4, "top": 2, "bottom": below}
    domain = min(*values, *ticks), max(*values, *ticks)
    height = HEIGHT[size] - below - 2
    return Frame(size, width, height, days, axis, ticks, tick_lines, domain, data.falling, padding)


def _tick_lines(texts: list[str], limit: float) -> tuple[tuple[str, ...], ...]:
    """The words of the axis, broken where they are wider than the limit; a number is never cut, whatever it takes."""
    widest = max(text_width(word, AXIS_SIZE, 400) for text in texts for word in text.split(" "))
    return tuple(wrap(text, AXIS_SIZE, 400, max(limit, widest), max(1, len(text))) for text in texts)


def _values(data: Course) -> list[Decimal]:
    highs = [goal.high for goal in data.goals if goal.high is not None]
    ends = [value for _, value in data.path or ()]
    return [*(p.value for p in data.points), *(g.value for g in data.goals), *highs, *ends]


def _gutter(data: Course, size: Size, last: date) -> float:
    """Pixels free at the right end, for the words beside what is drawn last if they need no more than a quarter."""
    most = WIDTH[size] / 4 - _END - 6
    texts = [p.label or "" for p in data.points if p.when == last] + [g.label for g in data.goals if g.when == last]
    lines = [line for text in texts for line in wrap(text, LABEL_SIZE[size], 600, most, 4)]
    return _END + max((text_width(line, LABEL_SIZE[size], 600) + 6 for line in lines), default=0)
