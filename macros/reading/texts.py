"""Every text of a portfolio, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, get_args

from macros.model.portfolio import KINDS, Portfolio
from macros.model.record import Record, Text
from macros.reading.yaml_file import Path


@lru_cache(maxsize=2)
def texts(portfolio: Portfolio) -> Sequence[tuple[str, str, Path, Text]]:
    """Kind, id, place and text; without the titles of sources, which stay in their own language."""
    return tuple(_texts(portfolio))


def _texts(portfolio: Portfolio) -> Iterator[tuple[str, str, Path, Text]]:
    for kind, of_kind in KINDS.items():
        names = [name for name in _speaking(of_kind) if (kind, name) != ("sources", "title")]
        for id_, held in getattr(portfolio, kind).items():
            for path, record in _records(held):
                for name in names:
                    if (part := getattr(record, name)) is not None:
                        yield from ((kind, id_, where, text) for where, text in _inside(part, (*path, name)))


def _records(held: Record | tuple[Record, ...]) -> Iterable[tuple[Path, Record]]:
    return [((at,), one) for at, one in enumerate(held)] if isinstance(held, tuple) else [((), held)]


def _inside(value: Any, path: Path) -> Iterator[tuple[Path, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Record):
        for name in _speaking(type(value)):
            if (part := getattr(value, name)) is not None:
                yield from _inside(part, (*path, name))
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            yield from _inside(part, (*path, at))


# Most fields of most records are names, numbers and dates: they are not looked into.
@cache
def _speaking(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of record that may hold texts."""
    return tuple(name for name, field in kind.model_fields.items() if _may_hold(field.annotation))


def _may_hold(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return bool(_speaking(annotation))
    return annotation is Text or any(map(_may_hold, get_args(annotation)))
