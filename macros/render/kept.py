"""Parts of large files that are made for each record, and may be kept from before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

Made_co = TypeVar("Made_co", covariant=True)


class Kept(Protocol[Made_co]):
    """What `make` makes of a record, by its key (kind/id), now or before: its bytes, or what stands for them."""

    def __call__(self, key: str, make: Callable[[], bytes], /) -> Made_co: ...


def at_once(_key: str, make: Callable[[], bytes], /) -> bytes:
    """Keeps nothing."""
    return make()
