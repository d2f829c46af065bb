"""The marks of the states: one for each, and silhouettes that mean what the page says they mean."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations

import pytest

from macros.render.shapes import SHAPES, Shape, sprite

KEPT = {"met", "delivered", "met-late", "delivered-late", "on-track"}
SHORT = {"behind", "moving-away", "missed"}
OPEN = {"not-yet-rated", "under-way", "not-yet-due", "not-measurable", "no-deadline", "stopped"}


def test_every_state_of_targets_and_tasks_has_a_mark() -> None:
    assert set(SHAPES) == KEPT | SHORT | OPEN | {"due-no-report"}


@pytest.mark.parametrize(
    ("states", "family"), [(KEPT, "kept"), (SHORT, "short"), ({"due-no-report"}, "silent"), (OPEN, "open")]
)
def test_states_belong_to_families(states: set[str], family: str) -> None:
    assert {SHAPES[state].family for state in states} == {family}


def test_only_targets_and_tasks_that_ended_alike_share_a_mark() -> None:
    same = {frozenset(pair) for pair in combinations(SHAPES, 2) if SHAPES[pair[0]] == SHAPES[pair[1]]}
    assert same == {frozenset({"met", "delivered"}), frozenset({"met-late", "delivered-late"})}


@pytest.mark.parametrize(("state", "shape"), SHAPES.items())
def test_a_mark_is_filled_where_a_report_speaks(state: str, shape: Shape) -> None:
    hollow = {"due-no-report", "not-yet-rated", "not-yet-due"}
    assert (shape.filled is None) == (state in hollow)
    assert shape.dashed == (state == "not-yet-rated")


def test_the_sprite_is_hidden_well_formed_and_in_the_colour_of_its_text() -> None:
    root = ET.fromstring(sprite())
    assert root.get("aria-hidden") == "true"
    assert [symbol.get("id") for symbol in root] == [f"v-{state}" for state in SHAPES]
    colours = {path.get(name) for path in root.iter("path") for name in ("fill", "stroke")}
    assert colours <= {None, "none", "currentColor"}
    assert "style=" not in sprite()
