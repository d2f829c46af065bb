"""What is new, by the date on which sources came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from itertools import groupby
from typing import Any

from markupsafe import Markup

from macros.model.period import Period
from macros.render import rows
from macros.render.newest import reported
from macros.render.parts.html import fill
from macros.render.parts.pages import reference
from macros.render.parts.paging import EACH, MOST
from macros.render.view import View

_TAKEN = 12
"""What was taken from one source, on the page of all of them."""


@dataclass(frozen=True)
class Issue:
    """A source with what was taken from it: keys of promises by due date, and of reports in any order."""

    source: str
    published: Period | None
    promises: Sequence[str]
    reports: Sequence[str]


def updates(view: View) -> Markup:
    """Every source that was public on the date of the page, newest first by year, with what was taken from it.

    Of more than fit on a page, the newest; of each, the first of what was taken.
    """
    issues = sorted(_issues(view), key=lambda issue: (_day(issue), issue.source), reverse=True)
    shown = issues if len(issues) <= MOST else issues[:EACH]
    years = [(year, [_shown(view, issue) for issue in found]) for year, found in groupby(shown, key=_year)]
    return fill("updates", view, years=years, counts=Counter(map(_year, issues)), shown=len(shown), total=len(issues))


def _year(issue: Issue) -> str:
    return str(issue.published.end.year) if issue.published else ""


def _day(issue: Issue) -> date:
    return issue.published.end if issue.published else date.min


def _issues(view: View) -> Iterator[Issue]:
    promises: dict[str, list[str]] = {}
    for row in rows.promises(view.edition):
        promises.setdefault(row.promise.source, []).append(row.key)
    reports = reported(view.portfolio, view.edition.as_of)
    for source in dict.fromkeys((*promises, *reports)):
        published = view.portfolio.published(source)
        if published is None or published.end <= view.edition.as_of:
            yield Issue(source, published, promises.get(source, ()), reports.get(source, ()))


def _shown(view: View, issue: Issue) -> dict[str, Any]:
    source = view.portfolio.sources[issue.source]
    taken = [*issue.promises, *(f"achievements/{key}" for key in nlargest(_TAKEN, issue.reports))]
    links = [reference(view, key) for key in taken[:_TAKEN]]
    more = len(issue.promises) + len(issue.reports) - len(links)
    return {"issue": issue, "source": source, "links": links, "more": more}
