"""The grid of what promises state: a block for each promise where they are few, and every word inside the drawing."""

from __future__ import annotations

import re

import pytest

from macros.render.charts import Head, Size, Stated, blocks, clarity
from macros.render.charts.clarity import EXTENTS, FEW
from macros.render.charts.theme import WIDTH
from macros.render.svg import draw

pytestmark = pytest.mark.slow  # draws, and compares every mark with every other

HEADS = [Head(name, f"what is meant by {name}") for name in ("Person", "Task", "Time", "Duty", "Right", "Output")]
LONG = "A national programme with a very long name, to 2025, with orientations to 2030 and a vision to 2050"


def line(name: str, *counts: int, key: str | None = None) -> Stated:
    cell = (counts[0], counts[1], counts[2], counts[3])
    return Stated(name, sum(counts), (cell,) * len(HEADS), key)


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ((1, 0, 0, 0), ["stated"]),
        ((1, 1, 1, 1), list(EXTENTS)),
        ((2, 0, 3, 0), ["stated"] * 2 + ["not-stated"] * 3),
        ((FEW, 0, 0, 0), ["stated"] * FEW),
        ((FEW, 1, 0, 0), ["stated", "partly"]),
        ((30, 5, 65, 7), list(EXTENTS)),
        ((0, 0, 0, 40), ["unjudged"]),
        ((0, 0, 0, 0), []),
    ],
)
def test_few_promises_are_a_block_each_and_many_a_block_for_each_extent(
    counts: tuple[int, ...], found: list[str]
) -> None:
    assert [extent for extent, _, _ in blocks(counts, 60)] == found


@pytest.mark.parametrize("counts", [(3, 1, 18, 0), (1, 0, 0, 999), (2, 3, 4, 1)])
def test_blocks_are_as_long_as_their_share_and_never_touch(counts: tuple[int, ...]) -> None:
    drawn = list(blocks(counts, 60))
    ends = [left + across for _, left, across in drawn]
    assert all(end < left for end, (_, left, _) in zip(ends, drawn[1:], strict=False))
    assert 57 < ends[-1] <= 60
    long = {extent: [across for found, _, across in drawn if found == extent] for extent in EXTENTS}
    for extent, count in zip(EXTENTS, counts, strict=True):
        lost = 1.5 * len(long[extent])
        assert sum(long[extent]) + lost == pytest.approx(60 * count / sum(counts), abs=4)
        assert min(long[extent], default=1) > 0.9


def texts(svg: str) -> str:
    return " ".join(re.findall(r">([^<>]+)</t(?:ext|span)>", svg))


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_name_and_number_is_written_and_stays_inside(size: Size) -> None:
    lines = [line(LONG, 12, 1, 9, 0, key="programmes/a"), line("Small", 0, 0, 0, 3), line("All", 12, 1, 9, 3)]
    spec = clarity(lines, HEADS, size)
    svg = draw(spec)
    said = texts(svg)
    assert spec["width"] == WIDTH[size]
    assert "…" not in said
    assert [word for word in (*(head.name for head in HEADS), "Small", "22", "25", "12", "0") if word not in said] == []
    for x, y in re.findall(r"<text[^>]*translate\(([\d.-]+),([\d.-]+)\)", svg):
        assert 0 <= float(x) <= WIDTH[size], svg
        assert 0 < float(y) < spec["height"]


def test_only_names_of_records_become_links() -> None:
    drawn = draw(clarity([line("One", 1, 0, 0, 0, key="programmes/one"), line("All", 1, 0, 0, 0)], HEADS, "narrow"))
    assert re.findall(r'aria-label="(programmes/[^"]*)"', drawn) == ["programmes/one name"]


def test_a_grid_without_a_line_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one line"):
        clarity([], HEADS, "wide")
