"""A statement of the responsible body stands beside the verdict, with date and source, and changes nothing in it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from macros.render.parts.replies import replies
from macros.verdicts.judge import judge
from tests.hostile.strings import plain
from tests.render.editions import DAY, portfolio, text, view, world


def told(*made: dict[str, Any]) -> Any:
    records = world()
    records["tasks"]["register"]["replies"] = list(made)
    return portfolio(records)


def reply(when: str, said: str) -> dict[str, Any]:
    return {"date": when, "organisation": "council", "source": "yearbook", "locator": "p. 9", "text": text(said)}


@pytest.mark.parametrize(("day", "shown"), [("2026-05-19", []), ("2026-05-20", ["A"]), ("2026-06-01", ["A", "B"])])
def test_replies_are_shown_from_their_day_oldest_first(day: str, shown: list[str]) -> None:
    found = told(reply("2026-05-20", "A"), reply("2026-06-01", "B"))
    html = str(replies(view(found, as_of=date.fromisoformat(day)), "tasks/register"))
    assert re.findall(r"<q>(.*?)</q>", html) == shown
    assert bool(html) is bool(shown)


def test_a_reply_names_who_says_it_when_and_where() -> None:
    html = plain(str(replies(view(told(reply("2026-05-20", "A"))), "tasks/register")))
    assert 'organisations/council/">Council</a>, 20 May 2026:' in html.replace("\N{NO-BREAK SPACE}", " ")
    assert 'sources/yearbook/">Yearbook</a>, p. 9' in html


def test_a_reply_changes_no_verdict() -> None:
    assert judge(told(reply("2026-05-20", "We kept it.")), DAY) == judge(told(), DAY)
