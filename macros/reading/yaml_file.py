"""One YAML file, read strictly: plain values, their positions, and every problem at once.

What YAML would guess is refused or left as text: yes and no, octal and sexagesimal numbers, dates, anchors,
aliases, tags and merges. Numbers keep their digits (Decimal).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain, islice
from typing import Any

import yaml

from macros.model.record import hidden_characters
from macros.reading.problem import Problem

_MAX_BYTES, _MAX_DEPTH, _MAX_NODES = 2_000_000, 24, 50_000
# Nobody reads more of one file, and a hostile file could hold a million.
MAX_PROBLEMS = 200
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,17})(\.\d{1,12})?", re.ASCII)
# 1.500 is one and a half to one reader and fifteen hundred to another.
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+", re.ASCII)
_GUESSED = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
# Ends no line for editors and hosts, and one for YAML: the places after it would differ.
_LONE_RETURN = re.compile(r"\r(?!$)")
_ENDLESS = re.compile(r"[-+]?\.(inf|nan)", re.IGNORECASE)
_CONSTANTS: dict[str, Any] = {"": None, "null": None, "~": None, "true": True, "false": False}

Path = tuple[str | int, ...]
Place = tuple[int, int]


def too_many() -> tuple[str, str]:
    """Code and message of the last problem that is told of a file."""
    return "too-many-problems", f"found more than {MAX_PROBLEMS} problems in this file; correct these first"


@dataclass
class Document:
    """The values of one file, and where each stands: line and column, counted from one.

    lasts: the last line of the whole and of each of its entries; comments and blank lines after it are not of it.
    """

    name: str
    value: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    lasts: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    garbled: set[int] = field(default_factory=set)

    @property
    def full(self) -> bool:
        """Whether no more problems of this file are told."""
        return len(self.problems) > MAX_PROBLEMS

    def report(self, place: Place, code: str, message: str) -> None:
        """Note a problem at a place of this file; of a line with hidden characters only those are noted."""
        if place[0] in self.garbled or self.full:
            return
        if len(self.problems) == MAX_PROBLEMS:
            code, message = too_many()
        self.problems.append(Problem(self.name, *place, code, message))

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """Where a value (or its key) stands; the nearest thing around it if it is not there."""
        for length in range(len(path), -1, -1):
            known = self.keys if of_key and length == len(path) else self.values
            if found := known.get(path[:length]):
                return found
        return 1, 1


def parse(name: str, raw: bytes, *, tagged: bool = False) -> Document:
    """Values and positions of a file's bytes; with problems, `value` is None or incomplete.

    tagged: whether values may carry tags, as in MkDocs' configuration; they are read as plain text.
    """
    document = Document(name)
    if (text := _decoded(document, raw)) is None:
        return document
    text = _shown(document, text)
    if not _harmless(document, text, tagged=tagged):
        return document
    if (node := yaml.compose(text, yaml.CSafeLoader)) is None:
        document.report((1, 1), "empty-file", "found an empty file; write a record, or delete the file")
    else:
        document.value = _walk(document, node, ())
        rows = text.split("\n")
        document.lasts = {path: _last_line(part, rows) for path, part in _entries(node)}
    return document


def _decoded(document: Document, raw: bytes) -> str | None:
    if len(raw) > _MAX_BYTES:
        document.report((1, 1), "too-large", f"found {len(raw)} bytes, wanted at most {_MAX_BYTES}; split the file")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        lines = error.object[: error.start].decode("utf-8").split("\n")
        place = len(lines), len(lines[-1]) + 1
        document.report(place, "not-utf-8", "found a byte that is not UTF-8; save the file as UTF-8")
        return None


def _shown(document: Document, text: str) -> str:
    """The text with a visible mark for each hidden character, so that the rest of the file can be checked."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if document.full:
            break
        if line.isprintable():
            continue
        lone = ((found.start(), "\r") for found in _LONE_RETURN.finditer(line))
        hidden = list(islice(chain(hidden_characters(line), lone), MAX_PROBLEMS + 1))
        for at, character in hidden:
            message = f"found the hidden character U+{ord(character):04X}; delete it"
            document.report((number, at + 1), "hidden-character", message)
        if hidden:
            marks = dict.fromkeys({ord(character) for _, character in hidden} - {ord("\r")}, "\ufffd")
            lines[number - 1] = _LONE_RETURN.sub("\ufffd", line.translate(marks))
    document.garbled |= {problem.line for problem in document.problems}
    return "\n".join(lines)


def _harmless(document: Document, text: str, *, tagged: bool) -> bool:
    """Whether the events of a file can be composed safely; reads no more of it than that needs."""
    harmless = True
    try:
        for code, message, event in _event_problems(text, tagged=tagged):
            document.report(_place(event), code, message)
            harmless = harmless and code == "tag"
    except yaml.MarkedYAMLError as error:
        if not document.garbled:  # else the marks in the place of hidden characters may be to blame
            wanted = "wanted YAML; check the indent, colons and quotes here and in the line above"
            document.report(_fault_place(error, text), "not-yaml", f"{error.problem or 'cannot be read'}; {wanted}")
        return False
    except yaml.YAMLError as error:
        document.report((1, 1), "not-yaml", f"{error}; wanted YAML")
        return False
    return harmless


def _fault_place(error: yaml.MarkedYAMLError, text: str) -> Place:
    """Where a fault is seen, or where the quote, bracket or key began that the rest of the file does not end."""
    seen: Any = error.problem_mark
    began: Any = error.context_mark
    unended = seen and (seen.index >= len(text) or error.context == "while scanning a simple key")
    mark = (began or seen) if unended else (seen or began)
    if (lines := text.splitlines()) and mark and mark.line >= len(lines):
        return len(lines), len(lines[-1]) + 1
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _event_problems(text: str, *, tagged: bool) -> Iterator[tuple[str, str, Any]]:
    """Code, message and event of each problem; but for a tag, the file must not be read on: aliases make it endless."""
    depth = documents = 0
    event: Any  # the stubs of yaml know no anchors and tags
    for count, event in enumerate(yaml.parse(text, yaml.CSafeLoader)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > _MAX_DEPTH or count > _MAX_NODES:
            yield "too-deep", "found too many values inside each other, wanted a plain record", event
            return
        if documents > 1:
            yield "second-document", "found a second document (---), wanted one; move it to a file of its own", event
            return
        if isinstance(event, yaml.AliasEvent):
            yield "alias", f"found the alias *{event.anchor}; write the value itself", event
        elif getattr(event, "anchor", None):
            yield "alias", f"found the anchor &{event.anchor}; delete it and write values in full", event
        if getattr(event, "tag", None) and not tagged:
            yield "tag", f"found the tag {event.tag}; delete it", event


def _place(node: Any) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _entries(node: Any) -> Iterator[tuple[Path, Any]]:
    yield (), node
    if isinstance(node, yaml.SequenceNode):
        yield from (((at,), child) for at, child in enumerate(node.value))


def _last_line(node: Any, rows: list[str]) -> int:
    """Where the last text of a value ends; YAML itself counts to a block whatever stands before the next thing."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    last: int = node.end_mark.line + (node.end_mark.column > 0)
    while last > 1 and not rows[last - 1].strip():
        last -= 1
    return last


def _walk(document: Document, node: Any, path: Path) -> Any:
    document.values[path] = _place(node)
    if isinstance(node, yaml.MappingNode):
        return _mapping(document, node, path)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_walk(document, child, (*path, index)) for index, child in enumerate(node.value))
    return _scalar(document, node)


def _mapping(document: Document, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        place = _place(key)
        if not isinstance(key, yaml.ScalarNode) or key.value in ("<<", ""):
            document.report(place, "no-plain-key", "found a key that is not a plain word; write a name and a colon")
        elif key.value in found:
            first = document.keys[(*path, key.value)][0]
            message = f"found the key {key.value!r} twice (first in line {first}); delete one"
            document.report(place, "key-twice", message)
        else:
            document.keys[(*path, key.value)] = place
            found[key.value] = _walk(document, value, (*path, key.value))
    return found


def _scalar(document: Document, node: yaml.ScalarNode) -> Any:
    text = node.value
    if node.style:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _THOUSANDS.fullmatch(text):
        decimals = f", or {text}0 for three decimals" if text.count(".") == 1 else ""
        message = f"found {text}: write {text.replace('.', '')} for thousands{decimals}"
        document.report(_place(node), "thousands-mark", message)
    elif _ENDLESS.fullmatch(text):
        message = f"found {text}, wanted a number with digits; leave the key out if there is none"
        document.report(_place(node), "endless-number", message)
    elif _GUESSED.fullmatch(text):
        message = f"found {text}: write true or false, or put the word in quotes"
        document.report(_place(node), "guessed-word", message)
    return Decimal(text) if _NUMBER.fullmatch(text) else text
