"""Text that somebody hostile would write into a record, and how to find it again wherever it landed."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

SNIPPETS = (
    '"><script>window.PWNED=1</script>',
    "=1+1",
    "<img src=x onerror=window.PWNED=1>",
    "{{ 7*7 }}",
    "**bold** [x](javascript:window.PWNED=1)",
    "</textarea></title></svg></style><script>window.PWNED=1</script>",
    "&lt;b&gt; &amp;#60;",
    "`a` | b | ```",
    "{% raw %} {# no #}",
    "' \" onmouseover='window.PWNED=1'",
    "@SUM(1)",
    "+1",
    "-1",
    "# one <!-- two --> ]]> ${3} %s %(x)s \\u003c",
    "mb--call0-- mb--title-- --this-en-- {n} {0} {title!r}",
    "--- title: x --- ~~~ ![i](x) [y](data:text/html,1) <javascript:alert(1)>",
    "\\end{x} @misc{a, % #1 ~ ^ $x_1$ }",
    "BEGIN:VEVENT; a\\, b\\n ER  - TY  - %0d%0aX: 1",
    "<![CDATA[ <?php &nbsp; &#x3c; ]]> |cmd",
    "e\u0323\u0302\u0301\u0309\u0303\u0303\u0303 \U00024b62\U0001f600 \u202f\u3000\u200d\uff1d1",
    "o" * 90,
)
"""Each breaks out of another place: HTML, attributes, SVG, Jinja, Markdown, entities, formulas, format strings, holes
of pages, front matter, TeX, the lines of a calendar, the width of a page."""

_TAG = re.compile(r"Z[A-Za-z0-9]+Z")
_HOST = re.compile(r"https://example\.org/")
# A no-break space stands before per cent signs, and white space is folded wherever text is set.
_SPACE = re.compile(r"\s+")


Write = Callable[[str, int], str]
"""A text for a field, by its dotted name and by how many were written before it; it ends with the field's name."""


def hostile(path: str, turn: int) -> str:
    """Every snippet, another one first at each turn, and a name that tells from which field the text came."""
    first = turn % len(SNIPPETS)
    return _kept(" ".join([*SNIPPETS[first:], *SNIPPETS[:first], named(path)]))


def short(path: str, turn: int) -> str:
    """One snippet, another one at each turn, and the name of the field."""
    return _kept(f"{SNIPPETS[turn % len(SNIPPETS)]} {named(path)}")


def drawn(seed: int) -> Write:
    """Texts of whatever the model takes: snippets, signs and letters of all kinds, by lot."""
    lot = random.Random(seed)

    def write(path: str, _turn: int) -> str:
        pieces = [lot.choice((_snippet, _signs, _letters))(lot) for _ in range(lot.randint(1, 6))]
        # A piece may be what the tag of a field looks like.
        return _kept(f"{_TAG.sub('', lot.choice(('', ' ')).join(pieces))} {named(path)}")

    return write


def _kept(text: str) -> str:
    """A text as the model keeps it."""
    return unicodedata.normalize("NFC", re.sub(r"[ \t\r\n]+", " ", text).strip())


def _snippet(lot: random.Random) -> str:
    return lot.choice(SNIPPETS)


def _signs(lot: random.Random) -> str:
    return "".join(lot.choices("<>&\"'`{}%#=+-@*_[]()|\\/!:;,.?$~^ aB1đế\uff1d", k=lot.randint(1, 40)))


def _letters(lot: random.Random) -> str:
    found = (chr(lot.randrange(0x20, lot.choice((0x80, 0x250, 0x3000, 0x20000)))) for _ in range(lot.randint(1, 30)))
    return "".join(letter for letter in found if letter.isprintable() or letter == " ")


def named(path: str) -> str:
    """The name of a field as one word that no other text holds."""
    return f"Z{''.join(part.capitalize() for part in re.findall(r'[A-Za-z0-9]+', path))}Z"


def harmless(text: str) -> str:
    """A text as long, of words as long, with nothing in it but letters and the name of its field."""
    host, name = _HOST.match(text), _TAG.search(text)
    assert name
    begin = host.end() if host else 0
    tame = re.sub(r"\S", "x", text)
    return text[:begin] + tame[begin : name.start()] + name.group() + tame[name.end() :]


def plain(text: str) -> str:
    """A text with its white space folded, so that two can be compared."""
    return _SPACE.sub(" ", text).strip()


def tags(text: str) -> Iterator[str]:
    """The name of every hostile text that a piece of a page, or a cell, holds some of."""
    yield from _TAG.findall(text)


def by_name(text: str, known: Mapping[str, str]) -> str:
    """A text with each hostile one that stands in it whole by its name; one that was cut for want of room is "…".

    What was cut was cut inside a text, and is that text up to there. A word in a sentence may stand in small letters.
    """
    text = plain(text)
    for name in set(tags(text)):
        text = text.replace(known.get(name, name), f"<{name}>")
    for small in set(_SMALL.findall(text)):
        text = next((text.replace(whole.lower(), small) for whole in known.values() if small in whole.lower()), text)
    *cut, last = text.split("…")
    ours = not re.search(r"PWNED|xxx|[<>&\"'{}]", _NAMED.sub("", last))
    return "…" if cut and ours and all(_begun(part.rpartition(" ")[2][-12:], known) for part in cut) else text


_SMALL = re.compile(r"zwords[a-z0-9]+z")
_NAMED = re.compile(r"<Z\w+Z>|Z\w+Z")


def _begun(end: str, known: Mapping[str, str]) -> bool:
    """Whether a piece of a word is harmless, or of a hostile text as it is."""
    return bool(re.fullmatch(r"[\w.,:%]*", end)) or any(end.lower() in whole.lower() for whole in known.values())


def whole(text: str, known: Mapping[str, str]) -> bool:
    """Whether each hostile text in a text is all of it, or was cut with an ellipsis and is literal up to there."""
    return not re.search(r"PWNED|(?<!<)\bZ[A-Za-z0-9]+Z", by_name(text, known))
