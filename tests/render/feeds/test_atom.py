"""Feeds as feedparser, a reader that is not ours, understands them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import feedparser
import pytest

from macros.history.events import events
from macros.render.feeds.atom import News, feeds
from macros.render.kept import at_once
from macros.render.licences import licence
from macros.render.parts.altered import altered
from macros.render.parts.history import history
from macros.render.parts.promise import lineage, verdict
from macros.render.parts.record import corrections
from macros.render.parts.replies import replies
from macros.render.whole.about import About
from tests.render.editions import ADDRESS, DAY, FRENCH, edition, hostile, portfolio, text, view, world

ABOUT = About("River <Watch> & Co", ADDRESS, licence("https://example.org/licence?a=1&b=2"))


@dataclass(frozen=True)
class Feeds(Mapping[str, Any]):
    """Feeds by path, each read when somebody asks for it."""

    written: Mapping[str, bytes]

    def __getitem__(self, path: str) -> Any:
        return feedparser.parse(self.written[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self.written)

    def __len__(self) -> int:
        return len(self.written)


def read(language: str = "en", as_of: date = DAY, **records: Any) -> Feeds:
    """The feeds of the world."""
    made = portfolio(world() | records)
    return Feeds(dict(feeds(edition(made, language, as_of), ABOUT, News(made, events(made, as_of, "en")), at_once)))


@cache
def known() -> Feeds:
    """The feeds of the world as it is."""
    return read()


def test_everything_each_promise_and_each_body_has_a_feed() -> None:
    made = world()
    paths = [f"{kind}/{id_}/feed.xml" for kind in ("targets", "tasks", "organisations") for id_ in made[kind]]
    assert set(known()) == {"feed.xml", *paths}


def test_a_reader_finds_no_fault_and_every_name_once() -> None:
    for path, found in known().items():
        assert not found.bozo, (path, found.bozo_exception)
        ids = [entry.id for entry in found.entries]
        assert len(ids) == len(set(ids))
        assert found.feed.id == ADDRESS + path
        assert found.feed.title.endswith(": what is new")


@pytest.mark.parametrize(
    ("path", "what", "title", "says"),
    [
        ("feed.xml", "report", "New report: Place in the ranking: 23rd\N{NO-BREAK SPACE}of 133", "2025, Office."),
        ("feed.xml", "report", "New report: Clean rivers: 70\N{NO-BREAK SPACE}% (The north alone)", "own count."),
        ("feed.xml", "correction", "Correction: Clean rivers: 40.5\N{NO-BREAK SPACE}%", "A slip of the pen"),
        ("targets/money-2027/feed.xml", "correction", "Correction: Spending", "due: said before: 2027. The plan names"),
        ("targets/clean-2025/feed.xml", "alteration", "Altered promise: Half of", "asks for more: Clean rivers and"),
        (
            "feed.xml",
            "verdict",
            "Changed verdict: Publish a register: Delivered late",
            "Now: Delivered late. New report.",
        ),
        (
            "tasks/build-gauges/feed.xml",
            "verdict",
            "Changed verdict: Build the",
            "Now: Due, no report. The due date had",
        ),
        ("organisations/office/feed.xml", "verdict", "Changed verdict: Half of all rivers: Missed", "Before: Behind."),
        (
            "tasks/register/feed.xml",
            "reply",
            "Statement of the responsible body: Publish a register",
            "Council: It was late.",
        ),
        ("organisations/council/feed.xml", "reply", "Statement of the responsible body: Publish", "It was late."),
        ("tasks/study/feed.xml", "alteration", "Altered promise: Study the fish", "no fish. Withdrawn"),
        ("tasks/register/feed.xml", "promise", "New promise: Publish a register", "Due: 31\N{NO-BREAK SPACE}December"),
        ("organisations/office/feed.xml", "promise", "New promise: Build the gauges", "Lead: Water Office, Council."),
    ],
)
def test_entries_tell_apart_what_happened(path: str, what: str, title: str, says: str) -> None:
    found = known()[path].entries
    assert [
        entry
        for entry in found
        if entry.tags[0].term == what and entry.title.startswith(title) and says in entry.summary
    ]


def test_a_deadline_that_moved_is_told_on_the_day_from_which_it_was_known() -> None:
    draft = world()["sources"]["law"] | {"published": "2024-03-01"}
    targets = world()["targets"]
    targets["clean-2028"] |= {"due_history": [{"due": 2027, "source": "draft"}]}
    found = read(sources=world()["sources"] | {"draft": draft}, targets=targets)["targets/clean-2028/feed.xml"].entries
    (entry,) = [one for one in found if "Due date: 2027, then Q2 2028." in one.summary]
    assert (entry.id.partition("#")[2], entry.published[:10], entry.tags[0].term) == (
        "due.1",
        "2024-12-01",
        "alteration",
    )


def told(**changes: Any) -> Feeds:
    """The feeds of the world where its register was changed by its owners, the latest change in a document undated."""
    tasks = world()["tasks"]
    tasks["register"] |= {
        "altered": [
            {"key": "due", "was": "2024", "date": "2024-11", "source": "law", "reason": text("Too early")},
            {"key": "lead", "was": "office, council", "date": "2026-05-21", "source": "letter"},
        ]
    } | changes
    letter = {"title": text("Letter <1>"), "publisher": text("Council"), "grade": "responsible-body"}
    return read(tasks=tasks, sources=world()["sources"] | {"letter": letter})


@pytest.mark.parametrize(
    ("place", "day", "says"),
    [
        ("altered.1", "2024-12-01", "Due date: 2024, then 31 December 2025. Too early. Source: River Act."),
        ("altered.2", "2026-05-21", "Lead: Water Office, Council, then Council. Source: Letter <1>."),
    ],
)
def test_what_owners_altered_is_told_with_both_sides_and_its_document(place: str, day: str, says: str) -> None:
    found = told()
    for path in ("tasks/register/feed.xml", "organisations/council/feed.xml"):
        (entry,) = [one for one in found[path].entries if one.link.endswith(f"tasks/register/#{place}")]
        assert entry.summary.replace("\N{NO-BREAK SPACE}", " ") == says
        assert (entry.tags[0].term, entry.published[:10], entry.id) == ("alteration", day, entry.link)


def test_a_reply_is_told_once_its_document_came_out() -> None:
    early = {"date": "2026-05-20", "organisation": "council", "source": "yearbook", "text": text("It was late.")}
    (entry,) = [one for one in told(replies=[early])["feed.xml"].entries if one.tags[0].term == "reply"]
    assert (entry.published[:10], entry.link) == ("2026-05-20", f"{ADDRESS}tasks/register/#reply.1")


@pytest.mark.slow
def test_every_place_that_an_entry_leads_to_is_on_its_page() -> None:
    made = portfolio(world())
    shown = view(made)
    parts: list[Any] = [verdict, replies, history, altered, lineage, corrections]
    told = [event for event in events(made, DAY, "en") if event.place]
    assert {"correction.1", "reply.1", "promise.dropped", "then.clean-2028"} <= {event.place for event in told}
    for event in told:
        page = "".join(part(shown, event.key) for part in parts)
        assert page.count(f' id="{event.place}"') == 1, (event.key, event.place)


def test_a_verdict_that_a_late_record_changed_is_new_on_the_day_of_the_record() -> None:
    (entry,) = [one for one in known()["targets/clean-2025/feed.xml"].entries if one.id.endswith("#verdict.2025-12-31")]
    assert (entry.published[:10], entry.updated[:10]) == ("2025-12-31", "2026-05-20")


def test_dates_are_of_the_data_and_the_newest_stands_first() -> None:
    found = known()["feed.xml"]
    days = [entry.updated for entry in found.entries]
    assert days == sorted(days, reverse=True)
    assert found.feed.updated == days[0] <= f"{DAY}T00:00:00Z"
    mended = next(entry for entry in found.entries if entry.link.endswith("#r2024-mended"))
    assert (mended.published, mended.updated) == ("2026-05-20T00:00:00Z", "2026-05-20T00:00:00Z")


def test_the_same_data_give_the_same_bytes_whatever_the_day() -> None:
    made = portfolio(world())
    days = (date(2026, 6, 1), date(2026, 6, 20))
    first, later = (
        dict(feeds(edition(made, as_of=day), ABOUT, News(made, events(made, day, "en")), at_once)) for day in days
    )
    assert first["targets/growth/feed.xml"] == later["targets/growth/feed.xml"]
    assert first["feed.xml"] == later["feed.xml"]


def test_nothing_is_told_before_it_was_known() -> None:
    assert [
        entry.published for entry in read(as_of=date(2025, 1, 1))["feed.xml"].entries if "2026" in entry.published
    ] == []


def test_another_language_has_its_own_addresses_and_words() -> None:
    found = read("vi")["tasks/register/feed.xml"]
    assert found.feed.language == "vi"
    assert {entry.link.startswith(f"{ADDRESS}vi/") for entry in found.entries} == {True}
    assert {entry.tags[0].label for entry in found.entries} == {
        "Báo cáo mới",
        "Cam kết mới",
        "Kết luận thay đổi",
        "Ý kiến của cơ quan chịu trách nhiệm",
    }


def test_a_feed_holds_the_newest_fifty() -> None:
    source = world()["sources"]["law"]
    reports = [
        {"id": f"r{at}", "measured": "2025", "value": at, "recorded": f"2026-04-{at % 28 + 1:02}", "source": "law"}
        for at in range(80)
    ]
    found = read(achievements={"place": reports}, sources=world()["sources"] | {"law": source})["feed.xml"].entries
    assert len(found) == 50
    assert [entry.updated[:10] for entry in found if "Place" in entry.title][:3] == [
        "2026-04-28",
        "2026-04-28",
        "2026-04-27",
    ]


@pytest.mark.slow
def test_hostile_texts_come_back_as_they_were_written() -> None:
    _, made = hostile()
    found = dict(feeds(edition(made, languages=FRENCH), ABOUT, News(made, events(made, DAY, "en")), at_once))
    assert len(found) > 3
    for path, content in found.items():
        assert not feedparser.parse(content).bozo, path
    everything = feedparser.parse(found["feed.xml"], sanitize_html=False, resolve_relative_uris=False)
    assert everything.feed.author == ABOUT.name
    id_, target = next(iter(made.targets.items()))
    own = feedparser.parse(found[f"targets/{id_}/feed.xml"], sanitize_html=False)
    assert own.feed.title == f"{target.title.root['en']}: what is new"


def test_a_body_that_owes_nothing_has_an_empty_feed() -> None:
    idle = {"idle": {"title": text("Idle"), "kind": "agency"}}
    found = read(organisations=world()["organisations"] | idle)["organisations/idle/feed.xml"]
    assert (found.bozo, found.entries) == (False, [])
    assert found.feed.updated == "2026-05-20T00:00:00Z"
