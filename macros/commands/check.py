"""minhbach check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from macros.commands.options import as_of_option, bar, root_option, site_and_day
from macros.reading.formats import as_json, github, in_order
from macros.reading.problem import Problem, UserError
from macros.site.checking import Checked, checked

# Of one kind; the others are counted.
_SHOWN = 5


@click.command()
@root_option
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="Lines for people; annotations of a GitHub workflow; one JSON object.",
)
@click.option(
    "--against",
    metavar="REF",
    help="A branch, tag or commit: what was published there must be kept, corrected, dropped or redirected.",
)
def check(root: Path, as_of: str | None, form: str, against: str | None) -> None:
    """Read everything, tell every problem with its file, line, column and code.

    Exit code 1 with errors, 0 without; warnings change nothing. `minhbach explain CODE` says more. Nothing
    is written.
    """
    day = None
    try:
        site, day = site_and_day(root, as_of)
        found = checked(site, day, against=against, step=bar)
    except UserError as error:
        found = Checked(error.problems, ())
    if form == "text":
        _tell(found)
        return
    problems = in_order(found.errors, found.warnings)
    click.echo(as_json(problems, day) if form == "json" else "\n".join(github(problems, _folder(root))))
    if found.errors:
        raise click.exceptions.Exit(1)


def _folder(root: Path) -> str:
    """The site's folder as a prefix of its files, from where the command runs: "" or "sites/one/"."""
    here, there = Path.cwd(), root.resolve()
    return "" if there == here else f"{there.relative_to(here) if there.is_relative_to(here) else there}/"


def _tell(found: Checked) -> None:
    """Warnings and counts in lines for people.

    Raises UserError with the errors, which the door prints.
    """
    for line in _warnings(found.warnings):
        click.echo(line)
    if found.errors or found.editions is None:
        raise UserError(found.errors)
    portfolio = found.editions.default.portfolio
    reports = sum(map(len, portfolio.achievements.values()))
    counts = {"promises": len(portfolio.promises), "reports": reports}
    counts |= {kind: len(getattr(portfolio, kind)) for kind in ("indicators", "organisations", "sources", "questions")}
    said = f"No error, {len(found.warnings)} warning(s): " if found.warnings else "No problem: "
    click.echo(said + ", ".join(f"{count} {kind}" for kind, count in counts.items()) + ".")
    for language, edition in found.editions.by_language.items():
        if missing := edition.words.missing():
            click.echo(f"{language}: {len(missing)} words not translated yet: {', '.join(missing[:5])}, …")


def _warnings(warnings: tuple[Problem, ...]) -> Iterator[str]:
    """A line for each warning, in order; of a kind with many the first ones, and how many more there are."""
    seen: Counter[str] = Counter()
    for problem in sorted(set(warnings)):
        seen[problem.code] += 1
        if seen[problem.code] <= _SHOWN:
            yield str(replace(problem, message=f"warning: {problem.message}"))
    for code, count in sorted(seen.items()):
        if count > _SHOWN:
            yield f"warning: {count - _SHOWN} more [{code}]; --format json tells all"
