"""One fault in one file: exactly one problem, at exactly its place."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from macros.reading.yaml_file import parse
from tests.reading.files import INDICATOR, REPORT, SOURCE, TARGET, TASK, problems, read

BOUND = INDICATOR + "bounds:\n  low: "
NOTE = INDICATOR + "note:\n  en: "

# What is a number to one reader and something else to another: at 6:8 in the bounds of an indicator.
NUMBERS = [
    ("1.500", "write 1500 for thousands, or 1.5000 for three decimals"),
    ("-1.500", "write -1500 for thousands"),
    ("1.234.567", "write 1234567 for thousands"),
    (".nan", "found .nan, wanted a number with digits"),
    (".NaN", "found .NaN, wanted a number with digits"),
    (".inf", "found .inf, wanted a number with digits"),
    ("-.inf", "found -.inf, wanted a number with digits"),
    ("yes", "found yes: write true or false, or put the word in quotes"),
    ("No", "found No: write true or false"),
    ("on", "found on: write true or false"),
    ("OFF", "found OFF: write true or false"),
    ("y", "found y: write true or false"),
    ("True", "found True: write true or false"),
    ("NULL", "found NULL: write true or false"),
    ("true", "found true, wanted a number"),
    ("NaN", "found 'NaN', wanted a number"),
    ("1:30", "found '1:30', wanted a number"),
    ("010", "found '010', wanted a number"),
    ("0x1F", "found '0x1F', wanted a number"),
    ("0o17", "found '0o17', wanted a number"),
    ("1_000", "found '1_000', wanted a number"),
    ("1,5", "found '1,5', wanted a number"),
    ("1,500,000", "found '1,500,000', wanted a number"),
    ("1e3", "found '1e3', wanted a number"),
    ("+5", "found '+5', wanted a number"),
    (".5", "found '.5', wanted a number"),
    ("5.", "found '5.', wanted a number"),
    ("5 %", "found '5 %', wanted a number such as 1500 or 39.5, without unit or thousands marks"),
    ("1 500", "found '1 500', wanted a number"),
    ("“5”", "found '“5”', wanted a number"),
    ("５", "found '５', wanted a number"),
    ("٣", "found '٣', wanted a number"),
    ("'5'", "found '5', wanted a number"),
    ("2026-06-30", "found '2026-06-30', wanted a number"),
    ("0.1234567890123", "wanted a number"),
    ("9" * 19, "wanted a number"),
    ("9" * 5000, "wanted a number"),
    ("[1]", "found a list, wanted a number"),
    ("{a: 1}", "found a mapping (key: value), wanted a number"),
]


@pytest.mark.parametrize(("written", "message"), NUMBERS, ids=[written[:20] for written, _ in NUMBERS])
def test_what_is_no_plain_number_is_refused_where_it_stands(tmp_path: Path, written: str, message: str) -> None:
    (found,) = problems(tmp_path, {"indicators/share.yml": BOUND + written + "\n"})
    assert found.startswith("data/indicators/share.yml:6:8: ")
    assert message in found


# name, file, its text, line and column, part of the message
FAULTS: list[tuple[str, str, str | bytes, str, str]] = [
    # keys
    ("unknown key", "indicators/share.yml", INDICATOR + "dirction: up\n", "5:1", "dirction: unknown key; did you mean direction?"),
    ("unknown key deep down", "targets/goal.yml", TARGET + "    valeu: 5\n", "9:5", "conditions.0.valeu: unknown key; did you mean value?"),
    ("unknown key of no likeness", "tasks/decree.yml", TASK + "zzz: 5\n", "4:1", "zzz: unknown key; known: "),
    ("key that a terminal would obey", "tasks/decree.yml", TASK + '"\\e[31m": 5\n', "4:1", "\\u001b[31m: unknown key"),
    ("duplicate key", "indicators/share.yml", INDICATOR + "unit: count\n", "5:1", "found the key 'unit' twice (first in line 3); delete one"),
    ("duplicate language", "indicators/share.yml", NOTE + "a\n  en: b\n", "7:3", "found the key 'en' twice (first in line 6)"),
    ("missing key", "indicators/share.yml", "title:\n  en: Share\nunit: percent\n", "1:1", "direction: not found; add the key direction"),
    ("missing key deep down", "targets/goal.yml", TARGET.replace("    operator: at-least\n", ""), "6:5", "conditions.0.operator: not found; add the key operator"),
    ("complex key", "indicators/share.yml", INDICATOR + "? [a, b]\n: 1\n", "5:3", "found a key that is not a plain word"),
    ("empty key", "indicators/share.yml", INDICATOR + "'': 1\n", "5:1", "found a key that is not a plain word"),
    ("merge key", "indicators/share.yml", INDICATOR + "<<: {note: {en: a}}\n", "5:1", "found a key that is not a plain word"),
    # what YAML can do and a record cannot
    ("tag", "indicators/share.yml", BOUND + "!!float 1\n", "6:8", "found the tag tag:yaml.org,2002:float; delete it"),
    ("tag that would run", "indicators/share.yml", NOTE + "!!python/object/apply:os.system [ls]\n", "6:7", "found the tag tag:yaml.org,2002:python/object/apply:os.system"),
    ("anchor", "indicators/share.yml", NOTE + "&a water\n", "6:7", "found the anchor &a; delete it and write values in full"),
    ("alias", "indicators/share.yml", NOTE + "*a\n", "6:7", "found the alias *a; write the value itself"),
    ("merge of an alias", "indicators/share.yml", INDICATOR + "<<: *a\n", "5:5", "found the alias *a"),
    ("second document", "indicators/share.yml", INDICATOR + "---\n" + INDICATOR, "5:1", "found a second document (---), wanted one"),
    ("directive", "indicators/share.yml", "%YAML 9.9\n---\n" + INDICATOR, "1:1", "wanted YAML"),
    # values inside each other
    ("too deep", "indicators/share.yml", NOTE + "[" * 30 + "]" * 30 + "\n", "6:29", "found too many values inside each other"),
    ("far too deep", "indicators/share.yml", "[" * 100_000, "1:25", "found too many values inside each other"),
    ("far too deep in blocks", "indicators/share.yml", "- " * 100_000, "1:49", "found too many values inside each other"),
    ("too many", "indicators/share.yml", NOTE + "[" + "[]," * 100_000 + "]\n", "6:299985", "found too many values"),
    ("too large", "indicators/share.yml", INDICATOR + "#" * 2_000_000, "1:1", "bytes, wanted at most 2000000; split the file"),
    # the shape of a file
    ("empty", "indicators/share.yml", "", "1:1", "found an empty file; write a record, or delete the file"),
    ("comments only", "indicators/share.yml", "# soon\n\n", "1:1", "found an empty file"),
    ("null", "indicators/share.yml", "null\n", "1:1", "found no keys, wanted a record"),
    ("only a mark", "indicators/share.yml", "---\n", "1:1", "found no keys, wanted a record"),
    ("list for a record", "indicators/share.yml", "- title\n", "1:1", "found no keys, wanted a record; write lines such as 'title:'"),
    ("word for a record", "indicators/share.yml", "share\n", "1:1", "found no keys, wanted a record"),
    ("number for a record", "indicators/share.yml", "5\n", "1:1", "found no keys, wanted a record"),
    ("record for a list of reports", "achievements/share.yml", "id: first\n", "1:1", "found no list, wanted one report after another"),
    ("null for a list of reports", "achievements/share.yml", "~\n", "1:1", "found no list"),
    ("word for a report", "achievements/share.yml", REPORT + "- first\n", "6:3", "found 'first', wanted keys and values"),
    ("not YAML", "indicators/share.yml", INDICATOR + "note: [a\n", "5:7", "wanted YAML; check the indent, colons and quotes"),
    ("open quote", "indicators/share.yml", NOTE + "'a\n", "6:7", "found unexpected end of stream; wanted YAML"),
    ("open bracket", "indicators/share.yml", INDICATOR + "note: {en: a\nbounds: {}\n", "6:7", "did not find expected ',' or '}'"),
    ("only a bracket", "indicators/share.yml", "{", "1:2", "did not find expected node content; wanted YAML"),
    ("no colon", "indicators/share.yml", INDICATOR + "note\n", "5:1", "could not find expected ':'; wanted YAML"),
    ("no colon, amid the file", "indicators/share.yml", "note\n" + INDICATOR, "2:6", "mapping values are not allowed"),
    ("entry outside its list", "tasks/decree.yml", TASK + "lead:\n  - office\n support:\n", "6:2", "did not find expected key"),
    ("tab for an indent", "indicators/share.yml", INDICATOR + "note:\n\ten: a\n", "6:1", "found character that cannot start any token"),
    ("colon in a text", "indicators/share.yml", NOTE + "a: b\n", "6:8", "mapping values are not allowed"),
    # bytes and characters
    ("not UTF-8", "indicators/share.yml", NOTE.encode() + b"a\xe9b\n", "6:8", "found a byte that is not UTF-8; save the file as UTF-8"),
    ("not UTF-8 after letters of two bytes", "indicators/share.yml", (NOTE + "Việt").encode() + b"\xff\n", "6:11", "not UTF-8"),
    ("not UTF-8 after a byte order mark", "indicators/share.yml", b"\xef\xbb\xbf" + NOTE.encode() + b"\xff\n", "6:7", "not UTF-8"),
    ("UTF-16", "indicators/share.yml", INDICATOR.encode("utf-16"), "1:1", "not UTF-8"),
    ("NUL", "indicators/share.yml", NOTE + "a\0b\n", "6:8", "found the hidden character U+0000; delete it"),
    ("ESC", "indicators/share.yml", NOTE + "a\x1bb\n", "6:8", "found the hidden character U+001B"),
    ("bidi", "indicators/share.yml", NOTE + "a\u202eb\n", "6:8", "found the hidden character U+202E"),
    ("bidi in a comment", "indicators/share.yml", INDICATOR + "# \u2066\n", "5:3", "found the hidden character U+2066"),
    ("zero width space in a key", "indicators/share.yml", INDICATOR.replace("unit", "un\u200bit"), "3:3", "found the hidden character U+200B"),
    ("zero width space in a number", "indicators/share.yml", BOUND + "1\u200b0\n", "6:9", "found the hidden character U+200B"),
    ("second byte order mark", "indicators/share.yml", "\ufeff\ufeff" + INDICATOR, "1:1", "found the hidden character U+FEFF"),
    ("no letter", "indicators/share.yml", NOTE + "Việt \uffff\n", "6:12", "found the hidden character U+FFFF"),
    ("hidden by an escape", "indicators/share.yml", NOTE + '"a\\u202eb"\n', "6:7", "note.en: holds the hidden character U+202E; delete it"),
    ("NUL by an escape", "indicators/share.yml", NOTE + '"a\\0b"\n', "6:7", "note.en: holds the hidden character U+0000"),
    # wrong types
    ("number for a text", "indicators/share.yml", NOTE + "2026\n", "6:7", "note.en: found the number 2026, wanted text; put it in quotes"),
    ("truth for a text", "indicators/share.yml", NOTE + "false\n", "6:7", "note.en: found false, wanted text"),
    ("nothing for a text", "indicators/share.yml", NOTE + "\n", "6:6", "note.en: found nothing, wanted text"),
    ("blank text", "indicators/share.yml", NOTE + "' '\n", "6:7", "note.en: is empty; write the text or leave the key out"),
    ("text without languages", "indicators/share.yml", INDICATOR + "note: a\n", "5:7", "note: found 'a', wanted a text by language, such as {en: …}"),
    ("text in no language", "indicators/share.yml", INDICATOR + "note: {}\n", "5:7", "note: found a mapping (key: value) without an entry; write at least one"),
    ("language in capitals", "indicators/share.yml", INDICATOR + "note:\n  ENG: a\n", "6:3", "wanted a language code such as en"),
    ("language by its name", "sources/paper.yml", SOURCE + "language: English\n", "6:11", "language: found 'English', wanted a language code such as en"),
    ("text for a list", "tasks/decree.yml", TASK + "lead: office\n", "4:7", "lead: found 'office', wanted a list; write one '- ' line for each entry"),
    ("no condition", "targets/goal.yml", TARGET[: TARGET.index("conditions")] + "conditions: []\n", "5:13", "conditions: found a list without an entry"),
    ("word for truth", "targets/goal.yml", TARGET + '    operator_inferred: "true"\n', "9:24", "operator_inferred: found 'true', wanted true or false"),
    ("unknown word", "indicators/share.yml", INDICATOR.replace("up", "upward"), "4:12", "direction: found 'upward', wanted 'up' or 'down'"),
    ("no id", "tasks/decree.yml", TASK + "lead:\n  - The Office\n", "5:5", "lead.0: found 'The Office', wanted lowercase ASCII words joined by single dashes"),
    ("no unit", "indicators/share.yml", INDICATOR.replace("percent", "'%'"), "3:7", "unit: found '%', wanted percent, rank, count, yes-no, a currency code"),
    ("no reference", "questions/gap.yml", "title:\n  en: Gap\nkind: value\ndetail:\n  en: Why?\nabout:\n  - goal\n", "7:5", "about.0: found 'goal', wanted kind/id"),
    ("text for a mapping", "indicators/share.yml", INDICATOR + "bounds: 5\n", "5:9", "bounds: found the number 5, wanted keys and values"),
    ("endless text", "indicators/share.yml", NOTE + "a" * 2001 + "\n", "6:7", "note.en: found a text of 2001 characters; shorten it"),
    # dates and addresses
    ("impossible date", "targets/goal.yml", TARGET.replace("2026-12-31", "2026-02-30"), "3:6", "due: 2026-02-30 is not a date that exists; write a year (2026)"),
    ("impossible month", "targets/goal.yml", TARGET.replace("2026-12-31", "2026-13"), "3:6", "due: 2026-13 is not a date that exists"),
    ("date in words", "targets/goal.yml", TARGET.replace("2026-12-31", "June 2026"), "3:6", "due: 'June 2026' is not a date; write a year (2026)"),
    ("date by days first", "targets/goal.yml", TARGET.replace("2026-12-31", "31/12/2026"), "3:6", "due: '31/12/2026' is not a date"),
    ("date with a time", "targets/goal.yml", TARGET.replace("2026-12-31", "2026-12-31T00:00:00Z"), "3:6", "is not a date"),
    ("marked date", "targets/goal.yml", TARGET.replace("2026-12-31", "{date: 2026, infered: true}"), "3:6", "due: holds infered; only date and inferred are known here"),
    ("mark in words", "targets/goal.yml", TARGET.replace("2026-12-31", "{date: 2026, inferred: 'no'}"), "3:29", "due.inferred: found 'no', wanted true or false"),
    ("span backwards", "targets/goal.yml", TARGET.replace("2026-12-31", "2026/2025"), "3:6", "due: 2026/2025 ends before it begins; write the earlier date first"),
    ("address that runs", "sources/paper.yml", SOURCE + "url: javascript:alert(1)\n", "6:6", "url: is not a web address; write one that starts with https:// or http://"),
    ("address with a user", "sources/paper.yml", SOURCE + "url: https://a@example.org/\n", "6:6", "url: is not a web address"),
    ("address with markup", "sources/paper.yml", SOURCE + "url: https://example.org/<script>\n", "6:6", "url: holds a character that no web address has"),
    ("broken address", "sources/paper.yml", SOURCE + "url: 'https://['\n", "6:6", "url: "),
    # ids
    ("id unlike the file's name", "indicators/share.yml", "id: sharp\n" + INDICATOR, "1:5", "id: found 'sharp', wanted the file's name 'share'; rename one"),
    ("id of a number", "achievements/share.yml", REPORT.replace("first", "2025"), "1:7", "0.id: found the number 2025, wanted text; put it in quotes"),
    ("no id of a report", "achievements/share.yml", REPORT.replace("id: first\n  ", ""), "1:3", "0.id: not found; add the key id"),
    ("one id twice", "achievements/share.yml", REPORT + REPORT, "6:7", "id: found 'first' twice in this file; rename one"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "file", "text", "place", "message"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_one_fault_is_one_problem_at_its_place(
    tmp_path: Path, name: str, file: str, text: str | bytes, place: str, message: str
) -> None:
    (found,) = problems(tmp_path, {file: text})
    assert found.startswith(f"data/{file}:{place}: ")
    assert message in found
    assert found.isprintable()


# what may look odd and is sound; the text of the note
SOUND = [
    ("byte order mark", "\ufeff" + NOTE + "a\n", "a"),
    ("line ends of Windows", (NOTE + "a\n").replace("\n", "\r\n"), "a"),
    ("no line end", NOTE + "a", "a"),
    ("document mark", "---\n" + NOTE + "a\n...\n", "a"),
    ("comments", "# a\n" + NOTE + "a # b\n# c\n", "a"),
    ("template", NOTE + "'{{ a }} {% b %}'\n", "{{ a }} {% b %}"),
    ("markup", NOTE + "<script>alert(1)</script> **b** [c](d)\n", "<script>alert(1)</script> **b** [c](d)"),
    ("folded lines", NOTE + ">\n    a\n    b\n", "a b"),
    ("block lines", NOTE + "|\n    a\n    b\n", "a b"),
    ("a tab between words", NOTE + "a\tb\n", "a b"),
    ("letters in parts", NOTE + "Vie\u0302\u0323t\n", "Việt"),
    ("emoji", NOTE + "👍🏽 a\n", "👍🏽 a"),
    ("quoted no", NOTE + "'no'\n", "no"),
    ("quoted number", NOTE + "'1.500'\n", "1.500"),
    ("date in a text", NOTE + "2026-06-30\n", "2026-06-30"),
    ("time in a text", NOTE + "12:30\n", "12:30"),
    ("flow style", INDICATOR + "note: {en: a}\n", "a"),
]


@pytest.mark.parametrize(("name", "text", "note"), SOUND, ids=[row[0] for row in SOUND])
def test_what_is_sound_is_read_as_it_is_written(tmp_path: Path, name: str, text: str, note: str) -> None:
    found = read(tmp_path, {"indicators/share.yml": text}).indicators["share"].note
    assert found is not None
    assert found.root == {"en": note}


# plain words as YAML values
VALUES = [
    ("1500", Decimal(1500)),
    ("-1500", Decimal(-1500)),
    ("39.50", Decimal("39.50")),
    ("0.500", Decimal("0.500")),
    ("1.5000", Decimal("1.5000")),
    ("12345.678", Decimal("12345.678")),
    ("0", Decimal(0)),
    ("999999999999999999", Decimal(999999999999999999)),
    ("true", True),
    ("false", False),
    ("null", None),
    ("~", None),
    ("", None),
    ("'true'", "true"),
    ('"1"', "1"),
    ("2026-06-30", "2026-06-30"),
    ("12e3", "12e3"),
    ("a", "a"),
    ("[1, a]", (Decimal(1), "a")),
    ("[]", ()),
    ("{}", {}),
]


@pytest.mark.parametrize(("written", "value"), VALUES)
def test_a_plain_value_keeps_its_digits(written: str, value: object) -> None:
    document = parse("a.yml", f"a: {written}\n".encode())
    assert document.problems == []
    assert repr(document.value["a"]) == repr(value)


def test_billions_of_laughs_are_not_read_on() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join(['*' + chr(97 + at)] * 9)}]" for at in range(20)]
    document = parse("a.yml", "\n".join(lines).encode())
    assert document.value is None
    assert {re.sub("[&*].*", "", problem.message) for problem in document.problems} == {
        "found the anchor ",
        "found the alias ",
    }


# every value and key has its place, counted in characters from one
def test_places_are_lines_and_columns_of_characters() -> None:
    document = parse("a.yml", "đề:\n  - ấn: 'x'\n    👍: [1, 2]\n".encode())
    assert document.values == {
        (): (1, 1),
        ("đề",): (2, 3),
        ("đề", 0): (2, 5),
        ("đề", 0, "ấn"): (2, 9),
        ("đề", 0, "👍"): (3, 8),
        ("đề", 0, "👍", 0): (3, 9),
        ("đề", 0, "👍", 1): (3, 12),
    }
    assert document.keys == {("đề",): (1, 1), ("đề", 0, "ấn"): (2, 5), ("đề", 0, "👍"): (3, 5)}
    assert document.place(("đề", 0, "missing", "too")) == (2, 5)
    assert document.place(("đề", 0, "👍"), of_key=True) == (3, 5)
