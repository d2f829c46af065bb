"""An entry added to a file that holds a list, in the style of its other entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from macros.reading import yaml_file
from macros.reading.problem import UserError
from macros.writing.draft import Draft
from macros.writing.yaml_text import item


@dataclass(frozen=True)
class _Style:
    """How the entries of a list are set: column of the dash, from there to the keys, indent, an empty line between."""

    dash: int = 0
    offset: int = 2
    step: int = 2
    apart: bool = False


def begun(path: str, schema: str, entry: Mapping[str, Any]) -> Draft:
    """A new file with one entry."""
    head = f"# yaml-language-server: $schema=../schema/{schema}.json\n"
    added = _lines(entry, _Style())
    return Draft(path, None, _bytes(head + "".join(f"{line}\n" for line in added)), _keys(entry, _Style(), 2))


def appended(path: str, raw: bytes, entry: Mapping[str, Any]) -> Draft:
    """A file with one entry more, below the others; every byte of the old file stays.

    Raises UserError for a file that has problems, or whose list is not written one entry below the other.
    """
    document = yaml_file.parse(path, raw)
    if document.problems:
        raise UserError(document.problems)
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    text = raw.removeprefix(mark).decode("utf-8")
    root: Any = yaml.compose(text, yaml.CSafeLoader)
    rows = text.splitlines(keepends=True)
    if not _is_plain_list(root):
        raise UserError([f"{path}: {_by_hand('found no list of dashed entries', entry)}"])
    style = _style(root, rows)
    at = _end(root, rows, style)
    new, first = _spliced(rows, at, _lines(entry, style), apart=style.apart)
    draft = Draft(path, raw, mark + _bytes(new), _keys(entry, style, first))
    after = yaml_file.parse(path, draft.after).value
    if after is not None and after[:-1] != document.value:
        raise UserError([f"{path}: {_by_hand('found an end that cannot be added to', entry)}"])
    return draft


def _by_hand(found: str, entry: Mapping[str, Any]) -> str:
    return f"{found}; add this by hand: {'; '.join(line.strip() for line in item(entry))}"


def _bytes(text: str) -> bytes:
    """What a shell hands over may be no UTF-8; the reader then says so, as of every file."""
    return text.encode("utf-8", "surrogatepass")


def _is_plain_list(root: Any) -> bool:
    return (
        isinstance(root, yaml.SequenceNode)
        and not root.flow_style
        and all(isinstance(node, yaml.MappingNode) and not node.flow_style for node in root.value)
    )


def _style(root: yaml.SequenceNode, rows: list[str]) -> _Style:
    last = root.value[-1]
    inner = [
        value.start_mark.column - key.start_mark.column
        for entry in root.value
        for key, value in entry.value
        if isinstance(value, yaml.MappingNode) and not value.flow_style
    ]
    apart = len(root.value) > 1 and not rows[last.start_mark.line - 1].strip()
    dash = root.start_mark.column
    return _Style(dash, last.start_mark.column - dash, inner[0] if inner else 2, apart)


def _end(root: yaml.SequenceNode, rows: list[str], style: _Style) -> int:
    """The number of lines up to the end of the last entry, comments that are indented into it included."""
    node: Any = root
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    line = node.end_mark.line + (1 if node.end_mark.column else 0)
    while line < len(rows) and _is_inner_comment(rows[line], style):
        line += 1
    return int(line)


def _is_inner_comment(row: str, style: _Style) -> bool:
    text = row.lstrip(" ")
    return text.startswith("#") and len(row) - len(text) > style.dash


def _spliced(rows: list[str], at: int, added: list[str], *, apart: bool) -> tuple[str, int]:
    """The whole text with new lines in it, and the number of the first of them, counted from one."""
    ending = "\r\n" if rows[0].endswith("\r\n") else "\n"
    before, after = "".join(rows[:at]), "".join(rows[at:])
    if not before.endswith(("\n", "\r")):
        before += ending
    if apart:
        before += ending
    new = before + "".join(line + ending for line in added) + after
    return new, len(before.splitlines()) + 1


def _lines(entry: Mapping[str, Any], style: _Style) -> list[str]:
    return item(entry, indent=style.dash, offset=style.offset, step=style.step)


def _keys(entry: Mapping[str, Any], style: _Style, first: int) -> dict[int, str]:
    """Which key each new line tells, the first line being number `first`."""
    names = [key for key, value in entry.items() for _ in _lines({key: value}, style)]
    return dict(enumerate(names, first))
