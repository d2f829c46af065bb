"""minhbach explain."""

from __future__ import annotations

from textwrap import fill, indent

import click

from macros.reading.codes import CODES, GROUPS, Code, Example
from macros.reading.problem import UserError, did_you_mean

_WIDTH = 80


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain the CODE of a problem by a bad and a good example; without CODE, list all.

    The same stands on the site, on the page about problems.
    """
    if code is None:
        click.echo("\n".join(_line(found) for group in GROUPS.values() for found in group))
    elif found := CODES.get(code.strip("[]")):
        click.echo(_explained(found))
    else:
        raise UserError([f"explain: found {code!r}, no code of a problem; {did_you_mean(code, CODES)}"])


def _line(code: Code) -> str:
    return f"{code.id:26}{code.title}{' (warning)' if code.warning else ''}"


def _explained(code: Code) -> str:
    kind = "a warning: nothing stops" if code.warning else "an error: nothing is built"
    why = fill(code.why, _WIDTH)
    return f"{code.title} [{code.id}], {kind}\n\n{why}\n\n{_shown('Bad', code.bad)}\n\n{_shown('Good', code.good)}"


def _shown(label: str, example: Example) -> str:
    return f"{label}: {example.path}\n\n{indent(example.shown or '(empty)', '    ').rstrip()}"
