"""The data of this site: whole, in both languages, cited, and in the shape that its schemas say."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
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
from tests.conftest import MINIMAL

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "vi")


@pytest.mark.slow
def test_it_is_read_in_a_few_seconds() -> None:
    start = time.process_time()
    assert load(ROOT, LANGUAGES).promises
    assert time.process_time() - start < 10


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


def test_every_source_is_cited(data: Portfolio) -> None:
    """That another document is a copy of it cites none."""
    cited = [reference for reference in references(data) if reference.among == ("sources",)]
    used = {reference.named for reference in cited if reference.path[-1] != "copy_of"}
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


@pytest.mark.parametrize("site", [ROOT, MINIMAL], ids=["real", "minimal"])
def test_first_line_of_every_file_leads_editors_to_its_schema(site: Path) -> None:
    paths = sorted((site / "data").glob("*/*.yml"))
    assert paths
    for path in paths:
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema=../schema/{path.parent.name}.json", path.name
        assert (path.parent / first.partition("=")[2]).is_file()
