"""The deadlines as a calendar (iCalendar, RFC 5545); the library folds its lines and escapes its texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import partial

from icalendar import Calendar, Event, vText

from macros.render import rows, sentences
from macros.render.kept import Kept, at_once
from macros.render.parts.record import address
from macros.render.view import Edition, View


def calendar(edition: Edition, site: str, kept: Kept[bytes] = at_once) -> bytes:
    """Every promise with a due date as an event of the whole last day, by due date; dropped ones as cancelled."""
    view, words = edition.at(""), edition.words
    found = Calendar()
    found.add("prodid", f"-//minhbach//{edition.address}//{words.language.upper()}")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    # The library does not know this one, and would not escape it.
    found["X-WR-CALNAME"] = vText(words.say("calendar.title", name=site))
    head, end, tail = found.to_ical().partition(b"END:VCALENDAR")
    dated = ((row, row.promise.due.end) for row in rows.promises(edition) if row.promise.due)
    return b"".join([head, *(kept(row.key, partial(_event, view, row, day)) for row, day in dated), end, tail])


def _event(view: View, row: rows.PromiseRow, day: date) -> bytes:
    content: bytes = _deadline(view, row, day).to_ical()
    return content


def _deadline(view: View, row: rows.PromiseRow, day: date) -> Event:
    """A deadline. Its name for calendars is the promise's address in the first language, the same in all of them."""
    found, promise = Event(), row.promise
    title = view.plain(promise.title)
    published = view.portfolio.published(promise.source)
    found.add("uid", f"{view.edition.address}{row.key}/")
    found.add("dtstamp", datetime.combine(published.end if published else day, time(), UTC))
    found.add("dtstart", day)
    edited = [*(entry.key for entry in promise.corrections), *(entry.key for entry in promise.altered)]
    found.add("sequence", len(promise.due_history) + edited.count("due"))
    found.add("summary", title if promise.due is None or promise.due.precision == "day" else _rough(view, row, title))
    found.add("description", "\n".join(_lines(view, row)))
    found.add("url", address(view, row.key))
    found.add("transp", "TRANSPARENT")
    if promise.dropped:
        found.add("status", "CANCELLED")
    return found


def _rough(view: View, row: rows.PromiseRow, title: str) -> str:
    """The title of a promise whose source names no day, with the period that it names."""
    return f"{title} ({view.words.period(row.promise.due)})" if row.promise.due else title


def _lines(view: View, row: rows.PromiseRow) -> Iterator[str]:
    """What a deadline is: the date in the precision of its source, who owes it, what was reported, where it stands."""
    promise, words = row.promise, view.words
    if promise.due and promise.due.precision != "day":
        yield words.say("calendar.last_day", date=words.period(promise.due))
    if promise.due and promise.due.inferred:
        yield words.say("calendar.inferred")
    if promise.lead:
        named = ", ".join(view.plain(view.portfolio.organisations[id_].title) for id_ in promise.lead)
        yield f"{words.say('column.lead')}: {named}"
    said = f"{words.say('as_of', date=words.day(view.edition.as_of))}: {words.say(f'state.{row.verdict.state}')}."
    yield f"{said} {sentences.reason(view.edition, promise, words)}"
    yield address(view, row.key)
