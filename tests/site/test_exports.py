"""What a built site holds beside its pages: the published contract, its schemas, the manifest, the sitemap."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from macros.model.portfolio import ADDRESSED
from macros.render.exports.schema import contract_schema
from macros.render.exports.shapes import PUBLISHED
from tests.conftest import AS_OF, Golden

pytestmark = pytest.mark.slow

ADDRESS = "https://example.org/river-watch/"

# DESIGN, section 8: fields at least
FIELDS = {
    "indicators": "id title unit direction bounds series targets url",
    "targets": "id title conditions due due_kind programme lead support baseline source locator clarity lineage "
    "verdict url",
    "tasks": "id title due due_kind programme lead support source locator clarity lineage verdict url deliverable state",
    "achievements": "id of key value state unit quantifier change measured published recorded series source locator "
    "grade replaces note url",
    "organisations": "id title kind owes url",
    "programmes": "id title url",
    "systems": "id title url",
    "sources": "id title publisher published url archived_url accessed grade",
    "questions": "id title about sums url",
    "scorecards": "id owed due on_time late silent reported on_time_rate clarity changes since url",
}
VERDICT = "state reason method numbers"
NUMBERS = (
    "baseline baseline_date baseline_derived latest latest_date goal expected done_share time_share "
    "required_per_year achieved_per_year break_even"
)
CONDITION = "indicator operator value high quantifier"
OWES = "promise role state due"
COUNTS = {
    "indicators": 1,
    "targets": 1,
    "tasks": 1,
    "achievements": 2,
    "organisations": 1,
    "sources": 1,
    "scorecards": 2,
}
PAGED = sorted(ADDRESSED)
NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n")


def read(built: Path, kind: str) -> dict[str, Any]:
    """An export, its numbers with their digits."""
    text = (built / "api" / "v1" / f"{kind}.json").read_text(encoding="utf-8")
    return dict(json.loads(text, parse_float=Decimal))


def records(built: Path, kind: str) -> list[dict[str, Any]]:
    """The records of an export."""
    return list(read(built, kind)["records"])


def rows(path: Path) -> list[list[str]]:
    """The cells of a CSV file."""
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline=""), strict=True))


@pytest.mark.parametrize("kind", PUBLISHED)
def test_export_has_the_frame_of_version_1(kind: str, built: Path) -> None:
    found = read(built, kind)
    assert list(found) == ["version", "as_of", "records"]
    assert (found["version"], found["as_of"], len(found["records"])) == (1, AS_OF.isoformat(), COUNTS.get(kind, 0))


@pytest.mark.parametrize("kind", PUBLISHED)
def test_export_fits_the_schema_beside_it(kind: str, built: Path) -> None:
    schema = json.loads((built / "api" / "v1" / "schema" / f"{kind}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    found = json.loads((built / "api" / "v1" / f"{kind}.json").read_text(encoding="utf-8"))
    faults = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(found)
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []
    assert schema == contract_schema(kind)


@pytest.mark.parametrize("kind", PUBLISHED)
def test_schema_refuses_a_record_without_a_key(kind: str, built: Path) -> None:
    if not (found := read(built, kind))["records"]:
        return
    schema = json.loads((built / "api" / "v1" / "schema" / f"{kind}.json").read_text(encoding="utf-8"))
    for name in FIELDS[kind].split():
        less = {key: value for key, value in found["records"][0].items() if key != name}
        assert not Draft202012Validator(schema).is_valid({**found, "records": [less]}), name


@pytest.mark.parametrize("kind", PUBLISHED)
def test_schema_and_records_have_the_fields_of_the_contract(kind: str, built: Path) -> None:
    promised = set(FIELDS[kind].split())
    schema = json.loads((built / "api" / "v1" / "schema" / f"{kind}.json").read_text(encoding="utf-8"))
    assert promised - set(schema["properties"]["records"]["items"]["required"]) == set()
    assert [promised - record.keys() for record in records(built, kind) if promised - record.keys()] == []


@pytest.mark.parametrize("kind", ["targets", "tasks"])
def test_verdict_has_all_its_fields(kind: str, built: Path) -> None:
    for record in records(built, kind):
        assert set(VERDICT.split()) <= record["verdict"].keys()
        assert list(record["verdict"]["numbers"]) == NUMBERS.split()
        assert record["verdict"]["reason"].keys() == {"en"}


def test_conditions_and_debts_have_all_their_fields(built: Path) -> None:
    (target,), (organisation,) = records(built, "targets"), records(built, "organisations")
    assert all(set(CONDITION.split()) <= condition.keys() for condition in target["conditions"])
    assert [set(OWES.split()) - owed.keys() for owed in organisation["owes"]] == [set(), set()]
    assert [owed["promise"] for owed in organisation["owes"]] == ["barrier-register", "renewal-spending-2028"]


def test_values_are_those_of_the_files(built: Path) -> None:
    earlier, later = records(built, "achievements")
    assert (earlier["value"], later["value"], later["quantifier"]) == (22500000, 26000000, "about")
    assert later["key"] == "river-renewal-spending.year-2025"
    assert later["unit"] == "CHF"
    assert later["measured"] == {"date": "2025-12-31", "precision": "year", "inferred": False}
    assert later["published"] == {"date": "2026-03-20", "precision": "day", "inferred": False}
    assert (later["state"], later["change"], later["replaces"], later["note"]) == (None, None, None, None)


def test_verdicts_are_those_of_the_day(built: Path) -> None:
    (target,), (task,) = records(built, "targets"), records(built, "tasks")
    assert (target["verdict"]["state"], task["verdict"]["state"]) == ("behind", "due-no-report")
    assert target["verdict"]["numbers"]["goal"] == 40000000
    assert set(task["verdict"]["numbers"].values()) <= {None, False}


@pytest.mark.parametrize("kind", PUBLISHED)
def test_address_is_absolute_and_leads_to_a_page(kind: str, built: Path) -> None:
    for record in records(built, kind):
        assert record["url"].startswith(ADDRESS)
        page, _, anchor = record["url"].removeprefix(ADDRESS).partition("#")
        text = (built / page / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in text


def test_source_tells_where_the_document_is(built: Path) -> None:
    (source,) = records(built, "sources")
    assert "https://example.org/water-office/river-plan-2026.pdf" in source.values()


@pytest.mark.parametrize("kind", PAGED)
def test_record_lies_beside_its_page_too(kind: str, built: Path) -> None:
    for record in records(built, kind):
        path = built / kind / record["id"] / "data.json"
        beside = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        assert {key: beside[key] for key in record} == record
        assert beside.keys() - record.keys() <= {"reports", "citations", "course", "released_otherwise"}


def test_indicator_has_its_reports_beside_it(built: Path) -> None:
    folder = built / "indicators" / "river-renewal-spending"
    head, *lines = rows(folder / "data.csv")
    assert [line[head.index("value")] for line in lines] == ["22500000", "26000000"]


@pytest.mark.parametrize("kind", PUBLISHED)
def test_csv_has_a_row_for_each_record(kind: str, built: Path) -> None:
    found = records(built, kind)
    head, *lines = rows(built / "api" / "v1" / f"{kind}.csv") or [[]]
    assert len(lines) == len(found)
    assert len(head) == len(set(head))
    identity = "key" if kind == "achievements" else "id"
    assert [line[head.index(identity)] for line in lines] == [record[identity] for record in found]


def test_every_csv_is_a_table_without_formulas(built: Path) -> None:
    files = sorted(built.rglob("*.csv"))
    assert {"targets-conditions.csv", "organisations-owes.csv"} <= {path.name for path in files}
    for path in files:
        table = rows(path)
        assert {len(line) for line in table} <= {len(table[0])} if table else True, path
        cells = [cell for line in table for cell in line if not NUMBER.fullmatch(cell)]
        assert [cell for cell in cells if cell.startswith(RUN_BY_SPREADSHEETS)] == [], path


def test_keys_are_in_their_order(built: Path, golden: Golden) -> None:
    lines = []
    for kind in PUBLISHED:
        orders = {tuple(record) for record in records(built, kind)}
        assert len(orders) <= 1, kind
        lines += [f"{kind}: {' '.join(order)}" for order in orders]
    golden("keys.txt", "\n".join(lines) + "\n")


def test_json_cannot_end_a_script(built: Path) -> None:
    for path in (built / "api").rglob("*.json"):
        if path.parent.name != "schema":
            assert not set("<>&\u2028\u2029") & set(path.read_text(encoding="utf-8")), path


def test_manifest_has_the_hash_of_every_file(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    files = {path.relative_to(built).as_posix(): path for path in built.rglob("*") if path.is_file()}
    del files["manifest.json"]
    assert manifest["as_of"] == AS_OF.isoformat()
    assert manifest["sha256"] == {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in sorted(files.items())
    }


def test_sitemap_names_every_page(built: Path) -> None:
    text = (built / "sitemap.xml").read_bytes()
    named = {found.text for found in ET.fromstring(text).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    pages = {path.parent.relative_to(built).as_posix() for path in built.rglob("index.html")}
    assert named == {ADDRESS + (f"{page}/" if page != "." else "") for page in pages}
    assert gzip.decompress((built / "sitemap.xml.gz").read_bytes()) == text


def test_sitemap_says_when_records_changed_and_nothing_of_prose(built: Path) -> None:
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = ET.parse(built / "sitemap.xml").getroot()
    days = {one.findtext(f"{name}loc"): one.findtext(f"{name}lastmod") for one in found}
    told = {page.removeprefix(ADDRESS): day for page, day in days.items() if page}
    assert told["indicators/river-renewal-spending/"] == "2026-04-02"  # recorded, after it was published
    assert told["tasks/barrier-register/"] == "2026-04-02"  # its source was read then
    assert told["sources/river-report-2026/"] == "2026-04-02"
    assert told["due/"] == told[""] == max(day for day in told.values() if day)
    assert (told["about/"], told["privacy/"], told["accessibility/"]) == (None, None, None)


def test_archive_holds_every_export_with_licence_and_citation(built: Path) -> None:
    with zipfile.ZipFile(built / "all.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        api = sorted(path.relative_to(built).as_posix() for path in (built / "api").rglob("*") if path.is_file())
        assert names == sorted([*api, "CITATION.cff", "LICENSE.txt", "README.md", "datapackage.json"])
        assert all(
            archive.read(name) == (built / name).read_bytes() for name in [*api, "CITATION.cff", "datapackage.json"]
        )
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 6, 1, 0, 0, 0)}


def test_nothing_of_the_machine_is_in_the_site(built: Path, built_root: Path) -> None:
    for path in built.rglob("*"):
        if path.is_file():
            assert str(built_root).encode() not in path.read_bytes(), path
