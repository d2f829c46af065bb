"""The calendar of deadlines, read back by a parser of iCalendar, and by the letters of its lines."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from macros.render.feeds.calendar import calendar
from tests.render.editions import ADDRESS, DAY, FRENCH, edition, hostile, portfolio, world


def deadlines(language: str = "en", as_of: date = DAY) -> dict[str, Any]:
    """The events of the world's calendar, by the end of their names."""
    found = Calendar.from_ical(calendar(edition(portfolio(world()), language, as_of), "River Watch"))
    return {str(event["uid"]).removeprefix(ADDRESS): event for event in found.walk("VEVENT")}


def test_every_due_date_is_a_whole_day() -> None:
    found = {uid: event["dtstart"].dt for uid, event in deadlines().items()}
    assert found == {
        "targets/clean-2025/": date(2025, 12, 31),
        "targets/clean-2028/": date(2028, 6, 30),
        "targets/money-2027/": date(2027, 6, 30),
        "tasks/build-gauges/": date(2026, 3, 31),
        "tasks/register/": date(2025, 12, 31),
    }


@pytest.mark.parametrize(
    ("uid", "summary", "says"),
    [
        ("tasks/build-gauges/", "Build the gauges (Q1 2026)", "The source says: Q1 2026. This is the last day of it."),
        ("targets/clean-2028/", "Clean rivers and a good place (Q2 2028)", "The source does not print this date"),
        ("targets/money-2027/", "Spending", "As of 1 June 2026: "),
        ("tasks/register/", "Publish a register", "Lead: Council"),
    ],
)
def test_a_deadline_keeps_the_precision_of_its_source(uid: str, summary: str, says: str) -> None:
    found = deadlines()[uid]
    assert found["summary"] == summary
    assert says in found["description"].replace("\N{NO-BREAK SPACE}", " ")


def test_names_stay_whatever_the_day_and_the_language() -> None:
    assert set(deadlines()) == set(deadlines("vi")) == set(deadlines(as_of=date(2030, 1, 1)))
    assert deadlines("vi")["targets/clean-2028/"]["url"] == f"{ADDRESS}vi/targets/clean-2028/"


def test_a_moved_deadline_and_a_withdrawn_promise_say_so() -> None:
    records = world()
    records["tasks"]["study"] |= {"due": "2027", "due_kind": "fixed"}
    del records["tasks"]["study"]["due_note"]
    altered = {"key": "due", "was": "2024", "date": "2024-12", "source": "law"}
    records["targets"]["clean-2025"]["altered"] = [altered]
    found = Calendar.from_ical(calendar(edition(portfolio(records)), "x"))
    by_uid = {str(event["uid"]).removeprefix(ADDRESS): event for event in found.walk("VEVENT")}
    assert by_uid["tasks/study/"]["status"] == "CANCELLED"
    moved = {"targets/clean-2028/": 1, "targets/money-2027/": 1, "targets/clean-2025/": 1, "tasks/register/": 0}
    assert {uid: by_uid[uid]["sequence"] for uid in moved} == moved


@pytest.mark.slow
def test_hostile_texts_stay_inside_their_line() -> None:
    _, made = hostile()
    content = calendar(edition(made, languages=FRENCH), "a\nBEGIN:VEVENT\n;,\\")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    found = Calendar.from_ical(content)
    due = [promise for promise in made.promises.values() if promise.due]
    events = found.walk("VEVENT")
    assert len(events) == len(due) > 0
    titles = {promise.title.root["en"] for promise in due if promise.due and promise.due.precision == "day"}
    assert titles <= {str(event["summary"]) for event in events}
    assert b"X-WR-CALNAME:a\\nBEGIN:VEVENT\\n\\;\\,\\\\" in content
