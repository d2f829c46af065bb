"""The engine knows no country: what is Vietnamese stands in `data/` and `docs/`, and nowhere in `macros/`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "macros"
DATA = ROOT / "data"

TEXTS = frozenset({".py", ".html", ".md", ".yml", ".css", ".js", ".svg", ".json", ".txt"})

FONT = re.compile(r"be[ -]?vietnam[ -]?pro(-vietnamese)?|- vietnamese: `U\+|unicode-range:[^;]*;", re.IGNORECASE)
"""The typeface and the ranges of letters that its files hold: the one thing that may bear the name."""

NAMES = re.compile(r"viet[ -]?nam|viet|\bvnd\b|\bvnđ\b|vneid|₫|\bdongs?\b|hanoi|ha noi|\bvi[-_]vn\b", re.IGNORECASE)
LETTERS = re.compile(r"[ĂăĐđƠơƯư\u1ea0-\u1ef9]")
"""Letters with a horn, a hook, a dot below or two marks, in composed form; French or Portuguese ones are not among them."""

GENERIC = frozenset({"businesses", "localities", "ministries", "shared-platforms"})
"""Ids of our data that are plain English, so that the engine may use the word for its own ends."""


def ids(data: Path) -> set[str]:
    """Ids of all records of a site that say more than five letters can, but for plain English words."""
    found = {path.stem for path in data.glob("*/*.yml")}
    return {id_ for id_ in found if len(id_) > 5} - GENERIC


def faults(engine: Path, known: set[str]) -> Iterator[str]:
    """Every place of an engine that names the country, or a record of its data, as path:line: what."""
    for path in sorted(path for path in engine.rglob("*") if path.suffix in TEXTS and "__pycache__" not in path.parts):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for what in said(line, known):
                yield f"{path.relative_to(engine).as_posix()}:{number}: {what}"


def said(line: str, known: set[str]) -> Iterator[str]:
    """What a line says of the country: its name, its letters, an id of its data."""
    text = FONT.sub("", unicodedata.normalize("NFC", line))
    yield from (found.group() for found in NAMES.finditer(text))
    yield from sorted(set(LETTERS.findall(text)))
    # An id stands alone between quotes, or in a key such as targets/ID; one that is joined by dashes anywhere.
    words = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text))
    named = {found for found in words & known if "-" in found or re.search(rf"""["'/]{found}["'.#/]""", text)}
    yield from sorted(named)


def test_the_engine_names_no_country_and_no_record_of_ours() -> None:
    assert list(faults(ENGINE, ids(DATA))) == []


def test_no_file_of_the_engine_is_named_after_the_country() -> None:
    names = [path.relative_to(ENGINE).as_posix() for path in ENGINE.rglob("*") if "__pycache__" not in path.parts]
    assert [name for name in names if NAMES.search(FONT.sub("", name)) or LETTERS.search(name)] == []


def test_ids_are_read_and_plain_words_are_ids() -> None:
    known = ids(DATA)
    assert {"egdi-rank-2026", "csc-wp-2026", "db-cadres", "politburo", "viettel"} <= known
    assert {path.stem for path in DATA.glob("*/*.yml")} >= GENERIC


PLANTED = [
    ("render/x.py", 'UNIT = "VND"'),
    ("render/x.py", "# as in Vietnam"),
    ("render/x.py", "# as in Viet Nam"),
    ("render/html/x.html", "<p>VNeID</p>"),
    ("render/html/x.html", "<p>500 ₫</p>"),
    ("words/x.yml", "state: đạt"),
    ("words/x.yml", unicodedata.normalize("NFD", "state: chưa đến hạn")),
    ("site/pages/x.md", "In Hanoi."),
    ("site/theme/x.css", ".mb::after { content: 'trễ' }"),
    ("site/theme/x.js", "let locale = 'vi-VN'"),
    ("model/x.py", "first = 'egdi-rank-2026'"),
    ("model/x.py", "# see db-cadres for an example"),
    ("model/x.py", 'if body == "viettel": pass'),
    ("site/pages/x.md", '{{ reports("systems/vneid") }}'),
    ("render/exports/schema/x.json", '{"enum": ["politburo"]}'),
]


@pytest.mark.parametrize(("name", "text"), PLANTED)
def test_what_is_planted_is_found(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(f"\n{text}\n", encoding="utf-8")
    found = list(faults(tmp_path, ids(DATA)))
    assert found
    assert all(fault.startswith(f"{name}:2: ") for fault in found)


FINE = (
    '@font-face { font-family: "Be Vietnam Pro"; src: url(fonts/be-vietnam-pro-vietnamese-400.woff2) }',
    "café, naïve, Ünal, São Tomé, żółw, Čapek",
    "Ministries and localities; what businesses owe; a target on an indicator",
    "currency, such as EUR; the id of a source; the politburo is no word that the engine would use, but it may",
)


@pytest.mark.parametrize("text", FINE)
def test_the_typeface_and_other_languages_are_fine(text: str) -> None:
    assert list(said(text, ids(DATA))) == []
