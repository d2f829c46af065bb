"""What several commands take and do alike: the site's folder, the day, the bar that shows progress."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from macros.reading.progress import T
from macros.site.as_of import as_of as find_as_of
from macros.site.as_of import known_day
from macros.site.settings import Site, settings

FOLDER = click.Path(file_okay=False, path_type=Path)
root_option = click.option(
    "--root", type=FOLDER, default=".", show_default=True, help="The site's folder: mkdocs.yml, docs/, data/."
)
as_of_option = click.option(
    "--as-of",
    metavar="YYYY-MM-DD",
    help="The day that verdicts are for.  [default: SOURCE_DATE_EPOCH; else the last commit's day if data/ is "
    "unchanged since; else today]",
)


def site_and_day(root: Path, as_of: str | None, known_on: str | None = None) -> tuple[Site, date]:
    """The settings of a site, and the day that its verdicts are for, which is told."""
    site = settings(root.resolve())
    if known_on is not None:
        day = known_day(known_on, as_of)
        click.echo(f"As known on {day} (--known-on).", err=True)
        return site, day
    day, why = find_as_of(site.root, as_of)
    click.echo(f"As of {day} ({why}).", err=True)
    return site, day


def bar(things: list[T], what: str) -> Iterable[T]:
    """A progress bar on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield from things
        return
    with click.progressbar(things, label=f"{what:10}", file=sys.stderr) as shown:
        yield from shown
