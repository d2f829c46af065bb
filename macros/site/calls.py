"""What pages may say to the engine: calls of our macros with plain arguments, and nothing else of Jinja."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any, get_type_hints

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.model.portfolio import Portfolio
from macros.reading.problem import Problem, did_you_mean
from macros.render.parts import PARTS

_JINJA = Environment(autoescape=True)
_PARTS = {part.name: part.function for part in PARTS}
_ALLOWED = 'wanted a macro with plain arguments, such as {{ records("targets") }}'


def faults(name: str, source: str, portfolio: Portfolio) -> Iterator[Problem]:
    """Every place of a page that calls something else than a macro, or a macro wrongly."""
    yield from _shadows(name, source)
    try:
        tree = _JINJA.parse(source)
    except TemplateSyntaxError as error:
        yield _at(name, source, error.lineno, f"{error.message}; {_ALLOWED}")
        return
    for node in tree.body:
        if not isinstance(node, nodes.Output):
            yield _at(name, source, node.lineno, f"found {type(node).__name__.lower()}, {_ALLOWED}")
            continue
        for part in node.nodes:
            if not isinstance(part, nodes.TemplateData):
                for message in _call(part, portfolio):
                    yield _at(name, source, part.lineno, message)


def _shadows(name: str, source: str) -> Iterator[Problem]:
    """Keys of a page's front matter that would hide a macro of the same name."""
    if front := re.match(r"---\n.*?\n---\n", source, re.DOTALL):
        for number, line in enumerate(front[0].splitlines(), 1):
            key = line.partition(":")[0]
            if key in _PARTS:
                yield Problem(name, number, 1, f"found the key {key!r}, the name of a macro; choose another")


def _at(name: str, source: str, line: int, message: str) -> Problem:
    """A problem at the first braces of a line."""
    lines = source.splitlines()
    found = re.search(r"\{[{%#]", lines[line - 1]) if line <= len(lines) else None
    return Problem(name, line, found.start() + 1 if found else 1, message)


def _call(part: nodes.Node, portfolio: Portfolio) -> Iterator[str]:
    plain = isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name)
    if not isinstance(part, nodes.Call) or not plain or part.dyn_args is not None or part.dyn_kwargs is not None:
        yield f"found an expression, {_ALLOWED}"
        return
    macro = part.node.name if isinstance(part.node, nodes.Name) else ""
    if macro not in _PARTS:
        yield f"found the macro {macro!r}, which does not exist; {did_you_mean(macro, _PARTS)}"
        return
    named = {keyword.key: keyword.value for keyword in part.kwargs}
    if not all(isinstance(value, nodes.Const) for value in [*part.args, *named.values()]):
        yield f"{macro}: found an argument that is no plain value; {_ALLOWED}"
        return
    yield from _arguments(macro, [_value(a) for a in part.args], {k: _value(v) for k, v in named.items()}, portfolio)


def _value(node: nodes.Node) -> Any:
    return node.value if isinstance(node, nodes.Const) else None


def _arguments(macro: str, given: list[Any], named: dict[str, Any], portfolio: Portfolio) -> Iterator[str]:
    function = _PARTS[macro]
    try:
        bound = inspect.signature(function).bind(None, *given, **named)
    except TypeError as error:
        yield f"{macro}: {error}; see the page about macros"
        return
    hints = get_type_hints(function, include_extras=True)
    for name, value in list(bound.arguments.items())[1:]:
        if fault := hints[name].__metadata__[0].fault(portfolio, value):
            yield f"{macro}: {name}: {fault}"
