"""The mark of a site in the sizes that devices keep, and the manifest that names them."""

from __future__ import annotations

import functools
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import vl_convert
from PIL import Image

from macros.render.charts.theme import PAPER
from macros.render.view import Edition
from macros.site.settings import Site

_ASSETS = "assets/minhbach"
# A browser's tab, a phone's home screen, the manifest's two.
_SIZES = (32, 180, 192, 512)
# Devices may cut an icon to a circle of four fifths of it; the mark has its corners inside.
_SHARE = 0.66


def icons(folder: Path) -> None:
    """Write the icons beside the mark in a folder of staged files."""
    mark = (folder / _ASSETS / "mark.svg").read_text("utf-8")
    for size in _SIZES:
        (folder / _ASSETS / f"icon-{size}.png").write_bytes(_icon(mark, size))


@functools.cache
def _icon(mark: str, size: int) -> bytes:
    """The mark on paper; in a browser's tab it fills the square."""
    share = 1 if size == min(_SIZES) else _SHARE
    inner = round(size * share)
    drawn = Image.open(io.BytesIO(vl_convert.svg_to_png(_sized(mark, inner), scale=1))).convert("RGBA")
    icon = Image.new("RGB", (size, size), PAPER)
    icon.paste(drawn, ((size - inner) // 2, (size - inner) // 2), drawn)
    written = io.BytesIO()
    icon.quantize(64, dither=Image.Dither.NONE).save(written, "PNG")
    return written.getvalue()


def _sized(mark: str, size: int) -> str:
    """An SVG with a width and a height, whatever it had."""
    root = ET.fromstring(mark)
    root.attrib.update({"width": str(size), "height": str(size)})
    return ET.tostring(root, encoding="unicode")


def manifest(site: Site, edition: Edition) -> str:
    """The web manifest of an edition, its addresses relative to its own place."""
    up = "" if edition.default else "../"
    images = [
        {"src": f"{up}{_ASSETS}/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in _SIZES[2:]
        for purpose in ("any", "maskable")
    ]
    content = {
        "name": site.name,
        "short_name": site.name,
        "description": edition.words.say("description"),
        "lang": edition.words.language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": images,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
