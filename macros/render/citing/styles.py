"""Citations in published styles, written by a CSL processor.

The processor takes 30 milliseconds for one citation and all of ours have one shape, so it writes one for each style and
language, with marks for what differs.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from macros.render.citing.works import Work

STYLES: Mapping[str, str] = MappingProxyType({"APA": "apa", "Chicago": "chicago-author-date"})
"""Styles that a citation is offered in, by name: the file in macros/styles/."""

# Private letters: no style changes their case, and no text of the data can hold one.
_AUTHOR, _TITLE, _URL = "\ue000", "\ue001", "\ue002"


def styled(work: Work, style: str, locale: str) -> str:
    """A citation in one of STYLES. locale: as `en_GB`, whose words and marks the style takes."""
    pattern = _pattern(style, locale, work.as_of.year)
    return pattern.replace(_AUTHOR, work.author).replace(_URL, work.url).replace(_TITLE, work.title)


@functools.cache
def _pattern(style: str, locale: str, year: int) -> str:
    """One citation with marks in the places of author, title and address."""
    # lxml and the processor take a third of a second to load, and many commands cite nothing.
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter  # type: ignore[import-untyped]
    from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

    item = {
        "id": "it",
        "type": "dataset",
        "author": [{"literal": _AUTHOR}],
        "title": _TITLE,
        "issued": {"date-parts": [[year]]},
        "URL": _URL,
    }
    path = str(files("macros") / "styles" / f"{STYLES[style]}.csl")
    try:
        rules = CitationStylesStyle(path, locale=locale.replace("_", "-"), validate=False)
    except ValueError:  # no words of that language in the processor
        rules = CitationStylesStyle(path, locale="en-GB", validate=False)
    bibliography = CitationStylesBibliography(rules, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem("it")]))
    return str(bibliography.bibliography()[0])
