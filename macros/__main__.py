"""The command line, and the one place that prints and exits."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from macros.reading.problem import UserError
from macros.reading.progress import T
from macros.reading.texts import untranslated
from macros.site.as_of import as_of as find_as_of
from macros.site.build import build as build_site
from macros.site.editions import Editions, editions
from macros.site.serve import serve as serve_site
from macros.site.settings import Site, settings
from macros.site.stage import check_pages

_FOLDER = click.Path(file_okay=False, path_type=Path)
_root = click.option(
    "--root", type=_FOLDER, default=".", show_default=True, help="The site's folder: mkdocs.yml, docs/, data/."
)
_out = click.option("--out", type=_FOLDER, help="Where the site goes.  [default: site/ in the root]")
_as_of = click.option(
    "--as-of",
    metavar="YYYY-MM-DD",
    help="The day that verdicts are for.  [default: SOURCE_DATE_EPOCH; else the last commit's day if data/ is "
    "unchanged since; else today]",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="minhbach", prog_name="minhbach")
def commands() -> None:
    """Public accountability sites from YAML: what was promised, what was reported, what was kept.

    \b
    A first day:
      minhbach check             tells every problem of data/ and docs/ with its line
      minhbach serve             shows the site, and follows your changes
      minhbach build             writes the whole site into site/
    """


@commands.command()
@_root
@_as_of
def check(root: Path, as_of: str | None) -> None:
    """Read everything, tell every problem with its file, line and column.

    Exit code 0 without problems, 1 with any. Nothing is written.
    """
    site, found = _read(root, as_of)
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


def _read(root: Path, as_of: str | None) -> tuple[Site, Editions]:
    site = settings(root.resolve())
    day, why = find_as_of(site.root, as_of)
    click.echo(f"As of {day} ({why}).", err=True)
    return site, editions(site, day, step=_bar)


@commands.command()
@_root
@_out
@_as_of
def build(root: Path, out: Path | None, as_of: str | None) -> None:
    """Build the complete site: pages in every language, exports, policy, manifest.

    The new site takes the place of the old one in one step when it is whole. With problems nothing is written.
    """
    site = settings(root.resolve())
    day, why = find_as_of(site.root, as_of)
    click.echo(f"As of {day} ({why}).", err=True)
    place = (out or site.root / "site").absolute()
    found = build_site(site, place, day, step=_bar)
    states = Counter(verdict.state for verdict in found.default.verdicts.values())
    click.echo(", ".join(f"{count} {state}" for state, count in states.most_common()) or "No promises.", err=True)
    click.echo(f"Built {place}")


@commands.command()
@_root
@_as_of
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
def serve(root: Path, as_of: str | None, port: int) -> None:
    """Show the site on this machine, and build it again when a file of it changes.

    Reload the page in the browser after a change. Problems are told here; the last good site stays.
    """
    site = settings(root.resolve())
    day, why = find_as_of(site.root, as_of)
    click.echo(f"As of {day} ({why}).", err=True)
    serve_site(site, day, port, tell=click.echo)


def _bar(things: list[T], what: str) -> Iterable[T]:
    """A progress bar on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield from things
        return
    with click.progressbar(things, label=f"{what:10}", file=sys.stderr) as bar:
        yield from bar


def main(arguments: list[str] | None = None) -> Any:
    """Run a command; a user's problem is printed and makes exit code 1."""
    try:
        commands.main(arguments, prog_name="minhbach")
    except UserError as error:
        click.echo(str(error), err=True)
        click.echo(f"{len(error.problems)} problem(s). Nothing was written.", err=True)
        sys.exit(1)
    except BrokenPipeError:
        os._exit(1)
    except OSError as error:
        click.echo(f"{error.filename or 'The system'}: {error.strerror or error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
