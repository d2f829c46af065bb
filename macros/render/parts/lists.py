"""Lists and tables of records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from markupsafe import Markup

from macros.model.portfolio import PROMISED
from macros.render import rows, sentences
from macros.render.parts.arguments import LISTED, STATE, Count, Due, Named, OneOf
from macros.render.parts.arguments import due as period
from macros.render.parts.asked import chosen, promises_of
from macros.render.parts.html import fill
from macros.render.parts.ordered import by_name, by_promise
from macros.render.parts.paging import EACH, MOST, cut, turning
from macros.render.said import quoted
from macros.render.view import View

PAGES = (
    "scorecards",
    "updates",
    "due",
    "unpromised",
    "method",
    "data",
    "cite",
    "search",
    "translations",
    "counted",
    "accessibility",
    "privacy",
    *LISTED.words,
)


def page_title(view: View, page: Annotated[str, OneOf(PAGES)]) -> Markup:
    """The heading of a page that is about no single record."""
    return Markup("<h1>{}</h1>").format(view.words.say(f"nav.{page}"))


def table(view: View, found: list[rows.PromiseRow]) -> Markup:
    """A table of promises, one row each."""
    return fill("promises", view, rows=found)


def progress_table(
    view: View,
    programme: Annotated[str | None, Named("programmes")] = None,
    organisation: Annotated[str | None, Named("organisations")] = None,
    pillar: Annotated[str | None, Named("pillars")] = None,
    state: Annotated[str | None, STATE] = None,
    due: Annotated[str | None, Due()] = None,
) -> Markup:
    """A table of promises with verdict, owners and due date; every filter given must fit."""
    found = rows.promises(
        view.edition,
        programme=programme.removeprefix("programmes/") if programme else None,
        organisation=organisation.removeprefix("organisations/") if organisation else None,
        pillar=pillar.removeprefix("pillars/") if pillar else None,
        state=state,
        due=period(due) if due else None,
    )
    return table(view, found)


def records(view: View, kind: Annotated[str, LISTED], page: Annotated[int, Count()] = 1) -> Markup:
    """Every record of a kind, with what tells them apart; promises (targets and tasks) as a table to filter and sort.

    Long lists stand on several pages.
    """
    if kind in ("promises", *PROMISED):
        return promises_of(view, kind, page)
    if kind == "indicators":
        return _by_promise(view, page)
    return _paged(view, _index(view, cut(by_name(view.edition, kind), page)), kind, page)


def _by_promise(view: View, page: int) -> Markup:
    groups = by_promise(view.edition)
    shown = set(cut([key for found in groups.values() for key in found], page))
    parts = [
        {"title": view.words.say(f"answering.{name}"), "count": len(found), "note": "", "table": _index(view, here)}
        for name, found in groups.items()
        if (here := [key for key in found if key in shown])
    ]
    sections = Markup("\n").join(fill("section", view, part=part) for part in parts)
    return _paged(view, sections or _index(view, []), "indicators", page)


def _paged(view: View, shown: Markup, kind: str, page: int) -> Markup:
    """A page of a list with the way to the others."""
    turns = turning(view, kind, page, len(getattr(view.portfolio, kind)))
    return Markup("\n").join(part for part in (shown, turns) if part)


def _index(view: View, keys: Sequence[str]) -> Markup:
    entries = [(key, _note(view, *key.split("/"))) for key in keys]
    return fill("index", view, entries=entries)


def _note(view: View, kind: str, id_: str) -> str:
    """The few words before a record in its index."""
    found, say = view.record(f"{kind}/{id_}"), view.words.say
    match kind:
        case "indicators":
            return _reported(view, id_) or say("reports.none_short")
        case "organisations":
            return say("promises", n=len(rows.promises(view.edition, organisation=id_)))
        case "programmes":
            return say("promises", n=len(rows.promises(view.edition, programme=id_)))
        case "sources":
            return say(f"grade.{found.grade}")
        case "questions":
            return say(f"question.{found.kind}")
        case _:
            return say("reports", n=len(view.portfolio.reports(id_)))


def _reported(view: View, indicator: str) -> str:
    """The latest value of an indicator; how many reports it has where the latest is a sentence."""
    found = rows.latest(view.edition, indicator)
    if found is None or found.statement is None or found.value is not None:
        return latest(view, indicator)
    return view.words.say("reports", n=len(view.portfolio.reports(indicator)))


def latest(view: View, indicator: str) -> str:
    """What an indicator is quoted with: the value of its latest report; empty without one."""
    found = rows.latest(view.edition, indicator)
    if found is None:
        return ""
    return quoted(view.portfolio, view.words, found, view.portfolio.indicators[indicator].unit)


def due_list(view: View) -> Markup:
    """Promises whose date passed without a report, then those ahead, by due date."""
    found = rows.promises(view.edition)
    silent = [row for row in reversed(found) if row.verdict.state == "due-no-report"]
    settled = [row for row in reversed(found) if row.when == "passed" and row.verdict.state != "due-no-report"]
    ahead = [row for row in found if row.when == "ahead"]
    sections = [
        section(view, "ledger.silent", silent, state="due-no-report", sort="due"),
        section(view, "ledger.settled", settled, due="passed", sort="due"),
        section(view, "ledger.ahead", ahead, due="ahead", sort="due"),
    ]
    return Markup("\n").join(filter(None, sections)) or Markup('<p class="mb-empty">{}</p>').format(
        view.words.say("records.none")
    )


def _silence(view: View, found: list[rows.PromiseRow]) -> str:
    silent = [row for row in found if row.verdict.state == "due-no-report"]
    return sentences.silence(view.edition, silent) if silent else ""


def section(view: View, title: str, found: list[rows.PromiseRow], **choice: str) -> Markup:
    """A headed table of promises; with a caution where dates passed in silence.

    choice: what the table of all promises is asked for the same rows; of many rows only the first stand here.
    """
    if not found:
        return Markup("")
    shown = table(view, found if len(found) <= MOST else found[:EACH])
    if len(found) > MOST:
        text = view.words.say("promises.all", n=len(found))
        shown += Markup('\n<p class="mb-more"><a href="{}">{}</a></p>').format(chosen(view, **choice), text)
    part = {"title": view.words.say(title), "count": len(found), "note": _silence(view, found), "table": shown}
    return fill("section", view, part=part)
