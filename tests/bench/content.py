"""The pages of a built site as the other builders' authors would have them ready: Markdown, each drawing inside as SVG.

What a page of ours says becomes Markdown, word for word: headings, paragraphs, lists, tables, links; what folds away
stands open. The first form of each drawing follows as it is, in one line; controls, marks and what only scripts show
are left out. All builders get the same text: each has the work that is its own, and none has to read data, judge or draw.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html
from lxml.etree import _Element as Element

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEFT_OUT = {"script", "style", "template", "button", "form", "input", "select", "fieldset", "noscript", "link"}
_INLINE = {"a", "abbr", "b", "br", "bdi", "cite", "code", "data", "em", "i", "kbd", "label", "mark", "q", "small"} | {
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "wbr",
}
_AROUND = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "summary": "**"}
_SIGNS = re.compile(r"([\\`*_\[\]|])")


def write(site: Path, languages: tuple[str, ...], folder: Path) -> list[str]:
    """Write every page of a built site below `pages/` of a folder, and for Hugo below `content/`; their addresses.

    Both have a folder for each language; Hugo calls the page of a list _index.md.
    """
    addresses = []
    for language in languages:
        home = site / ("" if language == languages[0] else language)
        others = {site / other for other in languages if site / other != home}
        for path in sorted(home.rglob("index.html")):
            if others.isdisjoint(path.parents):
                address = path.parent.relative_to(home).as_posix()
                _write(folder, language, "" if address == "." else address, page(path.read_bytes()))
                addresses.append(f"{language}/{'' if address == '.' else f'{address}/'}")
    return addresses


def _write(folder: Path, language: str, address: str, text: str) -> None:
    """A page of a list lies in the folder of the pages below it; any other is named after its address."""
    lists = "/" not in address
    plain = f"{address}/index.md" if lists else f"{address}.md"
    for place, name in (("pages", plain), ("content", plain.replace("index.md", "_index.md") if lists else plain)):
        path = folder / place / language / name.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def page(raw: bytes) -> str:
    """A page of ours as Markdown: its title in front, then what it says and draws.

    Raises ValueError for a page without an article.
    """
    root = html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))
    article = root.find(".//article")
    if article is None:
        raise ValueError("found a page without an article")
    title = (root.findtext(".//title") or "").strip()
    return "\n\n".join([f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---", *_blocks(article)]) + "\n"


def _blocks(parent: Element) -> Iterator[str]:
    """The blocks of an element; words that stand free between them are paragraphs."""
    free = [_text(parent.text)]
    for child in parent:
        if _inline(child):
            free += [_said(child), _text(child.tail)]
            continue
        yield from _paragraph(free)
        yield from _block(child)
        free = [_text(child.tail)]
    yield from _paragraph(free)


def _inline(element: Element) -> bool:
    return not isinstance(element.tag, str) or element.tag in _INLINE or element.tag in _LEFT_OUT


def _paragraph(parts: Iterable[str]) -> Iterator[str]:
    if text := _one_line(parts):
        yield text


def _block(element: Element) -> Iterator[str]:
    tag = element.tag
    if tag in _HEADINGS:
        yield f"{'#' * (1 + _HEADINGS.index(tag))} {_line(element)}"
    elif tag == "table":
        yield _table(element)
    elif tag in ("ul", "ol"):
        yield "\n".join(f"{'1.' if tag == 'ol' else '-'} {_line(item)}" for item in element.iterchildren("li"))
    elif tag == "dl":
        yield "\n".join(f"- {_line(item)}" for item in element if isinstance(item.tag, str))
    elif tag == "svg":
        yield from _drawing(element)
    elif tag in ("p", "summary"):
        yield from _paragraph([_said(element)])
    else:
        yield from _blocks(element)


def _drawing(svg: Element) -> Iterator[str]:
    """A chart as one block of HTML; its form for narrow screens and small marks are no part of the text."""
    holder = svg.getparent()
    narrow = holder is not None and "narrow" in (holder.get("class") or "")
    if svg.get("role") == "img" and not narrow:
        raw = html.tostring(svg, encoding="unicode", with_tail=False)
        yield f"<figure>{' '.join(raw.split())}</figure>"


def _table(table: Element) -> str:
    """A table of Markdown, whose first row is its head; one without a head has an empty one."""
    rows = [[_line(cell) for cell in row.iterchildren("td", "th")] for row in table.iter("tr")]
    if table.find("thead") is None:
        rows.insert(0, [""] * max(map(len, rows), default=1))
    width = max(map(len, rows), default=1)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _line(element: Element) -> str:
    """Everything an element says, in one line."""
    return _one_line([_inside(element)])


def _said(element: Element) -> str:
    """What an element says inside a paragraph."""
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT or element.tag == "svg":
        return ""
    inside = _one_line([_inside(element)])
    if not inside:
        return " "
    if element.tag == "a" and element.get("href"):
        return f"[{inside}]({element.get('href')})"
    if element.tag == "code":
        return f"`{''.join(element.itertext())}`"
    around = _AROUND.get(element.tag, "")
    return f"{around}{inside}{around}" if around else f" {inside} "


def _inside(element: Element) -> str:
    return _text(element.text) + "".join(_said(child) + _text(child.tail) for child in element)


def _text(text: str | None) -> str:
    """Words as they are, whatever signs they have."""
    return _SIGNS.sub(r"\\\1", text or "").replace("&", "&amp;").replace("<", "&lt;")


def _one_line(parts: Iterable[str]) -> str:
    return " ".join("".join(parts).split())
