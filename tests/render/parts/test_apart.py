"""Sources that disagree stand side by side, the one that decides first, each with the verdict under it."""

from __future__ import annotations

import re
from html import unescape

import pytest

from macros.render.parts.apart import disagreement
from macros.render.parts.promise import verdict
from tests.hostile.strings import plain
from tests.render.editions import portfolio, view, world
from tests.verdicts.records import AFTER, make_indicator, make_portfolio, make_task, report

WORLD = portfolio(world())


def rows(html: str) -> list[str]:
    """The text of the rows of a table, without its marks."""
    found = re.findall(r"<tr>(.*?)</tr>", html.partition("<tbody>")[2], re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", unescape(plain(row))).split()) for row in found]


def test_each_source_and_series_stands_with_the_verdict_under_it() -> None:
    shown = str(disagreement(view(WORLD), "targets/clean-2028"))
    assert rows(shown) == [
        "Office official statistics Statistics over 45.0 % 2025 Behind It decides",
        "The Paper copy Statistics 44 % 2025 Behind Its source has a weaker grade",
        "Office official statistics The office's own count 52 % 2025 On track Another series; the preferred one decides",
    ]
    assert "3 reports that do not say the same lead to different verdicts." in shown
    assert 'indicators/clean/#r2025-press"' in shown


# values of two sources of one grade, the second known later -> the sentence, and what is said of the first
SAME_GRADE = [
    (50, 60, "the verdict would be the same by each"),
    (90, 60, "lead to different verdicts"),
]


@pytest.mark.parametrize(("early", "late", "sentence"), SAME_GRADE)
def test_two_sources_of_one_grade_say_which_was_known_later(early: float, late: float, sentence: str) -> None:
    entries = [
        report("2026-12-31", early, published="2026-12-31"),
        report("2026-12-31", late, published="2027-01-01"),
    ]
    shown = str(
        disagreement(view(make_portfolio(*entries, indicators=(make_indicator(),)), as_of=AFTER), "targets/goal")
    )
    assert sentence in shown
    assert [row.rpartition("Its source")[1] for row in rows(shown)] == ["", "Its source"]


def test_where_sources_agree_there_is_no_section() -> None:
    assert disagreement(view(WORLD), "targets/money-2027") == ""


# states of two sources about a task -> the rows, and whether they lead to different verdicts
TASKS = [
    (
        ("2026-05", "delivered"),
        ("2026-12-31", "under-way"),
        [
            "by-one press delivered May 2026 Delivered It decides",
            "by-other press under way 31 Dec 2026 Under way The first report of delivery decides",
        ],
    ),
    (
        ("2026-12-31", "stopped"),
        ("2026-12-31", "under-way"),
        [
            "by-other press under way 31 Dec 2026 Under way It decides",
            "by-one press stopped 31 Dec 2026 Stopped Its source has the same grade, and was known no later",
        ],
    ),
    (
        ("2026-12-10", "stopped"),
        ("2026-12", "under-way"),
        [
            "by-other press under way Dec 2026 Under way It decides",
            "by-one press stopped 10 Dec 2026 Stopped The report of the latest day decides",
        ],
    ),
]


@pytest.mark.parametrize(("one", "other", "wanted"), TASKS)
def test_sources_that_contradict_each_other_about_a_task(
    one: tuple[str, str], other: tuple[str, str], wanted: list[str]
) -> None:
    entries = [report(*one, id="one"), report(*other, id="other")]
    found = view(make_portfolio(*entries, promise=make_task()), as_of=AFTER)
    shown = str(disagreement(found, "tasks/decree"))
    assert rows(shown) == wanted
    assert 'tasks/decree/#other"' in shown
    assert "2 reports that do not say the same lead to different verdicts." in shown
    assert "it would be: " in plain(str(verdict(found, "tasks/decree")))


def test_a_task_on_which_sources_agree_has_no_section() -> None:
    entries = [report("2026-05", "delivered"), report("2026-05", "operating")]
    assert disagreement(view(make_portfolio(*entries, promise=make_task()), as_of=AFTER), "tasks/decree") == ""
