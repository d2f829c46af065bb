"""The one way from values to HTML: templates that escape whatever they are given."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from macros.render.shapes import SHAPES
from macros.render.view import View

_FAMILY = {state: shape.family for state, shape in SHAPES.items()}
_METHODS = frozenset(dir(dict))


class _Environment(Environment):
    """Finds what a row of a table names by its key: Jinja looks for an attribute first, and to miss one takes long."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj and attribute not in _METHODS:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def _templates() -> Environment:
    loader = PackageLoader("macros.render", "html")
    return _Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, auto_reload=False)


@cache
def _template(name: str) -> Template:
    return _templates().get_template(f"{name}.html")


def fill(template: str, view: View, **values: Any) -> Markup:
    """HTML of a template in render/html/, without empty lines (Markdown would end the block at one)."""
    context = {"view": view, "w": view.words.say, "family": _FAMILY, **values}
    html = _template(template).render(context)
    # The search index joins the text of cells that touch.
    apart = html.replace("</td><t", "</td> <t").replace("</th><t", "</th> <t")
    return Markup("\n".join(filter(str.strip, apart.split("\n"))))
