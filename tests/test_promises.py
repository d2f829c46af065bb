"""Promises of the five articles: who owes them, and what in them is our reading of the words.

The table was read from the articles by hand; numbers and dates stand in tests/facts/. Where an article is a copy and the
original report is known, the original names the owners.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.portfolio import Portfolio

ROOT = Path(__file__).parents[1]

OWNERS: dict[str, tuple[str, str]] = {
    # lead, support; empty where nobody is named
    "digital-economy-share-gdp-2026": ("", ""),
    "sti-dx-contribution-gdp-2026": ("", ""),
    "tfp-contribution-growth-2026": ("", ""),
    "egdi-rank-2026": ("", ""),
    "5g-population-coverage-2026": ("", ""),
    "commune-officials-2026": ("", ""),
    "work-dossiers-electronic-2026": ("", ""),
    "once-only-submission-2026": ("", ""),
    "procedures-boundary-free-2026": ("", ""),
    "enterprise-procedures-online-2026": ("", ""),
    "online-service-satisfaction-2026": ("", ""),
    "strategic-products-commercialised-2026": ("", ""),
    "high-tech-export-share-2026": ("", ""),
    "state-budget-dx-share": ("", ""),
    "digital-economy-share-gdp-2030": ("", ""),
    "digital-economy-share-gdp-2045": ("", ""),
    "world-top30-innovation-dx-2045": ("", ""),
    "it-sector-revenue-2025": ("", ""),
    "hardware-exports-2025-plan": ("", ""),
    "double-digit-growth": ("", ""),
    "budget-sti-dx-2026": ("", ""),
    "targets-2025-all-completed": ("", ""),
    "public-services-fully-online-2025": ("", ""),
    "data-systems-complete-2025": ("localities", ""),
    "draft-laws-10th-session": ("na", ""),
    "strategic-products-deployed-2025": ("", ""),
    "procedures-reduced-plan": ("gov", ""),
    "business-conditions-reduced-plan": ("gov", ""),
    "legal-documents-revised": ("localities", ""),
    "starlink-users-2026": ("mst", ""),
    "lifelong-learning-records-2026q1": ("moet", ""),
    "credit-programme-20bn": ("sbv", "banks"),
    "complete-ndc-databases-platforms": ("", ""),
    "specialised-signatures-in-use": ("", ""),
    "secret-dossiers-secure-networks": ("", ""),
    "finance-adequate-timely": ("", ""),
    "results-into-evaluation-2026": ("", ""),
    "social-media-vneid-study": ("gov", ""),
    "vneid-national-platform": ("mps", ""),
    "digital-skills-training-officials": ("localities", ""),
    "commune-dx-model": ("mst", "localities"),
    "seven-task-groups": ("ministries", ""),
    "programmes-and-roadmaps": ("localities", ""),
    "guide-implementation-plans": ("mst", "mps moha"),
    "draft-regulations-nscd": ("mps", ""),
    "guiding-documents-four-laws": ("mst", "mps moit"),
    "decree-ndc-innovation": ("mps", ""),
    "decree-data-platform": ("mps", ""),
    "decree-data-economy": ("mps", ""),
    "framework-data-pricing": ("mof", "mps"),
    "heads-oversee-databases": ("ministers-agency-heads", ""),
    "db-cadres": ("moha", ""),
    "db-social-security": ("moha", ""),
    "db-asset-income": ("gi", ""),
    "db-admin-violations": ("mps", ""),
    "db-agriculture": ("mae", ""),
    "db-health": ("moh", ""),
    "ndc1-operational": ("mps", ""),
    "data-labelling-ai": ("mps", "businesses"),
    "leo-satellite-internet": ("mst", ""),
    "5g-base-stations-nationwide": ("viettel", "telcos"),
    "evn-universal-access": ("moit", "evn"),
    "accelerate-project06": ("gov", ""),
    "project06-to-2030": ("mps", ""),
    "admin-reform-plan-2026-2030": ("mps", ""),
    "ai-hr-scheme-submit": ("moet", ""),
    "data-governance-training": ("mps", ""),
    "training-funding-priority": ("mof", ""),
    "budget-review-q1": ("mof", ""),
    "strategic-products-assign": ("mst", ""),
    "kpi-set-real-time": ("go mst", ""),
    "hcmc-pilot-five-systems": ("mst", "hcmc-pc digital-enterprises"),
    "publish-procedures-npsp": ("ministries-sectors", ""),
    "issue-two-resolutions": ("pcc", ""),
    "address-shortcomings": ("localities", ""),
    "architecture-frameworks-complete": ("", ""),
    "infrastructure-databases-2026": ("", ""),
    "hr-digital-skills-2026": ("", ""),
    "guiding-documents-laws-2025": ("", ""),
    "concrete-applications": ("", ""),
    "concentrate-resources-strategic-tech": ("", ""),
    "state-first-customer": ("", ""),
    "legal-frameworks-sync": ("", ""),
    "local-infrastructure-modern": ("localities", ""),
    "digital-literacy-squads": ("community-digital-groups", ""),
    "privacy-cybersecurity-guarantee": ("", ""),
    "kpi-introduce": ("mst", "ministries-sectors fpt cmc"),
    "commitment-documents": ("ministers-agency-heads provincial-leaders", ""),
    "expedite-decrees-legal-review": ("ministries", ""),
    "dx-data-strategies-nov25": ("mae moh mcst gi", ""),
    "audit-services-databases": ("", "mps"),
    "align-procedures-cross-province": ("localities", ""),
    "launch-strategic-products-programme": ("mst", ""),
    "framework-global-enterprises-rd": ("mst", ""),
    "oversee-5g-deployment": ("mst", "telcos"),
    "resolve-starlink": ("mst", ""),
    "digital-election-tools": ("mps", ""),
    "ndc01-fast-track": ("mps", ""),
    "second-data-center-review": ("mps", ""),
    "digital-society-resolution-draft": ("mps", ""),
    "digitise-learning-records": ("moet", ""),
    "ehr-plan": ("moh", ""),
    "implement-20bn-credit": ("sbv", "banks"),
    "timely-budget-allocation": ("mof", "mst"),
    "register-funding-now": ("localities", ""),
    "prepare-yearend-meeting-2025": ("mst", ""),
    "super-data-center-hcmc": ("", ""),
}

DATED_BY_US = {
    # the year, or the whole date, is not printed
    "admin-reform-plan-2026-2030",
    "ai-hr-scheme-submit",
    "architecture-frameworks-complete",
    "audit-services-databases",
    "digital-society-resolution-draft",
    "dx-data-strategies-nov25",
    "hr-digital-skills-2026",
    "infrastructure-databases-2026",
    "project06-to-2030",
    "social-media-vneid-study",
}

BARE = {
    # the source gives the bare number, and "at least" is our reading
    "5g-population-coverage-2025",
    "5g-population-coverage-2026",
    "5g-population-coverage-2030",
    "budget-sti-dx-2026",
    "business-conditions-reduced-plan",
    "business-conditions-reduced-plan-2025-08",
    "business-conditions-reduced-plan-2025-10",
    "business-conditions-reduced-plan-2026-02",
    "credit-programme-20bn",
    "credit-programme-first-phase-2026",
    "digital-economy-share-gdp-2023",
    "digital-economy-share-gdp-2024",
    "digital-economy-share-gdp-2025",
    "digital-economy-share-gdp-2026",
    "digital-signature-adult-share-2025",
    "digital-signature-adult-share-2030",
    "double-digit-growth",
    "draft-laws-10th-session",
    "hardware-exports-2025-plan",
    "it-sector-revenue-2025",
    "online-dossier-rate-2024",
    "online-dossier-rate-2025",
    "online-service-satisfaction-2026",
    "procedures-reduced-plan",
    "procedures-reduced-plan-2025-08",
    "procedures-reduced-plan-2025-10",
    "procedures-reduced-plan-2026-02",
    "public-services-level-4-2025",
    "rd-share-gdp-2030",
    "red-tape-cut-2025",
    "red-tape-cut-2026",
    "starlink-users-2026",
    "sti-dx-contribution-gdp-2026",
    "strategic-products-deployed-2025",
    "tfp-contribution-2016-2020",
    "tfp-contribution-growth-2026",
    "vneid-accounts-project06",
    "work-dossiers-electronic-2025",
}

WORK_PROGRAMME = "vietnamnet-2026-work-programme"


@pytest.mark.parametrize("id_", OWNERS)
def test_who_owes_a_promise(id_: str, data: Portfolio) -> None:
    promise = data.promises[id_]
    assert (" ".join(promise.lead), " ".join(promise.support)) == OWNERS[id_]


@pytest.mark.parametrize("id_", OWNERS)
def test_a_date_that_no_source_prints_is_marked(id_: str, data: Portfolio) -> None:
    due = data.promises[id_].due
    assert (due is not None and due.inferred) == (id_ in DATED_BY_US)


def test_a_number_without_at_least_is_marked(data: Portfolio) -> None:
    marked = {id_ for id_, target in data.targets.items() if any(one.operator_inferred for one in target.conditions)}
    assert marked == BARE


def test_the_work_programme_names_a_body_for_none_of_its_targets(data: Portfolio) -> None:
    targets = [target for target in data.targets.values() if target.source == WORK_PROGRAMME]
    assert len(targets) == 13
    assert [target.id for target in targets if target.lead or target.support] == []


def test_every_promise_of_the_work_programme_is_in_the_table(data: Portfolio) -> None:
    assert {id_ for id_, promise in data.promises.items() if promise.source == WORK_PROGRAMME} <= set(OWNERS)


def test_three_per_cent_of_every_budget_has_no_last_day(data: Portfolio) -> None:
    target = data.targets["state-budget-dx-share"]
    assert (target.due, target.due_kind) == (None, "recurring")


ARTICLES = {WORK_PROGRAMME, "vir-2026-02-26", "qdnd-2025-08", "sggp-2025-12-25", "listening-word-2025-11-16"}


def test_promises_of_the_articles_say_where_they_stand(data: Portfolio) -> None:
    found = {id_: promise for id_, promise in data.promises.items() if promise.source in ARTICLES}
    assert [id_ for id_, promise in found.items() if not promise.locator or not promise.clarity] == []
