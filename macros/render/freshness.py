"""How fresh the record is: when something was last reported about it, and when somebody last read its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from macros.model.period import Period
from macros.model.portfolio import REPORTED, Portfolio
from macros.model.promise import Target, Task
from macros.render import rows
from macros.render.view import Edition


@dataclass(frozen=True)
class Freshness:
    """Dates of the newest knowledge about something.

    silent: no report is held. report: when the newest report came out; None where none is held or none is dated.
    checked: the newest day on which somebody read one of the sources; None where no source says so.
    """

    silent: bool
    report: Period | None
    checked: date | None


def freshness(edition: Edition, key: str) -> Freshness:
    """How fresh what is held about a record is, by its key (kind/id), on the date of the edition."""
    portfolio = edition.portfolio
    promises = list(_promises(edition, key))
    kind, _, id_ = key.partition("/")
    own = [id_] if kind in REPORTED else []
    subjects = dict.fromkeys([*own, *(of for one in promises for of in one.subjects)])
    held = [row for of in subjects for row in _reports(portfolio, of) if row.known <= edition.as_of]
    newest = max((row for row in held if row.published), key=lambda row: row.known, default=None)
    sources = {row.report.source for row in held} | {one.source for one in promises}
    return Freshness(not held, newest.published if newest else None, last_read(edition, sources))


def last_read(edition: Edition, sources: Iterable[str]) -> date | None:
    """The newest day on which somebody read one of some sources, not after the date of the edition."""
    read = [edition.portfolio.sources[source].accessed for source in sources]
    return max((found.end for found in read if found and found.end <= edition.as_of), default=None)


def _promises(edition: Edition, key: str) -> Iterator[Target | Task]:
    """The promises that a record is, holds, owes or builds."""
    kind, _, id_ = key.partition("/")
    match kind:
        case "targets" | "tasks":
            yield edition.portfolio.promises[id_]
        case "organisations":
            yield from (row.promise for row in rows.promises(edition, organisation=id_))
        case "programmes":
            yield from (row.promise for row in rows.promises(edition, programme=id_))
        case "systems":
            yield from (row.promise for row in rows.promises_of_system(edition, id_))


def _reports(portfolio: Portfolio, of: str) -> Sequence[rows.ReportRow]:
    return rows.reports(portfolio, of) if portfolio.reports(of) else ()
