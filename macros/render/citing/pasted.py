"""What a pasted text quotes: the names in it, and what it says around them. `cite.js` reads by the same rules."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_CITED = re.compile(rf"(?<![\w-])({_ID}(?:\.{_ID})?-[0-9a-f]{{12}})(?![\w-])", re.ASCII | re.IGNORECASE)
_NAME = re.compile(rf"(?<![\w-]){_ID}(?:\.{_ID})?-?", re.ASCII)
_CUT = re.compile(r"(.+)-([0-9a-f]{0,11})")
_URL = re.compile(r"https?://[^\s\"'<>{}|]+", re.ASCII | re.IGNORECASE)
_DIGIT = re.compile(r"[0-9]")


def quoted(text: str) -> Mapping[str, str]:
    """By each `<key>-<hash>` in a text, what the text says of it, in plain letters.

    That is what stands before it, as every form of citation has it, and what stands after the last one; where no number
    is there, the whole text.
    """
    bare = _URL.sub(lambda url: f" {' '.join(_CITED.findall(url[0]))} ", text)
    found: dict[str, str] = {}
    name, at = "", 0
    for match in _CITED.finditer(bare):
        name = match[1].lower()
        found[name] = f"{found.get(name, '')} {bare[at : match.start()]}"
        at = match.end()
    if name:
        found[name] += f" {bare[at:]}"
    whole = plain(_CITED.sub(" ", bare))
    return {one: own if _DIGIT.search(own := plain(said)) else whole for one, said in found.items()}


def names(text: str) -> Iterator[tuple[str, int]]:
    """What could be the key of a record, anchors of addresses first, and how many digits of a hash stand after it."""
    anchored = [name for found in re.findall(r"#(\S*)", text) for name in _NAME.findall(found)]
    for found in (*anchored, *_NAME.findall(text)):
        yield found, 0
        if cut := _CUT.fullmatch(found):
            yield cut[1], len(cut[2])


def numbered(text: str) -> bool:
    """Whether a plain text quotes a number at all."""
    return _DIGIT.search(text) is not None


def holds(text: str, value: str) -> bool:
    """Whether a plain text holds a value, and not as a part of a longer number or word."""
    end = r"(?![.,]?\d)(?!\w)" if re.search(r"\w$", value) else ""
    return re.search(rf"(?<![\w-])(?<!\d[.,]){re.escape(value)}{end}", text) is not None


def plain(text: str) -> str:
    """Text without what a form of citation wraps it in: case, spaces and minus signs of all kinds, escapes."""
    bare = re.sub(r"[\\{}]", "", html.unescape(text))
    return " ".join(unicodedata.normalize("NFKC", bare).replace("\N{MINUS SIGN}", "-").casefold().split())
