"""Every point of the further public data that was read for these indicators stands in data/, or has a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from macros.model.achievement import Achievement
from macros.model.period import Period
from macros.model.portfolio import Portfolio
from tests.facts.reading import SHARED, Entry, at, is_what, listed, record, shared, shown

here = pytest.mark.skipif(not SHARED.is_dir(), reason="the further data do not lie beside this clone")

Point = tuple[str, str, Any]
"""Series, date and value of a point, as the further data print them."""


def entries() -> Iterator[tuple[Point, Entry]]:
    for series, found in listed("series").items():
        yield from (((series, entry["date"], entry["value"]), entry) for entry in found)


def points() -> Iterator[tuple[Point, Entry]]:
    for series in shared("series")["series"]:
        yield from (((series["id"], str(point["date"]), point["value"]), point) for point in series["points"])


def wrong(data: Portfolio, point: Point, entry: Entry) -> str:
    """What is not as an entry says; empty if all is. One with a reason may be about another date."""
    if "at" not in entry:
        return "" if entry["why"] else "has no reason"
    found, wanted = at(data, entry["at"]), entry.get("is", entry["value"])
    if not is_what(found, wanted):
        return f"{entry['at']}: found {shown(found)}, wanted {wanted}"
    holder = record(data, entry["at"].partition(" ")[0])
    about = getattr(holder, "measured" if isinstance(holder, Achievement) else "due")
    ends = Period.model_validate(point[1]).end
    if about is None or (about.end != ends and "why" not in entry):
        return f"{entry['at']}: found the date {shown(about)}, wanted {ends}"
    return ""


def test_each_point_stands_where_the_list_says(data: Portfolio) -> None:
    found = [(point, wrong(data, point, entry)) for point, entry in entries()]
    problems = [f"{' '.join(map(str, point))}: {what}" for point, what in found if what]
    assert not problems, "\n".join(problems)


@here
def test_every_point_is_listed() -> None:
    assert {point for point, _ in points()} == {point for point, _ in entries()}


@here
@pytest.mark.parametrize(("theirs", "ours"), [("out_of", "out_of"), ("qualifier", "quantifier")])
def test_a_report_says_of_how_many_and_how_exactly_as_its_point_does(theirs: str, ours: str, data: Portfolio) -> None:
    held: dict[Point, set[Any]] = {}
    for point, entry in entries():
        holder = record(data, entry["at"].partition(" ")[0]) if "at" in entry else None
        held.setdefault(point, set()).add(getattr(holder, ours, None))
    stated = [(point, entry[theirs]) for point, entry in points() if theirs in entry]
    assert stated
    assert [(point, wanted) for point, wanted in stated if wanted not in held[point]] == []


@here
def test_each_report_cites_the_page_that_its_point_was_read_on(data: Portfolio) -> None:
    urls = {id_: source.url for id_, source in data.sources.items()}
    cited: dict[Point, set[str | None]] = {}
    for point, entry in entries():
        holder = record(data, entry["at"].partition(" ")[0]) if "at" in entry else None
        if isinstance(holder, Achievement):
            cited.setdefault(point, set()).add(urls[holder.source])
    pages = {(point, entry["url"].replace("://vietnamnet.vn./", "://vietnamnet.vn/")) for point, entry in points()}
    assert [(point, page) for point, page in sorted(pages, key=str) if page not in cited.get(point, {page})] == []
