"""The page of missing translations."""

from __future__ import annotations

from functools import partial
from typing import Any

from markupsafe import Markup

from macros.render.gaps import KINDS, Coverage, coverage
from macros.render.parts.html import fill
from macros.render.view import View

_SHOWN = 1000
"""Gaps of a kind that the page lists, so that a language just begun on a large site does not make it endless."""


def translations(view: View, described: frozenset[str]) -> Markup:
    """What each language has and lacks; `described` are the words for what the code says in English."""
    found = coverage(view.edition, described)
    missing = sum(one.missing for one in found)
    languages = [_language(view, one) for one in found]
    return fill(
        "translations", view, missing=missing, languages=languages, kinds=KINDS[:-1], heading=partial(_heading, view)
    )


def _language(view: View, found: Coverage) -> dict[str, Any]:
    """A language with its counts, and its gaps by kind."""
    counts = {kind: (needed - len(found.of(kind)), needed) for kind, needed in found.needed.items()}
    gaps = [(kind, len(found.of(kind)), found.of(kind)[:_SHOWN]) for kind in KINDS if found.of(kind)]
    return {"code": found.language, "name": view.edition.languages[found.language], "counts": counts, "gaps": gaps}


def _heading(view: View, kind: str, language: dict[str, Any]) -> Markup:
    """What is missing in a language, or what it has without need."""
    name = Markup('<span lang="{}">{}</span>').format(language["code"], language["name"])
    key = "translations.needless" if kind == "unused" else "translations.lacking"
    return view.words.html(key, kind=view.words.say(f"translations.{kind}"), language=name)
