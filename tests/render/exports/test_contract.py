"""The published contract, version 1 (design, section 8): its fields, its dates, its schemas, its addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.model.portfolio import ADDRESSED, KINDS, Portfolio
from macros.model.record import Text
from macros.render.exports import json_v1, listings, shapes
from macros.render.exports.schema import SCHEMAS, committed, contract_schema, data_schema
from macros.render.exports.shapes import PUBLISHED
from macros.render.view import Edition
from tests.render.editions import ADDRESS, DAY, FRENCH, ROOT, edition, hostile, portfolio, spoken, world

WORDS = {language: spoken(language) for language in ("en", "vi")}

FIELDS = {
    "indicators": "id title unit direction bounds series targets url",
    "targets": (
        "id title conditions due due_kind programme lead support baseline source locator clarity lineage verdict url"
    ),
    "tasks": (
        "id title due due_kind programme lead support baseline source locator clarity lineage verdict url deliverable state"
    ),
    "achievements": (
        "id of key value state unit quantifier change measured published recorded series source locator grade replaces "
        "note url"
    ),
    "organisations": "id title kind owes url",
    "programmes": "id title url",
    "systems": "id title url",
    "sources": "id title publisher published url document_url grade archived_url accessed",
    "questions": "id title kind detail about sources sums url",
    "scorecards": "id owed due on_time late silent reported on_time_rate clarity changes since url",
}
"""At least these; a site may rely on each of them."""

INSIDE = {
    ("questions", "sums"): "of terms says value unit printed",
    ("achievements", "derived"): "kind of terms value unit",
    ("scorecards", "changes"): "promise before after cause",
    ("targets", "conditions"): "indicator operator value high quantifier",
    ("organisations", "owes"): "promise role state due",
    ("targets", "verdict"): "state reason method numbers",
    ("tasks", "verdict"): "state reason method numbers",
}

NUMBERS = (
    "baseline baseline_date baseline_derived latest latest_date goal expected done_share time_share required_per_year "
    "achieved_per_year break_even"
)


@cache
def small() -> Edition:
    return edition(portfolio(world()))


@cache
def worst() -> Edition:
    return edition(hostile()[1], languages=FRENCH)


def published(found: Edition, words: Mapping[str, Any] = WORDS) -> dict[str, Any]:
    """Every JSON listing of an edition, as a reader of the site gets it."""
    files = {name: content for name, content in listings(found, words) if name.endswith(".json")}
    return {name.removesuffix(".json"): json.loads(content) for name, content in files.items()}


@cache
def listed() -> dict[str, Any]:
    return published(small())


def one(kind: str, id_: str) -> dict[str, Any]:
    identity = "key" if kind == "achievements" else "id"
    (record,) = (record for record in listed()[kind]["records"] if record[identity] == id_)
    return dict(record)


@pytest.mark.parametrize("kind", PUBLISHED)
def test_every_field_of_the_contract_is_there_in_every_record(kind: str) -> None:
    records = listed()[kind]["records"]
    assert records
    for record in records:
        assert set(FIELDS[kind].split()) <= set(record)
        for (of, field), inside in INSIDE.items():
            parts = record[field] if of == kind else []
            for part in parts if isinstance(parts, list) else [parts]:
                assert set(inside.split()) <= set(part)
        if "verdict" in record:
            assert set(record["verdict"]["numbers"]) == set(NUMBERS.split())


@pytest.mark.parametrize("kind", PUBLISHED)
def test_records_have_the_same_keys_and_the_keys_of_the_data(kind: str) -> None:
    records = listed()[kind]["records"]
    assert len({frozenset(record) for record in records}) == 1
    if kind in KINDS:
        assert set(KINDS[kind].model_fields) - {"url"} <= set(records[0])
    described = contract_schema(kind)["properties"]["records"]["items"]["properties"]
    assert set(records[0]) - {"url_vi"} == set(described)


@pytest.mark.parametrize("kind", PUBLISHED)
def test_a_listing_has_its_version_the_day_of_the_build_and_records_by_id(kind: str) -> None:
    found = listed()[kind]
    assert list(found) == ["version", "as_of", "records"]
    assert (found["version"], found["as_of"]) == (1, DAY.isoformat())
    ids = [record["key" if kind == "achievements" else "id"] for record in found["records"]]
    assert ids == sorted(ids)


def dates(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        if "precision" in value:
            yield path, value
        for key, part in value.items():
            yield from dates(part, f"{path}.{key}")
    elif isinstance(value, list):
        for part in value:
            yield from dates(part, path)


def test_a_date_is_its_last_day_with_its_precision() -> None:
    assert one("targets", "clean-2028")["due"] == {"date": "2028-06-30", "precision": "quarter", "inferred": True}
    assert one("tasks", "build-gauges")["due"] == {"date": "2026-03-31", "precision": "quarter", "inferred": False}
    assert one("targets", "growth")["due"] is None
    assert one("achievements", "clean.r2025")["measured"] == {
        "date": "2025-12-31",
        "precision": "year",
        "inferred": False,
    }
    found = [date for kind in PUBLISHED for date in dates(listed()[kind]["records"])]
    assert len(found) > 40
    for path, date in found:
        assert list(date) == ["date", "precision", "inferred"], path
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", date["date"])
        assert date["precision"] in ("day", "month", "quarter", "year")
        assert isinstance(date["inferred"], bool)


def test_a_source_without_a_date_is_not_before_what_it_reports() -> None:
    assert one("sources", "law")["published"] == {"date": "2024-12-01", "precision": "day", "inferred": False}
    unknown = {"date": "2025-12-31", "precision": "day", "inferred": True}
    assert one("sources", "paper")["published"] == unknown
    assert one("achievements", "clean.r2025-press")["published"] == unknown


def test_unknown_is_null() -> None:
    task = one("tasks", "study")
    missing = ("due", "programme", "locator", "clarity", "deliverable", "scope", "baseline")
    assert {name: task[name] for name in missing} == dict.fromkeys(missing)
    assert (task["lead"], task["lineage"], task["state"]) == ([], [], "no-public-report")
    target = one("targets", "growth")
    assert target["conditions"][0]["value"] is None
    assert set(target["verdict"]["numbers"].values()) == {None}


def test_a_due_kind_is_always_said() -> None:
    kinds = {record["id"]: record["due_kind"] for kind in ("targets", "tasks") for record in listed()[kind]["records"]}
    assert kinds["clean-2028"] == "fixed"
    assert kinds["growth"] == "none"
    assert kinds["study"] == "relative"


def test_numbers_keep_their_digits() -> None:
    (content,) = (content for name, content in listings(small(), WORDS) if name == "achievements.json")
    found = json.loads(content, parse_float=Decimal, parse_int=Decimal)
    values = {record["key"]: record["value"] for record in found["records"]}
    assert str(values["money.m2025"]) == "26500000"
    exact = portfolio({"indicators": {"money": world()["indicators"]["money"]}, "sources": world()["sources"]})
    report = KINDS["achievements"].model_validate(
        {"id": "a", "measured": "2025", "recorded": "2026", "source": "law", "value": Decimal("14.50")}
    )
    written = edition(Portfolio(**{**vars(exact), "achievements": {"money": (report,)}}))
    assert b'"value": 14.50,' in dict(listings(written, WORDS))["achievements.json"]


def test_addresses_are_absolute_in_every_language() -> None:
    for kind in PUBLISHED:
        for record in listed()[kind]["records"]:
            page = f"{kind}/{record['id']}/"
            if kind == "scorecards":
                page = "scorecards/" if record["id"] == "all" else f"{record['id']}/#scorecard"
            if kind == "achievements":
                of = record["of"]
                page = f"{'tasks' if of == 'register' else 'systems' if of == 'gauge-net' else 'indicators'}/{of}/"
                page += f"#{record['id']}"
            assert (record["url"], record["url_vi"]) == (f"{ADDRESS}{page}", f"{ADDRESS}vi/{page}")


def test_the_address_of_a_document_is_not_lost_under_the_address_of_its_page() -> None:
    assert one("sources", "law")["document_url"] == world()["sources"]["law"]["url"]
    assert one("sources", "yearbook")["document_url"] is None


def test_texts_have_every_language_of_the_site_and_a_document_its_own() -> None:
    assert one("organisations", "council")["title"] == {"en": "Council", "vi": None}
    assert one("sources", "paper")["title"] == {"en": None, "vi": None, "fr": "Le fleuve"}


def test_references_are_ids() -> None:
    target = one("targets", "clean-2028")
    assert (target["lead"], target["support"], target["source"]) == (["office"], ["council"], "law")
    assert target["lineage"][0]["promise"] == "clean-2025"
    assert one("indicators", "clean")["targets"] == ["clean-2025", "clean-2028"]
    assert one("programmes", "plan")["promises"] == ["clean-2025", "build-gauges", "money-2027", "clean-2028"]
    assert one("systems", "gauge-net")["tasks"] == ["build-gauges"]


def test_a_verdict_says_state_reason_and_the_report_that_decides() -> None:
    verdict = one("targets", "clean-2028")["verdict"]
    assert (verdict["state"], verdict["rule"], verdict["method"]) == ("behind", "short-of-path", "straight-path")
    assert verdict["report"] == "clean.r2025"
    assert list(verdict["reason"]) == ["en", "vi"]
    assert [condition["indicator"] for condition in verdict["conditions"]] == ["clean", "place"]
    assert {other["report"] for other in verdict["conditions"][0]["beside"]} == {"clean.r2025-press", "clean.r2025-own"}
    assert one("tasks", "register")["verdict"]["report"] == "register.done"
    assert one("tasks", "register")["state"] == "delivered"


def test_the_baseline_of_a_target_is_that_of_its_only_condition() -> None:
    assert one("targets", "clean-2025")["baseline"]["value"] == 40.5
    assert one("targets", "clean-2028")["baseline"] is None


def test_a_body_owes_what_it_leads_and_supports() -> None:
    owed = [(one_["promise"], one_["role"], one_["state"]) for one_ in one("organisations", "council")["owes"]]
    assert owed == [
        ("build-gauges", "lead", "due-no-report"),
        ("clean-2028", "support", "behind"),
        ("register", "lead", "delivered-late"),
    ]


def test_a_corrected_report_names_what_replaced_it() -> None:
    assert one("achievements", "clean.r2024")["replaced_by"] == "r2024-mended"
    assert one("achievements", "clean.r2024-mended")["replaces"] == "r2024"
    assert one("achievements", "clean.r2025")["grade"] == "official-statistics"
    assert one("achievements", "clean.r2025")["unit"] == "percent"


@pytest.mark.parametrize("kind", ADDRESSED)
def test_a_file_beside_a_page_is_the_record_of_the_listing(kind: str) -> None:
    for record in listed()[kind]["records"]:
        alone = json.loads(json_v1.dumps(shapes.record(small(), kind, record["id"], WORDS)))
        assert alone == record


# --- schemas


contract, described = cache(contract_schema), cache(data_schema)


def valid(schema: Mapping[str, Any], value: Any) -> list[str]:
    """What a schema finds wrong with a value."""
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message[:200]}" for error in checker.iter_errors(value)]


@pytest.mark.slow
def test_the_schemas_are_schemas() -> None:
    for kind in KINDS:
        Draft202012Validator.check_schema(described(kind))
    for schema in committed().values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("kind", PUBLISHED)
@pytest.mark.parametrize("which", ["small", "hostile", "empty"])
def test_every_export_fits_its_schema(kind: str, which: str) -> None:
    french = {"en": spoken("en"), "fr": spoken("en")}
    made: dict[str, Callable[[], Edition]] = {"small": small, "hostile": worst, "empty": lambda: edition(Portfolio())}
    chosen = made[which]()
    found = json_v1.listing(shapes.records(chosen, kind, french if which == "hostile" else WORDS), chosen.as_of)
    assert valid(contract(kind), json.loads(found)) == []


def broken(record: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"version": 1, "as_of": "2026-06-01", "records": [record | changes]}


@pytest.mark.parametrize(
    "changes",
    [
        {"due": "2026-12-31"},
        {"due": {"date": "2026-12-31", "precision": "week", "inferred": False}},
        {"lead": "office"},
        {"verdict": None},
        {"title": "Clean"},
        {"source": None},
    ],
)
def test_a_schema_refuses_what_the_contract_does_not_say(changes: dict[str, Any]) -> None:
    assert valid(contract("targets"), broken(one("targets", "clean-2028"))) == []
    assert valid(contract("targets"), broken(one("targets", "clean-2028"), **changes))


def test_a_schema_refuses_a_record_with_a_missing_key() -> None:
    for name in one("targets", "clean-2028"):
        record = {key: value for key, value in one("targets", "clean-2028").items() if key != name}
        assert valid(contract("targets"), broken(record)) or name == "url_vi", name


def yaml_like(value: Any) -> Any:
    """Records as YAML gives them to a validator in an editor."""
    match value:
        case dict():
            return {key: yaml_like(part) for key, part in value.items() if part is not None}
        case list() | tuple():
            return [yaml_like(part) for part in value]
        case Text():
            return value.root
    return value


@pytest.mark.parametrize("kind", KINDS)
def test_records_that_the_reader_takes_fit_the_schema_for_editors(kind: str) -> None:
    schema = described(kind)
    for records in (world(), hostile()[0]):
        for id_, record in records[kind].items():
            assert valid(schema, yaml_like(record)) == [], id_


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("indicators", {"title": {"en": "A"}, "unit": "percent", "direction": "sideways"}),
        ("indicators", {"title": {"en": "A"}, "unit": "percent"}),
        ("indicators", {"title": "A", "unit": "percent", "direction": "up"}),
        ("indicators", {"title": {"en": "A"}, "unit": "percent", "direction": "up", "colour": "red"}),
        ("tasks", {"title": {"en": "A"}, "source": "law", "due": "soon"}),
        ("achievements", [{"id": "a", "measured": "2025", "source": "law"}]),
    ],
)
def test_the_schema_for_editors_refuses_what_the_reader_refuses(kind: str, record: Any) -> None:
    assert valid(described(kind), record)


def silent(schema: Any, defs: Mapping[str, Any], place: str) -> Iterator[str]:
    """Every key of a schema that an editor could not explain, or has no example for."""
    for name, found in schema.get("properties", {}).items():
        if not found.get("description"):
            yield f"{place}.{name}: no description"
        if not shown(found, defs):
            yield f"{place}.{name}: no example"


def shown(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> bool:
    """Whether a value has an example: its own, the words to choose from, or those of what is inside it."""
    if schema.keys() & {"examples", "enum", "const"} or schema.get("type") == "boolean":
        return True
    if "$ref" in schema:
        return shown(defs[schema["$ref"].rpartition("/")[2]], defs)
    inside = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]
    return any(shown(part, defs) for part in inside) or bool(schema.get("properties"))


@pytest.mark.parametrize("kind", KINDS)
def test_editors_explain_every_key_and_show_an_example(kind: str) -> None:
    schema = described(kind)
    defs = schema.get("$defs", {})
    records = {kind: schema.get("items", schema)} | {name: found for name, found in defs.items() if name != "Period"}
    assert [line for name, record in records.items() for line in silent(record, defs, name)] == []


# --- what is committed


def same(path: Path, schema: Mapping[str, Any], accept: bool) -> bool:
    """Whether a committed schema is what the code derives; with --accept it is written."""
    text = json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
    if accept:
        path.write_text(text, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_of_data_are_those_of_the_model(kind: str, pytestconfig: pytest.Config) -> None:
    schema = data_schema(kind)
    for site in (ROOT, ROOT / "tests" / "sites" / "minimal"):
        path = site / "data" / "schema" / f"{kind}.json"
        assert same(path, schema, pytestconfig.getoption("accept")), f"make accept rewrites {path}"


COMMITTED = committed()


@pytest.mark.parametrize("name", COMMITTED)
def test_the_schemas_of_the_contract_are_those_of_the_code(name: str, pytestconfig: pytest.Config) -> None:
    path = SCHEMAS / name
    assert same(path, COMMITTED[name], pytestconfig.getoption("accept")), f"make accept rewrites {path}"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in SCHEMAS.iterdir()} == set(COMMITTED)
    assert {path.name for path in (ROOT / "data" / "schema").iterdir()} == {f"{kind}.json" for kind in KINDS}
