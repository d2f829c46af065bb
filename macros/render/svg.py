"""From a specification to an image: SVG that is safe inside a page, SVG whose marks are links, PNG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import vl_convert

from macros.render.charts.glyphs import FONTS
from macros.render.charts.theme import PAPER, TOKENS
from macros.render.charts.writing import NAME
from macros.render.shapes import SHAPES

# Drawn with the bundled font, a chart has the same bytes on every machine.
vl_convert.register_font_directory(str(FONTS))

_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset({"svg", "g", "path", "line", "rect", "text", "tspan", "defs", "clipPath"})
_ATTRIBUTES = frozenset(
    {
        *("id", "viewBox", "version", "transform", "clip-path", "display", "opacity", "pointer-events", "paint-order"),
        *("d", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "width", "height"),
        *("fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-dashoffset"),
        *("stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
        *("font-family", "font-size", "font-weight", "text-anchor"),
    }
)
_SPOKEN = re.compile(r"(aria-.*|role|class)")
_NO_NUMBER = re.compile(r"NaN|Infinity|undefined")
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_REFERENCE = re.compile(r"url\(#([^)]*)\)")
_TRANSLATE = re.compile(r"translate\((-?[\d.e-]+),(-?[\d.e-]+)\)")


def draw(spec: Mapping[str, Any]) -> str:
    """The specification as SVG with the light theme's colours, the same bytes for the same specification.

    Nothing is fetched. Raises ValueError where Vega-Lite finds the specification wrong.
    """
    root = _parsed(vl_convert.vegalite_to_svg(dict(spec), allowed_base_urls=[]))
    _number_ids(root)
    for text in root.iter("text"):
        if "stroke" in text.attrib:
            # The halo goes behind the letters.
            text.set("paint-order", "stroke")
    return _written(root)


def harden(svg: str, uid: str, title: str, description: str, themed: bool = True) -> str:
    """The image, named and made safe to stand in a page: known parts only, own ids, no fixed size.

    uid: unique in the page, letters, digits and dashes. themed: colours become CSS variables with the colour behind
    them; without it they stay, on paper, for a file of its own. Raises ValueError at any element, attribute or value that a
    chart does not need.
    """
    root = _parsed(svg)
    _clean(root, uid, themed)
    if not themed:
        _lay_on_paper(root)
    root.attrib.update({"role": "img", "aria-labelledby": f"{uid}-title {uid}-desc"})
    for at, (tag, text) in enumerate((("title", title), ("desc", description))):
        named = ET.Element(tag, {"id": f"{uid}-{tag}"})
        named.text = text
        root.insert(at, named)
    return _written(root)


def linked(svg: str, uid: str, title: str, links: Mapping[str, tuple[str, str]], *, whole: bool = False) -> str:
    """A drawing in which each mark is a link: `links` has an address and a name for every key.

    whole: what else is drawn stays, behind the marks; without it the marks are all there is. Raises ValueError for a
    mark without a link, a link without a mark, or what `harden` would refuse.
    """
    root = _parsed(svg)
    marks = list(_marks(root))
    if wrong := {key for key, _, _ in marks} ^ set(links):
        raise ValueError(f"marks and links differ: {', '.join(sorted(wrong))}")
    _clean(root, uid, themed=True)
    anchors: dict[str, ET.Element] = {}
    for key, state, part in marks:
        anchor = anchors.setdefault(key, _anchor(state, *links[key]))
        anchor.append(part)
    # What the groups around the marks said, which stay behind.
    said = {"fill": "none", "stroke-miterlimit": "10"}
    if whole:
        _take_out(root, [part for _, _, part in marks])
        ET.SubElement(root, "g", said).extend(anchors.values())
    else:
        root[:] = anchors.values()
        root.attrib.update(said)
    root.attrib.update({"id": uid, "role": "group", "aria-label": title})
    return _written(root)


def _take_out(root: ET.Element, parts: Iterable[ET.Element]) -> None:
    gone = {id(part) for part in parts}
    for parent in root.iter():
        parent[:] = [child for child in parent if id(child) not in gone]


def png(image: str | Mapping[str, Any], scale: float = 2) -> bytes:
    """The SVG of `draw`, or a specification, as PNG on paper; scale: pixels of the file for one of the drawing."""
    root = _parsed(image if isinstance(image, str) else draw(image))
    _lay_on_paper(root)
    return bytes(vl_convert.svg_to_png(_written(root), scale=scale))


def _parsed(svg: str) -> ET.Element:
    """The image as a tree whose elements have plain names."""
    root = ET.fromstring(svg)
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
    return root


def _written(root: ET.Element) -> str:
    # Not through ElementTree's namespaces: their prefixes are one table for the whole process.
    root.set("xmlns", _SVG)
    return ET.tostring(root, encoding="unicode")


def _lay_on_paper(root: ET.Element) -> None:
    root.insert(0, ET.Element("rect", {"width": "100%", "height": "100%", "fill": PAPER}))


def _number_ids(root: ET.Element) -> None:
    """Ids in the order of their appearance: Vega counts through the process, so its own depend on what came before."""
    ids = {id_: f"i{n}" for n, id_ in enumerate(e.attrib["id"] for e in root.iter() if "id" in e.attrib)}
    for element in root.iter():
        for name, value in element.attrib.items():
            renamed = ids.get(value, value) if name == "id" else value
            element.set(name, _REFERENCE.sub(lambda found: f"url(#{ids.get(found[1], found[1])})", renamed))


def _clean(root: ET.Element, uid: str, themed: bool) -> None:
    """Leaves known parts only and none that speaks; every id begins with `uid`."""
    if "viewBox" not in root.attrib:
        raise ValueError("an image without a viewBox cannot be sized")
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    for element in root.iter():
        if element.tag not in _ELEMENTS:
            raise ValueError(f"a chart needs no element {element.tag}")
        if themed:
            # The page's own, with what stands in for it until it is there.
            element.attrib.pop("font-family", None)
        kept = {name: value for name, value in element.attrib.items() if not _SPOKEN.fullmatch(name)}
        element.attrib.clear()
        element.attrib.update({name: _value(name, value, uid, themed) for name, value in kept.items()})


def _value(name: str, value: str, uid: str, themed: bool) -> str:
    if name not in _ATTRIBUTES:
        raise ValueError(f"a chart needs no attribute {name}")
    if _NO_NUMBER.search(value):
        raise ValueError(f"{name} holds {value}")
    if name == "id":
        return f"{uid}-{value}"
    if name == "font-family":
        return f"{value}, sans-serif"
    if themed and value.lower() in TOKENS:
        return f"var(--mb-{TOKENS[value.lower()]},{value.lower()})"
    short = _LONG_NUMBER.sub(lambda found: f"{float(found[0]):.2f}", value)
    return _REFERENCE.sub(lambda found: f"url(#{uid}-{found[1]})", short)


def _marks(root: ET.Element) -> Iterator[tuple[str, str, ET.Element]]:
    """Key, state and drawing of every described part of a mark, moved to where it stands in the image."""
    for element, x, y in _places(root, 0, 0):
        key, _, state = element.get("aria-label", "").rpartition(" ")
        if state in (*SHAPES, NAME):
            if not {"fill", "stroke"} & set(element.attrib):
                # Vega leaves out a fill that is not seen; a pointer has to feel it.
                element.set("fill", "transparent")
            element.set("transform", f"translate({x:g},{y:g})")
            yield key, state, element


def _places(parent: ET.Element, x: float, y: float) -> Iterator[tuple[ET.Element, float, float]]:
    """Every element below one, with pixels from the image's top left to its own."""
    for element in parent:
        moved = _TRANSLATE.search(element.get("transform", ""))
        across, down = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
        yield element, across, down
        yield from _places(element, across, down)


def _anchor(state: str, address: str, name: str) -> ET.Element:
    if state == NAME:
        return ET.Element("a", {"href": address, "class": "mb-name"})
    look = f"mb-mark mb-{SHAPES[state].family}"
    anchor = ET.Element("a", {"href": address, "aria-label": name, "class": look})
    ET.SubElement(anchor, "title").text = name
    return anchor
