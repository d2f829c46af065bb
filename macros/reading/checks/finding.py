"""A broken rule, and the shape that every check has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from macros.model.portfolio import Portfolio
from macros.reading.yaml_file import Path


@dataclass(frozen=True)
class Finding:
    """A rule broken by a record, at a place inside it."""

    kind: str
    id: str
    path: Path
    code: str
    message: str
    rests_on: tuple[str, ...] = ()
    """Ids that it did not find; it is void where the file of one is there and could not be read."""
    other: tuple[str, str, Path] | None = None
    """Kind, id and path of the other place that it is about; the message says it where {other} stands."""


Check = Callable[[Portfolio, tuple[str, ...]], Iterator[Finding]]
Caution = Callable[[Portfolio, tuple[str, ...], date], Iterator[Finding]]
