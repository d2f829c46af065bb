"""The files of a chart beside its page: each opens, holds what the chart shows, and is what the page offers."""

from __future__ import annotations

import csv
import json
import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import vl_convert

from macros.render.charts.theme import HEIGHT, WIDTH, Size

pytestmark = pytest.mark.slow

PAGES = ("indicators/river-renewal-spending", "targets/renewal-spending-2028")


@pytest.mark.parametrize("page", PAGES)
def test_drawing_and_image_open_at_their_size(page: str, built: Path) -> None:
    root = ET.parse(built / page / "chart.svg").getroot()
    assert root.get("viewBox") == f"0 0 {WIDTH['wide']} {HEIGHT['wide']}"
    assert "about 26\N{NO-BREAK SPACE}million" in (root.findtext("{http://www.w3.org/2000/svg}title") or "")
    image = (built / page / "chart.png").read_bytes()
    assert image.startswith(b"\x89PNG\r\n")
    assert struct.unpack(">II", image[16:24]) == (2 * WIDTH["wide"], 2 * HEIGHT["wide"])


@pytest.mark.parametrize("page", PAGES)
def test_table_has_a_row_for_each_mark(page: str, built: Path) -> None:
    with (built / page / "chart.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [(row["kind"], row["date"], row["value"], row["unit"], row["key"]) for row in rows] == [
        ("report", "2024-12-31", "22500000", "CHF", "river-renewal-spending.year-2024"),
        ("report", "2025-12-31", "26000000", "CHF", "river-renewal-spending.year-2025"),
        ("target", "2028-12-31", "40000000", "CHF", "targets/renewal-spending-2028"),
    ]
    assert "about 26" in rows[1]["said"] and "Water Office" in rows[1]["about"]


@pytest.mark.parametrize(("file", "size"), [("chart.vl.json", "wide"), ("chart-narrow.vl.json", "narrow")])
@pytest.mark.parametrize("page", PAGES)
def test_what_is_explored_is_the_picture(page: str, file: str, size: Size, built: Path) -> None:
    spec = json.loads((built / page / file).read_text(encoding="utf-8"))
    image = ET.fromstring(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))
    assert (image.get("width"), image.get("height")) == (str(WIDTH[size]), str(HEIGHT[size]))
    assert len(spec["usermeta"]["minhbach"]["marks"]) == 3


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_offers_is_there(page: str, built: Path) -> None:
    html = (built / page / "index.html").read_text(encoding="utf-8")
    offered = re.findall(r'href="([^"]+)" download="([^"]+)"', html)
    assert [name.rpartition(".")[2] for _, name in offered] == ["svg", "png", "csv"]
    for href, name in offered:
        assert (built / page / href).is_file(), href
        assert name.startswith(page.partition("/")[2]), "a saved file says what it is"
    (explored,) = re.findall(r'data-mb-explore="([^"]+)"', html)
    assert (built / page / f"{explored}.vl.json").is_file()


def test_the_library_comes_with_its_licences(built: Path) -> None:
    ours = built / "assets" / "minhbach"
    script = (ours / "vega.js").read_text(encoding="utf-8")
    assert re.search(r"export\s*\{\s*[$\w]+ as vegaEmbed\s*\};?\s*$", script)
    licences = (ours / "vega-licences.txt").read_text(encoding="utf-8")
    assert all(re.search(rf"\b{name}\b", licences) for name in ("vega", "vega-lite", "vega-embed", "d3-scale"))
