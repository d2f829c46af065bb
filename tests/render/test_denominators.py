"""Behind "x of y": what y lists, what it leaves out and why, and how it changed in a month."""

from __future__ import annotations

from datetime import date

import pytest

from macros.render import rows
from macros.render.denominators import Denominator, denominators
from macros.render.parts.scorecards import scorecard_of_all
from tests.hostile.strings import plain
from tests.render.editions import Written, edition, portfolio, report, text, view

DAY = date(2026, 6, 1)


def task(published: str = "old", **changes: object) -> dict[str, object]:
    return {"title": text("T"), "source": published} | changes


RECORDS: Written = {
    "tasks": {
        "silent-before": task(due="2025-12-31"),
        "fell-due": task(due="2026-05-15"),
        "told-now": task(due="2025-12-31"),
        "told-before": task(due="2025-12-31"),
        "new-and-due": task("fresh", due="2026-05-20"),
        "ahead": task(due="2027"),
        "undated": task(),
    },
    "targets": {
        "vague": task(due="2025-12-31", conditions=[{"operator": "at-least", "wording": text("more")}]),
    },
    "achievements": {
        "told-now": [report("r", "2025-12-01", state="delivered", source="fresh")],
        "told-before": [report("r", "2025-12-01", state="delivered", source="old")],
    },
    "sources": {
        name: {"title": text("S"), "publisher": text("P"), "grade": "press", "published": day}
        for name, day in (("old", "2025-12-20"), ("fresh", "2026-05-20"))
    },
}
EDITION = edition(portfolio(RECORDS), as_of=DAY)
FOUND = {one.name: one for one in denominators(rows.promises(EDITION), EDITION.changes)}

# name -> how many, how many a month before, what came, what is left out by reason
WANTED = [
    ("owed", 8, 7, ("tasks/new-and-due",), {}),
    ("due", 6, 4, ("tasks/fell-due", "tasks/new-and-due"), {"ahead": 1, "none": 1}),
    ("reported", 2, 1, ("tasks/told-now",), {"silent": 3, "not-measurable": 1}),
    ("silent", 3, 2, ("tasks/fell-due", "tasks/new-and-due"), {"spoken": 2, "not-measurable": 1}),
    ("judged", 0, None, None, {"unjudged": 8}),
]


@pytest.mark.parametrize(("name", "now", "before", "came", "out"), WANTED)
def test_a_denominator_says_what_is_in_it_what_is_not_and_what_it_was(
    name: str, now: int, before: int | None, came: tuple[str, ...] | None, out: dict[str, int]
) -> None:
    found: Denominator = FOUND[name]
    assert (len(found.listed), found.before, found.came) == (now, before, came)
    assert {reason: len(left) for reason, left in found.left_out.items()} == out


def test_what_is_listed_and_what_is_left_out_add_up_to_what_it_is_a_part_of() -> None:
    sizes = {name: len(found.listed) + sum(map(len, found.left_out.values())) for name, found in FOUND.items()}
    due = len(FOUND["due"].listed)
    assert sizes == {"owed": 8, "due": 8, "reported": due, "silent": due, "judged": 8}


def test_a_scorecard_tells_what_its_numbers_count() -> None:
    shown = plain(str(scorecard_of_all(view(portfolio(RECORDS), as_of=DAY))))
    assert "promises/?due=passed" in shown
    assert "Not in it: 3 without a public report" in shown
    assert "6 whose due date has passed" in shown
    assert "4 on 1" in shown.replace("\N{NO-BREAK SPACE}", " ")
