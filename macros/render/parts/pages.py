"""The main part of a page about an indicator, body, programme, system, source or question."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Any

from markupsafe import Markup, escape

from macros.model.question import Question
from macros.model.sums import Sum, Term
from macros.render import rows
from macros.render.arithmetic import equation
from macros.render.parts.arguments import Key, Quoted
from macros.render.parts.html import fill
from macros.render.parts.lists import section
from macros.render.parts.paging import EACH, MOST
from macros.render.said import quoted
from macros.render.values import amount, unit_name
from macros.render.view import View
from macros.verdicts.evidence import known_on


def measured(view: View, indicator: Annotated[str, Key(("indicators",))]) -> Markup:
    """What an indicator measures: unit, base, direction, series, frequency."""
    found, say = view.record(indicator), view.words.say
    unit = unit_name(view.portfolio, view.words, found.unit)
    facts: list[tuple[str, Markup | str, Markup | str]] = [
        (say("column.unit"), unit, view.text(found.of)),
        (say("column.better"), say(f"direction.{found.direction}"), ""),
        (say("column.frequency"), view.text(found.frequency), ""),
        (say("column.pillar"), view.pillar(found.pillar), say("pillar.ours")),
        (say("column.note"), view.text(found.note), ""),
    ]
    for series in found.series:
        preferred = say("series.preferred") if series.id == found.preferred else ""
        facts.append((say("column.series"), view.text(series.title), preferred or view.text(series.note)))
    if found.system:
        facts.append((say("kind.systems.one"), view.name(f"systems/{found.system}"), ""))
    return fill("facts", view, title=say("facts.indicator"), facts=[fact for fact in facts if fact[1]])


def measured_by(view: View, system: Annotated[str, Key(("systems",))]) -> Markup:
    """The indicators that measure a system, each with its latest report."""
    id_ = system.partition("/")[2]
    measures = [f"indicators/{i.id}" for i in view.portfolio.indicators.values() if i.system == id_]
    found = sorted(measures, key=view.order)
    if not found:
        return Markup("")
    line = Markup("<li>{}: {}</li>")
    lines = [line.format(reference(view, one), value(view, one)) for one in found]
    table = Markup('<ul class="mb-plain">{}</ul>').format(Markup("").join(lines))
    title = view.words.say("measured_by.title")
    return fill("section", view, part={"title": title, "count": len(found), "note": "", "table": table})


def targets_on(view: View, indicator: Annotated[str, Key(("indicators",))]) -> Markup:
    """The targets on an indicator, with their verdicts; a sentence where nobody promised it."""
    found = rows.promises_on(view.edition, indicator.partition("/")[2])
    if not found:
        return Markup('<p class="mb-empty">{}</p>').format(view.words.say("targets.none"))
    return section(view, "targets.title", found)


def question(view: View, question: Annotated[str, Key(("questions",))]) -> Markup:
    """A question in full: what the sources say, what it is about, where each side stands."""
    found: Question = view.record(question)
    about = [reference(view, key) for key in found.about]
    return fill("question", view, question=found, about=about, sums=[_sum(view, one) for one in found.sums])


def _sum(view: View, found: Sum) -> dict[str, Markup]:
    """A calculation with links to the reports behind its numbers, and what a source prints for it."""
    terms = [view.portfolio.number(term) or Decimal(0) for term in found.terms]
    links = [_behind(view, term) for term in found.terms]
    line = equation(view.portfolio, view.words, found.of, terms, found.result_unit, links=links)
    return {"says": view.text(found.says), "line": line, "printed": _printed(view, found)}


def _behind(view: View, term: Term) -> str | None:
    """The address of the report that a term is taken from."""
    if isinstance(term, Decimal):
        return None
    key = term.removeprefix("achievements/").partition("#")[0]
    if known_on(view.portfolio, view.portfolio.report(key)) > view.edition.as_of:
        return None
    of, _, report = key.partition(".")
    return view.href(f"{view.portfolio.kind_of(of)}/{of}#{report}")


def _printed(view: View, found: Sum) -> Markup:
    if found.printed is None or (number := view.portfolio.number(found.printed)) is None:
        return Markup("")
    value, address = amount(view.portfolio, view.words, number, found.result_unit), _behind(view, found.printed)
    linked = Markup('<a href="{}">{}</a>').format(address, value) if address else Markup("<b>{}</b>").format(value)
    return view.words.html("calculation.printed", value=linked)


def reference(view: View, key: str) -> Markup:
    """A link to a record by its name, or to a report by what it says."""
    kind, _, id_ = key.partition("/")
    if kind != "achievements":
        return view.link(key)
    of = id_.partition(".")[0]
    return Markup("%s: %s") % (view.name(f"{view.portfolio.kind_of(of)}/{of}"), _said(view, id_))


def _said(view: View, key: str) -> Markup:
    """What a report says and of when, as a link to it; without one where the page of this date does not show it."""
    of, _, id_ = key.partition(".")
    kind, report = view.portfolio.kind_of(of), view.portfolio.report(key)
    unit = view.portfolio.unit(of)
    shown = known_on(view.portfolio, report) <= view.edition.as_of
    text = f"{quoted(view.portfolio, view.words, report, unit)}, {view.words.period(report.measured)}"
    return Markup('<a href="%s">%s</a>') % (view.href(f"{kind}/{of}#{id_}"), text) if shown else escape(text)


def value(view: View, report: Annotated[str, Quoted()]) -> Markup:
    """One number in a sentence, linked to its report: of an indicator the latest, or the report that is named."""
    kind, _, id_ = report.partition("/")
    if kind == "achievements":
        return _said(view, id_)
    found = rows.latest(view.edition, id_)
    return _said(view, f"{id_}.{found.id}") if found else Markup(view.words.html("reports.none_short"))


def taken(view: View, source: Annotated[str, Key(("sources",))]) -> Markup:
    """Everything that was taken from a source: promises, reports, questions; of more than fit on a page the first."""
    id_ = source.partition("/")[2]
    promised = [row.key for row in rows.promises(view.edition) if row.promise.source == id_]
    told = rows.reports_from(view.portfolio, id_)
    reported_ = [f"achievements/{key}" for key, one in told if known_on(view.portfolio, one) <= view.edition.as_of]
    asked = [
        f"questions/{q}" for q, found in view.portfolio.questions.items() if id_ in [c.source for c in found.sources]
    ]
    parts = [("taken.promises", promised), ("taken.reports", reported_), ("taken.questions", asked)]
    return fill("taken", view, parts=[_part(view, title, keys) for title, keys in parts if keys], source=id_)


def _part(view: View, title: str, keys: Sequence[str]) -> dict[str, Any]:
    shown = keys if len(keys) <= MOST else keys[:EACH]
    return {"title": view.words.say(title), "count": len(keys), "links": [reference(view, key) for key in shown]}
