"""data/ -> Portfolio: every file read, every problem gathered, reported once."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from macros.model.portfolio import KINDS, Portfolio
from macros.model.record import Record
from macros.reading import messages, yaml_file
from macros.reading.checks import CAUTIONS, CHECKS, Finding
from macros.reading.file import File, spans
from macros.reading.folder import record_files
from macros.reading.kept import Kept
from macros.reading.problem import Problem, UserError
from macros.reading.progress import Step, silent
from macros.reading.yaml_file import MAX_PROBLEMS, Document, too_many

_NOTHING = Kept()


@dataclass
class _Reading:
    """What has been read so far: records by kind and id, and the file of each."""

    drafts: Mapping[str, bytes]
    kept: Kept
    records: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    documents: dict[tuple[str, str], File] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Loaded:
    """What could be read of a site's folder: its records, the file of each, and every problem."""

    portfolio: Portfolio
    documents: Mapping[tuple[str, str], File]
    problems: tuple[Problem, ...]


def load(root: Path, languages: Iterable[str], *, kept: Kept = _NOTHING, step: Step = silent) -> Portfolio:
    """The portfolio of a site's folder.

    Raises UserError with every problem of every file, each with its line and column.
    """
    return sound(root, languages, kept=kept, step=step).portfolio


def sound(root: Path, languages: Iterable[str], *, kept: Kept = _NOTHING, step: Step = silent) -> Loaded:
    """The records of a site's folder with the file of each, where nothing is wrong.

    Raises UserError with every problem of every file, each with its line and column.
    """
    loaded = read(root, languages, kept=kept, step=step)
    if loaded.problems:
        raise UserError(loaded.problems)
    return loaded


def cautions(loaded: Loaded, languages: Iterable[str], as_of: date) -> Iterator[Problem]:
    """What is likely a slip and may be right, at its line."""
    for caution in CAUTIONS:
        for finding in caution(loaded.portfolio, tuple(languages), as_of):
            yield _placed(loaded.documents, finding)


def read(
    root: Path,
    languages: Iterable[str],
    *,
    kept: Kept = _NOTHING,
    step: Step = silent,
    drafts: Mapping[str, bytes] = MappingProxyType({}),
) -> Loaded:
    """Whatever can be read of a site's folder, and every problem of it.

    kept: the records of files that have not changed since, to which those of new ones are added where nothing is
    wrong; without it, every file is parsed.
    drafts: files as they would be, by name (`data/units/km.yml`), in the place of those that are there or beside them.
    """
    reading = _Reading(drafts, kept)
    with _collecting_nothing():
        for path in step(list(record_files(root, drafts, reading.problems.append)), "Reading"):
            _read_file(reading, path)
    portfolio = Portfolio(**{kind: dict(sorted(reading.records[kind].items())) for kind in KINDS})
    problems = [*reading.problems, *(p for document in reading.documents.values() for p in document.problems)]
    unread = {Path(problem.path).stem for problem in problems}
    findings = (finding for check in CHECKS for finding in check(portfolio, tuple(languages)))
    problems += _told(reading.documents, (one for one in findings if unread.isdisjoint(one.rests_on)))
    if not problems:
        kept.write()
    return Loaded(portfolio, reading.documents, tuple(problems))


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """Without the garbage collector, which leaves alone what was read here until something is read again.

    Records hold no circles, and it would look through all of them again and again; and in a process that is forked,
    it would write into each, so that the memory were shared no longer.
    """
    collects = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()


def _read_file(reading: _Reading, path: Path) -> None:
    kind, id_ = path.parent.name, path.stem
    name = f"data/{kind}/{path.name}"
    raw = drafted if (drafted := reading.drafts.get(name)) is not None else path.read_bytes()
    digest = sha256(raw).hexdigest()
    if held := reading.kept.found(kind, id_, digest):
        reading.records[kind][id_] = held[0]
        reading.documents[kind, id_] = File(name, raw, digest, held[1])
        return
    document = yaml_file.parse(name, raw)
    record = _held(document, kind, id_)
    reading.documents[kind, id_] = File(name, raw, digest, spans(document), tuple(document.problems))
    if record is not None and not document.problems:
        reading.records[kind][id_] = record
        reading.kept.keep(kind, id_, digest, record, spans(document))


def _held(document: Document, kind: str, stem: str) -> Record | tuple[Record, ...] | None:
    if document.value is None and document.problems:
        return None
    return _reports(document) if kind == "achievements" else _record(document, KINDS[kind], stem)


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


def _told(documents: Mapping[tuple[str, str], File], findings: Iterable[Finding]) -> Iterator[Problem]:
    """The findings of checks at their lines; of each file no more than are told of one that cannot be read."""
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        counts[finding.kind, finding.id] += 1
        if (count := counts[finding.kind, finding.id]) <= MAX_PROBLEMS:
            yield _placed(documents, finding)
        elif count == MAX_PROBLEMS + 1:
            code, message = too_many()
            yield replace(_placed(documents, finding), code=code, message=message)


def _placed(documents: Mapping[tuple[str, str], File], finding: Finding) -> Problem:
    """A finding of a check, at the line that it is about."""
    document = documents[finding.kind, finding.id]
    message = finding.message
    if finding.other:
        kind, id_, path = finding.other
        line, column = documents[kind, id_].place(path)
        message = message.replace("{other}", f"{documents[kind, id_].name}:{line}:{column}")
    return Problem(document.name, *document.place(finding.path), finding.code, message)
