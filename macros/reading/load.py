"""data/ -> Portfolio: every file read, every problem gathered, reported once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from macros.model.portfolio import KINDS, Portfolio
from macros.model.record import Id, Record
from macros.reading import messages, yaml_file
from macros.reading.checks import CAUTIONS, CHECKS, Finding
from macros.reading.problem import Problem, UserError, did_you_mean
from macros.reading.progress import Step, silent
from macros.reading.yaml_file import MAX_PROBLEMS, Document, too_many

# What data/ may hold beside records: the schemas that we write, and notes for people.
_ASIDE = {"schema"}
_NOTES = {".md", ".txt"}
_ID: TypeAdapter[str] = TypeAdapter(Id)


@dataclass
class _Reading:
    """What has been read so far: records by kind and id, and the file of each."""

    root: Path
    drafts: Mapping[Path, bytes]
    records: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


@dataclass(frozen=True)
class Loaded:
    """What could be read of a site's folder: its records, the file of each, and every problem."""

    portfolio: Portfolio
    documents: Mapping[tuple[str, str], Document]
    problems: tuple[Problem, ...]


def load(root: Path, languages: Iterable[str], *, step: Step = silent) -> Portfolio:
    """The portfolio of a site's folder.

    Raises UserError with every problem of every file, each with its line and column.
    """
    return sound(root, languages, step=step).portfolio


def sound(root: Path, languages: Iterable[str], *, step: Step = silent) -> Loaded:
    """The records of a site's folder with the file of each, where nothing is wrong.

    Raises UserError with every problem of every file, each with its line and column.
    """
    loaded = read(root, languages, step=step)
    if loaded.problems:
        raise UserError(loaded.problems)
    return loaded


def cautions(loaded: Loaded, languages: Iterable[str], as_of: date) -> Iterator[Problem]:
    """What is likely a slip and may be right, at its line."""
    for caution in CAUTIONS:
        for finding in caution(loaded.portfolio, tuple(languages), as_of):
            yield _placed(loaded.documents, finding)


def read(
    root: Path, languages: Iterable[str], *, step: Step = silent, drafts: Mapping[str, bytes] = MappingProxyType({})
) -> Loaded:
    """Whatever can be read of a site's folder, and every problem of it.

    drafts: files as they would be, by name (`data/units/km.yml`), in the place of those that are there or beside them.
    """
    reading = _Reading(root, {root / name: raw for name, raw in drafts.items()})
    for path in step(list(_files(reading)), "Reading"):
        _read_file(reading, path)
    portfolio = Portfolio(**{kind: dict(sorted(reading.records[kind].items())) for kind in KINDS})
    problems = [*reading.problems, *(p for document in reading.documents.values() for p in document.problems)]
    unread = {Path(problem.path).stem for problem in problems}
    findings = (finding for check in CHECKS for finding in check(portfolio, tuple(languages)))
    problems += _told(reading.documents, (one for one in findings if unread.isdisjoint(one.rests_on)))
    return Loaded(portfolio, reading.documents, tuple(problems))


def _files(reading: _Reading) -> Iterator[Path]:
    """Every record file, in order; anything else in data/ is a problem or a note."""
    data = reading.root / "data"
    if not data.is_dir():
        message = "found no folder, wanted one with records; see the page about data/"
        reading.problems.append(Problem("data", 1, 1, "no-data", message))
        return
    drafted = {path.parent for path in reading.drafts}
    for folder in sorted({*data.iterdir(), *drafted}):
        if folder.name.startswith(".") or folder.name in _ASIDE or (folder.is_file() and folder.suffix in _NOTES):
            continue
        if folder.is_symlink():
            _misplaced(reading, folder, "no-file", "found a link, wanted a folder; put the records here")
            continue
        if folder.name not in KINDS or not (folder.is_dir() or folder in drafted):
            _misplaced(reading, folder, "unknown-folder", f"is no kind of record; {did_you_mean(folder.name, KINDS)}")
            continue
        held = folder.iterdir() if folder.is_dir() else ()
        paths = sorted({*held, *(path for path in reading.drafts if path.parent == folder)})
        yield from (path for path in paths if not path.name.startswith(".") and _plain(reading, path))


def _plain(reading: _Reading, path: Path) -> bool:
    """Whether a path is a record's file; whatever else it is becomes a problem."""
    if path.is_symlink() or not (path.is_file() or path in reading.drafts):
        _misplaced(reading, path, "no-file", "found a link or folder, wanted a file; put the record's text here")
    elif path.suffix in _NOTES:
        return False
    elif path.suffix != ".yml":
        message = f"found the ending {path.suffix or 'missing'}, wanted .yml; rename the file"
        _misplaced(reading, path, "wrong-ending", message)
    elif not _is_id(path.stem):
        message = f"found the id {path.stem!r}, wanted lowercase words joined by dashes; rename the file"
        _misplaced(reading, path, "no-id", message)
    else:
        return True
    return False


def _misplaced(reading: _Reading, path: Path, code: str, message: str) -> None:
    reading.problems.append(Problem(reading.name(path), 1, 1, code, message))


def _is_id(stem: str) -> bool:
    try:
        return bool(_ID.validate_python(stem))
    except ValidationError:
        return False


def _read_file(reading: _Reading, path: Path) -> None:
    kind = path.parent.name
    document = yaml_file.parse(reading.name(path), _bytes(reading, path))
    reading.documents[kind, path.stem] = document
    if document.value is None and document.problems:
        return
    record = _reports(document) if kind == "achievements" else _record(document, KINDS[kind], path.stem)
    if record is not None and not document.problems:
        reading.records[kind][path.stem] = record


def _bytes(reading: _Reading, path: Path) -> bytes:
    return reading.drafts[path] if path in reading.drafts else path.read_bytes()


def _record(document: Document, kind: type[Record], stem: str) -> Record | None:
    if not isinstance(document.value, dict):
        document.report((1, 1), "no-record", "found no keys, wanted a record; write lines such as 'title:'")
        return None
    if (written := document.value.get("id", stem)) != stem:
        message = f"id: found {written!r}, wanted the file's name {stem!r}; rename one"
        document.report(document.place(("id",)), "id-unlike-name", message)
    return _validated(document, kind, {**document.value, "id": stem}, ())


def _reports(document: Document) -> tuple[Record, ...] | None:
    if not isinstance(document.value, tuple):
        document.report(
            (1, 1), "no-reports", "found no list, wanted one report after another, each starting with '- id:'"
        )
        return None
    found: dict[str, Record] = {}
    for index, value in enumerate(document.value):
        if (record := _validated(document, KINDS["achievements"], value, (index,))) is None:
            continue
        if value["id"] in found:
            message = f"id: found {value['id']!r} twice in this file; rename one"
            document.report(document.place((index, "id")), "id-twice", message)
        found[value["id"]] = record
    return tuple(found.values())


def _validated(document: Document, kind: type[Record], value: Any, prefix: yaml_file.Path) -> Record | None:
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        messages.report(document, error, kind, prefix)
        return None


def _told(documents: Mapping[tuple[str, str], Document], findings: Iterable[Finding]) -> Iterator[Problem]:
    """The findings of checks at their lines; of each file no more than are told of one that cannot be read."""
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        counts[finding.kind, finding.id] += 1
        if (count := counts[finding.kind, finding.id]) <= MAX_PROBLEMS:
            yield _placed(documents, finding)
        elif count == MAX_PROBLEMS + 1:
            code, message = too_many()
            yield replace(_placed(documents, finding), code=code, message=message)


def _placed(documents: Mapping[tuple[str, str], Document], finding: Finding) -> Problem:
    """A finding of a check, at the line that it is about."""
    document = documents[finding.kind, finding.id]
    message = finding.message
    if finding.other:
        kind, id_, path = finding.other
        line, column = documents[kind, id_].place(path)
        message = message.replace("{other}", f"{documents[kind, id_].name}:{line}:{column}")
    return Problem(document.name, *document.place(finding.path), finding.code, message)
