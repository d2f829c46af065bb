"""minhbach build."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from macros.commands.options import FOLDER, as_of_option, bar, root_option, site_and_day
from macros.site.build import build as build_site


@click.command()
@root_option
@click.option("--out", type=FOLDER, help="Where the site goes.  [default: site/ in the root]")
@as_of_option
def build(root: Path, out: Path | None, as_of: str | None) -> None:
    """Build the complete site: pages in every language, exports, policy, manifest.

    The new site takes the place of the old one in one step when it is whole. With problems nothing is written.
    """
    site, day = site_and_day(root, as_of)
    place = (out or site.root / "site").absolute()
    found = build_site(site, place, day, step=bar)
    states = Counter(verdict.state for verdict in found.default.verdicts.values())
    click.echo(", ".join(f"{count} {state}" for state, count in states.most_common()) or "No promises.", err=True)
    click.echo(f"Built {place}")
