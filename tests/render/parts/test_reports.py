"""The table of reports: each report says its own address, where a reader, a citation or a form can take it."""

from __future__ import annotations

import re

import pytest

from macros.render.parts.record import reports
from tests.render.editions import portfolio, view, world

WORLD = portfolio(world())

# record -> what stands before the # of its reports' addresses
ADDRESSES = {
    "indicators/clean": {""},
    "tasks/register": {""},
    "targets/clean-2028": {"../../indicators/clean/", "../../indicators/place/"},
}


@pytest.mark.parametrize("record", ADDRESSES)
def test_the_date_of_a_report_leads_to_the_report(record: str) -> None:
    html = str(reports(view(WORLD), record))
    rows = re.findall(r"<tr(?: id=\"([^\"]*)\")?[^>]*><td><a href=\"([^\"#]*)#([^\"]*)\">", html)
    known = {found.id for reported in WORLD.achievements.values() for found in reported}
    assert len(rows) == html.count("<tr") - html.count("<thead><tr") > 0
    assert {page for _, page, _ in rows} == ADDRESSES[record]
    assert {name for _, _, name in rows} <= known
    assert [own for own, _, name in rows if own not in ("", name)] == []
