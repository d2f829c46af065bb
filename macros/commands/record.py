"""minhbach record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from macros.commands.answering import answers, can_ask, option, put
from macros.commands.options import root_option
from macros.reading.problem import UserError
from macros.site.as_of import recording_day
from macros.site.settings import settings
from macros.writing.answers import period, value_or_state
from macros.writing.fields import fields
from macros.writing.reports import report

_TOLD_OTHERWISE = ("value", "state", "recorded")
_KNOWN = {name: field for name, field in fields("achievements").items() if name not in _TOLD_OTHERWISE}


# A value below zero looks like an option; what is neither is told as a wrong value.
@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("of", metavar="ID")
@click.argument("value", required=False)
@root_option
@click.option(
    "--as-of",
    metavar="YYYY-MM-DD",
    help="The day that the report is recorded.  [default: SOURCE_DATE_EPOCH; else today]",
)
@click.option("--id", "id_", metavar="ID", help="The report's own id.  [default: from its date]")
@click.option("--inferred", is_flag=True, help="The source does not print the date that it is measured.")
def record(
    root: Path, of: str, value: str | None, as_of: str | None, id_: str | None, inferred: bool, **given: Any
) -> None:
    """Add a report about an indicator (a VALUE), or a task or system (a state in the place of VALUE).

    It goes to the end of data/achievements/ID.yml; every byte of that file stays. What `minhbach check` would refuse
    is not written. A correction names the report that it replaces, the reason, and whose mistake it was; what it does
    not say of date, series, unit and scope is that of the corrected report. An option for a text may be repeated, with
    'xx: text' for the language xx.
    """
    site = settings(root.resolve())
    day = recording_day(as_of)
    needed = ("reason", "kind", "source") if given["replaces"] is not None else ("measured", "source")
    known = {name: replace(field, needed=name in needed) for name, field in _KNOWN.items()}
    told = _value(value, given) | answers(known, given, list(site.languages))
    if inferred and "measured" in told:
        told["measured"] = period(str(told["measured"]), inferred=True)
    told["recorded"] = period(day.isoformat())
    draft = report(site.root, of, {**({"id": id_} if id_ else {}), **told})
    put(site, [draft], day)
    click.echo("Next: minhbach check")


def _value(said: str | None, given: dict[str, Any]) -> dict[str, Any]:
    """The value or state of a report; asked again on a terminal where it can be read in two ways."""
    if said is None and given["statement"]:
        return {}
    while True:
        try:
            if said is not None:
                return value_or_state(said)
            fault = "found no VALUE; give a number, a state, or --statement for a report in words"
        except ValueError as error:
            fault = f"VALUE: {error}"
        if not can_ask():
            raise UserError([fault])
        click.echo(fault, err=True)
        said = click.prompt("VALUE")


for field in _KNOWN.values():
    record = option(field)(record)
