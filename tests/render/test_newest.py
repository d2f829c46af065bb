"""The newest reports and those of each source, as the rows of all reports have them."""

from __future__ import annotations

from datetime import date

import pytest

from macros.render import rows
from macros.render.newest import newest, reported
from tests.render.editions import portfolio, world

WORLD = portfolio(world())
DAYS = [date(2024, 6, 1), date(2026, 1, 31), date(2026, 5, 19), date(2027, 1, 1)]


def known(as_of: date) -> list[rows.ReportRow]:
    return [row for row in rows.all_reports(WORLD) if row.known <= as_of]


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("limit", [1, 3, 50])
def test_the_newest_are_the_first_of_all_reports_that_stand(as_of: date, limit: int) -> None:
    wanted = [row for row in known(as_of) if row.replaced_by is None and row.published]
    assert list(newest(WORLD, as_of, limit)) == wanted[:limit]


@pytest.mark.parametrize("as_of", DAYS)
def test_every_known_report_is_that_of_its_source(as_of: date) -> None:
    wanted: dict[str, set[str]] = {}
    for row in known(as_of):
        wanted.setdefault(row.report.source, set()).add(row.key)
    assert {source: set(keys) for source, keys in reported(WORLD, as_of).items()} == wanted
    assert sum(map(len, reported(WORLD, as_of).values())) == len(known(as_of))
