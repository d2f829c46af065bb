"""minhbach serve."""

from __future__ import annotations

from pathlib import Path

import click

from macros.commands.options import as_of_option, root_option, site_and_day
from macros.site.serve import serve as serve_site


@click.command()
@root_option
@as_of_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
def serve(root: Path, as_of: str | None, port: int) -> None:
    """Show the site on this machine, and build it again when a file of it changes.

    Pages that are open in a browser load again after a change. Problems are told here; the last good site stays.
    """
    site, day = site_and_day(root, as_of)
    serve_site(site, day, port, tell=click.echo)
