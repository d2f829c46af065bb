"""The verdicts on a promise over time, as its page tells them."""

from __future__ import annotations

from datetime import date
from html import unescape
from typing import Any

import pytest
from markupsafe import Markup

from macros.history.released import Published, inputs
from macros.render.parts.history import history
from macros.render.past import past
from macros.render.released import Released
from macros.verdicts.rulebooks import Rulebook
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


MADE = date(2026, 5, 1)

# why a release says otherwise, in which language -> what its line says, and whether it leads to the rules
OTHERWISE = [
    ("changed-method", "en", "From the same records, today's rules give “under way”: the method changed.", True),
    ("correction", "en", "For that day it is “under way” now: what was recorded has been corrected since.", False),
    ("late-report", "en", "a report that was public by then was entered later.", False),
    ("changed-method", "vi", "Bản phát hành ngày 1 tháng 5, 2026 ghi “", True),
]


@pytest.mark.parametrize(("why", "language", "said", "rules"), OTHERWISE)
def test_a_release_that_said_otherwise_stands_there_with_its_cause(
    why: str, language: str, said: str, rules: bool
) -> None:
    base: Written = {"title": text("Paper"), "publisher": text("P"), "grade": "press", "published": "2026-02-01"}
    told = [report("r0", "2026-02-01", state="under-way", source="s0")]
    found = portfolio(
        {
            "tasks": {"decree": {"title": text("Decree", vi="Nghị định"), "source": "plan"}},
            "achievements": {"decree": told},
            "sources": {"plan": base | {"published": "2025-01-01"}, "s0": base},
        }
    )
    was = inputs(found, found.tasks["decree"], MADE)
    held = was.subjects[0].reports
    reports = {"changed-method": held, "correction": dict.fromkeys(held, "0"), "late-report": {}}[why]
    other = was.model_copy(update={"subjects": (was.subjects[0].model_copy(update={"reports": reports}),)})
    made = Released(MADE, "0" * 64, {"decree": Published(state="stopped", rules=1, inputs=other)})
    seen = view(found, language, DAY, draw=drawn, releases=(made,))
    html = unescape(str(history(seen, "tasks/decree"))).replace("\N{NO-BREAK SPACE}", " ")
    assert said in html
    assert 'releases/2026-05-01/verdicts.json"' in html
    assert ("method/#rulebooks" in html) is rules
    (one,) = past(seen.edition, "decree")["released_otherwise"]
    assert (one["cause"], one["state"], one["now"]) == (why, "stopped", "under-way")
    assert (len(one["by"]) == 1) is not rules


@pytest.mark.parametrize(
    ("made", "said"), [(1, "Version 2 of the rules, since 1 March 2026"), (3, "Versions of the rules")]
)
def test_a_changed_method_names_the_version_that_came_after_the_release(
    made: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = tuple(Rulebook(n + 1, date(2026, n + 2, 1)) for n in range(3))
    monkeypatch.setattr("macros.render.parts.history.RULEBOOKS", books)
    found = portfolio(
        {
            "tasks": {"decree": {"title": text("Decree"), "source": "plan"}},
            "sources": {"plan": {"title": text("P"), "publisher": text("P"), "grade": "press", "published": "2025"}},
        }
    )
    was = Published(state="stopped", rules=made, inputs=inputs(found, found.tasks["decree"], MADE))
    html = str(history(view(found, releases=(Released(MADE, "0" * 64, {"decree": was}),)), "tasks/decree"))
    assert said in html.replace("\N{NO-BREAK SPACE}", " ")


def test_json_has_every_verdict_with_its_day_and_cause() -> None:
    found = portfolio(
        {
            "tasks": {"decree": {"title": text("Decree"), "source": "plan", "due": "2026-03"}},
            "sources": {"plan": {"title": text("P"), "publisher": text("P"), "grade": "press", "published": "2025"}},
        }
    )
    assert past(view(found).edition, "decree") == {
        "course": [
            {
                "day": "2025-12-31",
                "before": None,
                "after": "not-yet-due",
                "cause": "new-promise",
                "by": ["sources/plan"],
            },
            {
                "day": "2026-04-01",
                "before": "not-yet-due",
                "after": "due-no-report",
                "cause": "passage-of-time",
                "by": [],
            },
        ],
        "released_otherwise": [],
    }
