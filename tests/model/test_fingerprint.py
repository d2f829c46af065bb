"""The hash of what a citation quotes: which facts it covers, and that a stranger computes the same one."""

from __future__ import annotations

import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from macros.model.achievement import Achievement
from macros.model.fingerprint import IN_CONDITIONS, QUOTED, canonical, fingerprint, of_promise, of_report
from macros.render.exports import json_v1, shapes
from tests.render.editions import ROOT, edition, portfolio, report, text, world
from tests.verdicts.records import plain


def hashed(**changes: Any) -> str:
    record = Achievement.model_validate(plain(report("r", "2026-03", 45.50, locator="tr. 3, đoạn 2") | changes))
    return fingerprint(of_report("clean.r", record, "percent"))


def test_the_hash_stays_for_ever() -> None:
    """A change of this digest would make every citation ever made unknown."""
    assert hashed() == GOLDEN


GOLDEN = "1f06ade87a92"


@pytest.mark.parametrize(
    "changes",
    [
        {"value": 45.51},
        {"quantifier": "nearly"},
        {"out_of": 133},
        {"unit": "points"},
        {"measured": "2026-Q1"},
        {"measured": {"date": "2026-03", "inferred": True}},
        {"source": "paper"},
        {"locator": "tr. 4"},
        {"nature": "projected"},
        {"change": {"value": 2, "unit": "points"}},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_another_fact_is_another_hash(changes: dict[str, Any]) -> None:
    assert hashed(**changes) != hashed()


@pytest.mark.parametrize(
    "changes",
    [{"note": text("A note")}, {"recorded": "2026-06-01"}, {"replaces": "x", "reason": text("Why"), "kind": "ours"}],
    ids=lambda changes: next(iter(changes)),
)
def test_what_is_not_quoted_leaves_the_hash_alone(changes: dict[str, Any]) -> None:
    assert hashed(**changes) == hashed()


def test_numbers_keep_the_digits_of_their_source() -> None:
    record = Achievement.model_validate(plain(report("r", "2026")) | {"value": Decimal("14.50")})
    assert '"value":"14.50"' in canonical(of_report("clean.r", record, "percent"))


def test_a_translation_of_a_goal_in_words_leaves_the_hash_alone() -> None:
    records = world()
    before = fingerprint(of_promise(portfolio(records).targets["growth"]))
    records["targets"]["growth"]["conditions"][0]["wording"]["vi"] = "tăng trưởng hai chữ số"
    assert fingerprint(of_promise(portfolio(records).targets["growth"])) == before


@pytest.mark.parametrize(
    "changes",
    [{"due": "2027-07-01"}, {"source": "yearbook"}, {"locator": "art. 9"}],
    ids=lambda found: next(iter(found)),
)
def test_a_promise_with_another_fact_has_another_hash(changes: dict[str, Any]) -> None:
    records = world()
    before = fingerprint(of_promise(portfolio(records).targets["money-2027"]))
    records["targets"]["money-2027"] |= changes
    assert fingerprint(of_promise(portfolio(records).targets["money-2027"])) != before


@pytest.mark.parametrize("kind", QUOTED)
def test_every_quoted_key_is_published(kind: str) -> None:
    """A stranger recomputes the hash from the exports, so each key must stand there."""
    record = next(iter(shapes.records(edition(portfolio(world())), kind, {})))
    assert set(QUOTED[kind]) <= record.keys()
    assert all(set(IN_CONDITIONS) <= condition.keys() for condition in record.get("conditions", ()))


@pytest.mark.slow
def test_a_stranger_computes_the_same_hash(tmp_path: Path) -> None:
    """With the ten lines that the page about the data gives, and nothing else of ours."""
    (script,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "data.md").read_text("utf-8"), re.DOTALL)
    found = edition(portfolio(world()))
    listing = json_v1.listing(shapes.records(found, "achievements", {}), found.as_of)
    (tmp_path / "achievements.json").write_bytes(listing)
    done = subprocess.run(
        [sys.executable, "-I", "-c", script, tmp_path / "achievements.json"], capture_output=True, check=True, text=True
    )
    said = done.stdout.splitlines()
    assert len(said) == sum(map(len, world()["achievements"].values()))
    assert all(line.endswith(" as published") and " not " not in line for line in said)
