"""What an event is in a feed: its permanent name, its address, and what it says in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.history.course import Step
from macros.history.events import Event, What
from macros.model.achievement import Achievement
from macros.model.correction import Correction
from macros.model.promise import Dropped, DueBefore, Promise
from macros.render.parts.record import address
from macros.render.said import quoted
from macros.render.view import View


@dataclass(frozen=True)
class Entry:
    """An event in words, as plain text. id: never another for the same event; link: where it is shown."""

    id: str
    link: str
    what: What
    title: str
    summary: str
    published: date
    updated: date


def entry(view: View, event: Event) -> Entry:
    """An event as an entry of the feeds of an edition."""
    kind, _, id_ = event.key.partition("/")
    if kind == "achievements":
        of, _, report = id_.partition(".")
        page = f"{view.portfolio.kind_of(of)}/{of}"
        link = f"{address(view, page)}#{report}"
        name, summary = _reported(view, page, id_)
    else:
        link, name, summary = address(view, event.key), _named(view, event), _told(view, event)
    what = view.words.say(f"feed.what.{event.what}")
    title = view.words.say("feed.entry", what=what, name=name)
    place = f"#{event.place}" if event.place else ""
    return Entry(f"{link}{place}", link, event.what, title, summary, event.public, event.entered)


def _reported(view: View, page: str, key: str) -> tuple[str, str]:
    """What a report is about with what it says, and who says it; of a correction also why, and whose mistake it was."""
    of, words, report = key.partition(".")[0], view.words, view.portfolio.report(key)
    value = quoted(view.portfolio, words, report, view.portfolio.unit(of))
    covered = f"{value} ({view.plain(report.scope)})" if report.scope else value
    name = words.say("feed.report", name=view.plain(view.record(page).title), value=covered)
    source = view.portfolio.sources[report.source]
    by = words.say("shared.by", what=words.period(report.measured), by=view.plain(source.publisher))
    why = [view.plain(report.reason), words.say(f"corrections.{report.kind}")] if report.kind else []
    return name, _sentences(by, _series(view, of, report), *why, view.plain(report.note))


def _series(view: View, of: str, report: Achievement) -> str:
    """The name of the series that a report is of; empty where it is of none."""
    found = view.portfolio.indicators[of].series if of in view.portfolio.indicators else ()
    return next((view.plain(series.title) for series in found if series.id == report.series), "")


def _told(view: View, event: Event) -> str:
    match event.detail:
        case Correction():
            return _mended(view, event.detail)
        case DueBefore():
            before = _before(view, event.detail)
            return _sentences(before, view.plain(event.detail.note))
        case Dropped():
            said = view.words.say("dropped", date=view.words.period(event.detail.date))
            return _sentences(view.plain(event.detail.reason), said)
        case Step():
            return _turned(view, event.detail)
        case (relation, later):
            name = view.plain(view.portfolio.promises[later].title)
            return view.words.say(f"feed.then.{relation}", name=name)
    return _promise(view, view.record(event.key))


def _named(view: View, event: Event) -> str:
    """The title of the record that an event is about; of another verdict with its word."""
    title = view.plain(view.record(event.key).title)
    if not isinstance(event.detail, Step):
        return title
    return view.words.say("feed.report", name=title, value=view.words.say(f"state.{event.detail.after}"))


def _turned(view: View, step: Step) -> str:
    """The verdict before and after, and what made it another."""
    words = view.words
    before = words.say(f"state.{step.before}") if step.before else ""
    turned = words.say("feed.turned", before=before, after=words.say(f"state.{step.after}"))
    return _sentences(turned, words.say(f"past.by.{step.cause}"))


def _before(view: View, before: DueBefore) -> str:
    """The deadline that a promise had before."""
    return f"{view.words.say('due.before')}: {view.words.period(before.due)}"


def _mended(view: View, entry: Correction) -> str:
    words = view.words
    was = words.say("corrections.was", was=entry.was) if entry.was else words.say("corrections.nothing")
    return _sentences(f"{entry.key}: {was}", view.plain(entry.reason), words.say(f"corrections.{entry.kind}"))


def _promise(view: View, promise: Promise) -> str:
    """When a promise is due and who owes it."""
    words = view.words
    due = words.say("feed.due", date=words.period(promise.due)) if promise.due else ""
    lead = ", ".join(view.plain(view.portfolio.organisations[id_].title) for id_ in promise.lead)
    return _sentences(view.plain(promise.description), due, f"{words.say('column.lead')}: {lead}" if lead else "")


def _sentences(*parts: str) -> str:
    """Parts one after another, each with its end."""
    return " ".join(part if part.endswith((".", "!", "?", "…")) else f"{part}." for part in parts if part)
