"""Issue forms of a repository, and what a person filled into one, as its host renders it.

The labels of the forms are for people, in any language; the ids of their fields are the keys that are filled.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.reading import yaml_file
from macros.reading.problem import UserError

FOLDER = ".github/ISSUE_TEMPLATE"
FORMS = ("new-report", "wrong-number", "new-promise", "translation")
"""The forms that become a change; a repository may have others."""

_LONGEST = 65_536  # characters that GitHub takes
_HEADING = re.compile(r"###\s+(.+?)\s*")
_EMPTY = "_No response_"
# Sets what stands below it as code, and is no part of an answer.
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})\s*\w*\s*", re.ASCII)
# What stands before it in an entry of a drop-down list is the word for the file, what follows is for people.
_EXPLAINED = " · "


@dataclass(frozen=True)
class Form:
    """A form: its name, the label of each field by the field's id, in their order, and the entries of its lists."""

    name: str
    labels: Mapping[str, str]
    options: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Filled:
    """What was filled in: texts by the ids of their fields, with the line of each; empty fields are left out."""

    form: Form
    answers: Mapping[str, str]
    lines: Mapping[str, int]


def forms(root: Path) -> list[Form]:
    """The forms of a repository that become changes.

    Raises UserError for one that is missing or cannot be read.
    """
    return [_form(root, name) for name in FORMS]


def _form(root: Path, name: str) -> Form:
    path = root / FOLDER / f"{name}.yml"
    if not path.is_file():
        raise UserError([f"{FOLDER}/{name}.yml: found no such form; copy it from the generator's repository"])
    document = yaml_file.parse(f"{FOLDER}/{name}.yml", path.read_bytes())
    if document.problems:
        raise UserError(document.problems)
    fields = [part for part in document.value["body"] if "id" in part]
    labels = {part["id"]: part["attributes"]["label"] for part in fields}
    lists = {part["id"]: part["attributes"]["options"] for part in fields if part["type"] == "dropdown"}
    return Form(name, labels, lists)


def filled(known: Sequence[Form], text: str, name: str) -> Filled:
    """The form that an issue was filled from, and its answers. `name`: the file, for problems.

    Raises UserError for a text that is no such form, or that could be read as more than one answer to a question.
    """
    if len(text) > _LONGEST:
        raise UserError([f"{name}: found {len(text)} characters, wanted at most {_LONGEST}; shorten it"])
    rows = [
        "" if _FENCE.fullmatch(row) else row
        for row in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    ]
    form = max(known, key=lambda form: len(set(form.labels.values()) & {label for _, label in _headings(rows, form)}))
    headings = _headings(rows, form)
    if faults := list(_unlike(form, headings, name)):
        raise UserError(faults)
    ends = [at for at, _ in headings[1:]] + [len(rows)]
    answers, lines = {}, {}
    stray: list[str] = []
    for id_, (at, _), end in zip(form.labels, headings, ends, strict=True):
        said = "\n".join(rows[at + 1 : end])
        if (answer := said.strip()) and answer != _EMPTY:
            stray += _half_empty(f"{form.labels[id_]}: ", rows, range(at + 1, end), name)
            if answer in form.options.get(id_, ()):
                answer = answer.partition(_EXPLAINED)[0]
            answers[id_] = answer
            lines[id_] = at + 2 + len(said) - len(said.lstrip("\n"))
    if stray:
        raise UserError(stray)
    return Filled(form, answers, lines)


def _half_empty(label: str, rows: list[str], answer: range, name: str) -> Iterator[str]:
    """Text above or below the host's word for an answer that was left out."""
    for at in answer:
        if rows[at].strip() == _EMPTY:
            yield f"{name}:{at + 1}: {label}found {_EMPTY} beside other text; keep one of the two"


def _headings(rows: list[str], form: Form) -> list[tuple[int, str]]:
    """Every row that is a label of the form set as a heading."""
    labels = set(form.labels.values())
    found = [(at, match[1]) for at, row in enumerate(rows) if (match := _HEADING.fullmatch(row))]
    return [(at, label) for at, label in found if label in labels]


def _unlike(form: Form, headings: list[tuple[int, str]], name: str) -> Iterator[str]:
    """What tells a text from the form: a heading that is missing, twice, or in another place."""
    seen: dict[str, int] = {}
    if not headings:
        yield f"{name}:1: found no heading of a form, wanted an issue that was written with one"
        return
    for at, label in headings:
        if label in seen:
            yield f"{name}:{at + 1}: found the heading {label!r} twice (first in line {seen[label]}); delete one"
        seen.setdefault(label, at + 1)
    missing = [label for label in form.labels.values() if label not in seen]
    yield from (f"{name}:1: found no heading {label!r}; fill in the form anew" for label in missing)
    if not missing and list(seen) != list(form.labels.values()):
        yield f"{name}:1: found the headings in another order than that of the form; fill in the form anew"
