"""The command line: the list of commands, and the one place that prints a user's problems and exits."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from macros.commands.build import build
from macros.commands.check import check
from macros.commands.dead_sources import dead_sources
from macros.commands.diff import diff
from macros.commands.explain import explain
from macros.commands.from_issue import from_issue
from macros.commands.new import new
from macros.commands.record import record
from macros.commands.release import release
from macros.commands.serve import serve
from macros.commands.verify import verify
from macros.reading.problem import UserError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="minhbach", prog_name="minhbach")
def commands() -> None:
    """Public accountability sites from YAML: what was promised, what was reported, what was kept.

    \b
    A first day:
      minhbach check             tells every problem of data/ and docs/ with its line
      minhbach explain CODE      says why something is a problem, by a bad and a good example
      minhbach serve             shows the site, and follows your changes
      minhbach build             writes the whole site into site/
      minhbach new KIND          asks, and writes the file of a new record
      minhbach record ID VALUE   adds a report, or a correction of one
      minhbach diff main         says what a change means: verdicts, charts, addresses
      minhbach verify CITATION   says whether what a citation quotes, or a release, still stands
      minhbach release           keeps what is said today: records, verdicts, addresses, hashes
      minhbach from-issue FILE   makes the change that a filled issue form asks for
      minhbach dead-sources      lists the documents whose address no longer answers
    """


for command in (check, serve, build, new, record, diff, verify, release, from_issue, dead_sources, explain):
    commands.add_command(command)


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
