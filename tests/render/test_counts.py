"""All that numbers on the pages are a part of: what is in it, what is not and why, and how it changed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from macros.render.counts import counts, totals
from macros.render.denominators import Denominator
from macros.render.parts import PARTS
from macros.render.parts.counted import counted_here
from tests.hostile.strings import plain
from tests.render.editions import Written, edition, portfolio, report, spoken, text, view

DAY = date(2026, 6, 1)


def source(day: str | None) -> dict[str, object]:
    base: dict[str, object] = {"title": text("S"), "publisher": text("P"), "grade": "press"}
    return base | ({"published": day} if day else {})


def measured(*values: tuple[int, float], by: str = "old") -> list[dict[str, object]]:
    return [report(f"r{year}", str(year), value, source=by) for year, value in values]


def goal(indicator: str, by: str = "old", **more: object) -> dict[str, object]:
    condition = {"indicator": indicator, "operator": "at-least", "value": 90}
    return {"title": text("G"), "source": by, "due": "2030", "conditions": [condition]} | more


SHARE = {"title": text("Share"), "unit": "percent", "direction": "up"}
RECORDS: Written = {
    "indicators": {"share": SHARE, "fresh": SHARE, "silent": SHARE, "extra": SHARE},
    "targets": {
        "rated": goal("share", programme="plan"),
        "rated-now": goal("fresh", "new"),
        "unrated": goal("silent", "undated", dropped={"date": "2026-01", "source": "old"}),
    },
    "achievements": {
        "share": [
            *measured((2022, 40), (2023, 45)),
            report("mended", "2023", 46, source="new", replaces="r2023", kind="source", reason=text("r")),
            report("ahead", "2026", 50, source="later", recorded="2026-07-01"),
        ],
        "fresh": measured((2022, 1), (2024, 2), by="new"),
        "extra": measured((2022, 1)),
    },
    "programmes": {"plan": {"title": text("Plan")}, "bare": {"title": text("Bare")}},
    "sources": {
        "old": source("2024-03-01"),
        "new": source("2026-05-20"),
        "later": source("2026-07-01"),
        "spare": source("2023-01-01"),
        "undated": source(None) | {"accessed": "2026-05-25"},
    },
}
FOUND = {one.name: one for one in counts(edition(portfolio(RECORDS), as_of=DAY))}

# name -> listed, a month before, what came, what went, what is left out, what is known by year
ROWS = [
    ("owed", 3, 2, ["targets/rated-now"], [], {}, ((2024, 1),)),
    ("rated", 2, 1, ["targets/rated-now"], [], {"unrated": ["targets/unrated"]}, ()),
    ("promised", 3, 2, ["indicators/fresh"], [], {"unpromised": ["indicators/extra"]}, ((2024, 1),)),
    ("indicators", 4, 3, ["indicators/fresh"], [], {}, ((2024, 2),)),
    ("reports", 5, 3, ["fresh.r2022", "fresh.r2024", "share.mended"], ["share.r2023"],
     {"replaced": ["share.r2023"], "later": ["share.ahead"]}, ((2024, 2),)),
    ("sources", 3, 2, ["sources/new"], [], {"unused": ["sources/later", "sources/spare"]}, ((2024, 1),)),
    ("programmes", 1, 1, [], [], {"empty": ["programmes/bare"]}, ((2024, 1),)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "n", "before", "came", "gone", "out", "years"), ROWS, ids=[row[0] for row in ROWS])
def test_each_says_what_is_in_it_what_is_not_and_what_it_was(
    name: str, n: int, before: int, came: list[str], gone: list[str], out: dict[str, list[str]], years: tuple[object]
) -> None:
    found: Denominator = FOUND[name]
    short = {reason: [_short(key) for key in keys] for reason, keys in found.left_out.items()}
    assert (len(found.listed), found.before, short) == (n, before, out)
    assert ([*map(_short, found.came or ())], [*map(_short, found.gone or ())]) == (came, gone)
    assert found.years == years


def _short(key: str) -> str:
    return key.removeprefix("achievements/")


def test_what_nothing_dates_was_always_there_and_is_told() -> None:
    assert {name: one.undated for name, one in FOUND.items() if one.undated} == {
        "owed": 1,
        "promised": 1,
        "indicators": 1,
        "sources": 1,
    }


def test_a_promise_that_was_withdrawn_stays_counted_and_is_named() -> None:
    assert dict(FOUND["owed"].still_in) == {"dropped": ("targets/unrated",)}


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_page_has_a_place_for_each_that_links_ask_for(language: str) -> None:
    html = str(counted_here(view(portfolio(RECORDS), language, DAY)))
    places = re.findall(r'<h2 id="([a-z]+)">', html)
    assert places == list(FOUND)
    words = spoken(language)
    assert {key.removeprefix("counted.to.") for key in words.own if key.startswith("counted.to.")} <= set(places)
    assert '<p class="mb-lines"></p>' not in html


def test_the_page_says_it_in_words() -> None:
    shown = plain(str(counted_here(view(portfolio(RECORDS), as_of=DAY)))).replace("\N{NO-BREAK SPACE}", " ")
    for said in (
        'Targets that at least two methods can rate <span class="mb-count">2</span>',
        "Not in it: 1 that fewer than two methods can rate",
        "Still in it: 1 that was withdrawn",
        "Known: 1 by the end of 2024; 1 that nothing dates",
        "3 on 1 May 2026",
    ):
        assert said in shown


def test_the_lists_are_whole_in_json() -> None:
    found = totals(edition(portfolio(RECORDS), as_of=DAY))
    (rated,) = (one for one in found["totals"] if one["name"] == "rated")
    assert (found["as_of"], found["since"]) == ("2026-06-01", "2026-05-01")
    assert rated == {
        "name": "rated",
        "count": 2,
        "before": 1,
        "listed": ("targets/rated", "targets/rated-now"),
        "left_out": {"unrated": ("targets/unrated",)},
        "still_in": {},
        "came": ("targets/rated-now",),
        "gone": (),
        "known_by_end_of": {},
        "undated": 0,
    }


def test_nothing_at_all_is_counted_as_nothing() -> None:
    assert {len(one.listed) for one in counts(edition(portfolio({}), as_of=DAY))} == {0}
    assert counted_here(view(portfolio({}), as_of=DAY))


LINKED = {
    "owes": "owed",
    "owed_and_due": "owed",
    "states_by_programme": "programmes",
    "clarity_by_programme": "judged",
    "clarity_counts": "judged",
    "small_multiples": "promised",
    "unpromised": "reports",
    "methods_compared": "rated",
}


@pytest.mark.parametrize(("part", "name"), LINKED.items())
def test_a_part_that_counts_leads_to_what_it_counts(part: str, name: str) -> None:
    (found,) = (one for one in PARTS if one.name == part)
    given = ["promised"] if part == "small_multiples" else []
    html = str(found.function(view(portfolio(RECORDS), as_of=DAY), *given))
    assert f'href="../../counted/#{name}"' in html
