"""Text that somebody hostile would write into a record, and how to find it again wherever it landed."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
)
"""Each breaks out of another place: HTML, attributes, SVG, Jinja, Markdown, entities, formulas, format strings."""

_TAG = re.compile(r"Z[A-Za-z0-9]+Z")
# A no-break space stands before per cent signs, and white space is folded wherever text is set.
_SPACE = re.compile(r"\s+")


def hostile(path: str, turn: int) -> str:
    """Every snippet, another one first at each turn, and a name that tells from which field the text came."""
    first = turn % len(SNIPPETS)
    name = "".join(part.capitalize() for part in re.findall(r"[A-Za-z0-9]+", path))
    return " ".join([*SNIPPETS[first:], *SNIPPETS[:first], f"Z{name}Z"])


def plain(text: str) -> str:
    """A text with its white space folded, so that two can be compared."""
    return _SPACE.sub(" ", text).strip()


def tags(text: str) -> Iterator[str]:
    """The name of every hostile text that a piece of a page, or a cell, holds some of."""
    yield from _TAG.findall(text)
