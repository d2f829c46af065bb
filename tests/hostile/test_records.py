"""The hostile records reach every field of the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from macros.model.portfolio import KINDS
from tests.hostile.records import Texts, fields, records


def _reached(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if part is not None:
                yield path + key
                yield from _reached(part, f"{path}{key}.")
    elif isinstance(value, list):
        for part in value:
            yield from _reached(part, path)


pytestmark = pytest.mark.slow


def test_every_field_of_every_kind_is_written_somewhere() -> None:
    found: Texts = records()
    for kind, record in KINDS.items():
        reached = {name for written in found[kind].values() for name in _reached(written)}
        assert set(fields(record)) - reached == set(), kind


def test_the_records_are_the_same_whoever_asked_for_some_before() -> None:
    assert records() == records()
