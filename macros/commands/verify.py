"""minhbach verify."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import click

from macros.commands.options import as_of_option, bar, root_option, site_and_day
from macros.reading.problem import printable
from macros.render.citing.checks import Outcome, check
from macros.site.editions import editions
from macros.site.releases.verify import faults

_CODES: Mapping[Outcome, int] = MappingProxyType({"unchanged": 0, "revised": 3, "withdrawn": 4})
_UNKNOWN = 5


@click.command()
@click.argument("citation")
@root_option
@as_of_option
def verify(citation: str, root: Path, as_of: str | None) -> None:
    """Say whether what a CITATION quotes still stands: its text, its address or its <record>-<hash>.

    Exit code 0: unchanged. 3: revised, with what it says now and why. 4: withdrawn. 5: not known here, cut short, or
    with the value or hash of another record. Of several citations in a text, each has a line, and the highest code
    counts. The page cite/ gives the same answers.

    Of the folder of a release, of releases or of a built site: whether every file is as its manifest says; each that
    was altered, is missing or was added has a line, and exit code 1. The verify.py in a release needs Python alone.
    """
    if os.path.isdir(citation):
        told = list(faults(Path(citation)))
        click.echo("\n".join(map(printable, told)) or f"Every file in {citation} is as its manifest says.")
        raise click.exceptions.Exit(1 if told else 0)
    site, day = site_and_day(root, as_of)
    found = editions(site, day, step=bar)
    codes = []
    for one in check(found.default, list(found.words.values()), citation):
        click.echo(f"{one.cited or 'citation'}: {one.outcome}: {one.says}")
        codes.append(_CODES.get(one.outcome, _UNKNOWN))
    if max(codes):
        raise click.exceptions.Exit(max(codes))
