"""What every page of an edition says where it is shared: its summary, the lines of its head, and its card."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from markupsafe import Markup

from macros.model.portfolio import ADDRESSED
from macros.render.exports import json_v1
from macros.render.feeds import FED
from macros.render.parts.citing import box
from macros.render.shared.dataset import DESCRIBED, dataset, website
from macros.render.shared.head import Head, head
from macros.render.shared.pages import of_page
from macros.render.shared.records import of_record
from macros.render.shared.summary import Summary
from macros.render.view import Edition
from macros.site.editions import Editions
from macros.site.molds import molds
from macros.site.prose import written
from macros.site.stage import folder_of

Pages = Mapping[str, Summary]
"""The summary of each page, by the path of its Markdown."""


def summaries(edition: Edition, texts: Mapping[str, str]) -> Pages:
    """The summaries of all pages of an edition, by the path of their Markdown; texts: what each says."""
    return {address: _summary(edition, address, text) for address, text in texts.items()}


def _summary(edition: Edition, address: str, text: str) -> Summary:
    if is_record(edition, address):
        return of_record(edition.at(""), address.removesuffix(".md"))
    title, own = written(text)
    return of_page(edition.at(""), folder_of(address).rstrip("/"), title, own)


def is_record(edition: Edition, address: str, kinds: Collection[str] = ADDRESSED) -> bool:
    """Whether a page is that of a record of one of some kinds, by the path of its Markdown."""
    kind, _, id_ = address.removesuffix(".md").partition("/")
    return kind in kinds and id_ in getattr(edition.portfolio, kind)


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
    fed = is_record(edition, address, FED)
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
    return {
        address: box(edition.at(folder_of(address)), folder_of(address), summary.title)
        for address, summary in pages.items()
        if not is_record(edition, address) and address not in molds(edition)
    }
