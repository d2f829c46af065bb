"""The site that newcomers copy: small, whole, and true to the engine that reads it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.model.portfolio import KINDS
from macros.render.exports.schema import data_schema

MINIMAL = Path(__file__).parents[1] / "sites" / "minimal"
RECORDS = sorted(MINIMAL.glob("data/*/*.yml"))


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_the_one_of_the_model(kind: str) -> None:
    schema = json.loads((MINIMAL / "data" / "schema" / f"{kind}.json").read_text(encoding="utf-8"))
    assert schema == data_schema(kind)


def test_schemas_are_of_known_kinds() -> None:
    assert {path.stem for path in (MINIMAL / "data" / "schema").iterdir()} == set(KINDS)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_record_tells_editors_its_schema_and_people_what_it_is(path: Path) -> None:
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    assert first == f"# yaml-language-server: $schema=../schema/{path.parent.name}.json"
    assert (path.parent / first.partition("=")[2]).is_file()
    assert any(line.lstrip().startswith("# ") for line in rest)


def test_holds_one_of_each_and_two_reports() -> None:
    assert sorted(path.parent.name for path in RECORDS) == [
        "achievements",
        "indicators",
        "organisations",
        "sources",
        "targets",
        "tasks",
    ]
    (reports,) = (yaml.safe_load(path.read_text("utf-8")) for path in RECORDS if path.parent.name == "achievements")
    assert len(reports) == 2


def test_is_another_place_with_another_currency_below_a_path() -> None:
    settings = yaml.safe_load((MINIMAL / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["site_url"] == "https://example.org/river-watch/"
    assert list(settings["extra"]["minhbach"]["languages"]) == ["en"]
    (indicator,) = MINIMAL.glob("data/indicators/*.yml")
    assert yaml.safe_load(indicator.read_text(encoding="utf-8"))["unit"] == "CHF"


def test_readme_fits_on_a_screen() -> None:
    assert len((MINIMAL / "README.md").read_text(encoding="utf-8").splitlines()) <= 12


@pytest.mark.slow
def test_builds_from_anywhere(minimal: Path, tmp_path: Path) -> None:
    command = [str(Path(sys.executable).parent / "minhbach"), "build", "--root", "minimal", "--out", "here/site"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "here" / "site" / "index.html").is_file()
    assert not (minimal / "site").exists()
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_pages_say_its_words_and_its_money(built: Path) -> None:
    text = (built / "targets" / "renewal-spending-2028" / "index.html").read_text(encoding="utf-8")
    assert "about 26\N{NO-BREAK SPACE}million\N{NO-BREAK SPACE}CHF" in text
    assert "https://example.org/river-watch/targets/renewal-spending-2028/" in text
    assert "VND" not in text
    assert "Viet" not in re.sub("be.vietnam.pro", "", text, flags=re.IGNORECASE)  # the typeface


@pytest.mark.slow
def test_a_page_says_what_stands_beside_its_verdict(built: Path) -> None:
    text = (built / "targets" / "renewal-spending-2028" / "index.html").read_text(encoding="utf-8")
    verdict, reply, methods = (text.index(mark) for mark in ('class="mb-verdict', 'id="replies"', 'id="methods"'))
    assert verdict < reply < methods
    assert "The works of 2027 and 2028 are under contract" in text
    assert "Open SDG / Statistics Canada" in text
