"""What `new` and `record` take: an option for each key of a record, and questions on a terminal for what is missing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import click

from macros.reading.problem import UserError
from macros.site.settings import Site
from macros.writing.answers import value
from macros.writing.draft import Draft, tried, write
from macros.writing.fields import Field

_METAVARS = {"text": "TEXT", "line": "TEXT", "number": "NUMBER", "date": "DATE", "list": "ID", "flag": None}


def option(field: Field) -> Callable[[Any], Any]:
    """The option of a key: `--due-note` for due_note, with the meaning that the model gives it."""
    several = field.shape in ("text", "list")
    return click.option(
        flag(field),
        field.name,
        help=_help(field),
        metavar=_METAVARS.get(field.shape),
        multiple=several,
        is_flag=field.shape == "flag",
        default=() if several else None,
        type=click.Choice(field.choices) if field.choices else None,
    )


def flag(field: Field) -> str:
    """How a key is written on the command line."""
    return f"--{field.name.replace('_', '-')}"


def _help(field: Field) -> str:
    meaning = field.meaning[:1].upper() + field.meaning[1:]
    parts = ["Needed." if field.needed else "", f"{meaning}.", "May be repeated." if field.shape == "list" else ""]
    return " ".join(part for part in parts if part)


def put(site: Site, drafts: Sequence[Draft], day: date) -> None:
    """Write drafts that `check` would accept, and tell its warnings about them.

    Raises UserError with what it would refuse; then nothing is written.
    """
    for doubt in tried(site.root, site.languages, drafts, day):
        click.echo(f"warning: {doubt}", err=True)
    write(site.root, drafts)
    for draft in drafts:
        click.echo(f"{'Wrote' if draft.before is None else 'Changed'} {draft.path}:")
        click.echo("\n".join(f"  {number}: {draft.row(number)}" for number in sorted(draft.keys)))


def can_ask() -> bool:
    """Whether somebody sits at a terminal; a standard input that was closed is None."""
    return sys.stdin is not None and sys.stdin.isatty()


def answers(
    known: Mapping[str, Field], given: Mapping[str, Any], languages: Sequence[str], usual: Iterable[str] = ()
) -> dict[str, Any]:
    """The values of all keys that were given; on a terminal a question for each needed or usual one that was not.

    Raises UserError with everything that is missing or cannot be understood, where nobody can be asked.
    """
    said = {name: _texts(found) for name, found in given.items() if found not in (None, (), False)}
    wanted = [*(field.name for field in known.values() if field.needed), *usual]
    missing = [name for name in wanted if name not in said]
    found: dict[str, Any] = {}
    faults = []
    for name in [*said, *missing]:
        field = known[name]
        try:
            if name in said:
                found[name] = value(field, said[name], languages)
            elif can_ask():
                found |= asked(field, languages)
            elif field.needed:
                faults.append(
                    f"found no {flag(field)}: {_wanted(field)}; give it, or run this in a terminal, which asks"
                )
        except ValueError as error:
            if not can_ask():
                faults.append(f"{flag(field)}: {error}")
                continue
            click.echo(f"{flag(field)}: {error}", err=True)
            found |= asked(field, languages)
    if faults:
        raise UserError(faults)
    return found


def _wanted(field: Field) -> str:
    return f"{', '.join(field.choices)}; {field.meaning}" if field.choices else field.meaning


def _texts(found: Any) -> list[str]:
    return list(found) if isinstance(found, tuple) else ["true" if found is True else str(found)]


def asked(field: Field, languages: Sequence[str]) -> dict[str, Any]:
    """The key with what was answered on the terminal; empty where an answer that is not needed was left out."""
    if field.shape == "text":
        texts = [answer for at, language in enumerate(languages) if (answer := _text(field, language, at == 0))]
        return {field.name: value(field, texts, languages)} if texts else {}
    if (answer := _answer(field, languages)) is None:
        return {}
    return {field.name: answer}


def _text(field: Field, language: str, first: bool) -> str | None:
    needed = field.needed and first
    said: str = click.prompt(_question(field, language, needed), default=None if needed else "", show_default=False)
    return f"{language}: {said}" if said.strip() else None


def _answer(field: Field, languages: Sequence[str]) -> Any:
    def understood(said: str) -> Any:
        parts = said.replace(",", " ").split() if field.shape == "list" else [said]
        try:
            if field.choices and said and said not in field.choices:
                raise ValueError(f"found {said!r}, wanted one of {', '.join(field.choices)}")
            return value(field, parts, languages) if said.strip() else None
        except ValueError as error:
            raise click.UsageError(str(error)) from None

    default = None if field.needed else ""
    question = _question(field, "", field.needed)
    return click.prompt(question, default=default, show_default=False, value_proc=understood, err=False)


def _question(field: Field, language: str, needed: bool) -> str:
    name = f"{field.name} ({language})" if language else field.name
    hints = [field.meaning, ", ".join(field.choices), "" if needed else "Enter leaves it out"]
    return f"{name}: {'; '.join(hint for hint in hints if hint)}\n"
