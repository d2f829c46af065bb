"""The verdicts on a promise over time, as its page tells them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from markupsafe import Markup

from macros.render.parts.history import history
from tests.render.editions import drawn, portfolio, report, text, view

Written = dict[str, Any]
DAY = date(2026, 6, 1)


def shown(
    *days: str, planned: str | None = "2025-01-01", language: str = "en", until: date = DAY, **more: Any
) -> Markup:
    """The part on a task whose reports, on each day of their name, say something else than the one before."""
    base: Written = {"title": text("Paper", vi="Báo"), "publisher": text("P", vi="P"), "grade": "press"}
    plan = base | ({"published": planned} if planned else {}) | more
    states = ("under-way", "stopped")
    told = [report(f"r{n}", day, state=states[n % 2], source=f"s{n}") for n, day in enumerate(days)]
    sources = {f"s{n}": base | {"published": day} for n, day in enumerate(days)}
    records = portfolio(
        {
            "tasks": {"decree": {"title": text("Decree", vi="Nghị định"), "source": "plan"}},
            "achievements": {"decree": told} if told else {},
            "sources": {"plan": plan} | sources,
        }
    )
    return Markup(
        str(history(view(records, language, until, draw=drawn), "tasks/decree")).replace("\N{NO-BREAK SPACE}", " ")
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "The verdict has not changed since 1 January 2025, the day from which the promise was known."),
        ({"planned": None, "accessed": "2026-05-01"}, "since 1 May 2026, the day on which we first read the source"),
        ({"planned": None}, "Nothing dates the source of the promise"),
        ({"planned": "2026-06-02"}, "The source of the promise came out on 2 June 2026."),
        ({"language": "vi"}, "Kết luận không thay đổi từ 1 tháng 1, 2025, ngày cam kết được biết đến."),
    ],
)  # fmt: skip
def test_a_verdict_that_never_changed_is_one_sentence(given: Written, said: str) -> None:
    html = shown(**given)
    assert said in html
    assert "<table" not in html
    assert "<svg" not in html


def test_each_change_has_its_day_its_cause_and_its_report() -> None:
    html = shown("2026-02-01", "2026-03-01")
    assert "The verdict has changed 2 times since 1 January 2025" in html
    assert html.count("<tr") == 4
    assert 'href="../../tasks/decree/#r0"' in html
    assert 'href="../../sources/plan/"' in html
    assert "Under way › " in html
    assert html.count('role="img"') == 1
    assert "No deadline, 1 Jan 2025; Under way, 1 Feb 2026; Stopped, 1 Mar 2026" in html
    assert "<details" not in html


@pytest.mark.parametrize(("count", "closed"), [(4, False), (5, True), (12, True)])
def test_a_long_table_is_closed(count: int, closed: bool) -> None:
    html = shown(*(f"2026-01-{n + 1:02}" for n in range(count)))
    assert ("<details" in html) is closed
    assert html.count("<tr") == count + 2
