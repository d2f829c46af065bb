"""A reader for every kind of file that a site has, none of them ours: the texts in a file, and what it is built of.

A kind of file that nothing here reads fails tests/hostile/test_files.py.
"""

from __future__ import annotations

import csv
import functools
import gzip
import hashlib
import html
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

import lxml.html
import rispy
import yaml
from icalendar import Calendar
from PIL import Image
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db


@dataclass
class Found:
    """What a reader found. texts: each with its place; built: elements, attributes, rows, keys, and how many of each."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    built: Counter[str] = field(default_factory=Counter)

    def add(self, other: Found, name: str) -> None:
        """What stands in a file inside this one."""
        self.texts += ((f"{name} {place}", text) for place, text in other.texts)
        self.built.update({f"{name} {part}": count for part, count in other.built.items()})


def read(name: str, content: bytes) -> Found:
    """What a file of this name holds; former addresses have copies of files, which are read once.

    Raises KeyError for a kind of file that has no reader, and what a reader raises that finds a fault.
    """
    return _read(PurePosixPath(name).suffix, content)


@functools.lru_cache(maxsize=300)
def _read(suffix: str, content: bytes) -> Found:
    return READERS[suffix](content)


def _json(content: bytes) -> Found:
    return _value(json.loads(content))


def _value(value: Any) -> Found:
    found = Found()
    for place, part in islice(_leaves(value, ""), 1, None):
        found.built[f"{place}: {'number' if isinstance(part, int | float) else type(part).__name__}"] += 1
        if isinstance(part, str):
            found.texts.append((place, part))
    return found


def _leaves(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else (("[]", part) for part in value)
        yield f"{place}{'{}' if isinstance(value, dict) else '[]'}", None
        for key, part in parts:
            yield from _leaves(part, f"{place}.{_keyed(key)}")
    else:
        yield place, value


def _keyed(key: str) -> str:
    """The key of a value; keys that are data, such as hashes, are one."""
    return re.sub(r"[0-9a-f]{12}$", "#", key)


def _yaml(content: bytes) -> Found:
    return _value(yaml.safe_load(content))


def _csv(content: bytes) -> Found:
    first, *rows = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
    assert all(len(row) == len(first) for row in rows)
    cells = [(name, cell) for row in rows for name, cell in zip(first, row, strict=True)]
    assert not [cell for _, cell in cells if _RUN.match(cell) and not _NUMBER.fullmatch(cell)]
    # What a program that opens tables would run stands behind an apostrophe.
    texts = [(name, cell[1:] if cell[:1] == "'" and _RUN.match(cell[1:]) else cell) for name, cell in cells]
    return Found(texts, Counter({",".join(first): len(rows)}))


_RUN = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def _xml(content: bytes) -> Found:
    return _elements(ET.fromstring(content))


def _elements(root: ET.Element) -> Found:
    """Elements of XML; the lines of a drawn label are one text."""
    found = Found()
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name == "tspan":
            continue
        found.built[" ".join([name, *sorted(element.attrib)])] += 1
        found.texts.append((name, (" ".join(element.itertext()) if name == "text" else element.text) or ""))
        found.texts += _attributes(name, element.attrib.items())
    return found


def _html(content: bytes) -> Found:
    found = Found()
    for element in lxml.html.document_fromstring(content.decode()).iter():
        if not isinstance(element.tag, str):
            found.built["comment"] += 1
            continue
        name, kind = element.tag, element.get("type", "")
        if name in ("wbr", "tspan"):
            continue
        found.built[" ".join([name, *sorted(map(str, element.attrib))])] += 1
        found.texts += _attributes(name, element.attrib.items())
        if name == "script" and kind == "application/ld+json":
            found.add(_json(element.text_content().encode()), "data")
        elif name in ("script", "style"):
            found.built[f"{name}: {element.text_content()}"] += 1
        else:
            found.texts += _said(element)
    return found


def _attributes(name: str, found: Iterable[tuple[Any, Any]]) -> Iterator[tuple[str, str]]:
    """Attributes as texts; where a mark is drawn depends on the width of the words beside it."""
    for key, text in found:
        if str(key) not in _DRAWN:
            yield f"{name}@{key}", str(text)


_DRAWN = {"d", "transform", "width", "height", "viewBox", "viewbox", "x", "y", "x1", "x2", "y1", "y2", "points"}


def _said(element: Any) -> Iterator[tuple[str, str]]:
    """The texts directly in an element; of a drawn label its lines together, and of a word its halves."""
    if element.tag == "text":
        yield "text", " ".join(element.itertext())
        return
    whole = element.text or ""
    for child in element:
        if child.tag == "wbr":
            whole += child.tail or ""
        else:
            yield element.tag, whole
            whole = child.tail or ""
    yield element.tag, _wiki(whole) if element.tag == "code" else whole


def _calendar(content: bytes) -> Found:
    """A calendar: by its lines as the standard has them, then by its library."""
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and not re.search(rb"[\x00-\x08\n-\x1f\x7f]", line) for line in lines)
    texts = re.findall(
        rb"(?m)^(?:SUMMARY|DESCRIPTION|X-WR-CALNAME):(.*)$", content.replace(b"\r\n ", b"").replace(b"\r", b"")
    )
    assert all(re.fullmatch(rb"(?:[^\\,;]|\\[\\,;nN])*", text) for text in texts)
    found = Found()
    for component in Calendar.from_ical(content).walk():
        assert component.name
        found.built[" ".join([component.name, *sorted(component)])] += 1
        for name, value in component.items():
            found.texts += ((f"{component.name} {name}", line) for line in str(value).split("\n"))
    return found


def _bibtex(content: bytes) -> Found:
    found = Found()
    for entry in parse_string(content.decode(), "bibtex").entries.values():
        found.built[" ".join([entry.type, *sorted(entry.fields), *sorted(entry.persons)])] += 1
        (author,) = entry.persons["author"]
        found.texts += [("title", tex(entry.fields["title"])), ("author", tex(str(author)))]
        found.texts += [("url", entry.fields["url"]), ("key", entry.key)]
    return found


@functools.cache
def tex(text: str) -> str:
    """What TeX prints of a field."""
    return str(_printer().latex_to_text(text))


@functools.cache
def _printer() -> LatexNodes2Text:
    """A reader of TeX; of three commands it does not know the ASCII sign."""
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    context = get_default_latex_context_db()
    context.add_context_category("signs", macros=[MacroTextSpec(*sign) for sign in signs.items()], prepend=True)
    return LatexNodes2Text(latex_context=context, keep_comments=True, strict_latex_spaces=True)


def _ris(content: bytes) -> Found:
    return _value([{key: value for key, value in entry.items()} for entry in rispy.loads(content.decode())])


def _lines(content: bytes) -> Found:
    lines = content.decode().split("\n")
    return Found([("line", _wiki(line)) for line in lines], Counter({"lines": len(lines)}))


def _wiki(text: str) -> str:
    """What a wiki shows of its template; any other text as it is."""
    return html.unescape(text) if re.match(r"(\w+: )?\{\{cite web \|", text) else text


def _image(content: bytes) -> Found:
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        return Found([], Counter([f"{image.size}", *sorted(map(str, image.info))]))


def _gzip(content: bytes) -> Found:
    return _xml(gzip.decompress(content))


def _archive(content: bytes) -> Found:
    found = Found()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            inside = archive.read(name)
            found.add(_lines(inside) if name.endswith((".md", ".txt")) else read(name, inside), name)
    return found


def _fragment(content: bytes) -> Found:
    """A page as the search keeps it; its words stand there as written and as typed, so they are not compared."""
    kept = json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))
    return Found([(f"meta {name}", text) for name, text in kept["meta"].items()], Counter(kept.keys()))


def _packed(content: bytes) -> Found:
    """Words of the search, for its own program: nothing but that they can be unpacked."""
    assert gzip.decompress(content).startswith(b"pagefind_dcd")
    return Found()


def _fixed(content: bytes) -> Found:
    """A file that holds no text of records: another text in it would make it another file."""
    return Found([], Counter([hashlib.sha256(content).hexdigest()]))


READERS: Mapping[str, Callable[[bytes], Found]] = MappingProxyType(
    {
        ".html": _html,
        ".svg": _xml,
        ".xml": _xml,
        ".gz": _gzip,
        ".json": _json,
        ".webmanifest": _json,
        ".cff": _yaml,
        ".csv": _csv,
        ".ics": _calendar,
        ".bib": _bibtex,
        ".ris": _ris,
        ".txt": _lines,
        ".png": _image,
        ".zip": _archive,
        ".pf_fragment": _fragment,
        ".pf_meta": _packed,
        ".pf_index": _packed,
        ".pagefind": _packed,
        ".css": _fixed,
        ".js": _fixed,
        ".map": _fixed,
        ".woff2": _fixed,
    }
)
"""By the end of a file's name; one that is missing here is a format that nobody tests."""
