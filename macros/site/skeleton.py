"""A page that MkDocs rendered once, with holes where it speaks of data: every build fills them.

MkDocs needs 30 ms for a page, far more for one with long tables, and what it makes changes with the data only where
macros stand and where the page around the content names the day or the page's summary. A page is filled only where
Markdown left every macro's place as it was; any other MkDocs renders whole at each build.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import escape

from macros.render.shared.head import Head
from macros.render.view import Edition
from macros.site.calls import Call
from macros.site.holes import CLOSE, HEADING, OPEN, hole
from macros.site.shown import names, shown
from macros.site.speaking import BLOCK, around, spoken

_HOLE = re.compile(rf"{OPEN}(\w+){CLOSE}|(?<=/)(--this-[\w-]*?--)(?=/)")
_MARKED = re.compile(rf"<span ({OPEN}call(\d+){CLOSE})></span>")
_HEADING = re.compile(rf"<h([1-6])\b(?:(?!</h\1>).)*?{OPEN}call", re.DOTALL)
_PARAGRAPH = re.compile(rf"<p>((?:(?!</?p\b).)*?{OPEN}call(?:(?!</?p\b).)*?)</p>", re.DOTALL)
_ASSETS = re.compile(rf"({OPEN}style{CLOSE})/\*(.*?)\*/")
_TITLE = re.compile(rf"{HEADING[0]}(.*?){HEADING[1]}", re.DOTALL)


@dataclass(frozen=True)
class Skeleton:
    """A page with holes: texts, each but the last followed by what fills the hole of that place.

    names: what the texts of its body ask of the stylesheet. assets: the address of our files as seen from the page.
    heading: the title that the page has where no macro gives it one.
    """

    texts: tuple[str, ...]
    holes: tuple[str, ...]
    calls: tuple[Call, ...]
    names: tuple[str, ...]
    assets: str
    heading: str = ""

    def filled(self, fills: Mapping[str, str]) -> str:
        """The page with every hole filled."""
        parts, begun = [self.texts[0]], 0
        for place, text in zip(self.holes, self.texts[1:], strict=True):
            if place == "open":
                begun = len(parts)
                parts.append(text)
            elif place == "close":
                parts[begun:] = ["\n".join(_paragraphs(parts[begun:])), text]
            else:
                parts += [fills[place], text]
        return "".join(parts)


Skeletons = Mapping[tuple[str, str], Skeleton]
"""The page with holes of an edition by the kind of its records, and the language of their titles where it is another."""


def _paragraphs(parts: list[str]) -> Iterator[str]:
    """A paragraph, of its text and by turns what fills its holes: what is no words stands between two paragraphs."""
    line = ""
    for nth, part in enumerate([*parts, ""]):
        larger = nth % 2 == 1 and BLOCK.match(part)
        if (larger or nth == len(parts)) and line.strip():
            yield f"<p>{line.strip()}</p>"
        if larger:
            yield part
        line = "" if larger else line + part


def skeleton(html: str, calls: Collection[Call]) -> Skeleton | None:
    """A page with holes as MkDocs rendered it, taken apart; None where Markdown did something to a macro's place."""
    places = sorted(int(nth) for _, nth in _MARKED.findall(html))
    if places != list(range(len(calls))) or html.count(f"{OPEN}call") != len(calls) or _HEADING.search(html):
        return None
    assets, title = _ASSETS.search(html), _TITLE.search(html)
    html = _TITLE.sub(hole("h1"), _ASSETS.sub(r"\1", html))
    html = _MARKED.sub(r"\1", _PARAGRAPH.sub(rf"{hole('open')}\1{hole('close')}", html))
    found = _HOLE.split(html)
    holes = tuple("slug" if slug else name for name, slug in zip(found[1::3], found[2::3], strict=True))
    asked = names(_HOLE.sub("", html[html.index("<body") :]))
    return Skeleton(
        tuple(found[::3]),
        holes,
        tuple(calls),
        tuple(sorted(asked)),
        assets[2] if assets else "",
        title[1] if title else "",
    )


def written(
    found: Skeleton, edition: Edition, page: str, head: Head, more: Mapping[str, str], lent: bool = False
) -> str:
    """A page with its macros, its head and the day filled in.

    page: its address in the edition, "targets/x/" for a record. more: what fills its other holes, h1 its title where no
    macro gives it one. lent: whether its content stands in for one in the language of the edition.
    """
    said = {f"call{nth}": part for nth, part in enumerate(_parts(found.calls, edition, page, lent))}
    headed = any("<h1" in part for part in said.values())
    said = {**said, **around(edition), **more} | ({"h1": ""} if headed else {})
    style = shown(names("".join(said.values())).union(found.names), found.assets)
    lines = {name: str(escape(getattr(head, name))) for name in ("title", "name", "description", "image", "feed")}
    return found.filled(said | lines | {"data": head.data, "style": style.text, "policy": str(escape(style.source))})


def _parts(calls: Iterable[Call], edition: Edition, page: str, lent: bool) -> Iterator[str]:
    for call in calls:
        given, named = call.about(page.rstrip("/"))
        yield str(spoken(edition, call.macro, page, given, named, lent=lent))
