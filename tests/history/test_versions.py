"""What a citation can have quoted: every version of a record, under every name it had, and what became of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from macros.history.versions import Version, versions
from tests.history.worlds import Change, World, both, changed, correction, put, rename, tell, world
from tests.render.editions import portfolio, report, text


def became(change: Change, cited: Version, key: str) -> Version | None:
    """What the version cited before a change is after it; None where it is not known any more."""
    return next((one for one in versions(changed(change), key, "en") if one.cited == cited.cited), None)


def present(key: str) -> Version:
    """The version of a record before any change."""
    return versions(changed(), key, "en")[0]


def correct(**values: Any) -> Change:
    """Another report in the place of clean.r2024."""
    more = {"replaces": "r2024", "reason": text("A slip"), "kind": "ours"} | values
    return lambda records: records["achievements"]["clean"].append(report("mended", "2024", source="paper", **more))


def again(records: World) -> None:
    more: Any = {"replaces": "mended", "reason": text("Another slip"), "kind": "source"}
    records["achievements"]["clean"].append(report("twice", "2024", 39, source="paper", **more))


def refiled(records: World) -> None:
    records["achievements"]["cleaner"] = records["achievements"].pop("clean")
    for condition in records["targets"]["goal"]["conditions"][:1]:
        condition["indicator"] = "cleaner"


def newspaper(records: World) -> None:
    for reports in records["achievements"].values():
        for one in reports:
            one["source"] = "newspaper"


DROPPED = {"date": "2026-04-01", "source": "paper", "reason": text("No money")}
MOVED = {"due": 2029, "due_history": [{"due": 2028, "source": "plan", "note": text("It rained")}]}
HIGHER = [{"indicator": "clean", "operator": "at-least", "value": 65}, {"indicator": "place", "operator": "rank", "value": 20}]  # fmt: skip

# what was cited, the change after that, its key then, what became of it, the report in its place
CASES: dict[str, tuple[str, Change, str, str, str | None]] = {
    "nothing": ("clean.r2024", lambda _: None, "clean.r2024", "unchanged", None),
    "note": ("clean.r2024", tell("clean", 0, note=text("New")), "clean.r2024", "unchanged", None),
    "corrected": ("clean.r2024", correct(value=40), "clean.r2024", "revised", "clean.mended"),
    "corrected twice": ("clean.r2024", both(correct(value=40), again), "clean.r2024", "revised", "clean.twice"),
    "taken back": ("clean.r2024", correct(), "clean.r2024", "withdrawn", "clean.mended"),
    "subject renamed": (
        "clean.r2024",
        both(rename("indicators", "clean", "cleaner", redirect_from=["clean"]), refiled),
        "cleaner.r2024",
        "unchanged",
        None,
    ),
    "value altered by its owners": (
        "goal",
        put(
            "targets",
            "goal",
            conditions=HIGHER,
            altered=[{"key": "conditions.0.value", "was": "60", "date": "2026-04", "source": "paper"}],
        ),
        "goal",
        "revised",
        None,
    ),
    "source renamed": (
        "clean.r2024",
        both(rename("sources", "paper", "newspaper", redirect_from=["paper"]), newspaper),
        "clean.r2024",
        "unchanged",
        None,
    ),
    "unit mended": (
        "clean.r2024",
        put("indicators", "clean", unit="points", corrections=[correction("unit", "percent")]),
        "clean.r2024",
        "revised",
        None,
    ),
    "deadline moved": ("goal", put("targets", "goal", **MOVED), "goal", "revised", None),
    "value altered and deadline moved": (
        "goal",
        put(
            "targets",
            "goal",
            **MOVED,
            conditions=HIGHER,
            altered=[{"key": "conditions.0.value", "was": "60", "date": "2026-04", "source": "paper"}],
        ),
        "goal",
        "revised",
        None,
    ),
    "deadline mended": (
        "goal",
        put("targets", "goal", due="2028-06", corrections=[correction("due", "2028")]),
        "goal",
        "revised",
        None,
    ),
    "goal mended": (
        "goal",
        put("targets", "goal", conditions=HIGHER, corrections=[correction("conditions.0.value", "60")]),
        "goal",
        "revised",
        None,
    ),
    "dropped": ("goal", put("targets", "goal", dropped=DROPPED), "goal", "withdrawn", None),
    "promise renamed": ("goal", rename("targets", "goal", "aim", redirect_from=["goal"]), "aim", "unchanged", None),
    "indicator of a promise renamed": (
        "goal",
        both(rename("indicators", "clean", "cleaner", redirect_from=["clean"]), refiled),
        "goal",
        "unchanged",
        None,
    ),
    "task renamed": (
        "decree",
        rename("tasks", "decree", "law", redirect_from=["decree"]),
        "law",
        "unchanged",
        None,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_citation_says_what_became_of_it(name: str) -> None:
    cited, change, key, wanted, by = CASES[name]
    found = became(change, present(cited), key)
    assert found is not None
    assert (found.became, found.by) == (wanted, by)
    assert (found.stands is not None) == (wanted == "revised")
    assert (found.turn is not None) == (wanted != "unchanged")


def test_a_fact_altered_without_a_word_leaves_the_citation_unknown() -> None:
    assert became(tell("clean", 0, value=43), present("clean.r2024"), "clean.r2024") is None


def test_a_correction_of_a_correction_is_told_by_the_last_reason() -> None:
    found = became(both(correct(value=40), again), present("clean.r2024"), "clean.r2024")
    assert found
    assert found.turn
    assert (found.turn.kind, found.turn.reason and found.turn.reason.root["en"]) == ("source", "Another slip")


def test_a_correction_of_a_key_that_is_gone_hides_no_other_version() -> None:
    entries = [correction("roles.4.does", "pays"), correction("due", "2028")]
    change = put("targets", "goal", due="2028-06", corrections=entries)
    assert became(change, present("goal"), "goal")


def test_a_correction_that_cannot_be_undone_hides_no_earlier_deadline() -> None:
    change = put("targets", "goal", **MOVED, corrections=[correction("roles.4.does", "pays")])
    found = became(change, present("goal"), "goal")
    assert found
    assert found.became == "revised"


def test_the_versions_of_a_record_differ_in_name() -> None:
    found = versions(changed(put("targets", "goal", **MOVED)), "goal", "en")
    assert len({one.cited for one in found}) == len(found)
    assert found[0].became == "unchanged"


_EDITS = st.lists(
    st.tuples(st.sampled_from(["alter", "correct", "move"]), st.sampled_from(["value", "due"]), st.integers(1, 40)),
    max_size=6,
)


def edited(goal: dict[str, Any], how: str, what: str, new: int, year: int) -> None:
    """A target with another value or due date, and an entry that says what stood there; year: of alterations."""
    key, holder, name = (
        ("due", goal, "due")
        if what == "due" or how == "move"
        else ("conditions.0.value", goal["conditions"][0], "value")
    )
    was, holder[name] = holder[name], 2000 + new if name == "due" else new
    if how == "move":
        goal.setdefault("due_history", []).append({"due": was, "source": "plan"})
    elif how == "correct":
        entries = goal.setdefault("corrections", [])
        entries.append(correction(key, str(was), date=f"2026-06-{len(entries) + 1:02}"))
    else:
        entries = goal.setdefault("altered", [])
        entries.append({"key": key, "was": str(was), "date": f"{year}-01-{len(entries) + 1:02}", "source": "paper"})


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(edits=_EDITS, year=st.sampled_from([2025, 2027]))
def test_whatever_was_published_stays_known(edits: list[tuple[str, str, int]], year: int) -> None:
    """Whether alterations are dated before or after the corrections among which they came into the file."""
    kinds = [{how for how, key, _ in edits if how != "move" and key == what} for what in ("value", "due")]
    assume(not all(kind == {"alter", "correct"} for kind in kinds))
    records = world()
    published = [versions(portfolio(records), "goal", "en")[0].cited]
    for how, what, new in edits:
        edited(records["targets"]["goal"], how, what, new, year)
        published.append(versions(portfolio(records), "goal", "en")[0].cited)
    known = {one.cited: one.became for one in versions(portfolio(records), "goal", "en")}
    assert {cited: known.get(cited) for cited in published} == {
        cited: "unchanged" if cited == published[-1] else "revised" for cited in published
    }
