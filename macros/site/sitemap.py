"""The map of the site for search engines: every page in every language, with the day on which it last changed."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import sha256
from xml.sax.saxutils import escape, quoteattr

from macros.history.events import Event
from macros.history.touched import touched
from macros.site.editions import Editions
from macros.site.files import Files
from macros.site.pieces import pieces
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
    with pieces(found.site.root / ".cache" / "parts" / "map") as piece:
        for home, languages in (("", list(pages)), *((f"{language}/", [language]) for language in others)):
            content = _written(found, pages, languages, changed)
            yield f"{home}sitemap.xml", content
            yield f"{home}sitemap.xml.gz", piece(sha256(content).hexdigest(), 0, partial(_packed, content))


def _packed(content: bytes) -> list[bytes]:
    return [gzip.compress(content, mtime=0)]


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
    homes = {
        language: edition.address + ("" if edition.default else f"{language}/")
        for language, edition in found.by_language.items()
    }
    having = {language: frozenset(own) for language, own in pages.items()}
    lines = [f"<?xml version='1.0' encoding='utf-8'?>\n<urlset xmlns=\"{_MAP}\" xmlns:xhtml=\"{_HTML}\">"]
    for language in languages:
        for address in pages[language]:
            page, there = folder_of(address), [code for code in homes if address in having[code]]
            day = changed.get(page)
            lines.append(f"<url><loc>{escape(homes[language] + page)}</loc>")
            lines.append(f"<lastmod>{day.isoformat()}</lastmod>" if day else "")
            lines += [_link(code, homes[code] + page) for code in there] if len(there) > 1 else ()
            lines.append("</url>")
    return ("".join(lines) + "</urlset>\n").encode()


def _link(language: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(address)} />'
