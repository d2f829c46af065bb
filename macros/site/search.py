"""The search index: Pagefind's, of a small document for each page, so that nothing is fetched before a search."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from markupsafe import Markup
from mkdocs.utils.meta import get_data

from macros.model.folding import folded
from macros.reading.problem import UserError
from macros.render.finding import Entry, Level, entries
from macros.render.parts.searching import PAGE
from macros.render.view import Edition
from macros.site.editions import Editions
from macros.site.files import Files
from macros.site.stage import standing

_FOLDER = "pagefind"
_LICENCE = Path(__file__).parent / "licences" / "pagefind.txt"
_ITSELF = "search/"

_WEIGHTS: Mapping[Level, int] = {"names": 10, "titles": 9, "documents": 5, "owners": 4, "context": 2, "prose": 1}
_SHOWN = Markup('<meta data-pagefind-meta="{}[content]" content="{}">')
_TEXT = Markup('<p data-pagefind-weight="{}">{}</p>')
# Before the name of its kind, a word of every page that nobody types.
_KIND = "zq"
# Of what Pagefind writes beside its index, the two scripts that a search runs; the others are interfaces of its own.
_SCRIPTS = ("pagefind.js", "pagefind-worker.js")


def index(found: Editions) -> Files:
    """The index of every edition.

    Raises UserError if Pagefind fails.
    """
    with tempfile.TemporaryDirectory(prefix="minhbach-") as aside:
        documents, out = Path(aside) / "documents", Path(aside) / _FOLDER
        for edition in found.by_language.values():
            for entry in (*entries(edition), *_pages(found, edition)):
                path = documents / _address(edition, entry) / "index.html"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(_document(entry, edition.words.language), encoding="utf-8")
        _pagefind(documents, out)
        for path in sorted(path for path in out.rglob("*") if path.is_file()):
            yield f"{_FOLDER}/{path.relative_to(out).as_posix()}", path.read_bytes()


def _pages(found: Editions, edition: Edition) -> Iterator[Entry]:
    """The pages that are about no single record: their titles, and the text of those that a person wrote."""
    for address, source in standing(found.site, edition).items():
        page = re.sub(r"(^|/)index\.md$", r"\1", address).replace(".md", "/")
        body, front = get_data(source)
        heading = re.search(r"^#\s+(.+)$", body, re.MULTILINE)
        title = html.unescape(
            str(front.get("title") or _prose(heading[1] if heading else edition.words.say("nav.home")))
        )
        texts: dict[Level, tuple[str, ...]] = {"titles": (title,), "prose": (_prose(body),)}
        if page != _ITSELF:
            yield Entry(page, PAGE, "titles", title, str(front.get("written_in", edition.words.language)), texts)


def _address(edition: Edition, entry: Entry) -> str:
    """Where Pagefind finds a page: its state, its kind and the language of its title before its address on the site.

    Pagefind keeps the address of a result and never searches in it, as it does in everything else that it keeps.
    """
    home = "" if edition.default else f"{edition.words.language}/"
    return f"{entry.state or '-'}/{entry.kind}/{entry.language}/{home}{entry.page}"


def _prose(markdown: str) -> str:
    """The words of a page, without calls of macros, addresses and signs of Markdown."""
    said = re.sub(r"\{\{.*?\}\}|\{[:#.].*?\}|\]\(.*?\)|<[^>]*>", " ", markdown)
    return " ".join(re.sub(r"[\[\]`*#|_]", " ", said).split())


def _document(entry: Entry, language: str) -> str:
    """A page as Pagefind reads it: what a result shows, and the texts by weight, as written and as typed."""
    typed = folded(entry.title)
    shown = {
        entry.level: entry.title,
        f"{entry.level}_typed": typed if typed != entry.title else "",
        "note": entry.note,
    }
    lines = [
        Markup('<!doctype html><html lang="{}">').format(language),
        *(_SHOWN.format(name, text) for name, text in shown.items() if text),
        _TEXT.format(0.1, f"{_KIND}{entry.kind}"),
        *(
            _TEXT.format(_WEIGHTS[level], form)
            for level, texts in entry.texts.items()
            for text in texts
            for form in dict.fromkeys((text, folded(text)))
        ),
    ]
    return "\n".join(lines)


def _pagefind(documents: Path, out: Path) -> None:
    """Run Pagefind, which is a program of its own, and keep of its scripts those that a search runs.

    Raises UserError if it fails.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(documents), "--output-path", str(out), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise UserError([f"search: Pagefind stopped with {done.returncode}: {done.stderr.strip()}"])
    for path in [*out.glob("*.js"), *out.glob("*.css")]:
        if path.name not in _SCRIPTS:
            path.unlink()
    (out / "LICENSE.txt").write_bytes(_LICENCE.read_bytes())
    # The one file of Pagefind's that differs from run to run: its languages come in any order.
    entry = out / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), encoding="utf-8")
