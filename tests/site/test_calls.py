"""The Jinja allow-list: pages call our macros with plain arguments, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.portfolio import Portfolio
from macros.reading.load import load
from macros.render.parts import PARTS
from macros.site.calls import faults

MINIMAL = Path(__file__).parents[1] / "sites" / "minimal"
PLAIN = 'wanted a macro with plain arguments, such as {{ records("targets") }}'
TARGET = '"targets/renewal-spending-2028"'

ALLOWED = [
    "",
    "Plain *Markdown*, one { and one } and a % sign.",
    "{{ answer() }}",
    '{{ records("targets") }}',
    "{{ records('targets') }}",
    '{{ verdict("targets/renewal-spending-2028") }} and {{answer()}}',
    '{{ progress_table(organisation="water-office", state="behind") }}',
    '{{ progress_table(organisation="organisations/water-office", due="2028") }}',
    "{{- answer() -}}",
    "{{ newest(3) }}",
    "{% raw %}{{ 7*7 }}{% endraw %} shows braces",
    "{# a note to the next editor #}",
    "---\ntitle: About\nhide: [toc]\n---\n{{ answer() }}",
]

EXPRESSION = f"1:1: found an expression, {PLAIN}"
# a page -> what is said of it
FORBIDDEN = {
    "{{ 7*7 }}": EXPRESSION,
    "{{ 7 }}": EXPRESSION,
    "{{ answer }}": EXPRESSION,
    "{{ config }}": EXPRESSION,
    "{{ config.extra }}": EXPRESSION,
    "{{ cycler.__init__ }}": EXPRESSION,
    "{{ cycler.__init__.__globals__.os.popen('id') }}": EXPRESSION,
    "{{ ''.__class__ }}": EXPRESSION,
    "{{ answer().__class__ }}": EXPRESSION,
    "{{ answer()() }}": EXPRESSION,
    "{{ (answer)() ~ 'x' }}": EXPRESSION,
    "{{ answer() | safe }}": EXPRESSION,
    "{{ 'x' | upper }}": EXPRESSION,
    "{{ answer() if true }}": EXPRESSION,
    "{{ [answer()] }}": EXPRESSION,
    "{{ self._TemplateReference__context }}": EXPRESSION,
    "{{ records(*['targets']) }}": EXPRESSION,
    "{{ records(**{'kind': 'targets'}) }}": EXPRESSION,
    "{{ records('tar' ~ 'gets') }}": f"1:1: records: found an argument that is no plain value; {PLAIN}",
    "{{ records(config.site_name) }}": f"1:1: records: found an argument that is no plain value; {PLAIN}",
    "{{ records(answer()) }}": f"1:1: records: found an argument that is no plain value; {PLAIN}",
    "{{ verdict(this) }}": f"1:1: verdict: found an argument that is no plain value; {PLAIN}",
    "{{ records(['targets']) }}": f"1:1: records: found an argument that is no plain value; {PLAIN}",
    "a\n\n  {% include 'x.html' %}": f"3:3: found include, {PLAIN}",
    "{% import 'x.html' as x %}": f"1:1: found import, {PLAIN}",
    "{% extends 'x.html' %}": f"1:1: found extends, {PLAIN}",
    "{% set x = 1 %}": f"1:1: found assign, {PLAIN}",
    "{% for x in [1] %}x{% endfor %}": f"1:1: found for, {PLAIN}",
    "{% if true %}x{% endif %}": f"1:1: found if, {PLAIN}",
    "{% macro f() %}x{% endmacro %}": f"1:1: found macro, {PLAIN}",
    "{% block b %}x{% endblock %}": f"1:1: found block, {PLAIN}",
    "{% filter upper %}x{% endfilter %}": f"1:1: found filterblock, {PLAIN}",
    "{% call answer() %}x{% endcall %}": f"1:1: found callblock, {PLAIN}",
    "{% with x = 1 %}{% endwith %}": f"1:1: found with, {PLAIN}",
}

UNREADABLE = {
    "a\n{{ answer( }}": "2:1: ",
    "a\n{{ answer()": "2:1: ",
    "{% raw %}{{ 7*7 }}": "1:1: ",
    "a\n{# never closed": "2:1: ",
    "{% do x %}": "1:1: ",
    "{{ }}": "1:1: ",
}

# a call -> what is said of it
WRONG = {
    "{{ anser() }}": "found the macro 'anser', which does not exist; did you mean answer?",
    "{{ range(9) }}": "found the macro 'range', which does not exist; ",
    "{{ macros_info() }}": "found the macro 'macros_info', which does not exist; ",
    "{{ context() }}": "found the macro 'context', which does not exist; ",
    "{{ lipsum() }}": "found the macro 'lipsum', which does not exist; ",
    "{{ verdict() }}": "verdict: missing a required argument: 'promise'; see the page about macros",
    f"{{{{ verdict({TARGET}, 1) }}}}": "verdict: too many positional arguments; see the page about macros",
    f"{{{{ verdict({TARGET}, x=1) }}}}": "verdict: got an unexpected keyword argument 'x'; see the page about macros",
    f"{{{{ verdict({TARGET}, promise={TARGET}) }}}}": "verdict: multiple values for argument 'promise'; "
    "see the page about macros",
    '{{ records("target") }}': "records: kind: found 'target', wanted one of ",
    "{{ records(1) }}": "records: kind: found 1, wanted one of ",
    "{{ records(none) }}": "records: kind: found None, wanted one of ",
    '{{ verdict("targets/nothing") }}': "verdict: promise: found 'targets/nothing', no such record; wanted ",
    '{{ verdict("indicators/river-renewal-spending") }}': "verdict: promise: found 'indicators/river-renewal-spending'",
    '{{ course("river-renewal-spending") }}': "course: record: found 'river-renewal-spending', no such record; ",
    "{{ newest(0) }}": "newest: limit: found 0, wanted a whole number from 1",
    "{{ newest(true) }}": "newest: limit: found True, wanted a whole number from 1",
    '{{ newest("3") }}': "newest: limit: found '3', wanted a whole number from 1",
    '{{ progress_table(due="soon") }}': "progress_table: due: found 'soon', wanted a period such as 2026 or 2026-Q3",
    '{{ progress_table(state="kept") }}': "progress_table: state: found 'kept', wanted one of ",
    '{{ progress_table(organisation="water-ofice") }}': "progress_table: organisation: found 'water-ofice', wanted ",
}


@pytest.fixture(scope="module")
def portfolio() -> Portfolio:
    """The records that calls may name."""
    return load(MINIMAL, ["en"])


def told(source: str, portfolio: Portfolio) -> list[str]:
    """What is said of a page, without its name."""
    return [f"{one.line}:{one.column}: {one.message}" for one in faults("docs/a.md", source, portfolio)]


@pytest.mark.parametrize("source", ALLOWED)
def test_calls_and_text_are_allowed(source: str, portfolio: Portfolio) -> None:
    assert told(source, portfolio) == []


@pytest.mark.parametrize("source", FORBIDDEN)
def test_anything_else_is_refused_with_its_place(source: str, portfolio: Portfolio) -> None:
    assert told(source, portfolio) == [FORBIDDEN[source]]


@pytest.mark.parametrize("source", UNREADABLE)
def test_what_jinja_cannot_read_is_refused_with_its_place(source: str, portfolio: Portfolio) -> None:
    (message,) = told(source, portfolio)
    assert message.startswith(UNREADABLE[source])
    assert message.endswith(PLAIN)


@pytest.mark.parametrize("call", WRONG)
def test_wrong_call_is_told_with_its_place(call: str, portfolio: Portfolio) -> None:
    (message,) = told(f"---\ntitle: A\n---\n\nText\n  {call}\n", portfolio)
    assert message.startswith(f"6:3: {WRONG[call]}")


def test_every_call_of_a_page_is_looked_at(portfolio: Portfolio) -> None:
    source = '{{ answer() }} {{ anser() }}\n{{ 7*7 }}\n{{ records("x") }}\n{% set a = 1 %}'
    assert [message.partition(":")[0] for message in told(source, portfolio)] == ["1", "2", "3", "4"]


def test_column_is_that_of_the_call(portfolio: Portfolio) -> None:
    (message,) = told("{{ answer() }} and {{ anser() }}", portfolio)
    assert message.startswith("1:20: ")


@pytest.mark.parametrize("name", [part.name for part in PARTS])
def test_front_matter_hides_no_macro(name: str, portfolio: Portfolio) -> None:
    (message,) = told(f"---\ntitle: A\n{name}: x\n---\n", portfolio)
    assert message == f"3:1: found the key {name!r}, the name of a macro; choose another"


@pytest.mark.parametrize("front", ["{verdict: x}", '"verdict": x', "verdict : x", "? verdict\n: x"])
def test_front_matter_hides_no_macro_in_other_spelling(front: str, portfolio: Portfolio) -> None:
    assert told(f"---\n{front}\n---\n", portfolio) != []


def test_text_before_the_first_colon_is_no_front_matter(portfolio: Portfolio) -> None:
    assert told("Verdict: nobody knows.\n", portfolio) == []


@pytest.mark.parametrize("title", ["'{{ answer() }}'", r'"\x7B{ 7*7 }}"', r'"\u007b% set x = 1 %}"', '"{# #}"'])
def test_title_is_plain_text(title: str, portfolio: Portfolio) -> None:
    assert told(f"---\nhide: [toc]\ntitle: {title}\n---\n", portfolio) == [
        "3:1: found braces in the title, wanted plain text"
    ]
