"""What was published stays: which changes of records are lawful, and which are told."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from macros.history.kept import ADDABLE, PROTECTED, Breach, breaches
from macros.model.portfolio import KINDS
from tests.history.worlds import Change, World, both, changed, correction, put, rename, tell, without
from tests.render.editions import report, text


def found(change: Change, default: str = "en") -> list[Breach]:
    return list(breaches(changed(), changed(change), default))


def in_conditions(at: int, **values: Any) -> Change:
    return lambda records: records["targets"]["goal"]["conditions"][at].update(values)


def drop_report(records: World) -> None:
    records["achievements"]["clean"].pop(0)


def rename_report(records: World) -> None:
    records["achievements"]["clean"][0]["id"] = "y2024"


def add_report(**values: Any) -> Change:
    return lambda records: records["achievements"]["clean"].append(report("new", "2024", 40, source="paper", **values))


def refile(records: World) -> None:
    records["achievements"]["cleaner"] = records["achievements"].pop("clean")
    for condition in records["targets"]["goal"]["conditions"][:1]:
        condition["indicator"] = "cleaner"


def reorder(records: World) -> None:
    records["achievements"]["clean"].reverse()
    goal = records["targets"]["goal"]
    goal["lead"].reverse()
    records["targets"]["goal"] = dict(reversed(goal.items()))


OLD_DUE = {"due": 2028, "source": "paper"}
MOVED = put("targets", "goal", due=2030, due_history=[OLD_DUE])
DROPPED = {"date": "2026-03", "source": "paper"}

REPLY = {"date": "2026-04", "organisation": "council", "source": "paper", "text": text("We built it")}

LAWFUL: dict[str, Change] = {
    "nothing": lambda _: None,
    "order": reorder,
    "a report more": add_report(),
    "a correction of a report": add_report(replaces="r2024", reason=text("A slip"), kind="ours"),
    "a translation more": put("targets", "goal", scope=text("Big rivers", fr="Grandes rivières", vi="Sông lớn")),
    "a better translation": put("targets", "goal", scope=text("Large rivers", fr="Grandes rivières")),
    "a translation of a report": tell("clean", 1, scope=text("The north", fr="Au nord")),
    "a translation less": put("targets", "goal", scope={"fr": "Grandes rivières"}),
    "a title": put("targets", "goal", title=text("Clean rivers everywhere")),
    "a note": put("targets", "goal", note=text("Another")),
    "a note of a report": tell("clean", 0, note=text("So it says")),
    "the translated title of a source": put("sources", "plan", title=text("Plan of rivers", fr="Plan des rivières")),
    "an archived copy": put("sources", "paper", archived_url="https://example.org/copy", accessed="2026-06-01"),
    "the address of a source that had none": put("sources", "paper", url="https://example.org/paper"),
    "a place in the source that was missing": put("targets", "goal", locator="p. 7", corrections=[correction("locator", None)]),
    "a deadline that moved, with the old one": MOVED,
    "a value that its owners changed, with the old one": put("targets", "goal", conditions=[{"indicator": "clean", "operator": "at-least", "value": 70}, {"indicator": "place", "operator": "rank", "value": 20}], altered=[{"key": "conditions.0.value", "was": "60", "date": "2026-06", "source": "paper"}]),
    "an owner that changed, with the old ones": put("targets", "goal", lead=["office"], altered=[{"key": "lead", "was": "council, office", "date": "2026-06", "source": "paper"}]),
    "a promise that was dropped": put("targets", "goal", dropped=DROPPED),
    "a reply that is added": put("targets", "goal", replies=[REPLY]),
    "a corrected due date": put("targets", "goal", due=2029, corrections=[correction("due", "2028")]),
    "a corrected value": both(in_conditions(0, value=61), put("targets", "goal", corrections=[correction("conditions.0.value", "60")])),
    "a due date that was missing": both(put("tasks", "decree", due="2026-Q2", corrections=[correction("due", "2026-Q1")])),
    "a corrected lead": put("targets", "goal", lead=["office"], corrections=[correction("lead", "council, office")]),
    "a corrected source": put("sources", "paper", published="2026-03-02", corrections=[correction("published", "2026-03-01")]),
    "a corrected unit": put("indicators", "clean", unit="count", corrections=[correction("unit", "percent")]),
    "a source with another id": both(
        rename("sources", "plan", "law", redirect_from=["plan"]),
        put("targets", "goal", source="law"),
        put("tasks", "decree", source="law"),
    ),
    "an indicator with another id, its reports with it": both(rename("indicators", "clean", "cleaner", redirect_from=["clean"]), refile),
    "an organisation with another id": both(
        rename("organisations", "council", "cabinet", redirect_from=["council"]), put("targets", "goal", lead=["office", "cabinet"])
    ),
    "a source that was there twice": both(
        without("sources", "paper"),
        put("sources", "plan", redirect_from=["paper"]),
        tell("clean", 0, source="plan"), tell("clean", 1, source="plan"), tell("decree", 0, source="plan"),
    ),
    "a pillar that nobody uses": without("pillars", "water"),
    "another pillar": put("targets", "goal", pillar="water"),
}  # fmt: skip

# change -> what, kind/id, key or report, was, now, and the id that it seems to have now
UNLAWFUL: dict[str, tuple[Change, tuple[str, str, str, str | None, str | None, str | None]]] = {
    "a value": (tell("clean", 0, value=42), ("altered", "achievements/clean", "value", "41", "42", None)),
    "digits": (tell("clean", 1, value=Decimal("45.50")), ("altered", "achievements/clean", "value", "45.5", "45.50", None)),
    "a measured date": (tell("clean", 0, measured="2024-Q4"), ("altered", "achievements/clean", "measured", "2024", "2024-Q4", None)),
    "a bound": (tell("clean", 0, quantifier="nearly"), ("altered", "achievements/clean", "quantifier", None, "nearly", None)),
    "a place in the source": (tell("clean", 0, locator="p. 4"), ("altered", "achievements/clean", "locator", "p. 3", "p. 4", None)),
    "the source of a report": (tell("clean", 0, source="plan"), ("altered", "achievements/clean", "source", "paper", "plan", None)),
    "words of a report": (tell("clean", 1, scope=text("The south", fr="Le nord")), ("altered", "achievements/clean", "scope", "The north", "The south", None)),
    "a state": (tell("decree", 0, state="delivered"), ("altered", "achievements/decree", "state", "under-way", "delivered", None)),
    "a report": (drop_report, ("removed", "achievements/clean", "r2024", None, None, None)),
    "all reports": (without("achievements", "decree"), ("removed", "achievements/decree", "seen", None, None, None)),
    "the id of a report": (rename_report, ("removed", "achievements/clean", "r2024", None, None, "y2024")),
    "a place where a promise had none": (put("targets", "goal", locator="p. 7"), ("altered", "targets/goal", "locator", None, "p. 7", None)),
    "the order of conditions": (lambda records: records["targets"]["goal"]["conditions"].reverse(), ("uncited", "targets/goal", "", "goal-0d38c5abada9", None, None)),
    "a promised value": (in_conditions(0, value=50), ("altered", "targets/goal", "conditions.0.value", "60", "50", None)),
    "a due date": (put("targets", "goal", due=2030), ("altered", "targets/goal", "due", "2028", "2030", None)),
    "a value with another old one": (put("targets", "goal", conditions=[{"indicator": "clean", "operator": "at-least", "value": 70}, {"indicator": "place", "operator": "rank", "value": 20}], altered=[{"key": "conditions.0.value", "was": "50", "date": "2026-06", "source": "paper"}]), ("altered", "targets/goal", "conditions.0.value", "60", "70", None)),
    "a due date with another old one": (put("targets", "goal", due=2030, due_history=[{"due": 2027, "source": "paper"}]), ("altered", "targets/goal", "due", "2028", "2030", None)),
    "a lead": (put("targets", "goal", lead=["office"]), ("altered", "targets/goal", "lead", "council, office", "office", None)),
    "words in the language of the source": (put("targets", "goal", scope=text("Big rivers", fr="Petites")), ("altered", "targets/goal", "scope", "Grandes rivières", "Petites", None)),
    "words taken away": (put("targets", "goal", scope=text("Big rivers")), ("altered", "targets/goal", "scope", "Grandes rivières", None, None)),
    "a correction of another value": (put("targets", "goal", due=2030, corrections=[correction("due", "2027")]), ("altered", "targets/goal", "due", "2028", "2030", None)),
    "a correction of another key": (put("targets", "goal", due=2030, corrections=[correction("source", "2028")]), ("altered", "targets/goal", "due", "2028", "2030", None)),
    "the date of a source": (put("sources", "paper", published="2026-02-01"), ("altered", "sources/paper", "published", "2026-03-01", "2026-02-01", None)),
    "a grade": (put("sources", "paper", grade="law"), ("altered", "sources/paper", "grade", "press", "law", None)),
    "the title of a source": (put("sources", "plan", title=text("River plan", fr="Plan")), ("altered", "sources/plan", "title", "Plan des rivières", "Plan", None)),
    "a direction": (put("indicators", "clean", direction="down"), ("altered", "indicators/clean", "direction", "up", "down", None)),
    "a source": (without("sources", "paper"), ("gone", "sources/paper", "", "paper", None, None)),
    "a promise": (without("targets", "goal"), ("gone", "targets/goal", "", "goal", None, None)),
    "a question": (without("questions", "gap"), ("gone", "questions/gap", "", "gap", None, None)),
    "the id of a promise": (rename("targets", "goal", "aim"), ("gone", "targets/goal", "", "goal", None, "aim")),
    "the id of a programme": (rename("programmes", "rivers", "streams"), ("gone", "programmes/rivers", "", "rivers", None, "streams")),
    "a promise altered behind another id": (rename("targets", "goal", "aim", due=2031, redirect_from=["goal"]), ("altered", "targets/aim", "due", "2028", "2031", None)),
}  # fmt: skip


@pytest.mark.parametrize("name", LAWFUL)
def test_what_may_change(name: str) -> None:
    assert found(LAWFUL[name]) == []


@pytest.mark.parametrize("name", UNLAWFUL)
def test_what_may_not_change(name: str) -> None:
    change, wanted = UNLAWFUL[name]
    (one,) = found(change)
    told = one.report if one.what == "removed" else one.key
    assert (one.what, f"{one.kind}/{one.id}", told, one.was, one.new, one.called) == wanted


def test_a_text_without_a_source_was_first_written_in_the_language_of_the_site() -> None:
    change = tell("clean", 1, scope=text("The north", fr="Au nord"))
    assert not found(change, "en")
    assert [one.was for one in found(change, "fr")] == ["Le nord"]


def test_every_fault_of_a_change_is_told() -> None:
    several = both(
        tell("clean", 0, value=42, measured="2023"), without("questions", "gap"), put("targets", "goal", due=2030)
    )
    assert sorted(one.key or one.id for one in found(several)) == ["due", "gap", "measured", "value"]


def test_an_old_correction_explains_no_new_change() -> None:
    entries = [correction("due", "2028"), correction("due", "2029")]
    before = changed(put("targets", "goal", corrections=entries))
    after = changed(put("targets", "goal", due=2031, corrections=entries))
    assert [one.key for one in breaches(before, after, "en")] == ["due"]


def test_what_a_promise_gained_stays() -> None:
    before = changed(
        both(MOVED, put("tasks", "decree", dropped=DROPPED, replies=[REPLY], corrections=[correction("due", "2025")]))
    )
    told = [(one.id, one.key) for one in breaches(before, changed(), "en")]
    assert ("goal", "due") in told
    assert ("goal", "due_history.0.due") in told
    assert ("decree", "dropped.date") in told
    assert ("decree", "corrections.0.was") in told
    assert ("decree", "replies.0.text") in told


def test_promises_become_one_only_where_they_say_the_same() -> None:
    def twice(records: World) -> None:
        records["targets"]["twin"] = {**records["targets"]["goal"], "title": text("Clean rivers again")}

    def merged(records: World) -> None:
        records["targets"]["goal"]["redirect_from"] = ["twin"]

    def different(records: World) -> None:
        twice(records)
        records["targets"]["twin"]["due"] = 2031

    assert list(breaches(changed(twice), changed(merged), "en")) == []
    (one,) = breaches(changed(different), changed(merged), "en")
    assert (one.what, one.kind, one.id) == ("uncited", "targets", "goal")
    assert (one.was or "").startswith("twin-")


def test_a_former_id_stays_an_address() -> None:
    before = changed(put("targets", "goal", redirect_from=["old-goal"]))
    assert [(one.id, one.path, one.was) for one in breaches(before, changed(), "en")] == [
        ("goal", ("redirect_from", 0), "old-goal")
    ]


def test_the_tables_name_keys_that_there_are() -> None:
    for kind, names in PROTECTED.items():
        assert set(names) <= set(KINDS[kind].model_fields), kind
        assert set(ADDABLE.get(kind, ())) <= set(names), kind
    assert set(ADDABLE) <= set(PROTECTED)
