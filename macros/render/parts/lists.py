"""Lists and tables of records."""

from __future__ import annotations

from typing import Annotated

from markupsafe import Markup

from macros.render import rows, sentences
from macros.render.answering import promised
from macros.render.parts.arguments import KIND, STATE, Due, Named, OneOf
from macros.render.parts.arguments import due as period
from macros.render.parts.html import fill
from macros.render.said import quoted
from macros.render.view import View

PAGES = (
    "scorecards",
    "updates",
    "due",
    "unpromised",
    "method",
    "data",
    "translations",
    "accessibility",
    "privacy",
    *KIND.words,
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


def records(view: View, kind: Annotated[str, KIND]) -> Markup:
    """Every record of a kind, as links, with what tells them apart."""
    if kind in ("targets", "tasks"):
        return table(view, [row for row in rows.promises(view.edition) if row.key.startswith(kind)])
    entries = [(f"{kind}/{id_}", _note(view, kind, id_)) for id_ in getattr(view.portfolio, kind)]
    entries.sort(key=lambda entry: view.order(entry[0]))
    return _by_promise(view, entries) if kind == "indicators" and entries else fill("index", view, entries=entries)


def _by_promise(view: View, entries: list[tuple[str, str]]) -> Markup:
    """Indicators in sections: promised ones, those reported without a promise, and those that are neither."""
    asked = promised(view.portfolio)
    groups: dict[str, list[tuple[str, str]]] = {"promised": [], "list": [], "neither": []}
    for key, note in entries:
        reported_ = view.portfolio.reports(key.partition("/")[2])
        groups["promised" if key in asked else "list" if reported_ else "neither"].append((key, note))
    parts = [
        {"title": view.words.say(f"answering.{name}"), "count": len(found), "note": "", "table": _index(view, found)}
        for name, found in groups.items()
        if found
    ]
    return Markup("\n").join(fill("section", view, part=part) for part in parts)


def _index(view: View, entries: list[tuple[str, str]]) -> Markup:
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
    settled = [row for row in reversed(found) if row.when == "passed" and row not in silent]
    ahead = [row for row in found if row.when == "ahead"]
    parts = [("ledger.silent", silent), ("ledger.settled", settled), ("ledger.ahead", ahead)]
    sections = [section(view, title, part) for title, part in parts if part]
    return Markup("\n").join(sections) or Markup('<p class="mb-empty">{}</p>').format(view.words.say("records.none"))


def _silence(view: View, found: list[rows.PromiseRow]) -> str:
    silent = [row for row in found if row.verdict.state == "due-no-report"]
    return sentences.silence(view.edition, silent) if silent else ""


def section(view: View, title: str, found: list[rows.PromiseRow]) -> Markup:
    """A headed table of promises; with a caution where dates passed in silence."""
    part = {
        "title": view.words.say(title),
        "count": len(found),
        "note": _silence(view, found),
        "table": table(view, found),
    }
    return fill("section", view, part=part) if found else Markup("")
