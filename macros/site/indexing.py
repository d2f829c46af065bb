"""Pagefind, run on a small document for each page, whose files come back by their names."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from macros.model import folding
from macros.model.folding import folded
from macros.reading.problem import UserError
from macros.render.finding import Entry, Level

MARK = b"pagefind_dcd"
"""What stands before that which Pagefind keeps of a page."""

_LICENCE = Path(__file__).parent / "licences" / "pagefind.txt"
_OURS = (Path(__file__), Path(folding.__file__), _LICENCE)
INDEXER = f"{version('pagefind')} {version('pagefind_bin')} {[sha256(path.read_bytes()).hexdigest() for path in _OURS]}"
"""All that an index depends on beside its documents."""

_WEIGHTS: Mapping[Level, int] = {"names": 10, "titles": 9, "documents": 5, "owners": 4, "context": 2, "prose": 1}
_SHOWN = Markup('<meta data-pagefind-meta="{}[content]" content="{}">')
_TEXT = Markup('<p data-pagefind-weight="{}">{}</p>')
# Before the name of its kind, a word of every page that nobody types.
_KIND = "zq"
# Of what Pagefind writes beside its index, the two scripts that a search runs; the others are interfaces of its own.
_SCRIPTS = ("pagefind.js", "pagefind-worker.js")


class Document(NamedTuple):
    """A page to index: where Pagefind finds it, the language that it is indexed in, and what it holds."""

    address: str
    language: str
    entry: Entry


def indexed(documents: Sequence[Document]) -> list[bytes]:
    """The files of an index; before them as JSON the name of each, with the address of the page that it is about.

    Raises UserError if Pagefind fails.
    """
    with tempfile.TemporaryDirectory(prefix="minhbach-") as aside:
        pages, out = Path(aside) / "pages", Path(aside) / "out"
        for address, language, entry in documents:
            path = pages / address / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_document(entry, language), encoding="utf-8")
        _pagefind(pages, out)
        files = {
            path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()
        }
        files["LICENSE.txt"] = _LICENCE.read_bytes()
        named = [(name, _about(name, content)) for name, content in files.items()]
        return [json.dumps(named).encode(), *files.values()]


def _about(name: str, content: bytes) -> str:
    """The address that a file keeps of the page that it is about; empty where it is about no single page."""
    if not name.startswith("fragment/"):
        return ""
    return str(json.loads(gzip.decompress(content).removeprefix(MARK))["url"])


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
    # The one file of Pagefind's that differs from run to run: its languages come in any order.
    entry = out / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), encoding="utf-8")
