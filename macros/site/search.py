"""The search index: Pagefind's, of a small document for each page, so that nothing is fetched before a search."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from mkdocs.utils.meta import get_data

from macros.render.finding import Entry, Level, entries
from macros.render.parts.searching import PAGE
from macros.render.view import Edition
from macros.site.editions import Editions
from macros.site.files import Files, home
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
    documents: list[Document] = []
    newest: dict[str, tuple[str, str]] = {}
    for edition in found.by_language.values():
        for entry in (*entries(edition), *_pages(found, edition)):
            address = _address(edition, entry)
            newest[f"/{address}/"] = (entry.state, entry.newest)
            documents.append(Document(address, edition.words.language, replace(entry, state="", newest="")))
    path = folder / f"{sha256(json.dumps([INDEXER, documents], default=vars).encode()).hexdigest()}.index"
    make = partial(indexed, documents)
    with pieces(path) as held, pieces(folder / "shown.pages") as shown:
        for at, (name, address) in enumerate(json.loads(held("", 0, make)), 1):
            content = held("", at, make)
            if any(said := newest.get(address, ("", ""))):
                key = " ".join((sha256(content).hexdigest(), *said))
                content = shown(key, 0, partial(_shown, content, *said))
            yield f"{_FOLDER}/{name}", content
    _prune(path)


def _shown(fragment: bytes, state: str, newest: str) -> list[bytes]:
    """What Pagefind keeps of a page, with what a result shows of it on the day of the site."""
    kept = json.loads(gzip.decompress(fragment).removeprefix(MARK))
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
