"""minhbach dead-sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from macros.commands.answering import put
from macros.commands.options import as_of_option, root_option, site_and_day
from macros.model.portfolio import Portfolio
from macros.reading.kept import looked_up
from macros.reading.load import sound
from macros.reading.problem import UserError
from macros.site import addresses
from macros.site.addresses import Answer
from macros.writing.dead import marked
from macros.writing.draft import Draft

Found = dict[str, Answer]


@click.command("dead-sources")
@root_option
@as_of_option
@click.option("--write", is_flag=True, help="Put `dead:` with the day into the files of sources that no longer answer.")
def dead_sources(root: Path, as_of: str | None, write: bool) -> None:
    """Ask the address of every source, and list those that no longer answer.

    Dead is a page that is not found, and a host that is not there; what may be a guard or a bad day is told and
    changes nothing. With --write, `dead` goes into the file of a source, and out of it once its address answers again.
    Their pages then say so, and lead to the archived copy. No other command asks the network.
    """
    site, day = site_and_day(root, as_of)
    portfolio = sound(site.root, site.languages, kept=looked_up(site.root)).portfolio
    found = _asked(portfolio)
    for id_, answer in found.items():
        if answer.state != "answers":
            click.echo(f"{id_}: {answer.state}: {answer.said}: {portfolio.sources[id_].url}")
    states = [answer.state for answer in found.values()]
    click.echo(f"{states.count('answers')} answer, {states.count('dead')} are dead, {states.count('unsure')} unsure.")
    if write and (drafts := list(_changed(site.root, portfolio, found, day))):
        put(site, drafts, day)


def _asked(portfolio: Portfolio) -> Found:
    """What the address of each source says, by its id.

    Raises UserError where none answers: then it is the network that is gone.
    """
    of = {id_: source.url for id_, source in portfolio.sources.items() if source.url}
    said = dict(addresses.answers(dict.fromkeys(of.values())))
    if said and all(answer.state != "answers" for answer in said.values()):
        raise UserError(
            ["found no address that answers: this machine seems to have no network; try again from another"]
        )
    return {id_: said[url] for id_, url in of.items()}


def _changed(root: Path, portfolio: Portfolio, found: Found, day: date) -> Iterator[Draft]:
    """The files of sources whose address died, or answers again."""
    for id_, answer in found.items():
        was = portfolio.sources[id_].dead is not None
        if answer.state == "dead" and not was:
            yield marked(root, id_, day)
        elif answer.state == "answers" and was:
            yield marked(root, id_, None)
