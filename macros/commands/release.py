"""minhbach release."""

from __future__ import annotations

from pathlib import Path

import click

from macros.commands.options import as_of_option, bar, root_option, site_and_day
from macros.site.editions import editions
from macros.site.releases.making import release as make
from macros.site.releases.verify import MANIFEST, digest
from macros.site.stage import check_pages


@click.command()
@root_option
@as_of_option
def release(root: Path, as_of: str | None) -> None:
    """Write docs/releases/DATE/: records, verdicts, addresses, and a manifest of their hashes.

    Later builds serve it unchanged, and fail if an address in it would vanish. Commit it. A release is never written
    again; its manifest has the hash of the release before.
    """
    site, day = site_and_day(root, as_of)
    found = editions(site, day, step=bar)
    for edition in found.by_language.values():
        check_pages(site, edition)
    folder = make(found)
    click.echo(f"Released {folder}, whose {MANIFEST} has the SHA-256 {digest(folder / MANIFEST)}")
