"""Where the promises stand on one day: the verdicts that a reader would check first, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from macros.model.portfolio import Portfolio
from macros.verdicts.case import Case
from macros.verdicts.evidence import values
from macros.verdicts.judge import judge
from macros.verdicts.targets import RULES
from macros.verdicts.verdict import Verdict

ROOT = Path(__file__).parents[1]
NIGHT = date(2026, 11, 22)


@pytest.fixture(scope="module")
def verdicts(data: Portfolio) -> Mapping[str, Verdict]:
    return judge(data, NIGHT)


def test_5g_was_reached_early_as_far_as_a_report_says(data: Portfolio, verdicts: Mapping[str, Verdict]) -> None:
    verdict = verdicts["5g-population-coverage-2026"]
    assert (verdict.state, verdict.rule) == ("met", "holds-already")
    assert verdict.report is not None
    assert (verdict.report.id, str(verdict.report.value), verdict.report.quantifier) == ("2026-02", "91.2", "nearly")
    numbers = verdict.numbers
    assert (numbers.baseline, numbers.baseline_date, numbers.baseline_derived) == (Decimal(1), date(2024, 1, 31), True)
    (rating,) = verdict.ratings
    assert rating.baseline_report is not None
    assert rating.baseline_report.quantifier == "under"
    # 1 + 69 x 759 / 1,065 days
    assert (numbers.latest_date, numbers.expected) == (date(2026, 2, 28), Decimal("50.1746"))


@pytest.mark.parametrize(
    ("report", "state"), [("2025-12-18-nearly-40", "behind"), ("2025-12-18-nearly-59", "on-track")]
)
def test_two_figures_of_one_day_would_have_given_two_verdicts(report: str, state: str, data: Portfolio) -> None:
    """From the starting point that is known today, the path asked for 45.5 on 18 December 2025."""
    target = data.targets["5g-population-coverage-2026"]
    known = values(data, data.indicators["5g-population-coverage"], NIGHT)
    until = [found for found in known if found.measured.end < date(2025, 12, 18) or found.id == report]
    case = Case(target.conditions[0], target.due, date(2025, 12, 31), until)
    assert next(rule for rule in RULES if rule.fits(case)).state == state
    assert round(case.numbers(case.latest).expected or 0, 1) == Decimal("45.5")


def test_what_was_known_in_december_2025_decided_then(data: Portfolio) -> None:
    """The starting point of January 2024 and the higher figure of 26 December were printed later."""
    verdict = judge(data, date(2025, 12, 19))["5g-population-coverage-2026"]
    assert (verdict.state, verdict.report.id if verdict.report else None) == ("on-track", "2025-12-18-nearly-59")
    assert verdict.numbers.baseline == Decimal(26)


def test_a_database_that_was_due_in_march_has_no_report(verdicts: Mapping[str, Verdict]) -> None:
    verdict = verdicts["db-cadres"]
    assert (verdict.state, verdict.days, verdict.report) == ("due-no-report", 236, None)


STATES: dict[str, tuple[str, str | None]] = {
    # state, the report that decides
    "5g-population-coverage-2025": ("met", "2025-12-26"),
    "budget-sti-dx-2026": ("met", "2026-approved-vnd"),
    "digital-economy-share-gdp-2025": ("missed", "2025-official-vietstock"),
    "digital-economy-share-gdp-2026": ("behind", "2025-official-vietstock"),
    "digital-election-tools": ("delivered", "2026-02-26"),
    # the place of 2025 was taken from a list of 139, and 35th was wanted
    "gii-rank-2025": ("missed", "2025-edition"),
    "egdi-rank-2026": ("behind", "2025-q2-as-reported"),
    # the survey before the date is that of 2024, and the next one comes in 2026
    "egdi-rank-2025": ("due-no-report", "2025-q2-as-reported"),
    "hardware-exports-2025-plan": ("met", "2025-usd"),
    "hospitals-emr-2025": ("missed", "2025-11-15"),
    "online-dossier-rate-2024": ("met-late", "2025-11"),
    "online-dossier-rate-2026": ("behind", "2025-12-18"),
    "sti-dx-contribution-gdp-2026": ("not-yet-rated", "2025-year"),
    "tfp-contribution-growth-2026": ("behind", "2024-year"),
    "high-tech-export-share-2026": ("not-yet-rated", None),
    # the result of 2025 is in dollars and is not converted
    "it-sector-revenue-2025": ("due-no-report", "2024-vnd"),
    "public-services-fully-online-2025": ("due-no-report", "2025-07"),
    "state-budget-dx-share": ("not-measurable", None),
    "double-digit-growth": ("not-measurable", None),
    "world-top30-innovation-dx-2045": ("not-measurable", None),
    # under way in February, seven months before it was due: not a word since
    "db-health": ("due-no-report", "2026-02-25"),
    "db-agriculture": ("due-no-report", "2026-02-25"),
    "db-social-security": ("due-no-report", "2026-02-25"),
    "db-admin-violations": ("under-way", "2026-02-25"),
    "db-asset-income": ("due-no-report", None),
    "decree-ndc-innovation": ("due-no-report", None),
    # the decree for one law of four came two months after the law; of the other three nothing is held
    "guiding-documents-four-laws": ("under-way", "2026-05-01"),
    "guiding-documents-laws-2025": ("under-way", "2026-05-01"),
    "vneid-national-platform": ("no-deadline", None),
    "ndc1-operational": ("not-yet-due", None),
    "kpi-introduce": ("due-no-report", None),
    "digitise-learning-records": ("under-way", "2026-05-15"),
}


@pytest.mark.parametrize("id_", STATES)
def test_where_a_promise_stands(id_: str, verdicts: Mapping[str, Verdict]) -> None:
    verdict = verdicts[id_]
    assert (verdict.state, verdict.report.id if verdict.report else None) == STATES[id_]
