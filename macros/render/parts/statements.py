"""What a site says of itself: how far everybody can use it, and what it knows about its readers."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated

from markupsafe import Markup

from macros.render.parts.arguments import OneOf
from macros.render.parts.html import fill
from macros.render.view import View

_SAID = MappingProxyType(
    {
        "accessibility": (
            ("", ("aim",)),
            ("tested", ("pages", "hands", "charts")),
            ("untested", ("people", "elsewhere")),
            ("telling", ("tell",)),
        ),
        "privacy": (("", ("nothing", "colours", "address", "server", "links")),),
    }
)
"""Sections of each statement, by the key of the heading, with the keys of their paragraphs."""


def statement(view: View, about: Annotated[str, OneOf(tuple(_SAID))]) -> Markup:
    """The statement about accessibility or privacy; what the tests of the generator show on every site."""
    there = "about.md" in view.edition.pages_of.get(view.edition.default_language, ())
    page = Markup('<a href="{}">{}</a>').format(view.href("about"), view.words.say("nav.about"))
    sections = [
        (view.words.say(f"{about}.{heading}") if heading else "", [_said(view, f"{about}.{key}", page) for key in keys])
        for heading, keys in _SAID[about]
        if heading != "telling" or there
    ]
    return fill("statement", view, sections=sections)


def _said(view: View, key: str, page: Markup) -> Markup:
    return view.words.html(key, page=page)
