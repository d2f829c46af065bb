"""The day from which a source no longer answers, put into its file or taken out of it; every other byte stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from macros.writing.draft import Draft

_KEY = b"dead:"


def marked(root: Path, source: str, day: date | None) -> Draft:
    """The file of a source with `dead` as its last line, or without it where `day` is None.

    Raises OSError where there is no such file.
    """
    path = f"data/sources/{source}.yml"
    before = (root / path).read_bytes()
    kept = [line for line in before.splitlines(keepends=True) if not line.startswith(_KEY)]
    if day is None:
        return Draft(path, before, b"".join(kept), {})
    end = b"\r\n" if kept and kept[0].endswith(b"\r\n") else b"\n"
    if kept and not kept[-1].endswith((b"\n", b"\r")):
        kept[-1] += end
    kept.append(_KEY + f" {day.isoformat()}".encode() + end)
    return Draft(path, before, b"".join(kept), {len(kept): "dead"})
