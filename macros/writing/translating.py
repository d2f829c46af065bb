"""A text put under its language, beside those that are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.reading import yaml_file
from macros.reading.problem import UserError, did_you_mean
from macros.writing.draft import Draft
from macros.writing.yaml_text import lines, scalar


@dataclass(frozen=True)
class Translation:
    """A text of a record: `key` with dots for what is inside, counted from 0 (`series.0.title`).

    `report`: the id of one report, where the file is one of achievements.
    """

    kind: str
    id: str
    report: str | None
    key: str
    language: str
    text: str

    @property
    def path(self) -> str:
        """The file that holds it."""
        return f"data/{'achievements' if self.report else self.kind}/{self.id}.yml"


def translated(root: Path, wanted: Translation) -> Draft:
    """The file with a text in one language more, or another text in it; all else stays, byte for byte.

    Raises UserError where there is no such record or text, or the file has problems.
    """
    path = root / wanted.path
    if not path.is_file() or path.is_symlink():
        raise UserError([f"{wanted.path}: found no such file; give the address of a record's page"])
    raw = path.read_bytes()
    document = yaml_file.parse(wanted.path, raw)
    if document.problems:
        raise UserError(document.problems)
    node: Any = yaml.compose(raw.decode("utf-8-sig"), yaml.CSafeLoader)
    for step in _steps(wanted, document.value):
        node = _inside(node, step, wanted)
    if not isinstance(node, yaml.MappingNode) or not node.value:
        raise UserError([f"{wanted.path}: {wanted.key} is no text by language; name one, such as title or note"])
    mark = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
    after, line = _put(raw.decode("utf-8-sig"), node, wanted.language, wanted.text)
    draft = Draft(wanted.path, raw, (mark + after).encode("utf-8", "surrogatepass"), {line: "text"})
    _unharmed(document.value, yaml_file.parse(wanted.path, draft.after).value, wanted)
    return draft


def _steps(wanted: Translation, value: Any) -> list[str | int]:
    steps: list[str | int] = [int(step) if step.isdecimal() else step for step in wanted.key.split(".")]
    if wanted.report is None:
        return steps
    ids = [str(entry.get("id")) for entry in value if isinstance(entry, Mapping)]
    if wanted.report not in ids:
        raise UserError([f"{wanted.path}: found no report {wanted.report!r}; {did_you_mean(wanted.report, ids)}"])
    return [ids.index(wanted.report), *steps]


def _inside(node: Any, step: str | int, wanted: Translation) -> Any:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    found = {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
    if step not in found:
        known = did_you_mean(str(step), found)
        raise UserError([f"{wanted.path}: found no text {wanted.key!r} to translate; {known}"])
    return found[step]


def _put(text: str, node: yaml.MappingNode, language: str, said: str) -> tuple[str, int]:
    """The file's text with the translation in it, and the line of that, counted from one."""
    rows = text.splitlines(keepends=True)
    flow = bool(node.flow_style)
    written = scalar(said, quoted=flow)
    for key, value in node.value:
        if key.value == language:
            start, end = _offset(rows, value.start_mark), _offset(rows, value.end_mark)
            ending = text[end - 1 : end] if value.end_mark.column == 0 else ""
            return text[:start] + written + ending + text[end:], value.start_mark.line + 1
    last = node.value[-1][1]
    if flow:
        at = _offset(rows, last.end_mark)
        return f"{text[:at]}, {scalar(language)}: {written}{text[at:]}", last.end_mark.line + 1
    line = last.end_mark.line + (1 if last.end_mark.column else 0)
    ending = "\r\n" if rows[0].endswith("\r\n") else "\n"
    before = "".join(rows[:line])
    before += "" if before.endswith(("\n", "\r")) else ending
    (row,) = lines(language, said, indent=node.value[0][0].start_mark.column)
    new = row + ending
    return before + new + "".join(rows[line:]), line + 1


def _offset(rows: list[str], mark: Any) -> int:
    return sum(map(len, rows[: mark.line])) + int(mark.column)


def _unharmed(before: Any, after: Any, wanted: Translation) -> None:
    """See that nothing but the one text is another than before.

    Raises UserError where a file is written in a way that this cannot be done in.
    """
    if after is not None and _without(after, wanted) != _without(before, wanted):
        raise UserError([f"{wanted.path}: {wanted.key} is written in a way that only a person can add to"])


def _without(value: Any, wanted: Translation) -> Any:
    """The values of a file without the text of that language at that place."""
    value = _copied(value)
    here = value
    for step in _steps(wanted, value):
        here = here[step]
    here.pop(wanted.language, None)
    return value


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copied(part) for key, part in value.items()}
    return [_copied(part) for part in value] if isinstance(value, tuple) else value
