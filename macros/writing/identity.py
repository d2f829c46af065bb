"""Ids that are proposed from what a record says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from macros.model.folding import folded

_LONGEST = 60
"""Of a proposed id; one may have 80 characters, and a year is often added."""


def proposed(title: str, *more: str) -> str:
    """An id in the words of a title, followed by what tells it from others; empty where no letter is Latin."""
    words = _words(title)
    while len("-".join(words)) > _LONGEST and len(words) > 1:
        words.pop()
    words += [word for part in more for word in _words(part) if word not in words]
    return "-".join(words)[:80].strip("-")


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", folded(text)).encode("ascii", "ignore").decode("ascii")
    return re.findall(r"[a-z0-9]+", plain.lower())


def report_id(entry: Mapping[str, Any], taken: Collection[str]) -> str:
    """The first free id for a report: its period, or what it corrects, or the period with its series or a number."""
    return next(name for name in _report_ids(entry) if name not in taken)


def _report_ids(entry: Mapping[str, Any]) -> Iterator[str]:
    measured = entry.get("measured", "")
    written = str(measured.get("date", "") if isinstance(measured, Mapping) else measured)
    period = proposed(f"year-{written}" if written.isdigit() else written) or "report"
    yield period
    if replaced := entry.get("replaces"):
        yield proposed(f"{replaced} corrected")
    if series := entry.get("series"):
        yield proposed(period, series)
    yield from (f"{period}-{count}" for count in range(2, 10_000))
