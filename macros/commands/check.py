"""minhbach check."""

from __future__ import annotations

from pathlib import Path

import click

from macros.commands.options import as_of_option, read, root_option
from macros.reading.texts import untranslated
from macros.site.stage import check_pages


@click.command()
@root_option
@as_of_option
def check(root: Path, as_of: str | None) -> None:
    """Read everything, tell every problem with its file, line and column.

    Exit code 0 without problems, 1 with any. Nothing is written.
    """
    site, found = read(root, as_of)
    for edition in found.by_language.values():
        check_pages(site, edition)
    portfolio = found.default.portfolio
    reports = sum(map(len, portfolio.achievements.values()))
    counts = {"promises": len(portfolio.promises), "reports": reports}
    counts |= {kind: len(getattr(portfolio, kind)) for kind in ("indicators", "organisations", "sources", "questions")}
    click.echo("No problem: " + ", ".join(f"{count} {kind}" for kind, count in counts.items()) + ".")
    for language, edition in found.by_language.items():
        for what, missing in (("words", edition.words.missing()), ("texts", untranslated(portfolio, language))):
            if missing:
                click.echo(f"{language}: {len(missing)} {what} not translated yet: {', '.join(missing[:5])}, …")
