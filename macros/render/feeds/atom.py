"""Atom feeds (RFC 4287) of what became known: of everything, and of each promise and body.

The escaper of Atom: ElementTree, which writes every text of an element.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from macros.history.events import Event
from macros.model.portfolio import Portfolio
from macros.render.feeds import FED, FEED
from macros.render.feeds.entries import Entry, entry
from macros.render.kept import Kept, Made_co
from macros.render.view import Edition
from macros.render.whole.about import About

_NEWEST = 50
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, eq=False)
class News:
    """Everything that became known about the records of a portfolio, newest first."""

    portfolio: Portfolio
    events: Sequence[Event]

    @cached_property
    def by_page(self) -> Mapping[str, Sequence[int]]:
        """The newest events of each feed by the address of its page, as places in the list of all."""
        records = [(kind, id_) for kind in FED for id_ in getattr(self.portfolio, kind)]
        found: dict[str, list[int]] = {"": [], **{f"{kind}/{id_}/": [] for kind, id_ in records}}
        # Of hundreds of thousands of events most are about the same promises as others.
        fed: dict[frozenset[str], Sequence[list[int]]] = {}
        for at, event in enumerate(self.events):
            if (lists := fed.get(event.promises)) is None:
                lists = fed[event.promises] = [found[page] for page in _pages(self.portfolio, event.promises)]
            for one in lists:
                if len(one) < _NEWEST:
                    one.append(at)
        return found


def feeds(edition: Edition, about: About, news: News, kept: Kept[Made_co]) -> Iterator[tuple[str, Made_co]]:
    """Path, inside the edition, and bytes of every feed; that of everything is asked for by an empty key."""
    view = edition.at("")
    newest = max((event.entered for event in news.events), default=edition.as_of)
    made: dict[int, ET.Element] = {}

    def element(at: int) -> ET.Element:
        """Of an event that stands in several feeds one element, made once."""
        if at not in made:
            made[at] = _entry(edition, entry(view, news.events[at]))
        return made[at]

    def feed(page: str, found: Sequence[int]) -> bytes:
        name = view.plain(view.record(page.removesuffix("/")).title) if page else about.name
        updated = max((news.events[at].entered for at in found), default=newest)
        top = _feed(edition, about, page, name, updated)
        top.extend(element(at) for at in found)
        content: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
        return content + b"\n"

    for page, found in news.by_page.items():
        yield f"{page}{FEED}", kept(page.removesuffix("/"), partial(feed, page, found))


def _pages(portfolio: Portfolio, about: Iterable[str]) -> Iterator[str]:
    """The pages whose feeds tell of events about some promises: of all, of these, and of the bodies that owe them."""
    yield ""
    promises = [portfolio.promises[id_] for id_ in sorted(about)]
    yield from (f"{promise.key}/" for promise in promises)
    bodies = dict.fromkeys(body for promise in promises for body in (*promise.lead, *promise.support))
    yield from (f"organisations/{body}/" for body in bodies)


def _feed(edition: Edition, about: About, page: str, name: str, updated: date) -> ET.Element:
    """The head of a feed; page: the address, inside the edition, of the page that it is beside."""
    words = edition.words
    here = edition.address + ("" if edition.default else f"{words.language}/") + page
    top = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": words.language})
    _say(top, "title", words.say("feed.title", name=name))
    _say(top, "id", f"{here}{FEED}")
    _say(top, "updated", _moment(updated))
    ET.SubElement(top, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{here}{FEED}"})
    shown = here if page else f"{here}updates/"
    ET.SubElement(top, "link", {"rel": "alternate", "type": "text/html", "hreflang": words.language, "href": shown})
    _say(ET.SubElement(top, "author"), "name", about.name)
    if about.licence:
        ET.SubElement(top, "link", {"rel": "license", "href": about.licence.address})
    return top


def _entry(edition: Edition, found: Entry) -> ET.Element:
    one = ET.Element("entry")
    _say(one, "id", found.address)
    _say(one, "title", found.title)
    _say(one, "published", _moment(found.published))
    _say(one, "updated", _moment(found.updated))
    label = edition.words.say(f"feed.what.{found.what}")
    ET.SubElement(one, "category", {"term": found.what, "label": label})
    ET.SubElement(one, "link", {"rel": "alternate", "type": "text/html", "href": found.address})
    _say(one, "summary", found.summary or found.title)
    return one


def _say(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _moment(day: date) -> str:
    """The beginning of a day, as RFC 3339 writes it."""
    return f"{day.isoformat()}T00:00:00Z"
