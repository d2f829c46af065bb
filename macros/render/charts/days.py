"""The level axis: years, or months where time is short, each named in the middle of its stretch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from macros.render.charts.glyphs import text_width
from macros.render.charts.theme import AXIS_SIZE

Month = Callable[[date], str]
Stretch = tuple[date, date, str]

_GAP = 8
# Ticks nearer to each other than this many pixels are left out where they have no name.
_CLOSE = 7
_SHORT_TIME = timedelta(days=2 * 366)
_LEAST_TIME = timedelta(days=180)
_YEARS_APART = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
_MONTHS_APART = (1, 2, 3, 6, 12)


@dataclass(frozen=True)
class Days:
    """Dates laid along a plot of `width` pixels; `left` and `right` pixels of it stay free at the ends."""

    first: date
    last: date
    width: float
    left: float
    right: float

    def x(self, when: date) -> float:
        """Pixels from the plot's left edge to a date."""
        return self.left + (when - self.first).days * self._per_day

    def edges(self) -> tuple[int, int]:
        """The plot's left and right edge in milliseconds since 1970, in UTC."""
        return self._moment(0), self._moment(self.width)

    def _moment(self, x: float) -> int:
        return milliseconds(self.first) + round((x - self.left) / self._per_day * 86_400_000)

    @property
    def _per_day(self) -> float:
        return (self.width - self.left - self.right) / (self.last - self.first).days


@dataclass(frozen=True)
class Names:
    """What stands under the plot: ticks at dates, and words with the pixel of their middle."""

    ticks: tuple[date, ...]
    words: tuple[tuple[float, str], ...]


def span(dates: Iterable[date]) -> tuple[date, date]:
    """First and last date, at least half a year apart."""
    held = sorted(dates)
    first, last = held[0], held[-1]
    lacking = max(_LEAST_TIME - (last - first), timedelta(0)) / 2
    return first - lacking, last + lacking


def milliseconds(when: date) -> int:
    """The start of a day in UTC, counted from 1970 as Vega counts."""
    return int(datetime(when.year, when.month, when.day, tzinfo=UTC).timestamp()) * 1000


def names(days: Days, marked: Sequence[date], month: Month) -> Names:
    """Ticks and words for the axis.

    marked: dates of the marks; where each ends a year, the year is named under that day, else along its stretch.
    Times shorter than two years have months instead.
    """
    if len(set(marked)) > 1 and all((when.month, when.day) == (12, 31) for when in marked):
        return _year_ends(days, max(marked).year)
    return _months(days, month) if days.last - days.first < _SHORT_TIME else _years(days)


def _years(days: Days) -> Names:
    years = range(days.first.year - 1, days.last.year + 2)
    each = 365.25 * (days.x(days.last) - days.x(days.first)) / (days.last - days.first).days
    apart = _apart(_YEARS_APART, each, text_width("2000", AXIS_SIZE, 400))
    ticks = [date(year, 1, 1) for year in years if each >= _CLOSE or year % apart == 0]
    stretches = [(date(y, 1, 1), date(y + 1, 1, 1), str(y)) for y in years if y % apart == 0]
    return Names(_inside(ticks, days), _middles(_shown(stretches, days), days))


def _year_ends(days: Days, newest: int) -> Names:
    years = range(days.first.year - 1, days.last.year + 2)
    each = days.x(date(newest, 12, 31)) - days.x(date(newest - 1, 12, 31))
    apart = _apart(_YEARS_APART, each, text_width("2000", AXIS_SIZE, 400))
    # Counted from the newest year that holds a mark: it is the one to name.
    ends = [date(year, 12, 31) for year in years if (newest - year) % apart == 0]
    ticks = _inside([date(year, 12, 31) for year in years] if each >= _CLOSE else ends, days)
    return Names(ticks, tuple((days.x(when), str(when.year)) for when in _inside(ends, days)))


def _months(days: Days, month: Month) -> Names:
    starts = _month_starts(days.first - timedelta(days=200), days.last + timedelta(days=200))
    each = 30.4 * (days.x(days.last) - days.x(days.first)) / (days.last - days.first).days
    widest = max(text_width(month(start), AXIS_SIZE, 400) for start in starts)
    apart = _apart(_MONTHS_APART, each, widest)
    named = [start for start in starts if (start.month - 1) % apart == 0]
    stretches = [(start, _next_month(start), month(start)) for start in named]
    ticks = starts if each >= _CLOSE else named
    return Names(_inside(ticks, days), _middles(_with_years(_shown(stretches, days)), days))


def _with_years(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The year under the first month named in it."""
    before = 0
    for start, end, name in stretches:
        yield start, end, name if start.year == before else f"{name}\n{start.year}"
        before = start.year


def _shown(stretches: Iterable[Stretch], days: Days) -> list[Stretch]:
    """The stretches of which the plot shows enough to name them."""
    return [
        (start, end, name)
        for start, end, name in stretches
        if start <= days.last
        and _right(end, days) - _left(start, days) >= min(text_width(name, AXIS_SIZE, 400), days.x(end) - days.x(start))
    ]


def _middles(stretches: Iterable[Stretch], days: Days) -> tuple[tuple[float, str], ...]:
    """Each name in the middle of what the plot shows of its stretch."""
    return tuple(((_left(start, days) + _right(end, days)) / 2, name) for start, end, name in stretches)


def _left(start: date, days: Days) -> float:
    return max(days.x(start), 0)


def _right(end: date, days: Days) -> float:
    return min(days.x(end), days.width)


def _inside(dates: Iterable[date], days: Days) -> tuple[date, ...]:
    beyond = days.last + timedelta(days=1)
    return tuple(when for when in dates if days.x(when) >= 0 and when <= beyond)


def _apart(choices: Sequence[int], each: float, widest: float) -> int:
    """The least number of years or months between two names that leaves them room."""
    return next((n for n in choices if n * each >= widest + _GAP), choices[-1])


def _month_starts(first: date, last: date) -> list[date]:
    starts = [first.replace(day=1)]
    while starts[-1] <= last:
        starts.append(_next_month(starts[-1]))
    return starts


def _next_month(start: date) -> date:
    return date(start.year + start.month // 12, start.month % 12 + 1, 1)
