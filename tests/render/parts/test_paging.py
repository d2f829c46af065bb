"""Lists on several pages: 200 rows each above 500, every row on one of them."""

from __future__ import annotations

import re

import pytest

from macros.model.portfolio import Portfolio
from macros.render.parts.lists import records
from macros.render.parts.paging import cut, further, pages, turning
from tests.render.editions import portfolio, view, world


@pytest.mark.parametrize(("count", "wanted"), [(0, 1), (1, 1), (500, 1), (501, 3), (600, 3), (601, 4), (10_000, 50)])
def test_pages_of_a_list(count: int, wanted: int) -> None:
    found = [list(cut(range(count), page)) for page in range(1, pages(count) + 1)]
    assert len(found) == wanted
    assert [row for page in found for row in page] == list(range(count))
    assert all(len(page) <= 200 for page in found) or wanted == 1


def test_a_page_after_the_last_shows_the_last() -> None:
    assert list(cut(range(501), 9)) == list(range(400, 501))


def long() -> Portfolio:
    records = world()
    source = records["sources"]["law"]
    records["sources"] |= {f"s{n}": source | {"title": {"en": f"Source {n}"}} for n in range(600)}
    gauges = records["indicators"]["gauges"]
    records["indicators"] |= {f"i{n}": gauges | {"title": {"en": f"Indicator {n}"}} for n in range(600)}
    return portfolio(records)


LONG = long()


@pytest.mark.parametrize("kind", ["sources", pytest.param("indicators", marks=pytest.mark.slow)])
def test_every_record_of_a_long_list_stands_on_one_of_its_pages(kind: str) -> None:
    page = view(LONG)
    count = len(getattr(LONG, kind))
    found = [re.findall(rf'href="\.\./\.\./{kind}/([a-z][^"]*)/"', records(page, kind, n)) for n in (1, 2, 3, 4)]
    assert sorted(id_ for ids in found for id_ in ids) == sorted(getattr(LONG, kind))
    assert [len(ids) for ids in found] == [200, 200, 200, count - 600]


def test_pages_lead_to_each_other() -> None:
    html = turning(view(LONG), "sources", 2, 603)
    assert "201 to 400 of 603" in html
    assert re.findall(r'<a href="([^"]+)" aria-label="([^"]+)">', html) == [
        ("../../sources/", "Page 1"),
        ("../../sources/3/", "Page 3"),
        ("../../sources/4/", "Page 4"),
    ]
    assert '<b aria-current="page">2</b>' in html
    assert turning(view(LONG), "sources", 1, 500) == ""


def test_further_pages_of_a_site() -> None:
    assert list(further(LONG)) == [(kind, page) for kind in ("indicators", "sources") for page in (2, 3, 4)]
    assert list(further(portfolio(world()))) == []
