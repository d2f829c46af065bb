"""The data as a whole, read by the readers of others: frictionless for the tables, a schema of CFF for the citation."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import check_jsonschema.builtin_schemas as schemas
import pytest
import yaml
from jsonschema import Draft7Validator

from macros.model.portfolio import Portfolio
from macros.render.exports import json_v1, listings
from macros.render.licences import licence
from macros.render.view import Edition
from macros.render.whole import PACKAGE
from macros.render.whole.about import About
from macros.render.whole.citation import citation, licences, readme
from macros.render.whole.package import Weight, package
from tests.render.editions import ADDRESS, DAY, FRENCH, edition, hostile, portfolio, spoken, world

CC = licence("https://creativecommons.org/licenses/by/4.0/")
ABOUT = About("River Watch", ADDRESS, CC, licence("https://example.org/own?x=1"))
CFF = Draft7Validator(schemas.get_builtin_schema("vendor.citation-file-format"))


def laid_out(folder: Path, made: Edition) -> dict[str, Any]:
    """The exports of an edition with their description, as files below a folder."""
    (folder / "api" / "v1").mkdir(parents=True)
    files = {f"api/v1/{name}": content for name, content in listings(made, made.words_of)}
    described = package(made, ABOUT, {name: Weight(len(one), sha256(one).hexdigest()) for name, one in files.items()})
    for name, content in {**files, PACKAGE: json_v1.dumps(described)}.items():
        (folder / name).write_bytes(content)
    return described


def faults(folder: Path) -> list[str]:
    """What frictionless finds wrong with a package and with every cell of its tables."""
    from frictionless import validate  # takes long to import, and only the slow tests need it

    found = validate(str(folder / PACKAGE))
    told = [*found.errors, *(error for task in found.tasks for error in task.errors)]
    return [error.message for error in told]


@pytest.mark.slow
def test_a_reader_finds_every_table_whole_and_every_reference_held(tmp_path: Path) -> None:
    from frictionless import Package

    laid_out(tmp_path, edition(portfolio(world())))
    assert faults(tmp_path) == []
    rows = {row["key"]: row for row in Package(str(tmp_path / PACKAGE)).get_table_resource("achievements").read_rows()}
    assert (str(rows["clean.r2024-mended"]["value"]), rows["clean.r2024"]["replaced_by"]) == ("40.5", "r2024-mended")
    series = Package(str(tmp_path / PACKAGE)).get_table_resource("indicators-series").read_rows()
    assert [(row["id"], row["series_id"]) for row in series] == [("clean", "own"), ("clean", "state")]


@pytest.mark.slow
@pytest.mark.parametrize("cell", ["met", "gone", "2026-13-01"])
def test_the_reader_would_find_a_fault(cell: str, tmp_path: Path) -> None:
    laid_out(tmp_path, edition(portfolio(world())))
    path = tmp_path / "api" / "v1" / "tasks.csv"
    wrong = {"met": ("delivered-late,", "so-so,"), "gone": (",plan,", ",gone,"), "2026-13-01": ("2026-03-31", cell)}[
        cell
    ]
    text = path.read_text("utf-8")
    assert wrong[0] in text
    path.write_text(text.replace(*wrong), encoding="utf-8")
    assert faults(tmp_path)


@pytest.mark.slow
def test_hostile_texts_stay_in_their_cells(tmp_path: Path) -> None:
    from frictionless import Package

    made: Portfolio = hostile()[1]
    laid_out(tmp_path, edition(made, languages=FRENCH))
    assert [fault for fault in faults(tmp_path) if "hash" not in fault] == []
    rows = Package(str(tmp_path / PACKAGE)).get_table_resource("organisations").read_rows()
    titles = {row["id"]: row["title_en"] for row in rows}
    for id_, one in made.organisations.items():
        assert titles[id_] in (one.title.root["en"], f"'{one.title.root['en']}")


def test_the_description_names_version_licence_and_sources(tmp_path: Path) -> None:
    found = laid_out(tmp_path, edition(portfolio(world())))
    assert found["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (found["name"], found["version"]) == ("example.org-rivers", DAY.isoformat())
    assert found["licenses"] == [{"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": CC.address}]
    assert {"title": "River Act", "path": "https://example.org/law?a=1&b=2"} in found["sources"]
    names = [one["name"] for one in found["resources"]]
    assert {f"{name}.csv" for name in names} == {path.name for path in (tmp_path / "api" / "v1").glob("*.csv")}
    for resource in found["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        assert len(columns) == len(set(columns)), resource["name"]


@pytest.mark.parametrize(
    ("address", "spdx", "name"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0", "CC BY 4.0"),
        ("http://creativecommons.org/licenses/by/4.0/deed.fr", "CC-BY-4.0", "CC BY 4.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0", "CC BY-SA 4.0"),
        ("https://creativecommons.org/licenses/by/4.01/", "", "https://creativecommons.org/licenses/by/4.01/"),
        ("https://opensource.org/license/mit", "MIT", "MIT"),
        ("https://opensource.org/license/mit-0", "", "https://opensource.org/license/mit-0"),
        ("https://example.org/?creativecommons.org/licenses/by/4.0/", "", None),
    ],
)
def test_licences_are_known_by_their_addresses(address: str, spdx: str, name: str | None) -> None:
    found = licence(address)
    assert (found.spdx, found.name) == (spdx, name or address)


@pytest.mark.parametrize("about", [ABOUT, About('a: "b" #\\ é\n- x', ADDRESS, ABOUT.code), About("x", ADDRESS)])
def test_the_citation_file_is_one(about: About) -> None:
    text = citation(edition(portfolio(world())), about).decode()
    found = yaml.safe_load(text)
    assert [error.message for error in CFF.iter_errors(found)] == []
    assert (found["title"], found["version"], found["type"]) == (about.name, DAY.isoformat(), "dataset")
    stated = found.get("license") or found.get("license-url")
    assert stated == (about.licence and (about.licence.spdx or about.licence.address))


def test_what_stands_in_the_archive_is_said_in_every_language() -> None:
    made = edition(portfolio(world()))
    said = readme(made, ABOUT).decode().split("\n\n")
    assert len(said) == len(made.languages)
    assert all(
        ADDRESS in part and spoken(code).day(DAY) in part for code, part in zip(made.languages, said, strict=True)
    )
    assert licences(made, ABOUT).decode().splitlines()[:2] == [
        "Data: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/.",
        "Code: https://example.org/own?x=1.",
    ]
    assert "No licence is stated" in licences(made, About("x", ADDRESS)).decode()
