"""What an event is in a feed: its permanent name, its address, and what it says in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import escape

from macros.history.altered import Change
from macros.history.course import Step
from macros.history.events import Event, What
from macros.model.achievement import Achievement
from macros.model.correction import Correction
from macros.model.promise import Dropped, Promise
from macros.model.reply import Reply
from macros.render.parts.altered import sides
from macros.render.parts.record import address
from macros.render.said import quoted
from macros.render.view import View


@dataclass(frozen=True)
class Entry:
    """An event in words, as plain text. address: of the place that shows it, and its name for ever."""

    address: str
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
        place, (name, summary) = report, _reported(view, page, id_)
    else:
        page, place, name, summary = event.key, event.place, _named(view, event), _told(view, event)
    what = view.words.say(f"feed.what.{event.what}")
    title = view.words.say("feed.entry", what=what, name=name)
    link = address(view, page) + (f"#{place}" if place else "")
    return Entry(link, event.what, title, summary, event.public, event.entered)


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
        case Change():
            return _altered(view, event.detail)
        case Reply():
            return _replied(view, event.detail)
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


def _altered(view: View, change: Change) -> str:
    """What owners changed, before and after, why, and by which document."""
    what, *both = sides(view, change)
    before, after = (escape(one).striptags() for one in both)
    source = view.plain(view.portfolio.sources[change.source].title)
    told = view.words.say("feed.altered", what=what, before=before, after=after)
    return _sentences(told, view.plain(change.reason), f"{view.words.say('column.source')}: {source}")


def _replied(view: View, reply: Reply) -> str:
    by = view.plain(view.portfolio.organisations[reply.organisation].title)
    return _sentences(view.words.say("feed.replied", by=by, text=view.plain(reply.text)))


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
