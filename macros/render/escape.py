"""The escapers, one for each place where text of the data lands.

HTML and attributes: markupsafe.escape, through the templates in html/. SVG: ElementTree, in svg.py. Atom: ElementTree,
in feeds/atom.py. iCalendar: its library, in feeds/calendar.py. JSON and JSON-LD: exports/json_v1.dumps. Markdown that people read: review/markdown.escape. CSV: exports/csv_v1.cell. Front matter of staged Markdown: `neutral`, below. Citations: `bibtex`, `ris` and `wiki`,
below; CSL-JSON is JSON.
"""

from __future__ import annotations

import re

_SIGN = re.compile(r"[!-/:-@\[-`{-~]")


def neutral(text: str) -> str:
    """Text for a page title, which Jinja, Markdown and HTML each read: every ASCII sign as a numeric reference."""
    return _SIGN.sub(lambda found: f"&#{ord(found.group())};", text)


_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_TEX = re.compile(f"[{re.escape(''.join(_BIBTEX))}]")
# Two dashes or apostrophes make another sign together.
_LIGATURE = re.compile("(?<=-)-|(?<=')'")


def bibtex(text: str) -> str:
    """Text inside the braces of a BibTeX field: braces stay paired, and TeX sees letters only."""
    escaped = _TEX.sub(lambda sign: _BIBTEX[sign.group()], " ".join(text.split()))
    if "--" not in escaped and "''" not in escaped:
        return escaped
    return _LIGATURE.sub(lambda sign: f"{{}}{sign.group()}", escaped)


def ris(text: str) -> str:
    """Text of one RIS field: it stays on its line, whatever a program takes for the end of one."""
    return " ".join(text.split())


# A sign of a list is one at the start alone, and an apostrophe beside another. Every way begins with one set of signs:
# only so does a regular expression run over letters fast.
_WIKI = re.compile(r"[\[\]{}|<>&~'_*#:;](?:(?<=[\[\]{}|<>&~])|(?<=')'+|(?<=_)_+|(?<=:)(?=//)|(?<=^[*#:;]))")


def wiki(text: str) -> str:
    """Text of one field of a wiki template: each sign that means something there as a numeric reference."""
    found = " ".join(text.split())
    return _WIKI.sub(lambda sign: "".join(f"&#{ord(letter)};" for letter in sign.group()), found)
