"""The data of this site: whole, in both languages, and true to the two articles that it began with.

The tables were read from the articles by hand: the work programme of 2026 (VietnamNet) and the report on the first
meeting of the Government's committee in 2026 (VIR, 26 February 2026).
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.model.portfolio import KINDS, Portfolio
from macros.model.record import Record, Text
from macros.reading import yaml_file
from macros.reading.load import load
from macros.reading.references import references
from macros.render.exports.schema import data_schema
from macros.verdicts.case import Case
from macros.verdicts.evidence import values
from macros.verdicts.judge import judge
from macros.verdicts.targets import RULES
from macros.verdicts.verdict import Verdict

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "vi")
NIGHT = date(2026, 11, 22)

PROGRAMME = "vietnamnet-2026-work-programme"
MEETING = "vir-2026-02-26"

END = date(2026, 12, 31)

TARGETS: dict[str, list[tuple[str, str, str, bool]]] = {
    # indicator, operator, value, whether the source gives the bare number without "at least"
    "digital-economy-share-gdp-2026": [("digital-economy-share-gdp", "at-least", "14.5", True)],
    "sti-dx-contribution-gdp-2026": [("sti-dx-contribution-gdp", "at-least", "17.5", True)],
    "tfp-contribution-growth-2026": [("tfp-contribution-growth", "at-least", "50", True)],
    "egdi-rank-2026": [("egdi-rank-world", "rank", "65", False), ("egdi-rank-asean", "rank", "4", False)],
    "5g-population-coverage-2026": [("5g-population-coverage", "at-least", "70", True)],
    "commune-officials-2026": [
        ("commune-officials-devices", "exactly", "100", False),
        ("commune-officials-signatures", "exactly", "100", False),
    ],
    "work-dossiers-electronic-2026": [("work-dossiers-electronic", "exactly", "100", False)],
    "once-only-submission-2026": [("once-only-submission", "at-least", "80", False)],
    "procedures-boundary-free-2026": [("procedures-boundary-free", "exactly", "100", False)],
    "enterprise-procedures-online-2026": [("enterprise-procedures-online", "exactly", "100", False)],
    "online-service-satisfaction-2026": [("online-service-satisfaction", "at-least", "95", True)],
    "strategic-products-commercialised-2026": [("strategic-products-commercialised", "at-least", "5", False)],
    "high-tech-export-share-2026": [("high-tech-export-share", "at-least", "45", False)],
}
"""Every target of the work programme; all are for the year 2026, and none names a body."""

TASKS: dict[str, tuple[str, date | None, bool, str, str]] = {
    # source, last day, whether the year or date is our reading, lead, support
    "secret-dossiers-secure-networks": (PROGRAMME, END, False, "", ""),
    "specialised-signatures-in-use": (PROGRAMME, END, False, "", ""),
    "complete-ndc-databases-platforms": (PROGRAMME, END, False, "", ""),
    "finance-adequate-timely": (PROGRAMME, None, False, "", ""),
    "results-into-evaluation-2026": (PROGRAMME, None, False, "", ""),
    "social-media-vneid-study": (PROGRAMME, date(2026, 9, 30), True, "gov", ""),
    "vneid-national-platform": (PROGRAMME, None, False, "mps", ""),
    "digital-skills-training-officials": (PROGRAMME, None, False, "localities", ""),
    "commune-dx-model": (PROGRAMME, None, False, "mst", "localities"),
    "guide-implementation-plans": (MEETING, date(2026, 2, 28), False, "mst", "mps moha"),
    "draft-regulations-nscd": (MEETING, date(2026, 2, 28), False, "mps", ""),
    "guiding-documents-four-laws": (MEETING, None, False, "mst", "mps moit"),
    "decree-ndc-innovation": (MEETING, date(2026, 3, 31), False, "mps", ""),
    "decree-data-platform": (MEETING, date(2026, 6, 30), False, "mps", ""),
    "decree-data-economy": (MEETING, date(2026, 9, 30), False, "mps", ""),
    "framework-data-pricing": (MEETING, date(2026, 6, 30), False, "mof", "mps"),
    "db-cadres": (MEETING, date(2026, 3, 31), False, "moha", ""),
    "db-social-security": (MEETING, date(2026, 6, 30), False, "moha", ""),
    "db-asset-income": (MEETING, date(2026, 6, 30), False, "gi", ""),
    "db-admin-violations": (MEETING, END, False, "mps", ""),
    "db-agriculture": (MEETING, date(2026, 9, 30), False, "mae", ""),
    "db-health": (MEETING, date(2026, 9, 30), False, "moh", ""),
    "ndc1-operational": (MEETING, END, False, "mps", ""),
    "data-labelling-ai": (MEETING, END, False, "mps", "businesses"),
    "leo-satellite-internet": (MEETING, END, False, "mst", ""),
    "5g-base-stations-nationwide": (MEETING, None, False, "viettel", "telcos"),
    "evn-universal-access": (MEETING, None, False, "moit", "evn"),
    "project06-to-2030": (MEETING, date(2026, 3, 31), True, "mps", ""),
    "ai-hr-scheme-submit": (MEETING, date(2026, 4, 30), True, "moet", ""),
    "budget-review-q1": (MEETING, date(2026, 3, 31), False, "mof", ""),
    "kpi-set-real-time": (MEETING, None, False, "go mst", ""),
}


@pytest.fixture(scope="module")
def data() -> Portfolio:
    return load(ROOT, LANGUAGES)


@pytest.fixture(scope="module")
def verdicts(data: Portfolio) -> Mapping[str, Verdict]:
    return judge(data, NIGHT)


@pytest.mark.slow
def test_it_is_read_in_a_few_seconds() -> None:
    start = time.process_time()
    assert load(ROOT, LANGUAGES).promises
    assert time.process_time() - start < 10


@pytest.mark.parametrize("id_", TARGETS)
def test_a_target_of_the_work_programme(id_: str, data: Portfolio) -> None:
    target = data.targets[id_]
    assert (target.source, target.programme) == (PROGRAMME, "csc-wp-2026")
    assert target.due is not None
    assert (target.due.end, target.due.precision) == (END, "year")
    found = [(c.indicator, c.operator, str(c.value), c.operator_inferred) for c in target.conditions]
    assert found == TARGETS[id_]
    # The programme names no body for any of its targets.
    assert (target.lead, target.support) == ((), ())


@pytest.mark.parametrize("id_", TASKS)
def test_a_task_of_the_two_articles(id_: str, data: Portfolio) -> None:
    task = data.tasks[id_]
    source, due, inferred, lead, support = TASKS[id_]
    assert task.source == source
    assert (task.due.end if task.due else None) == due
    assert (task.due.inferred if task.due else False) == inferred
    assert (" ".join(task.lead), " ".join(task.support)) == (lead, support)


def test_nothing_else_is_said_to_come_from_the_work_programme(data: Portfolio) -> None:
    found = {id_ for id_, promise in data.promises.items() if promise.source == PROGRAMME}
    assert found == {*TARGETS, *(id_ for id_, task in TASKS.items() if task[0] == PROGRAMME)}


def test_three_per_cent_of_every_budget(data: Portfolio) -> None:
    target = data.targets["state-budget-dx-share"]
    (condition,) = target.conditions
    assert (condition.operator, condition.value, target.due, target.due_kind) == (
        "at-least",
        Decimal(3),
        None,
        "recurring",
    )
    assert (target.source, target.lead) == (MEETING, ())


def test_promises_of_the_articles_say_where_they_stand(data: Portfolio) -> None:
    found = {id_: promise for id_, promise in data.promises.items() if promise.source in (PROGRAMME, MEETING)}
    assert [id_ for id_, promise in found.items() if not promise.locator or not promise.clarity] == []


def texts(value: Any, path: str) -> Iterator[tuple[str, Text]]:
    """Every text of a record, with its place."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            yield from texts(part, f"{path}.{at}")


def all_texts(data: Portfolio) -> Iterator[tuple[str, Text]]:
    for kind in KINDS:
        for id_, record in getattr(data, kind).items():
            yield from texts(record, f"{kind}/{id_}")


def test_every_text_is_in_both_languages(data: Portfolio) -> None:
    """A document keeps the title that it bears."""
    found = list(all_texts(data))
    assert len(found) > 1000
    one_language = {path for path, text in found if set(text.root) != set(LANGUAGES)}
    assert {path for path in one_language if not (path.startswith("sources/") and path.endswith(".title"))} == set()


def test_no_text_is_one_language_twice(data: Portfolio) -> None:
    """A long sentence that is the same in both was copied and not translated."""
    found = {path: text.root for path, text in all_texts(data) if set(text.root) == set(LANGUAGES)}
    assert [path for path, root in found.items() if root["en"] == root["vi"] and len(root["en"].split()) > 5] == []


def test_no_copy_supports_a_promise_where_the_original_is_known(data: Portfolio) -> None:
    copied = {id_: promise.source for id_, promise in data.promises.items() if data.sources[promise.source].copy_of}
    assert copied == {}


def test_every_source_is_used(data: Portfolio) -> None:
    used = {reference.named for reference in references(data) if reference.among == ("sources",)}
    used |= {citation.source for question in data.questions.values() for citation in question.sources}
    assert set(data.sources) - used == set()


@pytest.mark.parametrize("kind", ["indicators", "programmes"])
def test_every_record_leads_somewhere(kind: str, data: Portfolio) -> None:
    used = {reference.named for reference in references(data) if kind in reference.among}
    used |= {key.partition("/")[2] for question in data.questions.values() for key in question.about}
    used |= set(data.achievements)
    assert set(getattr(data, kind)) - used == set()


def test_every_document_can_be_found_again(data: Portfolio) -> None:
    assert [id_ for id_, source in data.sources.items() if not (source.url and source.accessed)] == []


def plain(value: Any) -> Any:
    """What a file holds, as an editor's validator reads it."""
    match value:
        case Decimal():
            return int(value) if value == int(value) else float(value)
        case tuple():
            return [plain(part) for part in value]
        case dict():
            return {key: plain(part) for key, part in value.items()}
    return value


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_every_file_fits_the_schema_that_editors_use(kind: str) -> None:
    schema = json.loads((ROOT / "data" / "schema" / f"{kind}.json").read_text(encoding="utf-8"))
    assert schema == data_schema(kind)
    checker = Draft202012Validator(schema)
    paths = sorted((ROOT / "data" / kind).glob("*.yml"))
    assert paths
    for path in paths:
        document = yaml_file.parse(path.name, path.read_bytes())
        assert [error.message for error in checker.iter_errors(plain(document.value))] == [], path.name
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema=../schema/{kind}.json", path.name


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


STATES = {
    "digital-economy-share-gdp-2026": "behind",
    "digital-economy-share-gdp-2025": "missed",
    "egdi-rank-2026": "behind",
    # the survey before the date is that of 2024, and the next one comes in 2026
    "egdi-rank-2025": "due-no-report",
    "sti-dx-contribution-gdp-2026": "not-yet-rated",
    "tfp-contribution-growth-2026": "behind",
    "high-tech-export-share-2026": "not-yet-rated",
    "hospitals-emr-2025": "missed",
    "state-budget-dx-share": "not-measurable",
    "db-health": "due-no-report",
    "db-admin-violations": "not-yet-due",
    "vneid-national-platform": "no-deadline",
    "guiding-documents-four-laws": "no-deadline",
}


@pytest.mark.parametrize("id_", STATES)
def test_where_a_promise_stands(id_: str, verdicts: Mapping[str, Verdict]) -> None:
    assert verdicts[id_].state == STATES[id_]
