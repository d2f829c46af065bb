"""Records for verdicts, one line each: a target on one indicator, a task, and reports with a source of their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from macros.model.achievement import Achievement
from macros.model.indicator import Indicator
from macros.model.portfolio import Portfolio
from macros.model.promise import Target, Task
from macros.model.source import Source
from macros.verdicts.judge import judge, states
from macros.verdicts.methods.compared import courses
from macros.verdicts.methods.course import Course
from macros.verdicts.verdict import Verdict

Values = dict[str, Any]

BASELINE = {"value": 10, "measured": "2025-12-31", "source": "plan"}
"""With the goal 83 by 2026-12-31, 365 days later, the path rises 0.2 a day."""

AHEAD, DUE, AFTER = date(2026, 6, 1), date(2026, 12, 31), date(2027, 1, 1)
"""Half a year before the due date of `make_target`, that day, and the day after."""


AFAR = date(2090, 1, 1)
"""A day on which every report is known."""


def plain(value: Any) -> Any:
    """What the reader of YAML would hand on: decimals and tuples."""
    match value:
        case bool():
            return value
        case int() | float():
            return Decimal(str(value))
        case dict():
            return {key: plain(part) for key, part in value.items()}
        case list() | tuple():
            return tuple(map(plain, value))
        case _:
            return value


def make_indicator(**changes: Any) -> Indicator:
    """A share of which more is better, in per cent."""
    base = {"id": "share", "title": {"en": "Share"}, "unit": "percent", "direction": "up"}
    return Indicator.model_validate(plain(base | changes))


def make_condition(**changes: Any) -> Values:
    """At least 83, from 10 at the end of 2025."""
    return {"indicator": "share", "operator": "at-least", "value": 83, "baseline": BASELINE} | changes


def make_target(*conditions: Values, **changes: Any) -> Target:
    """One condition unless others are given, due at the end of 2026."""
    base = {"id": "goal", "title": {"en": "Goal"}, "source": "plan", "due": "2026-12-31"}
    return Target.model_validate(plain(base | {"conditions": conditions or [make_condition()]} | changes))


def make_task(**changes: Any) -> Task:
    """A deliverable, due at the end of 2026."""
    base = {"id": "decree", "title": {"en": "Decree"}, "source": "plan", "due": "2026-12-31"}
    return Task.model_validate(plain(base | changes))


def report(measured: str, found: float | str, **changes: Any) -> Values:
    """A report of a value, or of a state if it is a word; published on the day that it is about.

    `published` and `grade` are of its source, which no other report shares unless `source` names one;
    `published=None` is a source that prints no date.
    """
    key = "state" if isinstance(found, str) else "value"
    name = changes.get("id", f"r{measured}-{found}".lower().replace("/", "-").replace(".", "-").replace("--", "-"))
    base = {"id": name, key: found, "measured": measured, "recorded": "2099-12-31", "source": f"by-{name}"}
    return base | {"published": measured, "grade": "press"} | changes


def make_portfolio(
    *reports: Values,
    promise: Target | Task | None = None,
    indicators: tuple[Indicator, ...] = (),
    elsewhere: dict[str, list[Values]] | None = None,
) -> Portfolio:
    """The promise, the indicators, and the reports about the first of them (or about the task)."""
    promise = promise or make_target()
    indicators = indicators or (make_indicator(),)
    of = promise.id if isinstance(promise, Task) else indicators[0].id
    filed = {of: list(reports)} | (elsewhere or {})
    written = [entry for entries in filed.values() for entry in entries]
    return Portfolio(
        indicators={indicator.id: indicator for indicator in indicators},
        targets={promise.id: promise} if isinstance(promise, Target) else {},
        tasks={promise.id: promise} if isinstance(promise, Task) else {},
        achievements={name: tuple(map(_achievement, entries)) for name, entries in filed.items()},
        sources={"plan": _source("plan", "2025-01-01", "law")}
        | {entry["source"]: _source(entry["source"], entry["published"], entry["grade"]) for entry in written},
    )


def verdict(as_of: date, *reports: Values, **parts: Any) -> Verdict:
    """The verdict on the only promise of `make_portfolio`."""
    portfolio = make_portfolio(*reports, **parts)
    (found,) = judge(portfolio, as_of).values()
    assert list(states(portfolio, as_of).values()) == [found.state], "its state alone is another"
    return found


def make_course(
    values: Mapping[int, float | str | Decimal],
    *,
    goal: float | None = None,
    due: int = 2030,
    less: bool = False,
    base: int | None = None,
    **bounds: float,
) -> Course:
    """The values of some years as reports, and a promise about them; `base` is the year of a stated baseline."""
    stated = None if base is None else {"value": values[base], "measured": base, "source": "plan"}
    wording = {"en": "more"} if goal is None else None
    operator = "at-most" if less else "at-least"
    condition = make_condition(operator=operator, value=goal, baseline=stated, wording=wording)
    indicator = make_indicator(bounds=bounds or None)
    entries = [report(str(year), 0, id=f"r{year}") | {"value": value} for year, value in values.items()]
    target = make_target(condition, due=due)
    (found,) = courses(make_portfolio(*entries, promise=target, indicators=(indicator,)), target.id, AFAR)
    return found


def _achievement(entry: Values) -> Achievement:
    return Achievement.model_validate(plain({k: v for k, v in entry.items() if k not in ("published", "grade")}))


def _source(name: str, published: str | None, grade: str) -> Source:
    texts = {"title": {"en": name}, "publisher": {"en": name}}
    return Source.model_validate({"id": name, "published": published, "grade": grade, **texts})
