"""What an edition says in the places of a page: its macros, and its day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from macros.render.parts import PARTS
from macros.render.view import Edition
from macros.site.then import unknown

BLOCK = re.compile(r"\s*<(?!(?:a|b|cite|code|span)\b)")
"""The beginning of HTML that is more than words in a paragraph."""

_FUNCTIONS = {part.name: part.function for part in PARTS}


def spoken(
    edition: Edition, macro: str, page: str, given: Sequence[Any], named: Mapping[str, Any], *, lent: bool = False
) -> Markup:
    """What a macro says on a page, by its address in the edition; lent: whether the page is in another language."""
    function = _FUNCTIONS[macro]
    later = unknown(edition, function, given, named)
    said = function(edition.at(page), *given, **named) if later is None else later
    return _marked(said, edition.words.language) if said and lent else said


def _marked(shown: Markup, language: str) -> Markup:
    """What a macro says in the language of the edition, on a page that is written in another."""
    tag = "div" if BLOCK.match(shown) else "span"
    return Markup('<{0} lang="{1}">{2}</{0}>').format(tag, language, shown)


def around(edition: Edition) -> dict[str, str]:
    """What the page around the content says of an edition's day: as HTML, plain in an attribute, and of earlier days."""
    words, day = edition.words, edition.words.day(edition.as_of)
    as_of = Markup(words.html("as_of", date=day))
    known = "" if edition.whole is None else str(words.html("known.page", date=day))
    return {"day": str(as_of), "dated": str(escape(as_of.striptags())), "known": known}
