"""All promises by programme and by organisation: who stands where, what is written, and what links lead to."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from macros.model.portfolio import Portfolio
from macros.render import rows
from macros.render.charts import Strip, strips
from macros.render.parts import marked, overview
from macros.render.parts.overview import owed_and_due, states_by_programme
from tests.render.editions import drawn, portfolio, text, view

pytestmark = pytest.mark.slow  # draws, and compares every mark with every other


def held(*tasks: tuple[str, str | None, list[str], str | None]) -> Portfolio:
    """Tasks, each with its id, programme, leads and due date, and one report that the first is delivered."""
    named = [title for _, programme, leads, _ in tasks for title in [programme, *leads] if title]
    records: dict[str, dict[str, Any]] = {
        "tasks": {
            id_: {"title": text(id_), "programme": programme, "lead": leads, "due": due, "source": "law"}
            for id_, programme, leads, due in tasks
        },
        "programmes": {id_: {"title": text(f"Plan {id_}")} for id_ in named},
        "organisations": {id_: {"title": text(f"Office {id_}"), "kind": "agency"} for id_ in named},
        "sources": {
            "law": {
                "title": text("Law"),
                "publisher": text("Council"),
                "published": "2025-01-01",
                "url": "https://example.org/law",
                "grade": "law",
            }
        },
        "achievements": {
            tasks[0][0]: [
                {"id": "r", "measured": "2025-06", "recorded": "2025-07-01", "source": "law", "state": "delivered"}
            ]
        },
    }
    return portfolio(records)


def plain(html: str) -> str:
    """HTML whose words are parted by the same space everywhere."""
    return html.replace("\N{NO-BREAK SPACE}", " ")


FEW = held(
    ("a", "one", ["x"], "2025-12-31"),
    ("b", "one", ["x", "y"], "2026-03-31"),
    ("c", "one", ["x"], "2027"),
    ("d", "two", ["x"], None),
    ("e", None, [], "2026-01-31"),
    ("f", "three", ["z"], "2030"),
)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[list[Strip]]:
    """The rows of every chart that is drawn."""
    seen: list[list[Strip]] = []
    monkeypatch.setattr(overview, "strips", lambda strip, size: seen.append(strip) or strips(strip, size))
    return seen


def told(strip: list[Strip]) -> list[tuple[str | None, str, str]]:
    """Key, title and marks of each row: the ids of the promises, blocks parted by a bar."""
    blocks = [" | ".join(" ".join(m.key[6:7] for m in block) for block in row.blocks) for row in strip]
    return [(row.key, row.title, marks) for row, marks in zip(strip, blocks, strict=True)]


def test_programmes_stand_by_size_their_marks_by_verdict_and_those_of_none_last(shown: list[list[Strip]]) -> None:
    states_by_programme(view(FEW))
    assert told(shown[0]) == [
        ("programmes/one", "Plan one", "a b c"),
        ("programmes/three", "Plan three", "f"),
        ("programmes/two", "Plan two", "d"),
        (None, "In no programme", "e"),
    ]
    assert [row.note for row in shown[0]] == ["3 promises", "1 promise", "1 promise", "1 promise"]


def test_organisations_show_what_is_due_before_the_rest_and_nobody_last(shown: list[list[Strip]]) -> None:
    owed_and_due(view(FEW))
    assert told(shown[0]) == [
        ("organisations/x", "Office x", "a b | c d"),
        ("organisations/y", "Office y", "b | "),
        ("organisations/z", "Office z", " | f"),
        (None, "No lead named in the source", "e | "),
    ]
    assert [row.note for row in shown[0]] == [
        "2 due, 1 ahead, 1 without a date",
        "1 due",
        "0 due, 1 ahead",
        "1 due",
    ]


@pytest.mark.parametrize(
    ("limit", "titles"),
    [
        (3, ["Plan one", "Plan three", "Plan two", "In no programme"]),
        # A row for one other would take the room of its own.
        (2, ["Plan one", "Plan three", "Plan two", "In no programme"]),
        (1, ["Plan one", "2 other programmes", "In no programme"]),
    ],
)
def test_what_is_over_the_limit_stands_together(limit: int, titles: list[str], shown: list[list[Strip]]) -> None:
    states_by_programme(view(FEW), limit)
    assert [row.title for row in shown[0]] == titles
    assert sum(len(row.blocks[0]) for row in shown[0]) == 6


def test_a_promise_of_several_among_the_others_is_one_mark_there(shown: list[list[Strip]]) -> None:
    owed_and_due(view(held(("a", None, ["x", "y", "z"], "2026"), ("b", None, ["x"], "2026"))), 1)
    assert [marks for _, _, marks in told(shown[0])] == [" | a b", " | a"]


@pytest.mark.parametrize(
    ("part", "title"),
    [
        (
            states_by_programme,
            "A promise is kept in 1 of 3 programmes; a date has passed with no public report held here in 1",
        ),
        (owed_and_due, "Office x leads the most promises: 4, of which 2 are past their due date"),
    ],
)
def test_the_title_says_what_is_found_and_the_day(part: Any, title: str) -> None:
    html = plain(part(view(FEW)))
    assert f"<h2>{title}</h2>" in html
    assert "As of 1 June 2026." in html


def test_without_leads_the_title_says_so() -> None:
    assert "<h2>No source names who leads a promise</h2>" in owed_and_due(view(held(("a", None, [], "2026"))))


@pytest.mark.parametrize("part", [states_by_programme, owed_and_due])
def test_every_mark_opens_its_promise_and_every_row_its_record(part: Any) -> None:
    html = str(part(view(FEW, draw=drawn)))
    marks = Counter(re.findall(r'<a href="([^"]*)" aria-label="[^"]*" class="mb-mark', html))
    leads = {row.key: len(row.promise.lead) if part is owed_and_due else 1 for row in rows.promises(view(FEW).edition)}
    # In a wide and in a narrow image, under each who leads.
    assert marks == {f"../../{key}/": 2 * max(1, count) for key, count in leads.items()}
    kind = "organisations" if part is owed_and_due else "programmes"
    assert len(re.findall(rf'<a href="../../{kind}/\w+/" class="mb-name"', html)) == 2 * 3


@pytest.mark.parametrize("part", [states_by_programme, owed_and_due])
def test_the_table_has_the_numbers_of_the_chart(part: Any, shown: list[list[Strip]]) -> None:
    html = str(part(view(FEW)))
    lines = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", html)
    assert [re.sub("<.*?>", "", name) for name, _ in lines] == [row.title for row in shown[0]]
    numbers = [[int(n) for n in re.findall(r'class="num"[^>]*>(\d+)<', cells)] for _, cells in lines]
    assert [sum(found) for found in numbers] == [sum(len(block) for block in row.blocks) for row in shown[0]]


@pytest.mark.parametrize(("count", "images"), [(5, 2), (6, 0)])
def test_too_many_marks_are_numbers(count: int, images: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked, "MOST", 5)
    html = str(states_by_programme(view(held(*((f"t{n}", "one", [], "2026") for n in range(count))))))
    assert html.count('class="mb-mark') == images * count
    assert ("<details" in html) == bool(images)
    assert ">1 delivered, " in html
