"""How many promises state each of six things: counted from what was judged, the unjudged named as such."""

from __future__ import annotations

import re
from typing import Any

import pytest

from macros.model.promise import Clarity
from macros.render.parts.clarity import clarity_by_programme, clarity_counts, counts
from macros.render.rows import promises
from macros.render.scorecards import ASPECTS
from tests.render.editions import edition, portfolio, text, view, world

pytestmark = pytest.mark.slow  # draws, and compares every mark with every other


def judged(**grades: str) -> dict[str, Any]:
    """The clarity of a promise: stated, but for the aspects that a test names."""
    return {name: {"grade": grades.get(name, "stated")} for name in Clarity.model_fields}


def records(**clear: dict[str, Any] | None) -> dict[str, dict[str, Any]]:
    """The world, its promises without clarity but for those named (dashes as underscores)."""
    found = world()
    for kind in ("targets", "tasks"):
        for id_, promise in found[kind].items():
            promise.pop("clarity", None)
            if clarity := clear.get(id_.replace("-", "_")):
                promise["clarity"] = clarity
    return found


SOME = records(
    clean_2025=judged(person="not-stated"),
    clean_2028=judged(person="partly", deliverable="not-stated"),
    build_gauges=judged(),
    study=judged(person="not-stated"),
)


def said(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).replace(" ,", ",").strip()


def test_every_promise_is_counted_once_and_the_unjudged_never_as_not_stated() -> None:
    found = promises(edition(portfolio(SOME)))
    assert counts(found)["person"] == (1, 1, 2, 3)
    assert counts(found)["deliverable"] == (3, 0, 1, 3)
    assert all(sum(counts(found)[aspect]) == 7 for aspect in ASPECTS)


@pytest.mark.parametrize(
    ("given", "title"),
    [
        (SOME, "2 of 4 promises do not say who leads them: 1 of 2 targets, 1 of 2 tasks"),
        (records(clean_2025=judged(person="not-stated")), "1 of 1 promise does not say who leads it"),
        (records(study=judged(), register=judged()), "2 promises, and each says, at least in part, who leads it"),
        (records(), "7 promises: not yet judged how clear their sources are"),
    ],
)
def test_the_title_is_what_the_count_finds(given: dict[str, dict[str, Any]], title: str) -> None:
    for part in (clarity_by_programme, clarity_counts):
        html = part(view(portfolio(given)))
        assert re.findall(r"<h2>(.*?)</h2>", html) == [title]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({}, "a named lead stated in 1 of 7, partly in 1, not stated in 2, not yet judged in 3"),
        ({"programme": "plan"}, "a named lead stated in 1 of 4, partly in 1, not stated in 1, not yet judged in 1"),
        ({"programme": "programmes/plan"}, "a due date stated in 3 of 4, not yet judged in 1"),
        ({"organisation": "office"}, "a named lead stated in 1 of 3, partly in 1, not stated in 1"),
        ({"organisation": "organisations/council"}, "a named lead stated in 1 of 2, not yet judged in 1"),
        ({"programme": "plan", "organisation": "council"}, "a named lead stated in 1 of 1"),
    ],
)
def test_each_of_the_six_is_a_sentence(arguments: dict[str, str], sentence: str) -> None:
    html = clarity_counts(view(portfolio(SOME)), **arguments)
    assert sentence in said(html)
    assert html.count("<dt>") == len(ASPECTS)


def test_the_unjudged_are_named_under_the_title() -> None:
    assert "3 are not yet judged (a line)." in clarity_by_programme(view(portfolio(SOME)))
    assert "not yet judged (a line)" not in clarity_counts(view(portfolio(SOME)), "plan", "council")


def test_bars_have_a_block_for_each_promise() -> None:
    html = clarity_counts(view(portfolio(SOME)))
    person = re.findall(r'class="is-([a-z-]+)"', html.split("</dt>")[0])
    assert person == ["stated", "partly", "half", "not-stated", "not-stated", *["unjudged"] * 3]


def table(html: str) -> list[list[str]]:
    body = html.split("<tbody>")[1]
    return [[said(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in body.split("<tr>")[1:]]


def test_the_table_has_a_row_for_each_programme_one_for_none_and_one_for_all() -> None:
    found = table(clarity_by_programme(view(portfolio(SOME))))
    assert [row[:3] for row in found] == [
        ["River plan", "4", "1 / 1 / 1 (1)"],
        ["In no programme", "3", "0 / 0 / 1 (2)"],
        ["All promises", "7", "1 / 1 / 2 (3)"],
    ]


@pytest.mark.parametrize(
    ("limit", "names"),
    [
        (1, ["River plan", "2 other programmes"]),
        (2, ["River plan", "Plan A", "Plan B"]),
        (9, ["River plan", "Plan A", "Plan B"]),
    ],
)
def test_small_programmes_stand_together_unless_there_is_but_one(limit: int, names: list[str]) -> None:
    found = records()
    for name in "ab":
        found["programmes"][name] = {"title": text(f"Plan {name.upper()}"), "issuer": "council"}
    found["tasks"]["study"]["programme"] = "a"
    found["tasks"]["register"]["programme"] = "b"
    rows = table(clarity_by_programme(view(portfolio(found)), limit))
    assert [row[0] for row in rows] == [*names, "In no programme", "All promises"]


@pytest.mark.parametrize("arguments", [{"organisation": "water"}, {"programme": "none"}])
def test_without_promises_there_is_nothing(arguments: dict[str, str]) -> None:
    assert clarity_counts(view(portfolio(SOME)), **arguments) == ""
