"""The smallest parts: what an id, an address, a text and a number may be, and what is refused."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from macros.model.indicator import UnitId
from macros.model.question import Reference
from macros.model.record import Address, Id, Language, Line, Number, Record, Text, hidden_characters


class Fact(Record):
    """One field of each smallest part."""

    id: Id = "one"
    url: Address | None = None
    line: Line | None = None
    number: Number | None = None
    text: Text | None = None
    language: Language | None = None
    unit: UnitId | None = None
    about: Reference | None = None


def refused(message: str, **fields: Any) -> None:
    with pytest.raises(ValidationError, match=message):
        Fact.model_validate(fields)


# ids: ASCII, lowercase, words joined by single dashes
IDS = ["a", "2026", "clean-rivers-2030", "5g", "x" * 80]
NO_IDS = ["", "A", "clean_rivers", "clean rivers", "-a", "a-", "a--b", "a.b", "a/b", "../a", "é", "a\n", "\na", "ａ",
          "a\u200b", "x" * 81, 1, None, Decimal(2026)]  # fmt: skip


@pytest.mark.parametrize("text", IDS)
def test_an_id_is_words_joined_by_dashes(text: str) -> None:
    assert Fact.model_validate({"id": text}).id == text


@pytest.mark.parametrize("text", NO_IDS)
def test_anything_else_is_no_id(text: Any) -> None:
    refused("string", id=text)


def test_the_word_of_page_templates_is_no_id() -> None:
    refused("'this' is reserved for page templates", id="this")
    refused("'nul' is the name of a device on Windows", id="nul")
    refused("'com7' is the name of a device on Windows", id="com7")


# addresses: the web's, without a user name
ADDRESSES = ["https://example.org", "http://example.org/", "HTTPS://example.org/a?b=c&d=%20#e", "https://example.org:8080/a",
             "https://ví-dụ.vn/đường", "https://[::1]/", "https://example.org/a@b", "https://example.org/(a)"]  # fmt: skip
NOT_WEB = ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.org/",
           "mailto:a@example.org", "//example.org/", "/a", "example.org", "https:", "https://", "https:///a", "", " ",
           "https://user@example.org/", "https://user:pass@example.org/", "https://example.org@evil.example/",
           "java\nscript:alert(1)", "\x01javascript:alert(1)", "vbscript:x", "blob:https://example.org/a"]  # fmt: skip
NO_CHARACTER = ["https://example.org/a b", "https://example.org/\t", "https://example.org/\n", "https://example.org/\"",
                "https://example.org/'", "https://example.org/<b>", "https://example.org/\\a", "https://example.org/`",
                "https://example.org/{{x}}", "https://example.org/|", "https://example.org/\u202e", "https://example.org/\0",
                "https://example.org/\u200b", "https://exam\nple.org/", "https://example.org/^", " https://example.org/",
                "https://example.org/\xa0"]  # fmt: skip


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_of_the_web(text: str) -> None:
    assert Fact.model_validate({"url": text}).url == text


@pytest.mark.parametrize("text", NOT_WEB)
def test_no_other_address_is_taken(text: str) -> None:
    refused("not a web address|no web address has", url=text)


@pytest.mark.parametrize("text", NO_CHARACTER)
def test_an_address_holds_no_character_that_must_be_encoded(text: str) -> None:
    refused("holds a character that no web address has; encode it as %XX", url=text)


@pytest.mark.parametrize(
    "text", ["https://[", "https://[::1", "https://exa[mple].org/", "https://example.org/" + "a" * 2000]
)
def test_a_broken_or_endless_address_is_refused(text: str) -> None:
    refused("url", url=text)


# lines: white space folded, composed form, nothing hidden
FOLDED = [
    ("a", "a"),
    ("  a  b  ", "a b"),
    ("a\nb", "a b"),
    ("a\r\n\tb\n\n", "a b"),
    ("Vie\u0302\u0323t", "Việt"),
    ("e\u0301", "é"),
    ("Å", "Å"),
    ("a\xa0b", "a\xa0b"),
    ("<b>{{ x }}</b> **y**", "<b>{{ x }}</b> **y**"),
    ("क्\u200dष", "क्\u200dष"),
    ("می\u200cخواهم", "می\u200cخواهم"),
    ("👍🏽", "👍🏽"),
]


@pytest.mark.parametrize(("written", "read"), FOLDED)
def test_a_line_is_folded_and_composed(written: str, read: str) -> None:
    assert Fact.model_validate({"line": written}).line == read


HIDDEN = {
    "NUL": "\0", "bell": "\a", "escape": "\x1b", "delete": "\x7f", "next line": "\x85", "vertical tab": "\v", "form feed": "\f",
    "right-to-left override": "\u202e", "left-to-right isolate": "\u2066", "pop isolate": "\u2069", "left-to-right mark": "\u200e",
    "zero width space": "\u200b", "word joiner": "\u2060", "byte order mark": "\ufeff", "soft hyphen": "\xad",
    "line separator": "\u2028", "paragraph separator": "\u2029", "tag": "\U000e0041", "private use": "\ue000",
    "surrogate": "\ud800", "interlinear": "\ufff9", "no letter": "\ufffe", "no letter either": "\uffff",
}  # fmt: skip


@pytest.mark.parametrize("character", HIDDEN.values(), ids=list(HIDDEN))
def test_a_hidden_character_is_refused_and_named(character: str) -> None:
    assert list(hidden_characters(f"a{character}b")) == [(1, character)]
    if character != "\ud800":  # no text that pydantic accepts can hold one
        refused(rf"holds the hidden character U\+{ord(character):04X}; delete it", line=f"a{character}b")


@pytest.mark.parametrize("text", ["", " ", "\n", "\t\r\n "])
def test_an_empty_line_is_refused(text: str) -> None:
    refused("is empty; write the text or leave the key out", line=text)


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=30))
def test_what_is_accepted_reads_the_same_again(text: str) -> None:
    try:
        found = TypeAdapter(Line).validate_python(text)
    except ValidationError:
        return
    assert found == unicodedata.normalize("NFC", found)
    assert found == found.strip()
    assert "  " not in found
    assert TypeAdapter(Line).validate_python(found) == found


def test_an_endless_line_is_refused() -> None:
    assert Fact.model_validate({"line": "a" * 2000}).line == "a" * 2000
    refused("at most 2000 characters", line="a" * 2001)


# texts: at least one language, each by its code
LANGUAGES = ["en", "vi", "fil", "pt-BR", "zh-Hant", "sr-Latn"]
NO_LANGUAGES = ["", "e", "EN", "english", "en_GB", "en-", "en-G", "xx-123456789", "en\n", 1]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_text_is_written_by_language(code: str) -> None:
    found = Fact.model_validate({"text": {code: " a ", "nl": "b"}, "language": code})
    assert found.text is not None
    assert (found.text.root, found.language) == ({code: "a", "nl": "b"}, code)


@pytest.mark.parametrize("code", NO_LANGUAGES)
def test_no_other_code_is_a_language(code: Any) -> None:
    refused("text", text={code: "a"})


@pytest.mark.parametrize(
    "text", [{}, "water", (), None, {"en": ""}, {"en": None}, {"en": {"en": "a"}}, {"en": Decimal(1)}]
)
def test_no_other_shape_is_a_text(text: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python(text)


# numbers: the digits of the source, no infinity
@pytest.mark.parametrize(
    "digits", ["0", "1", "-1", "39.50", "0.000000000001", "1000000000000000000", "-1000000000000000000"]
)
def test_a_number_keeps_its_digits(digits: str) -> None:
    assert f"{Fact.model_validate({'number': Decimal(digits)}).number:f}" == digits


@pytest.mark.parametrize(
    "number",
    [Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity"), Decimal(10**18 + 1), Decimal(-(10**18) - 1), 1, 1.5, "1", True],
)  # fmt: skip
def test_no_other_number_is_taken(number: Any) -> None:
    refused("number", number=number)


# units: built in or a file's id, or a currency's letters
@pytest.mark.parametrize(("unit", "known"), [("percent", True), ("EUR", True), ("km", True), ("Eur", False), ("EURO", False), ("%", False)])  # fmt: skip
def test_a_unit_is_an_id_or_three_letters(unit: str, known: bool) -> None:
    if known:
        assert Fact.model_validate({"unit": unit}).unit == unit
    else:
        refused("string_pattern_mismatch", unit=unit)


# references of questions: kind/id, a report with the id of what it is about
@pytest.mark.parametrize(("about", "known"), [("targets/a-1", True), ("achievements/a.2025", True), ("targets", False), ("targets/", False), ("/a", False), ("targets/A", False), ("targets/../a", False), ("achievements/a.b.c", False)])  # fmt: skip
def test_a_reference_is_kind_and_id(about: str, known: bool) -> None:
    if known:
        assert Fact.model_validate({"about": about}).about == about
    else:
        refused("string_pattern_mismatch", about=about)


def test_a_record_is_frozen_and_closed() -> None:
    fact = Fact()
    with pytest.raises(ValidationError, match="frozen"):
        fact.id = "two"  # type: ignore[misc]
    refused("Extra inputs are not permitted", ids="one")
    assert hash(fact) == hash(Fact())


def test_records_with_the_same_keys_share_their_set_and_a_copy_has_its_own() -> None:
    one, two, other = Fact(line="a"), Fact(line="b"), Fact(line="a", id="c")
    assert one.model_fields_set is two.model_fields_set
    assert other.model_copy(update={"number": 1}).model_fields_set == {"line", "id", "number"}
    assert (one.model_fields_set, other.model_fields_set) == ({"line"}, {"line", "id"})
    assert Text({"en": "a"}).model_fields_set is Text({"fr": "b"}).model_fields_set
