"""minhbach new."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from macros.commands.answering import answers, option, put
from macros.commands.options import root_option
from macros.model.portfolio import KINDS
from macros.site.as_of import recording_day
from macros.site.settings import settings
from macros.writing.fields import fields
from macros.writing.records import record

_KINDS = [kind for kind in KINDS if kind != "achievements"]
# What a terminal asks for beside what every record needs.
_USUAL = {
    "targets": ("due", "lead", "indicator", "value"),
    "tasks": ("due", "lead"),
    "sources": ("published", "url"),
}


@click.group()
def new() -> None:
    """Write the file of a new record into data/, with a comment for every key.

    On a terminal it asks for what is needed; options answer without being asked. An option for a text may be repeated,
    with 'xx: text' for the language xx. What `minhbach check` would refuse is not written; nothing is overwritten.
    """


def _command(kind: str) -> click.Command:
    known = fields(kind)
    word = kind.removesuffix("s")

    def command(root: Path, id_: str | None, **given: Any) -> None:
        site = settings(root.resolve())
        told = answers(known, given, list(site.languages), _USUAL.get(kind, ()))
        draft = record(site.root, kind, told, id_=id_)
        put(site, [draft], recording_day(None))
        click.echo(_next(kind, Path(draft.path).stem))

    for field in reversed(list(known.values())):
        command = option(field)(command)
    command = click.option("--id", "id_", metavar="ID", help="The file's name.  [default: from the title]")(command)
    return click.command(name=word, help=f"Write a new {word}: {KINDS[kind].__doc__}")(root_option(command))


def _next(kind: str, id_: str) -> str:
    match kind:
        case "indicators":
            return f"Next: minhbach record {id_} VALUE --measured DATE --source ID"
        case "tasks" | "systems":
            return f"Next: minhbach record {id_} STATE --measured DATE --source ID"
        case "sources":
            return f"Next: minhbach record INDICATOR VALUE --measured DATE --source {id_}"
    return "Next: read the file, add what your source states, then minhbach check"


for found in _KINDS:
    new.add_command(_command(found))
