"""minhbach from-issue."""

from __future__ import annotations

from pathlib import Path

import click

from macros.commands.answering import put
from macros.commands.options import root_option
from macros.reading.kept import looked_up
from macros.reading.load import load
from macros.reading.problem import UserError
from macros.site.as_of import recording_day
from macros.site.settings import settings
from macros.writing.forms import filled, forms
from macros.writing.issues import answered, change


@click.command("from-issue")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@root_option
@click.option(
    "--as-of",
    metavar="YYYY-MM-DD",
    help="The day that the change is recorded.  [default: SOURCE_DATE_EPOCH; else today]",
)
def from_issue(file: Path, root: Path, as_of: str | None) -> None:
    """Make the change that a filled issue form asks for; FILE holds the text of the issue.

    A report, a correction, a promise or a translation is written as `record` and `new` write it, or the answer names
    the line of the issue that has to be mended. What `minhbach check` would refuse is not written.
    """
    site = settings(root.resolve())
    day = recording_day(as_of)
    languages = list(site.languages)
    found = filled(forms(site.root), _text(file), file.name)
    drafts = change(
        site.root, load(site.root, languages, kept=looked_up(site.root)), found, file.name, languages, day.isoformat()
    )
    try:
        put(site, drafts, day)
    except UserError as error:
        raise UserError([answered(problem, found, drafts, file.name) for problem in error.problems]) from None


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError([f"{file.name}: found bytes that are not UTF-8; save the text of the issue as UTF-8"]) from None
