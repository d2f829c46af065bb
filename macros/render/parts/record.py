"""Parts that pages of every kind share: heading, reports, source, citation, questions."""

from __future__ import annotations

from typing import Annotated, Any

from markupsafe import Markup

from macros.model.portfolio import PROMISED
from macros.render import rows
from macros.render.arithmetic import implied
from macros.render.citing.works import page_address
from macros.render.parts.arguments import ANY, Key
from macros.render.parts.citing import cited
from macros.render.parts.html import fill
from macros.render.said import changed, reported
from macros.render.view import View
from macros.verdicts.derived import derived

_SUBJECT = 80  # letters of a title in the subject of an issue: an address must not grow without end


def heading(view: View, record: Annotated[str, ANY]) -> Markup:
    """The way to a record's page and its title."""
    kind = record.partition("/")[0]
    found = view.record(record)
    above = [f"programmes/{found.programme}"] if kind in PROMISED and found.programme else []
    title = view.own_title(found.title) if kind == "sources" else view.text(found.title)
    return fill("heading", view, kind=kind, above=above, title=title, lead=_lead(view, kind, found))


def _lead(view: View, kind: str, found: Any) -> Markup | str:
    """The line under a title: what the record is, in its own words."""
    match kind:
        case "organisations":
            return view.words.say(f"organisation.{found.kind}")
        case "programmes":
            return found.number or ""
        case "questions":
            return view.words.say(f"question.{found.kind}")
        case "sources":
            return view.own_title(found.publisher)
        case _:
            return view.text(found.description)


def reports(view: View, record: Annotated[str, Key(("indicators", "targets", "tasks", "systems"))]) -> Markup:
    """What was reported about an indicator, task or system, or about the indicators of a target; latest first."""
    kind, _, id_ = record.partition("/")
    if kind != "targets":
        return _table(view, id_, view.words.say("reports.title"), anchors=True)
    indicators = view.portfolio.targets[id_].indicators
    several = len(indicators) > 1
    tables = [
        _table(
            view, of, view.plain(view.portfolio.indicators[of].title) if several else view.words.say("reports.title")
        )
        for of in indicators
    ]
    return Markup("\n").join(tables)


def _table(view: View, of: str, title: str, *, anchors: bool = False) -> Markup:
    origin = view.edition.origin
    known = [row for row in rows.reports(view.portfolio, of) if row.known <= view.edition.as_of]
    return fill(
        "reports",
        view,
        rows=[_line(view, row) for row in known],
        title=title,
        anchor=f"reports-{of}",
        page="" if anchors else view.href(f"{view.portfolio.kind_of(of)}/{of}"),
        files=view.href(f"indicators/{of}") if of in view.portfolio.indicators else None,
        history=origin.history(f"achievements/{known[0].key}") if origin and known else None,
        cited=cited(view, of) if anchors else "",
    )


def _line(view: View, row: rows.ReportRow) -> dict[str, Any]:
    """A report in a table: a template asks for plain values faster than for those of records."""
    report, words, origin = row.report, view.words, view.edition.origin
    measured = words.period(report.measured, "medium")
    line = {
        "id": report.id,
        "measured": measured,
        "inferred": report.measured.inferred,
        "value": reported(view.portfolio, words, report, view.portfolio.unit(row.of)),
        "disputed": row.disputed,
        "replaced_by": row.replaced_by,
        "source": view.href(f"sources/{report.source}"),
        "publisher": view.own_title(row.source.publisher),
        "grade": words.say(f"grade.{row.source.grade}"),
        "nature": "" if report.nature == "measured" else words.say(f"nature.{report.nature}"),
        "notes": _notes(view, row),
        "edit": origin.edit(f"achievements/{row.key}") if origin else None,
    }
    if line["edit"]:
        line["edits"] = words.say("edit.report", date=measured, publisher=view.plain(row.source.publisher))
    return line


def _notes(view: View, row: rows.ReportRow) -> list[Markup | str]:
    """Everything that qualifies a report, in the order in which a reader needs it."""
    report, say = row.report, view.words.say
    found: list[Markup | str] = []
    if report.series is not None:
        indicator = view.portfolio.indicators[row.of]
        found += [view.text(series.title) for series in indicator.series if series.id == report.series]
    if report.change is not None and report.value is not None:
        found.append(changed(view.words, report.change))
    if report.plan_share is not None:
        found.append(say("report.plan_share", share=view.words.number(report.plan_share)))
    if report.money is not None:
        found.append(say(f"money.{report.money}"))
    found += _derived(view, row)
    found += [view.text(text) for text in (report.scope, report.reason, report.note) if text]
    return found


def _derived(view: View, row: rows.ReportRow) -> list[Markup]:
    if row.kind != "indicators":
        return []
    unit = row.report.unit or view.portfolio.indicators[row.of].unit
    return [implied(view.portfolio, view.words, row.report, found) for found in derived(row.report, unit)]


def source(view: View, record: Annotated[str, Key(("targets", "tasks", "sources", "programmes", "systems"))]) -> Markup:
    """The document that a record comes from: publisher, title, date, grade, place in it, links."""
    kind, _, id_ = record.partition("/")
    found = view.record(record)
    named = id_ if kind == "sources" else found.source
    if named is None:
        return Markup("")
    return fill(
        "source",
        view,
        title=view.words.say("source.title" if kind in PROMISED else "source.document"),
        source=view.portfolio.sources[named],
        published=view.portfolio.published(named),
        locator=None if kind == "sources" else found.locator,
        more=None if kind == "sources" else view.href(f"sources/{named}"),
    )


def corrections(view: View, record: Annotated[str, Key(("indicators", "targets", "tasks", "sources"))]) -> Markup:
    """What was published wrong in a record and mended: what stood there, when it was mended, and why."""
    entries = view.record(record).corrections
    return fill("corrections", view, entries=entries) if entries else Markup("")


def edit(view: View, record: Annotated[str, ANY]) -> Markup:
    """Where a record is kept: links to change its lines, to all their changes, and to tell of a problem."""
    if (origin := view.edition.origin) is None:
        return Markup("")
    title = view.words.say("edit.issue", title=view.plain(view.record(record).title)[:_SUBJECT])
    issue = origin.repository.issue(title, address(view, record))
    return fill("edit", view, edit=origin.edit(record), history=origin.history(record), issue=issue)


def address(view: View, record: str) -> str:
    """The absolute address of a record's page in the language of the view."""
    return page_address(view.edition, record)


def questions(view: View, record: Annotated[str, ANY]) -> Markup:
    """The open questions and conflicts about a record or about the reports on it."""
    keys = [record, *_indicators(view, record)]
    ids = list(dict.fromkeys(id_ for key in keys for id_ in rows.questions_about(view.portfolio, key)))
    return fill("questions", view, ids=ids) if ids else Markup("")


def _indicators(view: View, record: str) -> list[str]:
    promise = view.portfolio.targets.get(record.removeprefix("targets/"))
    return [f"indicators/{of}" for of in promise.indicators] if promise else []
