"""Images are the same bytes everywhere, hold nothing that runs, and speak only what we say."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from macros.render.charts import Course, Point, course
from macros.render.svg import draw, harden, png
from tests.render.editions import drawn

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)> \"'&amp; {{ 7*7 }} ]]> javascript:alert(3)"


def spec(label: str = "two", colour: str = "#1B5E9B", **more: Any) -> dict[str, Any]:
    """A clipped line over time with words: ids, dates, colours and text in one small chart."""
    rows = [{"date": f"2024-0{n}-01", "value": n, "label": label} for n in (1, 2)]
    time, value = {"field": "date", "type": "temporal", "scale": {"type": "utc"}}, {"field": "value"}
    return {
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "line", "clip": True, "color": colour}},
            {"mark": {"type": "text", "stroke": "#fbfaf7"}, "encoding": {"text": {"field": "label"}}},
        ],
        "encoding": {"x": time, "y": {**value, "type": "quantitative"}},
        **more,
    }


def test_a_hardened_image_is_named_and_nothing_else_in_it_speaks() -> None:
    root = ET.fromstring(harden(drawn(spec()), "c1", "Coverage", "Share of people"))
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "c1-title c1-desc")
    assert [(part.tag, part.get("id"), part.text) for part in root[:2]] == [
        (f"{SVG}title", "c1-title", "Coverage"),
        (f"{SVG}desc", "c1-desc", "Share of people"),
    ]
    spoken = {name for part in root.iter() if part is not root for name in part.attrib}
    assert not [name for name in spoken if name.startswith("aria") or name in ("role", "class", "style", "href")]


def test_a_hardened_image_takes_the_size_of_its_place() -> None:
    root = ET.fromstring(harden(drawn(spec()), "c1", "t", "d"))
    assert root.get("viewBox")
    assert not {"width", "height"} & set(root.attrib)


def test_ids_are_its_own() -> None:
    image = harden(drawn(spec()), "c1", "t", "d")
    ids = set(re.findall(r'\bid="([^"]*)"', image))
    assert len(ids) >= 3
    assert all(id_.startswith("c1-") for id_ in ids)
    assert set(re.findall(r"url\(#([^)]*)\)", image)) <= ids


def test_colours_follow_the_page_and_files_keep_them() -> None:
    assert 'stroke="var(--mb-kept,#1b5e9b)"' in harden(drawn(spec()), "c", "t", "d")
    alone = harden(drawn(spec()), "c", "t", "d", themed=False)
    assert 'stroke="#1B5E9B"' in alone
    assert "var(" not in alone
    assert '<rect width="100%" height="100%" fill="#fbfaf7" />' in alone


def test_letters_follow_the_page_and_files_have_some_to_stand_in() -> None:
    image = drawn(spec())
    assert "font-family" not in harden(image, "c1", "a", "b")
    files = set(re.findall('font-family="([^"]*)"', harden(image, "c1", "a", "b", themed=False)))
    assert files and all(family.endswith(", sans-serif") for family in files)


def test_hostile_words_come_out_as_words() -> None:
    root = ET.fromstring(harden(drawn(spec(HOSTILE)), "c", HOSTILE, HOSTILE))
    assert {part.tag.removeprefix(SVG) for part in root.iter()} <= {
        *("svg", "title", "desc", "g", "path", "line", "text", "defs", "clipPath", "rect"),
    }
    assert [root[0].text, root[1].text] == [HOSTILE, HOSTILE]
    assert [text.text for text in root.iter(f"{SVG}text")].count(HOSTILE) == 2


@pytest.mark.parametrize(
    ("inside", "wrong"),
    [
        ("<script>alert(1)</script>", "no element script"),
        ("<image width='1'/>", "no element image"),
        ("<foreignObject/>", "no element foreignObject"),
        ("<a><path/></a>", "no element a"),
        ("<path onload='x'/>", "no attribute onload"),
        ("<path style='fill:red'/>", "no attribute style"),
        ("<path href='#'/>", "no attribute href"),
        ("<path d='M0,NaN'/>", "d holds M0,NaN"),
        ("<path d='MInfinity,0'/>", "d holds MInfinity,0"),
    ],
)
def test_what_no_chart_needs_is_refused(inside: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        harden(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{inside}</svg>', "c", "t", "d")


def test_a_word_may_look_like_no_number() -> None:
    assert "NaN Infinity" in harden(drawn(spec("NaN Infinity")), "c", "t", "d")


def test_vega_links_are_refused() -> None:
    with_link = spec()
    with_link["layer"][0]["mark"]["href"] = "elsewhere/"
    with pytest.raises(ValueError, match=r"no (element a|attribute)"):
        harden(draw(with_link), "c", "t", "d")


def test_nothing_is_fetched() -> None:
    with pytest.raises(ValueError, match=r"(?i)external|base url|allowed"):
        draw(spec(data={"url": "https://example.org/rows.json"}))


def test_letters_stand_before_their_halo() -> None:
    assert drawn(spec()).count('paint-order="stroke"') == 2


@pytest.mark.slow
def test_same_bytes_whatever_was_drawn_before() -> None:
    first = draw(spec())
    draw(spec("other"))
    assert draw(spec()) == first


@pytest.mark.slow
def test_same_bytes_in_another_time_zone_language_and_process() -> None:
    code = "import runpy, sys; sys.stdout.write(runpy.run_path(sys.argv[1])['everything']())"
    away: Mapping[str, str] = {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "7"}
    root = Path(__file__).parents[2]
    found = subprocess.run(
        [sys.executable, "-c", code, __file__],
        env={**os.environ, **away, "PYTHONPATH": str(root)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert found.stdout == everything()


def everything() -> str:
    """Images that depend on dates, numbers, ids and the font."""
    reports = tuple(Point(date(2024, month, 1), Decimal(month), f"Đặt {month}") for month in (1, 7))
    data = Course(reports, (), date(2026, 11, 22), "today", str, str)
    return draw(spec("Đặt 1.234,5")) + draw(course(data, "wide")) + str(len(png(spec("Đặt 1.234,5"))))


@pytest.mark.slow
def test_a_png_is_as_large_as_asked() -> None:
    image = png(spec(width=100, height=50, padding=0, autosize="none"), scale=3)
    assert image.startswith(b"\x89PNG")
    assert struct.unpack(">II", image[16:24]) == (300, 150)
    assert png(draw(spec())) == png(spec())
