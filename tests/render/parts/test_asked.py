"""The table of promises that a reader can question: what rows answer to, the choices, and the addresses."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from macros.render import rows
from macros.render.parts.asked import answers, chosen, promises_of, rest
from macros.render.parts.lists import section
from macros.render.view import View
from tests.render.editions import FRENCH, hostile, portfolio, view, world
from tests.render.parts.test_parts import Html, faults

WORLD = view(portfolio(world()))
VIETNAMESE = view(portfolio(world()), "vi")


def many(count: int) -> View:
    """A portfolio with some tasks more than the others of the small country."""
    records = world()
    task: dict[str, Any] = {"source": "law", "due": 2027, "lead": ["council"]}
    records["tasks"] |= {f"t{n}": task | {"title": {"en": f"Task {n}"}} for n in range(count)}
    return view(portfolio(records))


MANY = many(600)


@pytest.mark.parametrize(
    ("id_", "answered"),
    [
        (
            "clean-2028",
            {
                "state": "behind short",
                "due": "ahead 2028",
                "programme": "plan",
                "organisation": "office council",
                "lead": "office",
                "pillar": "water",
                "clarity": "5",
                "kind": "targets",
                "by-due": "2028-06-30",
                "by-promise": "Clean rivers and a good place",
                "by-programme": "River plan",
                "by-lead": "Water Office",
                "by-clarity": "5",
            },
        ),
        (
            "study",
            {
                "state": "no-deadline open",
                "due": "none",
                "programme": "none",
                "organisation": "none",
                "lead": "none",
                "pillar": "none",
                "clarity": "none",
                "kind": "tasks",
                "by-due": "",
                "by-programme": "",
                "by-lead": "",
                "by-clarity": "",
            },
        ),
        ("build-gauges", {"state": "due-no-report silent", "due": "passed 2026", "lead": "office council"}),
    ],
)
def test_a_row_answers_to_what_it_can_be_asked_for(id_: str, answered: dict[str, str]) -> None:
    (row,) = (row for row in rows.promises(WORLD.edition) if row.promise.id == id_)
    found = answers(WORLD, row)
    assert {name: found[name] for name in answered} == answered


def test_names_to_sort_by_are_in_the_language_of_the_page() -> None:
    (row,) = (row for row in rows.promises(VIETNAMESE.edition) if row.promise.id == "clean-2028")
    found = answers(VIETNAMESE, row)
    assert (found["by-promise"], found["by-programme"], found["by-lead"]) == (
        "Sông sạch và thứ hạng tốt",
        "Kế hoạch sông",
        "Cục Nước",
    )


def selects(html: str) -> dict[str, list[tuple[str, str]]]:
    """Value and words of the choices of each list."""
    found = re.findall(r'<select name="([^"]+)">(.*?)</select>', html)
    return {name: re.findall(r'<option value="([^"]*)">([^<]*)</option>', inside) for name, inside in found}


def test_choices_list_what_occurs_with_its_count() -> None:
    found = selects(promises_of(WORLD, "promises", 1))
    assert found["state"] == [
        ("", "All"),
        ("kept", "Kept: all (1)"),
        ("delivered-late", "Delivered late (1)"),
        ("short", "Short of the promise or its path: all (2)"),
        ("missed", "Missed (1)"),
        ("behind", "Behind (1)"),
        ("due-no-report", "Due, no report (1)"),
        ("ahead", "Date ahead, nothing to rate yet: all (1)"),
        ("not-yet-rated", "Not yet rated (1)"),
        ("open", "No date, or nothing to measure: all (2)"),
        ("not-measurable", "Not measurable (1)"),
        ("no-deadline", "No deadline (1)"),
    ]
    assert found["due"] == [
        ("", "All"),
        ("passed", "Date passed (3)"),
        ("ahead", "Date ahead (2)"),
        ("none", "No date stated (2)"),
        *((year, f"{year} ({n})") for year, n in (("2025", 2), ("2026", 1), ("2027", 1), ("2028", 1))),
    ]
    assert found["programme"] == [("", "All"), ("plan", "River plan (4)"), ("none", "In no programme (3)")]
    assert found["organisation"] == [
        ("", "All"),
        ("council", "Council (3)"),
        ("office", "Water Office (3)"),
        ("none", "No lead named in the source (3)"),
    ]
    assert found["pillar"] == [("", "All"), ("water", "Water (1)"), ("none", "Under no pillar (6)")]
    assert found["clarity"] == [("", "All"), ("5", "5 of 6 (1)"), ("none", "not yet judged (6)")]
    assert found["kind"] == [("", "All"), ("targets", "Targets (4)"), ("tasks", "Tasks (3)")]
    assert [value for value, _ in found["sort"]] == ["state", "due", "promise", "programme", "lead", "clarity"]


def test_a_filter_that_leaves_no_choice_is_not_offered() -> None:
    # Of the tasks one is in a programme, and none has been judged.
    assert list(selects(promises_of(WORLD, "tasks", 1))) == ["state", "due", "programme", "organisation", "sort"]


def titles(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="\.\./\.\./([^"]+)/">', html)


def test_rows_stand_from_what_reports_show_to_what_nobody_can() -> None:
    ids = ["register", "clean-2025", "clean-2028", "build-gauges", "money-2027", "growth", "study"]
    assert titles(promises_of(WORLD, "promises", 1)) == [WORLD.portfolio.promises[id_].key for id_ in ids]
    assert {key.partition("/")[0] for key in titles(promises_of(WORLD, "targets", 1))} == {"targets"}


def test_the_first_row_of_each_group_can_be_linked_to() -> None:
    html = promises_of(WORLD, "promises", 1)
    assert re.findall(r'<tr id="([^"]+)"', html) == ["kept", "short", "silent", "ahead", "open"]


@pytest.mark.parametrize(
    ("choice", "address"),
    [
        ({}, "../../promises/"),
        ({"due": "ahead", "sort": "due"}, "../../promises/?due=ahead&sort=due"),
        ({"state": "kept"}, "../../promises/?state=kept#kept"),
        ({"state": "delivered-late"}, "../../promises/?state=delivered-late#kept"),
        # a group of one state is asked for by the state
        ({"state": "silent"}, "../../promises/?state=due-no-report#silent"),
        (
            {"organisation": "a&b", "state": "due-no-report"},
            "../../promises/?organisation=a%26b&state=due-no-report#silent",
        ),
    ],
)
def test_a_choice_has_an_address(choice: dict[str, str], address: str) -> None:
    assert chosen(WORLD, **choice) == address
    # In a table of several pages the first row of a group may stand on any of them.
    assert chosen(MANY, **choice) == address.partition("#")[0]


def test_controls_are_disabled_until_a_script_serves_them() -> None:
    elements = Html(promises_of(WORLD, "promises", 1)).elements
    controls = [(tag, found) for tag, found in elements if tag in ("fieldset", "button")]
    assert all("disabled" in found for tag, found in controls if tag == "fieldset" or "aria-expanded" in found)


@pytest.mark.slow
def test_rows_beyond_the_first_page_come_as_the_pages_write_them() -> None:
    pages = [str(promises_of(MANY, "promises", page)) for page in (1, 2, 3, 4)]
    written = [row for page in pages for row in re.findall(r"<tr[^>]*>(<td>.*?)</tr>", page)]
    found = json.loads(b"".join(rest(MANY, "promises")))
    assert [row[-1] for row in found["rows"]] == written
    assert len(written) == 607
    first = dict(zip(found["names"], found["rows"][0], strict=False))
    assert first == answers(MANY, rows.of_state(rows.promises(MANY.edition), rows.STATES)[0])
    assert 'data-rest="rows.json"' in pages[0]
    assert "<form" in pages[0] and not any("<form" in page for page in pages[1:])
    assert "data-rest" not in promises_of(WORLD, "promises", 1)


def test_hostile_text_stays_text_in_all_rows() -> None:
    page = view(hostile()[1], languages=FRENCH)
    for row in json.loads(b"".join(rest(page, "promises")))["rows"]:
        assert list(faults(f"<table><tr>{row[-1]}</tr></table>")) == []


def test_a_long_section_leads_to_the_whole_of_it() -> None:
    found = rows.promises(MANY.edition, organisation="council")
    html = section(MANY, "ledger.ahead", found, organisation="council", due="ahead")
    assert len(titles(html)) == 200
    assert f'<a href="../../promises/?organisation=council&amp;due=ahead">All {len(found)} in the table' in html
    assert "../../promises/" not in section(WORLD, "ledger.ahead", rows.promises(WORLD.edition), due="ahead")


def test_no_promise_no_table() -> None:
    assert "<table" not in promises_of(view(portfolio({})), "promises", 1)
