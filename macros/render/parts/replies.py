"""Statements of the responsible bodies, beside the verdict on a promise."""

from __future__ import annotations

from typing import Annotated

from markupsafe import Markup

from macros.render.parts.arguments import PROMISE
from macros.render.parts.html import fill
from macros.render.view import View


def replies(view: View, promise: Annotated[str, PROMISE]) -> Markup:
    """What the responsible bodies state about a promise, oldest first; it changes nothing in the verdict."""
    every = enumerate(view.record(promise).replies, 1)
    made = [(f"reply.{at}", reply) for at, reply in every if reply.date.end <= view.edition.as_of]
    return fill("replies", view, replies=made) if made else Markup("")
