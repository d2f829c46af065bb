"""The page around a record: rendered by MkDocs once for its kind, with holes that every record of the kind fills.

MkDocs needs 30 ms for a page, and what it makes differs from record to record only where a hole is. `build` compares
a filled page of each kind with MkDocs' own, and lets MkDocs render the whole kind where they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from macros.model.portfolio import ADDRESSED
from macros.render.feeds import FED
from macros.render.parts import PARTS
from macros.render.shared.dataset import DESCRIBED
from macros.render.shared.head import Head
from macros.render.view import Edition
from macros.site.calls import Call, apart
from macros.site.settings import Site
from macros.site.shown import Inline, Names, names, shown
from macros.site.templates import page, template, title_in
from macros.site.then import unknown

# No id has two dashes in a row, so no record's page has this name.
_SLUG = "--this-{}--"
# Letters of private use, which neither data nor words nor configuration may hold: none of their texts is like a hole.
_OPEN, _CLOSE = "\ue000", "\ue001"
_HOLE = re.compile(rf"{_OPEN}(\w+){_CLOSE}|(?<=/)(--this-[\w-]*?--)(?=/)")
# Material gives a page without a heading one more.
_CALL = f"<!--<h1 {_OPEN}call{{}}{_CLOSE}-->"
_FUNCTIONS = {part.name: part.function for part in PARTS}


@dataclass(frozen=True)
class Skeleton:
    """A page with holes: texts, each but the last followed by what fills the hole of that place."""

    texts: tuple[str, ...]
    holes: tuple[str, ...]
    calls: tuple[Call, ...]
    names: Names
    """What the texts of its body ask of the stylesheet."""

    def filled(self, fills: Mapping[str, str]) -> str:
        """The page with every hole filled."""
        parts = [part for text, hole in zip(self.texts, self.holes, strict=False) for part in (text, fills[hole])]
        return "".join([*parts, self.texts[-1]])


_HEAD = Head(*(f"{_OPEN}{name}{_CLOSE}" for name in ("title", "name", "description", "image", "data", "feed")))


def addresses(edition: Edition) -> dict[str, tuple[str, str]]:
    """Of each page with holes that the records of an edition need its kind, and the language of its titles."""
    return {
        f"{kind}/{_SLUG.format(language)}.md": (kind, language)
        for kind in ADDRESSED
        for language in sorted({title_in(edition, kind, id_) for id_ in getattr(edition.portfolio, kind)})
    }


def heads(edition: Edition) -> dict[str, Head]:
    """What stands in the head of each page with holes."""
    return {
        address: replace(_HEAD, data=_HEAD.data if kind in DESCRIBED else "", feed=_HEAD.feed if kind in FED else "")
        for address, (kind, _) in addresses(edition).items()
    }


def staged(site: Site, kind: str, language: str) -> str:
    """The Markdown of a page with holes."""
    texts, calls = apart(template(site, kind)[1])
    holes = [_CALL.format(n) for n in range(len(calls))]
    source = "".join(part for text, hole in zip(texts, [*holes, ""], strict=True) for part in (text, hole))
    return page(source, f"{_OPEN}title{_CLOSE}", f"title_in: {language}\n" if language else "")


def look(body: str, assets: str) -> Inline:
    """The styles that a page needs first; of a page with holes, their places."""
    if f"{_OPEN}call" in body:
        return Inline(Markup(f"{_OPEN}style{_CLOSE}"), f"{_OPEN}policy{_CLOSE}")
    return shown(names(body), assets)


def skeleton(html: str, site: Site, kind: str) -> Skeleton:
    """A page with holes as MkDocs rendered it, taken apart."""
    html = re.sub(rf"<!--<h1 ({_OPEN}call\d+{_CLOSE})-->", r"\1", html)
    found = _HOLE.split(html)
    holes = tuple("slug" if slug else name for name, slug in zip(found[1::3], found[2::3], strict=True))
    body = html[html.index("<body") :]
    return Skeleton(tuple(found[::3]), holes, tuple(apart(template(site, kind)[1])[1]), names(_HOLE.sub("", body)))


def record_page(found: Skeleton, edition: Edition, key: str, head: Head) -> str:
    """The page of a record."""
    said = {f"call{n}": str(part) for n, part in enumerate(_parts(found, edition, key))}
    style = shown(found.names | names("".join(said.values())), "../../assets/minhbach/")
    lines = {name: str(escape(getattr(head, name))) for name in ("title", "name", "description", "image", "feed")}
    rest = {"slug": key.partition("/")[2], "data": head.data, "style": style.text, "policy": str(escape(style.source))}
    return found.filled(said | lines | rest)


def _parts(found: Skeleton, edition: Edition, key: str) -> Iterator[Markup]:
    view = edition.at(f"{key}/")
    for call in found.calls:
        given, named = call.about(key)
        function = _FUNCTIONS[call.macro]
        later = unknown(edition, function, given, named)
        yield function(view, *given, **named) if later is None else later
