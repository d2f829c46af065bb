"""A review as Markdown, for the summary of a workflow and for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.render.review.compared import Compared
from macros.render.review.items import Item, Section, sections, summary

_MOST = 50
"""Items of a section; GitHub drops a summary above a mebibyte."""

_SIGNS = re.compile(r"[\\`*_\[\]<>~|$]|&(?=[#\w])")
_SLASHED = "\\`*_[]"
# A joiner that nobody sees keeps a host from making a link or a mention of what only looks like one.
_JOINER = "\u2060"
_LINKS = re.compile(r"[@#](?=\w)|:(?=//)|(?<=\bwww)\.|\bGH(?=-\d)|:(?=[\w+-]+:)|(?<=\w)@", re.IGNORECASE)


def markdown(compared: Compared) -> str:
    """The whole review; of a section with very many items the first ones, and how many more there are."""
    say, found = compared.after.words.say, sections(compared)
    date = compared.after.words.day(compared.after.as_of)
    lines = [f"# {escape(say('review.title'))}", ""]
    lines += [escape(say("review.compared", ref=compared.ref, date=date)), "", escape(summary(compared, found))]
    for section in found:
        lines += ["", f"## {escape(say(f'review.section.{section.name}'))} ({len(section.items)})", ""]
        lines += _items(section)
        if (more := len(section.items) - _MOST) > 0:
            lines.append(f"- {escape(say('review.more', n=more))}")
    return "\n".join(lines) + "\n"


def _items(section: Section) -> Iterator[str]:
    for item in section.items[:_MOST]:
        yield "- " + _head(item)
        yield from (f"  - {escape(label)}: {escape(text)}" for label, text in item.lines)


def _head(item: Item) -> str:
    """Title, key and what is said; a key is made of ids, which hold no sign of Markdown's."""
    parts = [f"**{escape(item.title)}**" if item.title else "", f"`{item.key}`"]
    head = " ".join(part for part in parts if part)
    return f"{head}: {escape(item.said)}" if item.said else head


def escape(text: str) -> str:
    """Text in one line that makes no markup, HTML, link or mention. The escaper of Markdown."""
    line = " ".join(text.split())
    joined = _LINKS.sub(lambda found: f"{found[0]}{_JOINER}" if found[0] != "." else f"{_JOINER}.", line)
    return _SIGNS.sub(lambda found: _spelt(found[0]), joined)


def _spelt(sign: str) -> str:
    return f"\\{sign}" if sign in _SLASHED else f"&#{ord(sign)};"
