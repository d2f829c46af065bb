"""Problems as GitHub's workflows and other programs read them."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from macros.reading.formats import as_json, github, in_order
from macros.reading.problem import Problem

KEY = Problem("data/a.yml", 5, 1, "unknown-key", "found 100 %\nof it")
EARLY = Problem("data/a.yml", 2, 9, "no-date", "no")
OTHER = Problem("data/b.yml", 1, 1, "jump", "ten times")


def test_problems_are_told_in_their_order_and_once() -> None:
    assert in_order([KEY, EARLY, KEY, "no site"], [OTHER]) == [
        ("error", "no site"),
        ("error", EARLY),
        ("error", KEY),
        ("warning", OTHER),
    ]


def test_an_annotation_names_file_line_column_and_code() -> None:
    assert list(github([("error", KEY), ("warning", OTHER), ("error", "no site")], "")) == [
        "::error file=data/a.yml,line=5,col=1,title=unknown-key::found 100 %25%0Aof it",
        "::warning file=data/b.yml,line=1,col=1,title=jump::ten times",
        "::error ::no site",
    ]


def test_files_are_named_from_the_root_of_the_repository() -> None:
    (line,) = github([("error", OTHER)], "sites/one/")
    assert line.startswith("::error file=sites/one/data/b.yml,")


def decoded(text: str) -> str:
    """What GitHub's runner makes of an encoded property; of a message it decodes the first three."""
    for code, sign in {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}.items():
        text = text.replace(code, sign)
    return text


HOSTILE = [
    "a,b",
    "a:b",
    "a::b",
    "50%",
    "%0A",
    "%25",
    "a\nb",
    "a\r\nb",
    "a,line=9::warning ::x",
    "\n::set-env name=A::b",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_ends_an_annotation_or_begins_another(text: str) -> None:
    (line,) = github([("error", Problem(text, 3, 4, "no-id", text))], "")
    found = re.fullmatch(r"::error file=([^,:]*),line=3,col=4,title=no-id::(.*)", line)
    assert found
    assert decoded(found[1]) == text
    assert decoded(found[2]) == text


def test_what_a_terminal_would_obey_is_spelt_out() -> None:
    (line,) = github([("error", "\x1b[31m\u202e")], "")
    assert line == "::error ::\\u001b[31m\\u202e"


def test_json_holds_every_problem_with_its_place() -> None:
    found = json.loads(as_json([("error", "no site"), ("error", KEY), ("warning", OTHER)], date(2026, 6, 1)))
    place = {"file": None, "line": None, "column": None}
    assert found == {
        "version": 1,
        "as_of": "2026-06-01",
        "errors": 2,
        "warnings": 1,
        "problems": [
            {"severity": "error", "code": None, **place, "message": "no site"},
            {"severity": "error", "code": "unknown-key", "file": "data/a.yml", "line": 5, "column": 1, "message": KEY.message},
            {"severity": "warning", "code": "jump", "file": "data/b.yml", "line": 1, "column": 1, "message": "ten times"},
        ],
    }  # fmt: skip


def test_json_of_nothing_and_no_date() -> None:
    assert json.loads(as_json([], None)) == {"version": 1, "as_of": None, "errors": 0, "warnings": 0, "problems": []}
