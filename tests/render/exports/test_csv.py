"""CSV: one row for each record, lists in files of their own, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.render.exports import listings
from macros.render.exports.csv_v1 import cell, files, flat, table
from tests.render.editions import FRENCH, edition, hostile, portfolio, spoken, world

WORDS = {language: spoken(language) for language in ("en", "vi")}


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


CELLS = [
    (None, ""),
    (True, "true"),
    (False, "false"),
    (5, "5"),
    (-5, "-5"),
    (Decimal("14.50"), "14.50"),
    (Decimal("-0.5"), "-0.5"),
    (Decimal("1E+3"), "1000"),
    (Decimal(2770000000000000), "2770000000000000"),
    ("", ""),
    ("plain, with a comma", "plain, with a comma"),
    ("a=1+1", "a=1+1"),
    ("=1+1", "'=1+1"),
    ("+1", "'+1"),
    ("-1", "'-1"),
    ("@SUM(1)", "'@SUM(1)"),
    ("\t=1", "'\t=1"),
    ("\r=1", "'\r=1"),
    ("\n=1", "'\n=1"),
    ("  =1", "'  =1"),
    ("\N{FULLWIDTH EQUALS SIGN}1", "'\N{FULLWIDTH EQUALS SIGN}1"),
    ("\N{FULLWIDTH PLUS SIGN}1", "'\N{FULLWIDTH PLUS SIGN}1"),
    ("\N{FULLWIDTH HYPHEN-MINUS}1", "'\N{FULLWIDTH HYPHEN-MINUS}1"),
    ("\N{FULLWIDTH COMMERCIAL AT}A", "'\N{FULLWIDTH COMMERCIAL AT}A"),
    ("'=1", "'=1"),
    ("a\x00b", "ab"),
    ("\x00=1", "'=1"),
]


@pytest.mark.parametrize(("value", "written"), CELLS)
def test_a_cell(value: Any, written: str) -> None:
    assert cell(value) == written


@given(st.text())
def test_no_text_starts_a_formula(text: str) -> None:
    assert not cell(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_record_is_flat() -> None:
    record = {
        "id": "x",
        "title": {"en": "Water", "vi": "Nước"},
        "due": {"date": "2026-12-31", "precision": "year", "inferred": False},
        "lead": ["office", "council"],
        "support": [],
        "conditions": [{"value": 1}],
    }
    assert flat(record) == {
        "id": "x",
        "title_en": "Water",
        "title_vi": "Nước",
        "due_date": "2026-12-31",
        "due_precision": "year",
        "due_inferred": False,
        "lead": "office council",
        "support": "",
    }


def test_a_table_has_its_columns_whatever_its_records_hold() -> None:
    assert table(["a", "b"], [{"a": 1}, {"b": "x,y", "a": None}]) == 'a,b\r\n1,\r\n,"x,y"\r\n'
    assert table(["due_date", "id"], [{"due": None, "id": "x"}]) == "due_date,id\r\n,x\r\n"
    assert table(["id"], []) == "id\r\n"


def test_nested_lists_stand_in_files_of_their_own() -> None:
    records: list[dict[str, Any]] = [
        {"id": "a", "roles": [{"who": "x", "does": {"en": "pays"}}, {"who": "y", "does": {"en": "digs"}}]},
        {"id": "b", "roles": [], "found": {"by": [{"rule": "r"}]}},
    ]
    columns = {"tasks": ["id"], "tasks-roles": ["id", "who", "does_en"], "tasks-found-by": ["id", "rule"]}
    found = dict(files(columns, records))
    assert found["tasks"] == "id\r\na\r\nb\r\n"
    assert found["tasks-roles"] == "id,who,does_en\r\na,x,pays\r\na,y,digs\r\n"
    assert found["tasks-found-by"] == "id,rule\r\nb,r\r\n"


def test_a_list_is_told_from_a_mapping_whose_name_begins_it() -> None:
    records = [{"id": "a", "due": {"date": "2026"}, "due_history": [{"note": "n"}]}]
    assert dict(files({"tasks": ["id"], "tasks-due-history": ["id", "note"]}, records))["tasks-due-history"].endswith(
        "a,n\r\n"
    )


def test_columns_do_not_depend_on_the_data() -> None:
    few = {name: text for name, text in listings(edition(portfolio({})), WORDS) if name.endswith(".csv")}
    many = {name: text for name, text in listings(edition(portfolio(world())), WORDS) if name.endswith(".csv")}
    assert few.keys() == many.keys()
    assert all(text.split(b"\r\n")[0] == many[name].split(b"\r\n")[0] for name, text in few.items())


def test_the_files_of_a_small_site() -> None:
    found = edition(portfolio(world()))
    made = {name: text.decode() for name, text in listings(found, WORDS) if name.endswith(".csv")}
    kinds = (
        "achievements",
        "indicators",
        "organisations",
        "programmes",
        "questions",
        "sources",
        "systems",
        "targets",
        "tasks",
    )
    assert {f"{kind}.csv" for kind in kinds} <= set(made)
    assert {
        "indicators-series.csv",
        "organisations-owes.csv",
        "questions-sources.csv",
        "targets-conditions.csv",
    } <= set(made)
    assert {"targets-verdict-conditions.csv", "targets-lineage.csv", "targets-roles.csv"} <= set(made)
    targets = {line["id"]: line for line in lines(made["targets.csv"])}
    assert set(targets) == set(world()["targets"])
    both = targets["clean-2028"]
    assert (both["title_en"], both["title_vi"]) == ("Clean rivers and a good place", "Sông sạch và thứ hạng tốt")
    assert (both["due_date"], both["due_precision"], both["due_inferred"]) == ("2028-06-30", "quarter", "true")
    assert (both["lead"], both["support"], both["verdict_state"]) == ("office", "council", "behind")
    assert targets["growth"]["due_date"] == ""
    assert not {"due", "baseline", "clarity", "conditions"} & set(both)
    conditions = lines(made["targets-conditions.csv"])
    assert [line["indicator"] for line in conditions if line["id"] == "clean-2028"] == ["clean", "place"]
    assert [line["lead"] for line in lines(made["tasks.csv"])] == ["office council", "council", ""]
    keys = [line["key"] for line in lines(made["achievements.csv"])]
    assert keys == sorted(keys)
    assert "clean.r2025" in keys


def test_no_cell_of_hostile_records_starts_a_formula() -> None:
    found = edition(hostile()[1], languages=FRENCH)
    words = {"en": spoken("en"), "fr": spoken("en")}
    cells = 0
    for name, text in listings(found, words):
        if name.endswith(".csv"):
            for line in csv.reader(io.StringIO(text.decode(), newline="")):
                for value in line:
                    cells += 1
                    assert not value.startswith(("=", "+", "@")), (name, value)
                    assert not value.startswith("-") or Decimal(value) < 0, (name, value)
    assert cells > 1000
