"""minhbach build."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from macros.commands.options import FOLDER, as_of_option, bar, root_option, site_and_day
from macros.site.build import build as build_site
from macros.site.build import unchanged
from macros.site.cores import every_core
from macros.site.digests import site_digest
from macros.site.kept import without


@click.command()
@root_option
@click.option("--out", type=FOLDER, help="Where the site goes.  [default: site/ in the root]")
@as_of_option
@click.option(
    "--known-on",
    metavar="YYYY-MM-DD",
    help="A site of its own: only what sources had published by that day, which is also the day of the verdicts.",
)
def build(root: Path, out: Path | None, as_of: str | None, known_on: str | None) -> None:
    """Build the complete site: pages in every language, exports, policy, manifest.

    Only what changed since the last build is made again. The new site takes the place of the old one in one step when it
    is whole. With problems nothing is written.
    """
    site, day = site_and_day(root, as_of, known_on)
    place = (out or site.root / "site").absolute()
    from_ = site_digest(site, day, known_only=known_on is not None)
    if unchanged(site, place, from_):
        click.echo(f"Nothing changed since {place} was built")
        return
    with every_core() as hands:
        found = build_site(site, place, day, known_only=known_on is not None, step=bar, helped=hands, from_=from_)
    states = Counter(verdict.state for verdict in found.default.verdicts.values())
    click.echo(", ".join(f"{count} {state}" for state, count in states.most_common()) or "No promises.", err=True)
    if slower := without(site.root / ".cache"):
        click.echo(slower, err=True)
    click.echo(f"Built {place}")
