"""Two portfolios on one day: what is new, gone, moved or says something else, and what that does to verdicts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.history.comparison import Comparison
from tests.history.test_kept import MOVED, drop_report, refile, reorder
from tests.history.worlds import Change, both, changed, put, rename, tell, without
from tests.render.editions import report, text


def compared(change: Change, as_of: date = date(2026, 6, 1)) -> Comparison:
    return Comparison(changed(), changed(change), as_of, "en")


def add_report(**values: Any) -> Change:
    more = report("new", "2025-12-31", 70, source="paper", **values)
    return lambda records: records["achievements"]["clean"].append(more)


def add_task(records: dict[str, dict[str, Any]]) -> None:
    records["tasks"]["law"] = {"title": text("Law"), "source": "plan", "due": 2025}


RENAMED = both(rename("indicators", "clean", "cleaner", redirect_from=["clean"]), refile)
MERGED = both(
    without("sources", "paper"),
    put("sources", "plan", redirect_from=["paper"]),
    *(tell(of, at, source="plan") for of, at in (("clean", 0), ("clean", 1), ("decree", 0))),
)

# change -> added, removed, moved, altered facts, translations, promises with another verdict, charts
CASES: dict[str, tuple[Change, dict[str, Any]]] = {
    "nothing": (lambda _: None, {}),
    "order": (reorder, {}),
    "a report": (
        add_report(),
        {"added": ["achievements/clean.new"], "shifts": [("goal", ["achievements/clean.new"])], "charts": ["clean"]},
    ),
    "a projection decides nothing": (add_report(nature="projected"), {"added": ["achievements/clean.new"], "charts": ["clean"]}),
    "a promise": (add_task, {"added": ["tasks/law"], "shifts": [("law", ["tasks/law"])]}),
    "a report that is gone": (
        drop_report,
        {"removed": ["achievements/clean.r2024"], "shifts": [("goal", ["achievements/clean.r2024"])], "charts": ["clean"]},
    ),
    "a promise that is gone": (
        without("tasks", "decree"),
        {"removed": ["tasks/decree"], "shifts": [("decree", ["tasks/decree"])]},
    ),
    "a due date": (
        MOVED,
        {
            "facts": ["goal due 2028 2030", "goal due_history.0.due None 2028", "goal due_history.0.source None paper"],
            "shifts": [("goal", ["targets/goal"])],
            "charts": ["clean", "place"],
        },
    ),
    "a title": (put("targets", "goal", title=text("Rivers")), {"facts": ["goal title Clean rivers Rivers"], "charts": ["clean", "place"]}),
    "a translation": (
        put("indicators", "clean", title=text("Clean rivers", fr="Rivières")),
        {"translations": ["clean title.fr Rivières propres Rivières"]},
    ),
    "a translation of a report": (
        tell("clean", 1, scope=text("The north", fr="Au nord")),
        {"translations": ["clean.r2025 scope.fr Le nord Au nord"]},
    ),
    "another id": (
        rename("programmes", "rivers", "streams", redirect_from=["rivers"]),
        {"moved": ["programmes/rivers programmes/streams"]},
    ),
    "another id with reports": (
        RENAMED,
        {
            "moved": [
                "indicators/clean indicators/cleaner",
                "achievements/clean.r2024 achievements/cleaner.r2024",
                "achievements/clean.r2025 achievements/cleaner.r2025",
            ],
            "charts": ["cleaner"],
        },
    ),
    "two that are one": (MERGED, {"moved": ["sources/paper sources/plan"]}),
}  # fmt: skip


def facts(found: Comparison, *, translations: bool) -> list[str]:
    differences = [(one.key, one.translations if translations else one.facts) for one in found.altered]
    return [f"{key.partition('/')[2]} {one.key} {one.was} {one.new}" for key, these in differences for one in these]


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_told_for_what_it_is(name: str) -> None:
    change, wanted = CASES[name]
    found = compared(change)
    told = {
        "added": list(found.added),
        "removed": list(found.removed),
        "moved": [" ".join(pair) for pair in found.moved],
        "facts": facts(found, translations=False),
        "translations": facts(found, translations=True),
        "shifts": [(shift.promise, list(shift.causes)) for shift in found.shifts],
        "charts": [id_ for id_ in found.indicators if name != "two that are one"],
    }
    assert {key: value for key, value in told.items() if value} == wanted


def test_a_verdict_before_and_after() -> None:
    (shift,) = compared(tell("decree", 0, state="delivered")).shifts
    assert shift.before is not None
    assert shift.after is not None
    told = (shift.before.state, shift.after.state, shift.causes)
    assert told == ("due-no-report", "delivered", ("achievements/decree.seen",))


def test_a_promise_under_another_id_keeps_its_verdict() -> None:
    found = compared(
        both(
            rename("tasks", "decree", "order", redirect_from=["decree"]),
            lambda w: w["achievements"].update(order=w["achievements"].pop("decree")),
        )
    )
    assert found.moved == (("tasks/decree", "tasks/order"), ("achievements/decree.seen", "achievements/order.seen"))
    assert found.shifts == ()
