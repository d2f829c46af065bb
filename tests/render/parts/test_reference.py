"""What is derived from the code: every macro, every rule, every key of a data file, every download."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, get_args

import pytest
from markupsafe import Markup
from pydantic import BaseModel

from macros.model.period import Period
from macros.model.portfolio import KINDS, Portfolio
from macros.model.record import Text
from macros.render.exports.shapes import PUBLISHED
from macros.render.parts import PARTS, macros_reference
from macros.render.parts.reference import apart, downloads, fields, holds, rules, signature
from macros.verdicts.targets import RULES
from macros.verdicts.tasks import TASK_RULES
from tests.conftest import few
from tests.render.editions import portfolio, spoken, view, world

WORLD = portfolio(world())


def keys(record: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Dotted names of all keys of a record and of its parts."""
    for name, field in record.model_fields.items():
        yield f"{prefix}{name}"
        for part in parts(field.annotation):
            yield from keys(part, f"{prefix}{name}.")


def parts(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in (Text, Period):
        yield annotation
    for argument in get_args(annotation):
        yield from parts(argument)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_data_file_is_told(kind: str) -> None:
    told = re.findall(r'<th scope="row"><code>([^<]*)</code></th>', fields(view(WORLD), kind))
    # The file's name is the id of a record; five of the six aspects of clarity are like the first one.
    wanted = {key for key in keys(KINDS[kind]) if not re.match(r"clarity\.(?!person)\w+\.", key)}
    assert set(told) == wanted - ({"id"} if kind != "achievements" else set())
    assert len(told) == len(set(told))


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_is_told_with_what_it_holds_and_whether_it_is_needed(kind: str) -> None:
    lines = re.findall(
        r"<code>([^<]*)</code></th> <td>([^<]*)</td> <td>([^<]*)</td> <td>([^<]*)</td>", fields(view(WORLD), kind)
    )
    assert lines
    assert all(what for _, what, _, _ in lines)
    needed = {key for key, _, yes, _ in lines if yes and "." not in key}
    required = {name for name, field in KINDS[kind].model_fields.items() if field.is_required()}
    assert needed == required - ({"id"} if kind != "achievements" else set())


def test_what_a_key_means_is_said_in_the_language_of_the_page() -> None:
    assert "the metric, without value or date" in fields(view(WORLD), "indicators")
    assert "tên của thước đo" in fields(view(WORLD, "vi"), "indicators")


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("title", "{en: …}"),
        ("due", "date"),
        ("lead", "list of text"),
        ("conditions", "list of keys"),
        ("conditions.value", "number"),
        ("conditions.operator_inferred", "true, false"),
        ("conditions.operator", "at-least, at-most, exactly, between, rank"),
        ("conditions.baseline.measured", "date"),
        ("clarity.person.grade", "stated, partly, not-stated"),
        ("clarity", "keys"),
    ],
)
def test_what_a_key_holds_is_one_word_or_its_choices(key: str, what: str) -> None:
    assert f"<code>{key}</code></th> <td>{what}</td>" in fields(view(WORLD), "targets")
    assert holds(spoken("vi"), KINDS["targets"].model_fields["conditions"].annotation) == "danh sách các khóa"


@pytest.mark.parametrize(("kind", "tried"), [("targets", RULES), ("tasks", TASK_RULES)])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_rule_is_listed_in_its_order(kind: str, tried: Any, language: str) -> None:
    page = view(WORLD, language)
    lines = re.findall(r"<td>(\d+)\. ([^<]*)</td>", rules(page, kind))
    told = [(str(number), page.words.say(f"rule.{rule.name}.when")) for number, rule in enumerate(tried, 1)]
    assert [(number, unescape(text)) for number, text in lines] == told


def test_every_export_is_offered_with_its_schema() -> None:
    offered = re.findall(r'href="\.\./\.\./(api/v1/[^"]*)"', downloads(view(WORLD)))
    wanted = [f"api/v1/{form}" for kind in PUBLISHED for form in (f"{kind}.json", f"{kind}.csv", f"schema/{kind}.json")]
    assert sorted(offered) == sorted(wanted)


@pytest.fixture(scope="module")
def told_macros() -> str:
    return str(macros_reference(view(WORLD)))


@pytest.mark.parametrize("which", few(["small", "empty"], "empty"))
def test_the_reference_lists_every_macro_but_itself(which: str, told_macros: str) -> None:
    html = told_macros if which == "small" else macros_reference(view(Portfolio()))
    told = re.findall(r'<section class="mb-entry" id="macro-(\w+)"><h2><code>(\w+)</code>', html)
    names = [part.name for part in PARTS if part.function is not macros_reference]
    assert told == [(name, name) for name in names]


@pytest.mark.slow
def test_an_example_is_a_call_that_the_page_shows(told_macros: str) -> None:
    assert "<code>{{ verdict(&#34;targets/clean-2025&#34;) }}</code>" in told_macros
    assert "<code>{{ answer() }}</code>" in told_macros
    assert "<code>{{ records(&#34;questions&#34;) }}</code>" in told_macros


def test_a_signature_says_what_each_argument_may_be() -> None:
    written = {part.name: signature(part.function) for part in PARTS}
    assert written["verdict"] == 'verdict(promise: "targets/…" or "tasks/…")'
    assert written["due_next"] == "due_next(limit = 5: a whole number from 1)"
    assert written["progress_table"].startswith(
        "progress_table(programme = None: an id of programmes, organisation = None: "
    )


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<h2 id="a">x</h2>', '<h2 id="card-a">x</h2>'),
        ('<p aria-labelledby="a b" id="a">', '<p aria-labelledby="card-a b" id="card-a">'),
        ('<a href="#a" id="a">', '<a href="#card-a" id="card-a">'),
        ('<a href="targets/#a" id="a">', '<a href="targets/#a" id="card-a">'),
        ('<a class="x" href="#elsewhere">', '<a class="x" href="#macro-card">'),
        ('<section class="x" aria-labelledby="a">', '<section class="x">'),
        ('<use href="#mb-met"/>', '<use href="#mb-met"/>'),
        ('<g id="c" clip-path="url(#c)">', '<g id="card-c" clip-path="url(#card-c)">'),
    ],
)
def test_anchors_of_an_example_are_its_own(html: str, wanted: str) -> None:
    assert apart("card", Markup(html)) == wanted
