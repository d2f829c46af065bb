"""What `check` can find: every code with its reason and its examples."""

from __future__ import annotations

from typing import Annotated, Any

from markupsafe import Markup

from macros.reading.codes import CODES, GROUPS, Code, Example
from macros.render.parts.arguments import OneOf
from macros.render.parts.html import fill
from macros.render.parts.reference import told
from macros.render.view import View


def problems(view: View, group: Annotated[str, OneOf(tuple(GROUPS))]) -> Markup:
    """The problems of a group that a check can find, each with its reason, a bad and a good example."""
    return fill("problems", view, entries=[_entry(view, code) for code in GROUPS[group]])


def described_problems() -> frozenset[str]:
    """The keys of the words that say what problems are."""
    return frozenset(f"problem.{code}.{part}" for code in CODES for part in ("title", "why"))


def _entry(view: View, code: Code) -> dict[str, Any]:
    examples = ((view.words.say("problems.bad"), code.bad), (view.words.say("problems.good"), code.good))
    return {
        "id": code.id,
        "title": told(view, f"problem.{code.id}.title", code.title),
        "why": told(view, f"problem.{code.id}.why", code.why),
        "examples": [(label, example.path, _lines(view, example)) for label, example in examples],
    }


def _lines(view: View, example: Example) -> Markup:
    """The text of an example on one line of HTML, as an empty line would end the block for Markdown."""
    shown = example.shown.rstrip("\n") or view.words.say("problems.empty")
    return Markup("&#10;").join(shown.split("\n"))
