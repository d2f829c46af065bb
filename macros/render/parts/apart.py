"""Sources that disagree about what a promise asks for: side by side, with the verdict under each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from markupsafe import Markup

from macros.model.achievement import Achievement
from macros.model.promise import Target, Task
from macros.model.source import GRADES
from macros.render.parts.arguments import PROMISE
from macros.render.parts.html import fill
from macros.render.said import reported
from macros.render.view import View
from macros.verdicts.verdict import Rating, VerdictState


@dataclass(frozen=True)
class _Side:
    """A report, the state that the promise would have by it, and why it decides or does not."""

    report: Achievement
    state: VerdictState
    why: str


def disagreement(view: View, promise: Annotated[str, PROMISE]) -> Markup:
    """Reports of different sources or series that do not say the same: each with the verdict that it would lead to."""
    record: Target | Task = view.record(promise)
    if isinstance(record, Task):
        tables = list(_of_task(view, record))
    else:
        ratings = view.verdict(record.id).ratings
        tables = [_of_condition(view, rating) for rating in ratings if rating.beside and rating.report]
    return fill("disagreement", view, tables=tables) if tables else Markup("")


def _of_condition(view: View, rating: Rating) -> dict[str, Any]:
    indicator = view.portfolio.indicators[rating.condition.indicator or ""]
    sides = list(_sides(view, rating))
    table = _table(view, f"indicators/{indicator.id}", sides)
    titles = {series.id: view.text(series.title) for series in indicator.series}
    for row in table["rows"]:
        row["series"] = titles.get(row["side"].report.series or indicator.preferred or "")
    return table


def _of_task(view: View, task: Task) -> Iterator[dict[str, Any]]:
    found = view.verdict(task.id)
    if not (decides := found.report) or not found.beside:
        return
    sides = [_Side(decides, found.state, view.words.say("apart.decides"))]
    done = found.state in ("delivered", "delivered-late")
    for other in found.beside:
        later = other.report.measured.end != decides.measured.end
        reason = "delivery" if done else "day" if later else _reason(view, decides, other.report)
        sides.append(_Side(other.report, other.state, view.words.say(f"apart.{reason}")))
    yield _table(view, f"tasks/{task.id}", sides)


def _table(view: View, key: str, sides: Sequence[_Side]) -> dict[str, Any]:
    """What stands in a table of the reports about a record: a row for each."""
    unit = view.portfolio.unit(key.partition("/")[2])
    rows = [
        {
            "side": side,
            "source": view.portfolio.sources[side.report.source],
            "href": f"{view.href(key)}#{side.report.id}",
            "value": reported(view.portfolio, view.words, side.report, unit),
            "measured": view.words.period(side.report.measured, "medium"),
            "series": "",
        }
        for side in sides
    ]
    said = "apart.verdicts" if len({side.state for side in sides}) > 1 else "apart.values"
    return {"name": view.plain(view.record(key).title), "rows": rows, "sentence": view.words.say(said, n=len(rows))}


def _sides(view: View, rating: Rating) -> Iterator[_Side]:
    """The report that decides, then the others; each with its reason in the words of the page."""
    decides = rating.report
    if decides is None:
        return
    yield _Side(decides, rating.state, view.words.say("apart.decides"))
    for other in rating.beside:
        reason = "series" if other.series != decides.series else _reason(view, decides, other.report)
        yield _Side(other.report, other.state, view.words.say(f"apart.{reason}"))


def _reason(view: View, decides: Achievement, other: Achievement) -> str:
    """Why a report of the same day does not decide: a weaker grade, or an earlier source of the same grade."""
    grades = [GRADES.index(view.portfolio.sources[report.source].grade) for report in (decides, other)]
    return "grade" if grades[0] < grades[1] else "earlier"
