"""Parts of the home page: the answer, what is due, who owes what, what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any

from markupsafe import Markup

from macros.model.period import day
from macros.render import rows
from macros.render.answering import told
from macros.render.freshness import last_read
from macros.render.parts.arguments import Count
from macros.render.parts.dates import dated
from macros.render.parts.glance import answering
from macros.render.parts.html import fill
from macros.render.said import quoted
from macros.render.view import View


def answer(view: View) -> Markup:
    """How many promises, how many kept, how many short, how many past their date in silence; as of which day."""
    found = rows.promises(view.edition)
    silent = [row for row in found if row.group == "silent"]
    return fill(
        "answer",
        view,
        phrases=list(phrases(view, found)),
        lines=list(_dates(view)),
        caution=_caution(view, silent),
    )


def _dates(view: View) -> Iterator[Markup]:
    """The day the page speaks for, the newest report held, and when somebody last read a source."""
    yield dated(view, "as_of", day(view.edition.as_of))
    if view.edition.newest:
        yield dated(view, "newest_held", day(view.edition.newest))
    if read := last_read(view.edition, view.portfolio.sources):
        yield dated(view, "fresh.checked", day(read))


def _caution(view: View, silent: list[rows.PromiseRow]) -> str:
    """How many of the silent due dates our newest report could not have spoken about."""
    late = rows.silence_after_newest(view.edition, silent)
    return view.words.say("silence.after", n=late, total=len(silent)) if late else ""


def _bold(text: str | int) -> Markup:
    return Markup("<b>{}</b>").format(text)


def phrases(view: View, found: list[rows.PromiseRow]) -> Iterator[Markup]:
    """The answer in short sentences: how many promises, kept, on their way, short, silent."""
    groups = Counter(row.group for row in found)
    yield view.words.html("answer.all", n=len(found), count=_bold(len(found)))
    for group in ("kept", "on-its-way", "short", "silent"):
        if groups[group] or group == "kept":
            yield view.words.html(f"answer.{group}", n=groups[group], count=_bold(groups[group]))


def due_next(view: View, limit: Annotated[int, Count()] = 5) -> Markup:
    """The promises that fall due next."""
    ahead = rows.promises(view.edition, due="ahead")
    return _list(view, "due_next.title", ahead, limit, days=False)


def overdue(view: View, limit: Annotated[int, Count()] = 5) -> Markup:
    """The promises longest past their due date without a report."""
    silent = rows.promises(view.edition, state="due-no-report")
    return _list(view, "overdue.title", silent, limit, days=True, note=view.words.say("overdue.note"))


def _list(view: View, title: str, found: list[rows.PromiseRow], limit: int, *, days: bool, note: str = "") -> Markup:
    more = view.words.say("due.all") if len(found) > limit else ""
    return fill("list", view, title=view.words.say(title), rows=found[:limit], days=days, note=note, more=more)


def owes(view: View, limit: Annotated[int, Count()] = 12) -> Markup:
    """Who leads how many promises, and the mark of each; promises whose source names nobody stand last."""
    found = rows.promises(view.edition)
    owners = Counter(body for row in found for body in row.promise.lead)
    ranked = sorted(owners, key=lambda body: (-owners[body], view.order(f"organisations/{body}")))[:limit]
    lines = [
        _line(view, f"organisations/{body}", [row for row in found if body in row.promise.lead]) for body in ranked
    ]
    nobody = [row for row in found if not row.promise.lead]
    if nobody:
        lines.append(_line(view, None, nobody))
    return fill("owes", view, lines=lines, note=view.words.say("owes.note", n=len(nobody), total=len(found)))


def _line(view: View, key: str | None, mine: list[rows.PromiseRow]) -> dict[str, Any]:
    silent = sum(row.verdict.state == "due-no-report" for row in mine)
    ordered = rows.of_state(mine, rows.STATES)
    return {"key": key, "count": len(mine), "silent": silent, "rows": ordered, "summary": in_states(view, mine)}


def in_states(view: View, mine: list[rows.PromiseRow]) -> str:
    """How many promises have each verdict, in words: 2 met, 1 behind."""
    states = Counter(row.verdict.state for row in mine)
    said = [f"{states[state]} {view.words.say(f'state.{state}').lower()}" for state in rows.STATES if states[state]]
    return ", ".join(said)


def newest(view: View, limit: Annotated[int, Count()] = 5) -> Markup:
    """The reports published last."""
    held = [row for row in rows.all_reports(view.portfolio) if row.known <= view.edition.as_of]
    found = [row for row in held if row.replaced_by is None and row.published][:limit]
    lines = [{"row": row, "value": _said(view, row)} for row in found]
    return fill("newest", view, lines=lines, more=answering(view, told(view.edition))) if lines else Markup("")


def _said(view: View, row: rows.ReportRow) -> str:
    return f"{quoted(view.portfolio, view.words, row.report, view.portfolio.unit(row.of))}, {view.words.period(row.report.measured)}"
