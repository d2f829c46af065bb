"""Every text of a portfolio, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from macros.model.portfolio import KINDS, Portfolio
from macros.model.record import Record, Text
from macros.reading.yaml_file import Path


@lru_cache(maxsize=2)
def texts(portfolio: Portfolio) -> Sequence[tuple[str, str, Path, Text]]:
    """Kind, id, place and text; without the titles of sources, which stay in their own language."""
    return tuple(_texts(portfolio))


def _texts(portfolio: Portfolio) -> Iterator[tuple[str, str, Path, Text]]:
    for kind in KINDS:
        for id_, record in getattr(portfolio, kind).items():
            for path, text in _inside(record, ()):
                if (kind, path) != ("sources", ("title",)):
                    yield kind, id_, path, text


def _inside(value: Any, path: Path) -> Iterator[tuple[Path, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Record):
        for name, part in value:
            if isinstance(part, Text | Record | tuple):
                yield from _inside(part, (*path, name))
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            yield from _inside(part, (*path, at))
