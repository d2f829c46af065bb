"""What stands in a page, so that nothing is waited for before its first paint: the styles of what it shows, one script.

The whole stylesheet follows at the end of the page, with what hands, paper and scripts ask for.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.render.policy import named
from macros.site.sheet import ASSETS, dense, sheet
from macros.site.slim import listed, plain, rules, used

_CLASS = ' class="'
_TAGS = re.compile(r"<([a-z][a-z0-9]*)")
# What stands before is looked at last: a regular expression that begins with letters is searched for as fast as those.
_DIRECTION = re.compile(r'dir(?<=[ \[]dir)="?(ltr|rtl)')
# What is shown later: by a hand, by a script, or on paper.
_LATER = re.compile(r":(hover|focus|target|checked|active|disabled|backdrop)|\[(aria-sort|aria-busy|role)")
_LATER_MEDIA = ("print", "forced-colors", "prefers-reduced-motion", "hover:")
_NOT_TAGS = re.compile(r"\[[^\]]*\]|::?[\w-]+|[.#][\w-]+")


Names = frozenset[str]
"""Names of tags, of classes with a point before them, and of the direction of letters, that stand in a page."""


@dataclass(frozen=True)
class Inline:
    """A style or script as it stands in a page, and how the page's policy names it."""

    text: Markup
    source: str


@dataclass(frozen=True)
class _Selector:
    text: str
    needs: Names
    """What a page must have."""


@dataclass(frozen=True)
class _Rule:
    head: str
    """Of a group of rules: @media …; else empty."""
    selectors: tuple[_Selector, ...]
    body: str
    nested: tuple[_Rule, ...] = ()


def names(text: str) -> Names:
    """The names in a text of HTML."""
    # In a page of a hundred kilobytes a regular expression would look for classes six times as long.
    written = {part.partition('"')[0] for part in text.split(_CLASS)[1:]}
    classes = {f".{name}" for found in written for name in found.split()}
    return frozenset({*classes, *_TAGS.findall(text), *(_DIRECTION.findall(text) if "dir=" in text else ())})


@functools.cache
def shown(found: Names, assets: str) -> Inline:
    """The styles that a page with these names needs first; assets: the address of our files as seen from the page."""
    text = Markup(_fonts().replace("url(", f"url({assets}") + _text(found | {"html", "body"}))
    return Inline(text, named(text))


def needed(body: str, assets: str) -> Inline:
    """The styles that a page needs first; assets: the address of our files as seen from the page."""
    return shown(names(body), assets)


@functools.cache
def first() -> Inline:
    """The script that must run before the first paint."""
    text = Markup((ASSETS / "first.js").read_text("utf-8"))
    return Inline(text, named(text))


@functools.cache
def _fonts() -> str:
    return dense((ASSETS / "fonts.css").read_text("utf-8"))


@functools.cache
def _text(found: Names) -> str:
    return used("".join(_fitting(_parsed(), found)), "")


def _fitting(found: tuple[_Rule, ...], names: Names) -> Iterator[str]:
    for rule in found:
        if rule.nested:
            inside = "".join(_fitting(rule.nested, names))
            yield f"{rule.head}{{{inside}}}" if inside else ""
        elif fitting := [one.text for one in rule.selectors if one.needs <= names]:
            yield f"{','.join(fitting)}{{{rule.body}}}"


@functools.cache
def _parsed() -> tuple[_Rule, ...]:
    return tuple(_rules(sheet()[1]))


def _rules(css: str) -> Iterator[_Rule]:
    for head, body in rules(css):
        head, body = head.strip(), (body or "").strip()
        if head.startswith(("@media", "@supports")):
            if not any(name in head for name in _LATER_MEDIA):
                yield _Rule(head, (), "", tuple(_rules(body)))
        elif body and not head.startswith("@"):
            selectors = [one.strip() for one in listed(head) if not _LATER.search(plain(one))]
            yield _Rule("", tuple(_Selector(one, _needs(one)) for one in selectors), body)


def _needs(selector: str) -> Names:
    bare = plain(selector)
    tags = re.findall(r"[a-z][a-z0-9]*", _NOT_TAGS.sub(" ", bare))
    return frozenset([*re.findall(r"\.[\w-]+", bare), *tags, *_DIRECTION.findall(bare)])
