"""A small data/ in which every record is sound, to be changed by one fault at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from macros.model.portfolio import Portfolio
from macros.reading.kept import Kept
from macros.reading.load import load
from macros.reading.problem import UserError

FILES: Mapping[str, str] = {
    "indicators/share.yml": "title:\n  en: Share\nunit: percent\ndirection: up\n",
    "targets/goal.yml": (
        "title:\n  en: Goal\ndue: 2026-12-31\nsource: paper\nconditions:\n"
        "  - indicator: share\n    operator: at-least\n    value: 83\n"
    ),
    "tasks/decree.yml": "title:\n  en: Decree\nsource: paper\n",
    "achievements/share.yml": "- id: first\n  value: 10\n  measured: 2025\n  recorded: 2026-01-31\n  source: paper\n",
    "sources/paper.yml": "title:\n  en: Paper\npublisher:\n  en: Office\ngrade: press\n",
    "organisations/office.yml": "title:\n  en: Office\nkind: agency\n",
    "systems/register.yml": "title:\n  en: Register\n",
    "programmes/plan.yml": "title:\n  en: Plan\n",
    "questions/gap.yml": "title:\n  en: Gap\nkind: value\ndetail:\n  en: Why?\nabout:\n  - targets/goal\n",
    "units/km.yml": "title:\n  en: km\n",
    "pillars/water.yml": "title:\n  en: Water\n",
}

INDICATOR = FILES["indicators/share.yml"]
TARGET = FILES["targets/goal.yml"]
TASK = FILES["tasks/decree.yml"]
REPORT = FILES["achievements/share.yml"]
SOURCE = FILES["sources/paper.yml"]


def write(root: Path, changes: Mapping[str, str | bytes | None]) -> Path:
    """The sound files with some of them changed, added or (None) left out."""
    for name, text in {**FILES, **changes}.items():
        if text is not None:
            path = root / "data" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


@cache
def _read_before() -> Kept:
    """The records of the sound files, as a build keeps them: of the files of a test, only the changed ones are parsed."""
    root = Path(_FOLDER.name)
    load(write(root, FILES), ("en",), kept=Kept(root / "kept"))
    return Kept(root / "kept", grows=False)


_FOLDER = tempfile.TemporaryDirectory()


def read(
    root: Path, changes: Mapping[str, str | bytes | None] = FILES, languages: Iterable[str] = ("en",)
) -> Portfolio:
    """The portfolio of the sound files with some of them changed."""
    return load(write(root, changes), languages, kept=_read_before())


def problems(
    root: Path, changes: Mapping[str, str | bytes | None] = FILES, languages: Iterable[str] = ("en",)
) -> list[str]:
    """What is wrong with the sound files after some of them are changed, as it is printed."""
    try:
        read(root, changes, languages)
    except UserError as error:
        return list(map(str, error.problems))
    return []
