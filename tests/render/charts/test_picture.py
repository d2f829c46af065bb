"""All promises at once: one mark each, in rows, every one a link with a name."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from macros.render.charts import Mark, Size, picture
from macros.render.shapes import SHAPES
from macros.render.svg import draw, linked

SVG = "{http://www.w3.org/2000/svg}"


def marks(count: int) -> list[Mark]:
    states = list(SHAPES)
    return [Mark(f"targets/t{n}", states[n % len(states)]) for n in range(count)]


@pytest.mark.parametrize(
    ("count", "size", "width", "box"),
    [
        (1, "narrow", None, (325, 25)),
        (13, "narrow", None, (325, 25)),
        (14, "narrow", None, (325, 50)),
        (26, "wide", None, (728, 28)),
        (27, "wide", None, (728, 56)),
        (5, "wide", 60, (56, 84)),
        (2, "wide", 1, (28, 56)),
    ],
)
def test_marks_stand_in_rows(count: int, size: Size, width: int | None, box: tuple[int, int]) -> None:
    spec = picture(marks(count), size, width)
    assert (spec["width"], spec["height"]) == box


@pytest.mark.parametrize(
    ("given", "wrong"), [([], "at least one mark"), ([Mark("targets/a", "well-meant")], "no shape for well-meant")]
)
def test_what_cannot_be_drawn_is_refused(given: list[Mark], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        picture(given, "wide")


def test_every_mark_is_a_named_link_in_order() -> None:
    held = marks(30)
    links = {mark.key: (f"../{mark.key}/", f'{mark.state} <b>"&{mark.key}') for mark in held}
    root = ET.fromstring(linked(draw(picture(held, "narrow")), "p-kept", "Kept", links))
    assert (root.get("role"), root.get("aria-label"), root.get("id")) == ("group", "Kept", "p-kept")
    assert (root.get("viewBox"), root.get("fill")) == ("0 0 325 75", "none")
    anchors = list(root)
    assert [anchor.tag for anchor in anchors] == [f"{SVG}a"] * 30
    assert [(a.get("href"), a.get("aria-label")) for a in anchors] == list(links.values())
    assert [a.get("class") for a in anchors] == [f"mb-mark mb-{SHAPES[mark.state].family}" for mark in held]
    for anchor, mark in zip(anchors, held, strict=True):
        title, cell, *drawing = anchor
        assert title.text == links[mark.key][1]
        assert (cell.get("d"), cell.get("fill")) == ("M-12.5,-12.5h25v25h-25Z", "transparent")
        shape = SHAPES[mark.state]
        assert len(drawing) == sum(part is not None for part in (shape.outlined, shape.filled))
        assert {part.get("transform") for part in drawing} == {cell.get("transform")}


@pytest.mark.parametrize("keys", [[], ["targets/t0"], ["targets/t0", "targets/t1", "targets/t2"]])
def test_marks_and_links_have_to_agree(keys: list[str]) -> None:
    with pytest.raises(ValueError, match="marks and links differ"):
        linked(draw(picture(marks(2), "wide")), "p", "title", {key: ("#", key) for key in keys})
