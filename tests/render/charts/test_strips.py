"""Rows of marks: named and counted, blocks under each other, every mark and title a link."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations

import pytest

from macros.render.charts import Mark, Size, Strip, strips
from macros.render.charts.boxes import boxed
from macros.render.charts.strips import columns
from macros.render.charts.theme import WIDTH
from macros.render.shapes import SHAPES
from macros.render.svg import draw, linked
from tests.render.charts.drawing import marks_in, texts_in

pytestmark = pytest.mark.slow  # draws, and compares every mark with every other

SVG = "{http://www.w3.org/2000/svg}"
STATES = list(SHAPES)
LONG = "Resolution on breakthroughs in science and technology development, innovation and digital transformation"


def strip(n: int, *counts: int, title: str = "Plan", key: str | None = "programmes/plan") -> Strip:
    blocks = tuple(
        tuple(Mark(f"targets/t{at}x{k}#{n}", STATES[k % len(STATES)]) for k in range(count))
        for at, count in enumerate(counts)
    )
    return Strip(key and f"{key}{n}", title, f"{sum(counts)} promises", blocks)


@pytest.mark.parametrize(
    ("counts", "across", "widths"),
    [
        ([(3,)], 12, (12,)),
        ([(3, 4)], 12, (3, 8)),  # all on one line; the gap takes a cell
        ([(20, 4)], 12, (7, 4)),
        ([(4, 20), (4, 1)], 12, (4, 7)),
        ([(0, 4), (0, 9)], 12, (0, 12)),  # nothing is due: no column for it
        ([(5, 0)], 12, (12, 0)),
        ([(2, 3, 4)], 12, (2, 3, 5)),
    ],
)
def test_blocks_are_as_wide_as_makes_all_rows_lowest(
    counts: list[tuple[int, ...]], across: int, widths: tuple[int, ...]
) -> None:
    assert columns(counts, across) == widths


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize(
    "rows",
    [
        [strip(0, 1)],
        [strip(0, 40, title=LONG), strip(1, 1, title=LONG), strip(2, 17, key=None)],
        [strip(0, 5, 9), strip(1, 0, 3), strip(2, 30, 0, title=LONG), strip(3, 0, 60, title="W" * 90)],
        [strip(n, n % 7, n * 3 % 11 + 1) for n in range(45)],
    ],
    ids=["one", "one block", "two blocks", "many"],
)
def test_nothing_overlaps_and_nothing_is_cut_off(rows: list[Strip], size: Size) -> None:
    spec = strips(rows, size)
    image = draw(spec)
    _, _, width, height = (float(part) for part in ET.fromstring(image).attrib["viewBox"].split())
    assert width == WIDTH[size]
    marks = [boxed((x, y), 12.5, 12.5) for _, x, y in marks_in(image)]
    assert len(marks) == sum(len(block) for row in rows for block in row.blocks)
    words = texts_in(image)
    assert [box for box in [*marks, *words] if box.left < 0 or box.right > width or box.bottom > height] == []
    assert [pair for pair in combinations(words, 2) if pair[0].overlaps(pair[1])] == []
    assert [word for word in words for mark in marks if word.overlaps(mark)] == []
    assert len({(box.left, box.top) for box in marks}) == len(marks)


def test_the_marks_of_a_block_stand_under_each_other_and_those_of_two_apart() -> None:
    image = draw(strips([strip(0, 2, 9), strip(1, 5, 1)], "wide"))
    left = {key: x for key, x, _ in marks_in(image)}
    assert left["targets/t0x0#0"] == left["targets/t0x0#1"]
    assert (
        left["targets/t1x0#0"] == left["targets/t1x0#1"] >= max(left[f"targets/t0x{k}#1"] for k in range(5)) + 25 + 10
    )


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ([], "at least one mark"),
        ([strip(0, 0)], "at least one mark"),
        ([Strip(None, "x", "", ((Mark("tasks/a", "well-meant"),),))], "no shape for well-meant"),
    ],
)
def test_what_cannot_be_drawn_is_refused(given: list[Strip], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        strips(given, "wide")


def test_marks_and_titles_are_links_and_the_words_stay() -> None:
    rows = [strip(0, 2, title="A <plan>"), strip(1, 1, title="Nobody", key=None)]
    links = {mark.key: (f"../{mark.key}/", f"name {mark.key}") for row in rows for mark in row.blocks[0]}
    links["programmes/plan0"] = ("../programmes/plan/", "A <plan>")
    root = ET.fromstring(linked(draw(strips(rows, "wide")), "s", "Title", links, whole=True))
    anchors = root.findall(f".//{SVG}a")
    assert {a.get("href") for a in anchors} == {address for address, _ in links.values()}
    (title,) = (a for a in anchors if a.get("class") == "mb-name")
    assert "".join(title.itertext()) == "A <plan>"
    assert title.get("aria-label") is None
    written = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert sorted(written) == ["1 promises", "2 promises", "A <plan>", "Nobody"]
    # What a link was made of is not drawn a second time behind it.
    assert len([path for path in root.iter(f"{SVG}path") if path.get("d", "").startswith("M-12.5")]) == 3
