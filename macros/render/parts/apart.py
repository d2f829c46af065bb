"""Sources that disagree about what a promise asks for: side by side, with the verdict under each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from markupsafe import Markup

from macros.model.achievement import Achievement
from macros.model.promise import Target
from macros.model.source import GRADES
from macros.render.parts.arguments import Key
from macros.render.parts.html import fill
from macros.render.said import reported
from macros.render.view import View
from macros.verdicts.verdict import Rating, TargetState


@dataclass(frozen=True)
class _Side:
    """A report, the state that the target would have by it, and why it decides or does not."""

    report: Achievement
    state: TargetState
    why: str


def disagreement(view: View, target: Annotated[str, Key(("targets",))]) -> Markup:
    """Reports of different sources or series that do not say the same: each with the verdict that it would lead to."""
    record: Target = view.record(target)
    ratings = [rating for rating in view.verdict(record.id).ratings if rating.beside and rating.report]
    if not ratings:
        return Markup("")
    return fill("disagreement", view, tables=[_table(view, rating) for rating in ratings])


def _table(view: View, rating: Rating) -> dict[str, Any]:
    indicator = view.portfolio.indicators[rating.condition.indicator or ""]
    titles = {series.id: view.text(series.title) for series in indicator.series}
    sides = list(_sides(view, rating))
    rows = [
        {
            "side": side,
            "source": view.portfolio.sources[side.report.source],
            "href": view.href(f"indicators/{indicator.id}") + f"#{side.report.id}",
            "value": reported(view.portfolio, view.words, side.report, indicator.unit),
            "measured": view.words.period(side.report.measured, "medium"),
            "series": titles.get(side.report.series or indicator.preferred or ""),
        }
        for side in sides
    ]
    key = "apart.verdicts" if len({side.state for side in sides}) > 1 else "apart.values"
    return {"name": view.plain(indicator.title), "rows": rows, "sentence": view.words.say(key, n=len(rows))}


def _sides(view: View, rating: Rating) -> Iterator[_Side]:
    """The report that decides, then the others; each with its reason in the words of the page."""
    decides = rating.report
    if decides is None:
        return
    yield _Side(decides, rating.state, view.words.say("apart.decides"))
    for other in rating.beside:
        reason = _reason(view, decides, other.report, another=other.series != decides.series)
        yield _Side(other.report, other.state, view.words.say(f"apart.{reason}"))


def _reason(view: View, decides: Achievement, other: Achievement, *, another: bool) -> str:
    """Why a report does not decide: another series, a weaker grade, or an earlier source of the same grade."""
    if another:
        return "series"
    grades = [GRADES.index(view.portfolio.sources[report.source].grade) for report in (decides, other)]
    return "grade" if grades[0] < grades[1] else "earlier"
