"""The page that searches, which scripts also bring to a reader on any other page."""

from __future__ import annotations

from markupsafe import Markup

from macros.model.portfolio import ADDRESSED
from macros.render.parts.html import fill
from macros.render.rows import STATES
from macros.render.view import View

PAGE = "pages"
"""The kind of a page that is about no single record."""

_SAID = ("wait", "found", "beside", "apart", "none", "failed")


def search(view: View) -> Markup:
    """A field that searches everything, once scripts run; without them the complete list of every kind."""
    kinds = [(kind, len(getattr(view.portfolio, kind))) for kind in ADDRESSED]
    names = {kind: view.words.say(f"kind.{kind}.one") for kind in ADDRESSED} | {PAGE: view.words.say("search.pages")}
    # The places stay as they are: the script fills them.
    said = {key: view.words.say(f"search.{key}", n="{n}", first="{first}", words="{words}") for key in _SAID}
    return fill("search", view, lists=[kind for kind in kinds if kind[1]], names=names, said=said, states=STATES)
