"""What six methods find about a target, once more: see `tests.bench.recount`. Formulas are those of the page method/."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from tests.bench.recount_rules import Item, Promised, deciding, known, numbers, state

Figures = list[tuple[Decimal | float, str]]
Found = tuple[bool | None, Figures]
"""Whether a method says in time, or None where it cannot rate; its numbers and how they are shown."""

Method = Callable[[Promised, "Years", date], Found]
_NOT_RATED: Found = (None, [])


@dataclass(frozen=True)
class Years:
    """A target by whole years: the first and the last year that count, with their values."""

    points: dict[int, Decimal]
    base: int
    latest: int
    due: int | None

    @property
    def values(self) -> tuple[Decimal, Decimal]:
        """The value of the first year and of the last."""
        return self.points[self.base], self.points[self.latest]


def years(one: Promised) -> Years | None:
    """None where no year lies between baseline and latest report."""
    points = {report.period.end.year: report.value for report in one.reports}
    if one.baseline:
        points[one.baseline[1].year] = one.baseline[0]
    first = one.baseline[1].year if one.baseline else 2015
    base, latest = min((year for year in points if year >= first), default=0), max(points)
    return (
        Years(dict(sorted(points.items())), base, latest, one.due.end.year if one.due else None)
        if base < latest
        else None
    )


def _reached(one: Promised, found: Years) -> bool:
    return (found.values[1] - one.goal) * one.sign >= 0


def own(one: Promised, _found: Years, as_of: date) -> Found:
    """Ours: the straight path by days. Its numbers stand there too where no report decides."""
    out = known(one, as_of)
    said, report = state(one, out, as_of), deciding(one, out, as_of)
    keeps = None if said in ("due-no-report", "not-yet-rated", "not-measurable") else said in ("met", "on-track")
    if report is None or one.due is None or not numbers(one, report, as_of):
        return keeps, []
    (value, start), due = one.start, one.due.end
    passed, whole = (report.period.end - start).days, (due - start).days
    figures: Figures = [(value + (one.goal - value) * min(max(passed, 0), whole) / whole, "value")]
    if one.goal != value:
        figures += [((report.value - value) / (one.goal - value), "share"), (Decimal(passed) / whole, "share")]
    return keeps, figures


def linear(one: Promised, found: Years, _as_of: date) -> Found:
    """Way done over time passed, by years."""
    if found.due is None or found.due <= found.base or (one.goal - found.values[0]) * one.sign <= 0:
        return _NOT_RATED
    base, latest = found.values
    done = (latest - base) / (one.goal - base)
    time = Decimal(found.latest - found.base) / (found.due - found.base)
    figures: Figures = [(done, "share"), (time, "share"), (done / time, "plain")]
    if not _reached(one, found) and found.due > found.latest:
        figures.append(((one.goal - latest) / (found.due - found.latest), "rate"))
    figures.append(((latest - base) / (found.latest - found.base), "rate"))
    return done / time >= 0 and (done / time >= 1 or done >= 1), figures


def _growth(start: float, end: float, count: int) -> float | None:
    """Compound growth a year; None where the sign changes."""
    return None if start * end < 0 else (end / start) ** (1 / count) - 1


def _asked(one: Promised, found: Years) -> tuple[float, float, float] | None:
    """Growth as it was, as the goal asks, and the one as a share of the other."""
    if found.due is None or found.due <= found.base:
        return None
    base, latest = map(float, found.values)
    was = _growth(base or 0.001, latest, found.latest - found.base)
    asked = _growth(base or 0.001, float(one.goal) or 0.001, found.due - found.base)
    if was is None or not asked:
        return None
    return was, asked, one.sign * (-1 if base < 0 else 1) * was / abs(asked)


def open_sdg(one: Promised, found: Years, _as_of: date) -> Found:
    """Open SDG, which follows Statistics Canada."""
    if _reached(one, found):
        return True, [(5.0, "plain")]
    if (growth := _asked(one, found)) is None:
        return _NOT_RATED
    share = growth[2]
    score = min(7.1429 * share - 4.2857, 5.0) if share >= 0.6 else max(4.1667 * share - 2.5, -5.0)
    return share >= 0.95, [(growth[0], "share"), (growth[1], "share"), (share, "plain"), (score, "plain")]


def eurostat(one: Promised, found: Years, _as_of: date) -> Found:
    """Eurostat's, as EUSTAT ported it."""
    if (growth := _asked(one, found)) is None:
        return _NOT_RATED
    share = growth[2]
    if share > 1.3:
        score = 5.0
    elif share >= 0.6:
        score = 5 / 0.7 * (share - 0.6)
    else:
        score = 5 / 1.2 * (share + 0.6) - 5 if share > -0.6 else -5.0
    return share > 0.95, [(growth[0], "share"), (growth[1], "share"), (share, "plain"), (score, "plain")]


def united_nations(one: Promised, found: Years, _as_of: date) -> Found:
    """The progress chart: growth carried on to the due year."""
    if found.due is None or found.values[0] == 0 or found.due < found.latest:
        return _NOT_RATED
    base, latest = map(float, found.values)
    was = _growth(base, latest, found.latest - found.base)
    if was is None or (float(one.goal) - base) * one.sign <= 0:
        return _NOT_RATED
    then = latest * (1 + was) ** (found.due - found.latest)
    share = (then - base) / (float(one.goal) - base)
    return share >= 0.95, [(was, "share"), (then, "value"), (share, "plain")]


def destatis(one: Promised, found: Years, _as_of: date) -> Found:
    """The mean of the last five yearly changes, carried on."""
    if found.due is None:
        return _NOT_RATED
    latest, left, before = found.values[1], found.due - found.latest, found.points.get(found.latest - 5)
    if _reached(one, found):
        return True, []
    if left <= 0 or before is None:
        return _NOT_RATED
    mean = (latest - before) / 5
    then = latest + mean * left
    miss = max((one.goal - then) / (one.goal - latest), Decimal(0))
    return miss <= Decimal("0.20"), [(mean, "rate"), (then, "value"), (miss, "share")]


METHODS = (own, linear, open_sdg, eurostat, united_nations, destatis)


def methods(one: Promised, as_of: date) -> list[Item]:
    """Every number that the section about the methods shows."""
    if (found := years(one)) is None:
        return []
    rated = [method(one, found, as_of) for method in METHODS]
    kept, rest = (sum(keeps is said for keeps, _ in rated) for said in (True, False))
    items: list[Item] = [kept + rest] if kept + rest else []
    items += [kept, rest] if kept and rest else []
    items += [found.values[0], found.base, found.values[1], found.latest]
    items += [one.goal, found.due] if found.due else []
    for method, (keeps, figures) in zip(METHODS, rated, strict=True):
        items += [_shown(value, kind) for value, kind in figures]
        if keeps is not None:
            items += _turns(method, one, found, as_of, keeps=keeps)
            items += [100 - one.reports[-1].value, one.reports[-1].value] if one.percent else []
    return items


def _shown(value: Decimal | float, kind: str) -> Decimal:
    """A number as the page shows it, from the four decimals that are kept of it."""
    kept = Decimal(repr(value) if isinstance(value, float) else value).quantize(Decimal("0.0001"))
    if kind == "share":
        return (kept * 100).quantize(Decimal("0.01"))
    return kept.quantize(Decimal("0.001")) if kind == "plain" else _readable(kept)


def _readable(value: Decimal) -> Decimal:
    """Two decimals; of a number above a thousand four digits."""
    if abs(value) < 1000:
        return value.quantize(Decimal("0.01"))
    whole = value == value.to_integral()
    return (value if whole else value.quantize(Decimal(1).scaleb(value.adjusted() - 3))).quantize(Decimal(1))


def _turns(method: Method, one: Promised, found: Years, as_of: date, *, keeps: bool) -> list[Item]:
    """The value of the latest report, and of the baseline, at which a method says the opposite, beside what it was."""
    *before, last = one.reports
    (base, latest), (start, day) = found.values, one.start
    worst = Decimal(0) if one.sign > 0 else None

    def with_latest(value: Decimal) -> Promised:
        return replace(one, reports=(*before, replace(last, value=value)))

    def with_base(value: Decimal) -> Promised:
        return replace(one, baseline=(value, day))

    items: list[Item] = []
    ends = ((with_latest, last.value, base if keeps else one.goal), (with_base, base, latest if keeps else worst))
    for (changed, first, other), was in zip(ends, (last.value, start), strict=True):
        if other is not None and (value := _turn(method, changed, first, other, as_of, keeps=keeps)) is not None:
            items += [_readable(value), was]
    return items


def _turn(
    method: Method,
    changed: Callable[[Decimal], Promised],
    first: Decimal,
    last: Decimal,
    as_of: date,
    *,
    keeps: bool,
) -> Decimal | None:
    """The first round value on the way from one to another at which a method says the opposite, by halving."""
    if first == last:
        return None
    step = max(Decimal(1).scaleb((last - first).adjusted() - 5), Decimal("0.0001"))
    low, high = min(first, last), max(first, last)
    outward = {True: ROUND_FLOOR, False: ROUND_CEILING}
    near = int((first / step).to_integral_value(outward[first < last]))
    far = int((last / step).to_integral_value(outward[last < first]))

    def value(at: int) -> Decimal:
        return min(max(at * step, low), high)

    def opposite(at: int) -> bool:
        other = changed(value(at))
        points = years(other)
        return points is not None and method(other, points, as_of)[0] is (not keeps)

    if opposite(near) or not opposite(far):
        return None
    while abs(far - near) > 1:
        middle = (near + far) // 2
        near, far = (near, middle) if opposite(middle) else (middle, far)
    return value(far)
