"""The search index: Pagefind's, of a small document for each page, so that nothing is fetched before a search."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mkdocs.utils.meta import get_data

from macros.render.finding import Entry, Level, entry
from macros.render.parts.searching import PAGE
from macros.render.view import Edition
from macros.site.editions import Editions
from macros.site.files import Files, Hashed, home
from macros.site.hashes import hash_of
from macros.site.indexing import INDEXER, MARK, Document, indexed
from macros.site.pieces import pieces
from macros.site.stage import standing

_FOLDER = "pagefind"
_ITSELF = "search/"
# In the place of a state that is not in the index.
_NONE = "-"
# How many indexes are kept: that of a site, and those that it had before.
_NEWEST = 3


def index(found: Editions) -> Files:
    """The index of every edition, made anew only where what is searched is new.

    The state of a verdict and what was last reported change often: results show them, and no search finds them.

    Raises UserError if Pagefind fails.
    """
    folder = found.site.root / ".cache" / "search"
    pages = [_document(edition, one) for edition in found.by_language.values() for one in _pages(found, edition)]
    with pieces(folder / "told.records") as told:
        records = [
            _Told(*json.loads(told(digest, 0, partial(_told, found, key)))) for key, digest in found.digests.items()
        ]
    asked = [INDEXER, [hash_of(*map(repr, pages)), *(one.searched for one in records)]]
    path = folder / f"{hash_of(asked)}.index"
    shown_of = {address: said for one in records for address, *said in one.shown}
    make = partial(_indexed, found, pages)
    with pieces(path) as held, pieces(folder / "shown.pages") as shown:
        for at, (name, address) in enumerate(json.loads(held("", 0, make)), 1):
            content = held.hashed("", at, make)
            if any(said := shown_of.get(address, ())):
                key = " ".join((content.digest, *said))
                content = shown.hashed(key, 0, partial(_shown, content, *said))
            yield f"{_FOLDER}/{name}", content
    _prune(path)


class _Told(NamedTuple):
    """What search holds of a record. searched: the hash of that; shown: in every language the address that Pagefind
    keeps, the state and what was last reported."""

    searched: str
    shown: list[tuple[str, str, str]]


def _told(found: Editions, key: str) -> list[bytes]:
    said = [(edition, entry(edition, key)) for edition in found.by_language.values()]
    documents = [_document(*one) for one in said]
    shown = [(f"/{page.address}/", one.state, one.newest) for page, (_, one) in zip(documents, said, strict=True)]
    return [json.dumps([hash_of(*map(repr, documents)), shown]).encode()]


def _indexed(found: Editions, pages: Sequence[Document]) -> list[bytes]:
    records = [
        _document(edition, entry(edition, key)) for key in found.digests for edition in found.by_language.values()
    ]
    return indexed([*records, *pages])


def _document(edition: Edition, one: Entry) -> Document:
    """A page as it is searched, without what results alone show."""
    return Document(_address(edition, one), edition.words.language, replace(one, state="", newest=""))


def _shown(fragment: Hashed, state: str, newest: str) -> list[bytes]:
    """What Pagefind keeps of a page, with what a result shows of it on the day of the site."""
    kept = json.loads(gzip.decompress(fragment.make()).removeprefix(MARK))
    kept["url"] = kept["url"].replace(f"/{_NONE}/", f"/{state or _NONE}/", 1)
    kept["meta"] = dict(sorted({**kept["meta"], "note": newest or kept["meta"].get("note", "")}.items()))
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return [gzip.compress(MARK + text.encode(), mtime=0)]


def _prune(used: Path) -> None:
    """Keep the last indexes that builds used; a folder that cannot be written stays as it is."""
    with suppress(OSError):
        used.touch()
        others = sorted(used.parent.glob("*.index"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in others[_NEWEST:]:
            path.unlink()


def _pages(found: Editions, edition: Edition) -> Iterator[Entry]:
    """The pages that are about no single record: their titles, and the text of those that a person wrote."""
    for address, source in standing(found.site, edition).items():
        page = re.sub(r"(^|/)index\.md$", r"\1", address).replace(".md", "/")
        body, front = get_data(source)
        heading = re.search(r"^#\s+(.+)$", body, re.MULTILINE)
        title = html.unescape(
            str(front.get("title") or _prose(heading[1] if heading else edition.words.say("nav.home")))
        )
        texts: Mapping[Level, tuple[str, ...]] = {"titles": (title,), "prose": (_prose(body),)}
        if page != _ITSELF:
            yield Entry(page, PAGE, "titles", title, str(front.get("written_in", edition.words.language)), texts)


def _address(edition: Edition, entry: Entry) -> str:
    """Where Pagefind finds a page: its kind and the language of its title before its address on the site.

    Pagefind keeps the address of a result and never searches in it, as it does in everything else that it keeps. The
    first part is there for the state.
    """
    return f"{_NONE}/{entry.kind}/{entry.language}/{home(edition)}{entry.page}".rstrip("/")


def _prose(markdown: str) -> str:
    """The words of a page, without calls of macros, addresses and signs of Markdown."""
    said = re.sub(r"\{\{.*?\}\}|\{[:#.].*?\}|\]\(.*?\)|<[^>]*>", " ", markdown)
    return " ".join(re.sub(r"[\[\]`*#|_]", " ", said).split())
