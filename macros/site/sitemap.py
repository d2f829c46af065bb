"""The map of the site for search engines: every page in every language, with the day on which it last changed."""

from __future__ import annotations

import gzip
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from macros.history.events import Event
from macros.history.touched import touched
from macros.site.editions import Editions
from macros.site.files import Files
from macros.site.stage import addresses, folder_of, standing

_CALL = re.compile(r"\{\{-?\s*(\w+)\(")
# Macros that show no record: a page with these alone is as old as its words, whose day nothing tells.
_DATALESS = frozenset(
    ("page_title", "statement", "rules", "fields", "problems", "macros_reference", "search", "downloads")
)
_MAP, _HTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"


def sitemap(found: Editions, happened: Sequence[Event]) -> Files:
    """The map of all languages at the root of the site, and of each other one in its own folder."""
    changed = _changed(found, happened)
    pages = {language: sorted(addresses(found.site, edition)) for language, edition in found.by_language.items()}
    others = list(pages)[1:]
    for home, languages in (("", list(pages)), *((f"{language}/", [language]) for language in others)):
        content = _written(found, pages, languages, changed)
        yield f"{home}sitemap.xml", content
        yield f"{home}sitemap.xml.gz", gzip.compress(content, mtime=0)


def _changed(found: Editions, happened: Sequence[Event]) -> Mapping[str, date]:
    """The day on which each page last changed, by its folder; a page that shows no record has none."""
    days = touched(found.default.portfolio, happened, found.default.as_of)
    by_page = {f"{key}/": day for key, day in days.items()}
    return {**dict.fromkeys(_listing(found), max(days.values())), **by_page} if days else {}


def _listing(found: Editions) -> Iterator[str]:
    """The folders of pages that show many records: lists, counts, and what people wrote with records in it."""
    own = standing(found.site, found.default)
    for address in addresses(found.site, found.default):
        name = address.removesuffix(".md")
        calls = set(_CALL.findall(own[address])) if address in own else {name}
        if calls - _DATALESS:
            yield folder_of(address)


def _written(
    found: Editions, pages: Mapping[str, list[str]], languages: list[str], changed: Mapping[str, date]
) -> bytes:
    """The map of the pages of some languages, each with its address in every language that has it."""
    top = ET.Element("urlset", {"xmlns": _MAP, "xmlns:xhtml": _HTML})
    homes = {
        language: edition.address + ("" if edition.default else f"{language}/")
        for language, edition in found.by_language.items()
    }
    having = {language: frozenset(own) for language, own in pages.items()}
    for language in languages:
        for address in pages[language]:
            page = folder_of(address)
            url = ET.SubElement(top, "url")
            ET.SubElement(url, "loc").text = homes[language] + page
            if day := changed.get(page):
                ET.SubElement(url, "lastmod").text = day.isoformat()
            there = [code for code in homes if address in having[code]]
            for code in there if len(there) > 1 else ():
                ET.SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": code, "href": homes[code] + page})
    text: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
