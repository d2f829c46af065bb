"""What pages may say to the engine: calls of our macros with plain arguments, and nothing else of Jinja."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_type_hints

from jinja2 import Environment, TemplateSyntaxError, nodes
from mkdocs.utils.meta import get_data

from macros.model.portfolio import Portfolio
from macros.reading.problem import Problem, did_you_mean
from macros.render.parts import PARTS

_JINJA = Environment(autoescape=True)
_PARTS = {part.name: part.function for part in PARTS}
_BRACES = r"\{[{%#]"
_ALLOWED = 'wanted a macro with plain arguments, such as {{ records("targets") }}'


THIS = "this"
"""In a template the key of the record that a page is about."""


@dataclass(frozen=True)
class Call:
    """A macro that a template calls; an argument `this` stands for the key of its record."""

    macro: str
    given: tuple[Any, ...]
    named: Mapping[str, Any]

    def about(self, key: str) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Its arguments on the page of a record."""
        given = tuple(key if value == THIS else value for value in self.given)
        return given, {name: key if value == THIS else value for name, value in self.named.items()}


def faults(name: str, source: str, portfolio: Portfolio) -> Iterator[Problem]:
    """Every place of a page that calls something else than a macro, or a macro wrongly."""
    yield from _front_matter(name, source)
    try:
        tree = _JINJA.parse(source)
    except TemplateSyntaxError as error:
        yield _at(name, source, error.lineno, "no-macro-call", f"{error.message}; {_ALLOWED}")
        return
    seen: Counter[int] = Counter()
    for node in tree.body:
        if not isinstance(node, nodes.Output):
            message = f"found {type(node).__name__.lower()}, {_ALLOWED}"
            yield _at(name, source, node.lineno, "no-macro-call", message)
            continue
        for part in node.nodes:
            if not isinstance(part, nodes.TemplateData):
                for code, message in _call(part, portfolio):
                    yield _at(name, source, part.lineno, code, message, seen[part.lineno])
                seen[part.lineno] += 1


def apart(source: str) -> tuple[list[str], list[Call]]:
    """The text between the calls of a template, and the calls: one text more than calls.

    source: what `faults` finds nothing wrong with.
    """
    texts, found = [""], []
    for node in (part for output in _JINJA.parse(source).find_all(nodes.Output) for part in output.nodes):
        if isinstance(node, nodes.TemplateData):
            texts[-1] += node.data
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            named = {keyword.key: keyword.value.as_const() for keyword in node.kwargs}
            found.append(Call(node.node.name, tuple(argument.as_const() for argument in node.args), named))
            texts.append("")
    return texts, found


def _front_matter(name: str, source: str) -> Iterator[Problem]:
    """Keys of a page's front matter that would hide a macro, and a title that Jinja would read a second time."""
    if not source.startswith("---"):
        return
    _, front = get_data(source)
    for key in sorted({*_PARTS} & {*map(str, front)}):
        message = f"found the key {key!r}, the name of a macro; choose another"
        yield Problem(name, _line(source, key), 1, "key-hides-macro", message)
    if re.search(_BRACES, str(front.get("title"))):
        message = "found braces in the title, wanted plain text"
        yield Problem(name, _line(source, "title"), 1, "braces-in-title", message)


def _line(source: str, key: str) -> int:
    """The line of a key in the front matter, in whatever way YAML lets it be written."""
    lines = enumerate(source.splitlines(), 1)
    return next((number for number, line in lines if re.match(rf"\W*{key}\b", line)), 1)


def _at(name: str, source: str, line: int, code: str, message: str, nth: int = 0) -> Problem:
    """A problem at the first braces of a line, or at those of its nth expression."""
    lines = source.splitlines()
    text = lines[line - 1] if line <= len(lines) else ""
    found = list(re.finditer(r"\{\{" if nth else _BRACES, text))
    return Problem(name, line, found[nth].start() + 1 if nth < len(found) else 1, code, message)


def _call(part: nodes.Node, portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    """Code and message of what is wrong with a call."""
    plain = isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name)
    if not isinstance(part, nodes.Call) or not plain or part.dyn_args is not None or part.dyn_kwargs is not None:
        yield "no-macro-call", f"found an expression, {_ALLOWED}"
        return
    macro = part.node.name if isinstance(part.node, nodes.Name) else ""
    if macro not in _PARTS:
        yield "unknown-macro", f"found the macro {macro!r}, which does not exist; {did_you_mean(macro, _PARTS)}"
        return
    named = {keyword.key: keyword.value for keyword in part.kwargs}
    if not all(isinstance(value, nodes.Const) for value in [*part.args, *named.values()]):
        yield "no-macro-call", f"{macro}: found an argument that is no plain value; {_ALLOWED}"
        return
    given = [_value(argument) for argument in part.args]
    for message in _arguments(macro, given, {key: _value(value) for key, value in named.items()}, portfolio):
        yield "wrong-argument", message


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
