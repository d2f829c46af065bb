"""What the articles print, as api/v1 publishes it: twenty facts, written here from the articles by hand."""

from __future__ import annotations

from typing import Any

import pytest
import simplejson

from macros.model.portfolio import Portfolio
from macros.render.exports import listings
from tests.render.editions import LANGUAGES, edition, spoken

Published = dict[str, dict[str, dict[str, Any]]]

COPY = "listening-word-2025-11-16"

REPORTS: dict[str, tuple[str, str | None, str, str, str, str]] = {
    # value with its digits, quantifier, unit, last day of what it is about, precision, source
    "it-sector-revenue.2025-07-vnd": ("2770000000000000", "over", "VND", "2025-07-31", "month", "qdnd-2025-08"),
    "hardware-electronics-exports.2025-07-vnd": (
        "2480000000000000",
        None,
        "VND",
        "2025-07-31",
        "month",
        "qdnd-2025-08",
    ),
    "egdi-rank-world.2025-q2-as-reported": ("71", None, "rank", "2024-12-31", "year", "qdnd-2025-08"),
    "digital-signature-adult-share.2025-07": ("35.18", None, "percent", "2025-07-31", "month", "qdnd-2025-08"),
    "digital-signature-certificates.2025-07": ("21800000", None, "count", "2025-07-31", "month", "qdnd-2025-08"),
    "mobile-internet-speed.2025-07": ("146.64", None, "mbps", "2025-07-31", "month", "qdnd-2025-08"),
    "villages-mobile-broadband.2025-07": ("99.3", None, "percent", "2025-07-31", "month", "qdnd-2025-08"),
    "digital-enterprise-personnel-deployed.2025-06-30": (
        "12000",
        "over",
        "count",
        "2025-06-30",
        "day",
        "qdnd-2025-08",
    ),
    "state-budget-dx-share.2025-12-25": ("3", None, "percent", "2025-12-31", "year", "sggp-2025-12-25"),
    "res57-tasks-completed.2025-11-15": ("370", None, "count", "2025-11-15", "day", COPY),
    "it-sector-revenue.2025-10-usd": ("165000000000", "over", "USD", "2025-10-31", "month", COPY),
    "banking-profiles-verified-chip-id.2025-11-15": ("132400000", "over", "count", "2025-11-15", "day", COPY),
    "einvoices-issued.2025-11-15": ("3580000000", None, "count", "2025-11-15", "day", COPY),
    "5g-population-coverage.2025-11-15": ("39.5", None, "percent", "2025-11-15", "day", COPY),
}

GOALS: dict[str, tuple[str, str, str | None, str | None, str]] = {
    # operator, value with its digits, last day, precision, source
    "digital-economy-share-gdp-2026": ("at-least", "14.5", "2026-12-31", "year", "vietnamnet-2026-work-programme"),
    "high-tech-export-share-2026": ("at-least", "45", "2026-12-31", "year", "vietnamnet-2026-work-programme"),
    "state-budget-dx-share": ("at-least", "3", None, None, "vir-2026-02-26"),
}

TASKS: dict[str, tuple[str, str, list[str], str]] = {
    # last day, precision, lead, source
    "db-health": ("2026-09-30", "quarter", ["moh"], "vir-2026-02-26"),
    "framework-data-pricing": ("2026-06-30", "month", ["mof"], "vir-2026-02-26"),
    "guiding-documents-laws-2025": ("2026-03-31", "quarter", [], "sggp-2025-12-25"),
}


@pytest.fixture(scope="module")
def published(data: Portfolio) -> Published:
    """The JSON listings as bytes leave the site, read back with all digits: kind -> key -> record."""
    words = {language: spoken(language) for language in LANGUAGES}
    files = dict(listings(edition(data), words))
    found = {
        name: simplejson.loads(files[f"{name}.json"], use_decimal=True) for name in ("achievements", "targets", "tasks")
    }
    return {name: {one.get("key", one["id"]): one for one in each["records"]} for name, each in found.items()}


@pytest.mark.parametrize("key", REPORTS)
def test_a_report_is_published_with_every_digit(key: str, published: Published) -> None:
    found = published["achievements"][key]
    measured = found["measured"]
    assert REPORTS[key] == (
        str(found["value"]),
        found["quantifier"],
        found["unit"],
        measured["date"],
        measured["precision"],
        found["source"],
    )


@pytest.mark.parametrize("id_", GOALS)
def test_a_goal_is_published_with_every_digit(id_: str, published: Published) -> None:
    found = published["targets"][id_]
    (condition,) = found["conditions"]
    due = found["due"] or {}
    value = (condition["operator"], str(condition["value"]))
    assert GOALS[id_] == (*value, due.get("date"), due.get("precision"), found["source"])


@pytest.mark.parametrize("id_", TASKS)
def test_a_task_is_published_with_its_deadline_and_lead(id_: str, published: Published) -> None:
    found = published["tasks"][id_]
    assert TASKS[id_] == (found["due"]["date"], found["due"]["precision"], found["lead"], found["source"])
