"""minhbach diff."""

from __future__ import annotations

from pathlib import Path

import click

from macros.commands.options import as_of_option, bar, root_option, site_and_day
from macros.render.review import FORMS
from macros.site.comparing import compared


@click.command()
@click.argument("ref")
@root_option
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default=next(iter(FORMS)),
    show_default=True,
    help="Markdown; one JSON object; one HTML page with the charts, which opens from a disk.",
)
def diff(root: Path, ref: str, as_of: str | None, form: str) -> None:
    """Say what the data mean now that they did not mean at REF, a branch, tag or commit.

    Verdicts before and after with their reasons, reports and corrections, altered promises, charts, addresses,
    translations. The day of the verdicts is the same on both sides. Nothing is written or fetched.
    """
    site, day = site_and_day(root, as_of)
    click.echo(FORMS[form](compared(site, ref, day, step=bar)), nl=False)
