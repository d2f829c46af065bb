"""What a promise says of itself: its key, what its reports are filed under, and its edits in the order of undoing."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.promise import Promise, Target, Task

_SAID: dict[str, Any] = {"id": "goal", "title": {"en": "Goal"}, "source": "plan"}


def target(*indicators: str | None, **more: Any) -> Target:
    conditions = tuple({"indicator": one, "operator": "at-least", "value": None} for one in indicators)
    return Target.model_validate({**_SAID, **more, "conditions": conditions})


def task(**more: Any) -> Task:
    return Task.model_validate({**_SAID, **more})


@pytest.mark.parametrize(
    ("promise", "key", "indicators", "subjects"),
    [
        (target("clean", "place"), "targets/goal", ("clean", "place"), ("clean", "place")),
        (target("place", None, "clean", "place"), "targets/goal", ("place", "clean"), ("place", "clean")),
        (target(None), "targets/goal", (), ()),
        (task(), "tasks/goal", (), ("goal",)),
    ],
)
def test_a_promise_names_what_is_reported_about_it(
    promise: Promise, key: str, indicators: tuple[str, ...], subjects: tuple[str, ...]
) -> None:
    assert (promise.key, promise.indicators, promise.subjects) == (key, indicators, subjects)


def test_revisions_are_undone_from_the_latest_on_a_correction_before_an_alteration_of_its_day() -> None:
    altered = tuple(
        {"key": "lead", "was": was, "date": day, "source": "plan"} for was, day in [("a", "2026"), ("b", "2026-12-31")]
    )
    mended = tuple(
        {"key": "due", "was": was, "date": day, "kind": kind, "reason": {"en": "r"}}
        for was, day, kind in [
            ("2025", "2026-01-01", "source"),
            ("2024", "2026-12-31", "source"),
            ("2023", "2027", "ours"),
        ]
    )
    assert [entry.was for entry in task(altered=altered, corrections=mended).revisions] == ["2024", "b", "a", "2025"]
