"""Exports put together from parts are those made at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from macros.model.portfolio import Portfolio
from macros.render.exports import listings, shapes
from macros.render.exports.parts import frames, said
from macros.render.exports.shapes import PUBLISHED
from tests.conftest import few
from tests.render.editions import edition, hostile, portfolio, spoken, world

WORDS = {language: spoken(language) for language in ("en", "vi")}


FOUND: Mapping[str, Callable[[], Portfolio]] = {
    "world": lambda: portfolio(world()),
    "hostile": lambda: hostile()[1],
    "none": Portfolio,
}


@pytest.mark.parametrize("found", few(FOUND, "world", "none"))
@pytest.mark.parametrize("share", [1, 2, 99])
def test_files_of_parts_are_those_of_all_records(found: str, share: int) -> None:
    made = edition(FOUND[found]())
    whole = dict(listings(made, WORDS))
    for kind in PUBLISHED:
        records = list(shapes.records(made, kind, WORDS))
        parts = [said(made, kind, records[at : at + share]) for at in range(0, len(records), share)]
        for at, frame in enumerate(frames(made, kind)):
            assert b"".join(frame.whole(filter(None, (part[at] for part in parts)), bytes)) == whole.pop(frame.name)
    assert whole == {}
