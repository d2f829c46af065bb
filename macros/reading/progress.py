"""Work that is long enough to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Step(Protocol):
    """Passes things on one by one, and may show how far it has come."""

    def __call__(self, things: list[T], what: str, /) -> Iterable[T]: ...


def silent(things: list[T], _what: str, /) -> Iterable[T]:
    """Shows nothing."""
    return things
