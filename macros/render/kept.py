"""Parts of large files that are made for each record, and may be kept from before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Kept(Protocol):
    """What `make` makes of a record, by its key (kind/id), now or before."""

    def __call__(self, key: str, make: Callable[[], bytes], /) -> bytes: ...


def at_once(_key: str, make: Callable[[], bytes], /) -> bytes:
    """Keeps nothing."""
    return make()
