"""What every page of an edition says where it is shared: its summary, the lines of its head, and its card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from macros.model.portfolio import ADDRESSED
from macros.render.citing.forms import FILES
from macros.render.citing.works import of_other
from macros.render.exports import json_v1
from macros.render.feeds import FED
from macros.render.parts.citing import box
from macros.render.shared.dataset import DESCRIBED, dataset, website
from macros.render.shared.head import Head, head
from macros.render.shared.pages import of_page
from macros.render.shared.records import of_record
from macros.render.shared.summary import Summary
from macros.render.view import Edition
from macros.site.cards import CARD, card
from macros.site.editions import Editions
from macros.site.prose import written
from macros.site.skeleton import addresses
from macros.site.stage import folder_of

Pages = Mapping[str, Summary]
"""The summary of each page, by the path of its Markdown."""


def summaries(edition: Edition, docs: Path) -> Pages:
    """The summaries of all pages of an edition, whose Markdown is staged in a folder."""
    return dict(_summaries(edition, docs))


def _summaries(edition: Edition, docs: Path) -> Iterator[tuple[str, Summary]]:
    for path in sorted(docs.rglob("*.md")):
        address = path.relative_to(docs).as_posix()
        key = address.removesuffix(".md")
        if _is_record(edition, key):
            yield address, of_record(edition.at(""), key)
        else:
            title, own = written(path.read_text("utf-8"))
            yield address, of_page(edition.at(""), folder_of(address).rstrip("/"), title, own)


def _is_record(edition: Edition, key: str) -> bool:
    kind, _, id_ = key.partition("/")
    return kind in ADDRESSED and id_ in getattr(edition.portfolio, kind)


def heads(found: Editions, edition: Edition, pages: Pages) -> dict[str, Head]:
    """The lines of each page's head, by the path of its Markdown."""
    return {address: head_of(found, edition, address, summary) for address, summary in pages.items()}


def head_of(found: Editions, edition: Edition, address: str, summary: Summary) -> Head:
    """The lines of a page's head; address: the path of its Markdown."""
    data = _data(found, edition, address, summary)
    lines = head(summary, found.site.name, edition.words, _as_of(edition), data)
    return replace(lines, feed=_feed(edition, address, summary))


def _feed(edition: Edition, address: str, summary: Summary) -> str:
    """What the feed beside a page is called; empty where there is none."""
    key = address.removesuffix(".md")
    fed = key.partition("/")[0] in FED and _is_record(edition, key)
    return edition.words.say("feed.title", name=summary.title) if fed else ""


def _as_of(edition: Edition) -> str:
    return edition.words.say("as_of", date=edition.words.day(edition.as_of))


def _data(found: Editions, edition: Edition, address: str, summary: Summary) -> str:
    """JSON-LD of a page: an indicator is a data set, home is the site."""
    kind, _, id_ = address.removesuffix(".md").partition("/")
    site, view = found.site, edition.at("")
    if kind in DESCRIBED and id_ in edition.portfolio.indicators:
        return json_v1.dumps(dataset(view, id_, summary, site.name, site.licence)).decode()
    return json_v1.dumps(website(view, site.name)).decode() if address == "index.md" else ""


def boxes(edition: Edition, pages: Pages) -> dict[str, Markup]:
    """The box to cite each page by that is about no record, by the path of its Markdown."""
    others = ((address, folder_of(address), summary.title) for address, summary in _others(edition, pages))
    return {address: box(edition.at(folder), folder, title) for address, folder, title in others}


def citations(edition: Edition, pages: Pages, home: Path) -> None:
    """Write the files to cite each page by that is about no record; `home` is the built folder of the edition."""
    for address, summary in _others(edition, pages):
        if (folder := home / folder_of(address)).is_dir():
            work = of_other(edition, folder_of(address), summary.title)
            for name, make in FILES.items():
                (folder / name).write_bytes(make([work], edition.words))


def _others(edition: Edition, pages: Pages) -> Iterator[tuple[str, Summary]]:
    holes = addresses(edition)
    for address, summary in pages.items():
        if not _is_record(edition, address.removesuffix(".md")) and address not in holes:
            yield address, summary


def cards(found: Editions, edition: Edition, pages: Pages, home: Path) -> None:
    """Write the card of every page that is about no record; `home` is the built folder of the edition."""
    for address, summary in _others(edition, pages):
        if (folder := home / folder_of(address)).is_dir():
            (folder / CARD).write_bytes(card(found.site, edition, summary))
