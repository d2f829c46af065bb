"""Parts of a promise's page: verdict, facts, clarity, lineage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any

from markupsafe import Markup

from macros.model.portfolio import Portfolio
from macros.model.promise import Clarity, Target, Task
from macros.render import rows, sentences
from macros.render.parts.arguments import PROMISE
from macros.render.parts.asked import chosen
from macros.render.parts.dates import dates
from macros.render.parts.html import fill
from macros.render.said import reported, wanted
from macros.render.view import View
from macros.verdicts.verdict import Beside, Rating, Verdict

Fact = tuple[str, Markup | str, Markup | str]


def verdict(view: View, promise: Annotated[str, PROMISE]) -> Markup:
    """The verdict on a promise: its word and shape, the reason in a sentence, and the arithmetic to unfold."""
    record, found = view.record(promise), view.verdict(promise.partition("/")[2])
    return fill(
        "verdict",
        view,
        verdict=found,
        beside_word=sentences.word_beside(record, found, view.words),
        sentences=_reasons(view, record, found),
        asides=list(_asides(view, record, found)),
        dates=dates(view, promise),
        arithmetic=[_arithmetic(view, record, rating) for rating in found.ratings],
    )


def _reasons(view: View, promise: Target | Task, found: Verdict) -> list[str]:
    if isinstance(promise, Task):
        return [sentences.reason(view.edition, promise, view.words)]
    return [sentences.rating_reason(view.edition, promise, rating, view.words) for rating in found.ratings]


def _asides(view: View, promise: Target | Task, found: Verdict) -> Iterator[Markup | str]:
    """What must stand beside a verdict: silence that may be ours, other sources, the end of the promise."""
    if found.state == "due-no-report":
        yield view.words.say("silence.not_a_finding")
        yield sentences.silence(view.edition, [rows.PromiseRow(promise, found)])
    yield from (_said_by(view, other, "count") for other in found.beside)
    for rating in found.ratings:
        for other in rating.beside:
            yield _beside(view, rating, other)
    if promise.dropped:
        said = view.words.say("dropped", date=view.words.period(promise.dropped.date))
        yield Markup('<span id="promise.dropped">{}</span>').format(said)


def _beside(view: View, rating: Rating, other: Beside) -> str:
    indicator = view.portfolio.indicators[rating.condition.indicator or ""]
    # Of two reports in one series only the publisher differs.
    named = rating.report is None or other.series != rating.report.series
    series = next((view.plain(found.title) for found in indicator.series if named and found.id == other.series), None)
    return _said_by(view, other, indicator.unit, series)


def _said_by(view: View, other: Beside, unit: str, series: str | None = None) -> str:
    """What the verdict would be by another source, or by another series."""
    source = series or view.plain(view.portfolio.sources[other.report.source].publisher)
    value = reported(view.portfolio, view.words, other.report, unit)
    state = view.words.say(f"state.{other.state}").lower()
    return view.words.say("beside.source", source=source, value=value, state=state)


def _arithmetic(view: View, target: Target, rating: Rating) -> dict[str, Any]:
    name = view.plain(view.portfolio.indicators[rating.condition.indicator].title) if rating.condition.indicator else ""
    several = len(target.conditions) > 1 and name
    return {
        "summary": view.words.say("sum.title.named", indicator=name) if several else view.words.say("sum.title"),
        "lines": list(sentences.arithmetic(view.edition, target, rating, view.words)),
        "rule": view.words.say(f"rule.{rating.rule}.when"),
    }


def facts(view: View, promise: Annotated[str, PROMISE]) -> Markup:
    """What a promise says of itself: due date, owners, programme, indicator or deliverable, scope."""
    record = view.record(promise)
    found = [*_when_and_who(view, record), *_what(view, record)]
    return fill("facts", view, title=view.words.say("facts.promise"), facts=[fact for fact in found if fact[1]])


def _when_and_who(view: View, promise: Target | Task) -> Iterator[Fact]:
    say = view.words.say
    note = view.text(promise.due_note)
    if promise.due is None:
        yield say("column.due"), say(f"due.{promise.due_kind or 'none'}"), note
    else:
        written = say("due.source_says", date=view.words.period(promise.due)) if promise.due.precision != "day" else ""
        inferred = say("date.inferred") if promise.due.inferred else ""
        yield say("column.due"), view.words.day(promise.due.end), note or "; ".join(filter(None, [written, inferred]))
    for before in promise.due_history:
        yield say("due.before"), view.words.period(before.due), view.text(before.note)
    yield say("column.lead"), _bodies(view, promise, promise.lead) or say("lead.none"), ""
    yield say("column.support"), _bodies(view, promise, promise.support), ""


def _bodies(view: View, promise: Target | Task, ids: tuple[str, ...]) -> Markup:
    roles = {role.organisation: view.text(role.does) for role in promise.roles}
    links = [
        view.link(f"organisations/{id_}") + (Markup(": {}").format(roles[id_]) if id_ in roles else Markup(""))
        for id_ in ids
    ]
    return Markup(", ").join(links)


def _what(view: View, promise: Target | Task) -> Iterator[Fact]:
    say = view.words.say
    yield say("kind.programmes.one"), view.link(f"programmes/{promise.programme}") if promise.programme else "", ""
    if isinstance(promise, Target):
        for condition in promise.conditions:
            name = view.link(f"indicators/{condition.indicator}") if condition.indicator else say("missing.metric")
            yield say("kind.indicators.one"), name, wanted(view.portfolio, view.words, condition)
    else:
        yield say("column.deliverable"), view.text(promise.deliverable), ""
        yield say("kind.systems.one"), view.link(f"systems/{promise.system}") if promise.system else "", ""
    yield say("column.pillar"), _pillar(view, promise.pillar), say("pillar.ours")
    yield say("column.scope"), view.text(promise.scope), ""
    yield say("column.exemptions"), view.text(promise.exemptions), ""
    yield say("column.note"), view.text(promise.note), ""


def _pillar(view: View, id_: str | None) -> Markup:
    """The name of a pillar, which leads to what else is promised under it; empty for none."""
    return Markup('<a href="{}">{}</a>').format(chosen(view, pillar=id_), view.pillar(id_)) if id_ else Markup("")


def clarity(view: View, promise: Annotated[str, PROMISE]) -> Markup:
    """The six things that a promise should state, and which of them its source states."""
    judged: Clarity | None = view.record(promise).clarity
    if judged is None:
        return Markup("")
    aspects = [(name, getattr(judged, name)) for name in Clarity.model_fields]
    return fill("clarity", view, aspects=aspects, count=view.words.say("clarity.count", n=judged.stated))


def lineage(view: View, promise: Annotated[str, PROMISE]) -> Markup:
    """The promises before and after this one, with what each asked for."""
    id_ = promise.partition("/")[2]
    line = sorted(_related(view, id_), key=lambda other: (_due_order(view, other), other))
    if len(line) < 2:
        return Markup("")
    return fill("lineage", view, steps=[_step(view, other, here=id_) for other in line])


def _related(view: View, id_: str) -> set[str]:
    """Every promise that can be reached over lineage, in both directions."""
    related, found = _followed(view.portfolio), {id_}
    while grown := {other for one in found for other in related.get(one, ())} - found:
        found |= grown
    return found


@lru_cache(maxsize=2)
def _followed(portfolio: Portfolio) -> Mapping[str, set[str]]:
    """By promise those that follow it, and those that it follows."""
    found: dict[str, set[str]] = {}
    for id_, promise in portfolio.promises.items():
        for step in promise.lineage:
            found.setdefault(id_, set()).add(step.promise)
            found.setdefault(step.promise, set()).add(id_)
    return found


def _due_order(view: View, id_: str) -> str:
    due = view.portfolio.promises[id_].due
    return due.end.isoformat() if due else "9999"


def _step(view: View, id_: str, *, here: str) -> dict[str, Any]:
    promise = view.portfolio.promises[id_]
    goals = [wanted(view.portfolio, view.words, condition) for condition in promise.conditions]
    relations = dict.fromkeys(view.words.say(f"relation.{step.relation}") for step in promise.lineage)
    notes = [view.plain(step.note) for step in promise.lineage if step.note]
    return {
        "key": promise.key,
        "id": id_,
        "here": id_ == here,
        "state": view.verdict(id_).state,
        "wanted": "; ".join(goals),
        "due": view.words.period(promise.due) if promise.due else "",
        "note": " ".join([*relations, *notes]),
    }
