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
    ("1.500", "thousands-mark", "write 1500 for thousands, or 1.5000 for three decimals"),
    ("-1.500", "thousands-mark", "write -1500 for thousands"),
    ("1.234.567", "thousands-mark", "write 1234567 for thousands"),
    (".nan", "endless-number", "found .nan, wanted a number with digits"),
    (".NaN", "endless-number", "found .NaN, wanted a number with digits"),
    (".inf", "endless-number", "found .inf, wanted a number with digits"),
    ("-.inf", "endless-number", "found -.inf, wanted a number with digits"),
    ("yes", "guessed-word", "found yes: write true or false, or put the word in quotes"),
    ("No", "guessed-word", "found No: write true or false"),
    ("on", "guessed-word", "found on: write true or false"),
    ("OFF", "guessed-word", "found OFF: write true or false"),
    ("y", "guessed-word", "found y: write true or false"),
    ("True", "guessed-word", "found True: write true or false"),
    ("NULL", "guessed-word", "found NULL: write true or false"),
    ("true", "no-number", "found true, wanted a number"),
    ("NaN", "no-number", "found 'NaN', wanted a number"),
    ("1:30", "no-number", "found '1:30', wanted a number"),
    ("010", "no-number", "found '010', wanted a number"),
    ("0x1F", "no-number", "found '0x1F', wanted a number"),
    ("0o17", "no-number", "found '0o17', wanted a number"),
    ("1_000", "no-number", "found '1_000', wanted a number"),
    ("1,5", "no-number", "found '1,5', wanted a number"),
    ("1,500,000", "no-number", "found '1,500,000', wanted a number"),
    ("1e3", "no-number", "found '1e3', wanted a number"),
    ("+5", "no-number", "found '+5', wanted a number"),
    (".5", "no-number", "found '.5', wanted a number"),
    ("5.", "no-number", "found '5.', wanted a number"),
    ("5 %", "no-number", "found '5 %', wanted a number such as 1500 or 39.5, without unit or thousands marks"),
    ("1 500", "no-number", "found '1 500', wanted a number"),
    ("“5”", "no-number", "found '“5”', wanted a number"),
    ("５", "no-number", "found '５', wanted a number"),
    ("٣", "no-number", "found '٣', wanted a number"),
    ("'5'", "no-number", "found '5', wanted a number"),
    ("2026-06-30", "no-number", "found '2026-06-30', wanted a number"),
    ("0.1234567890123", "no-number", "wanted a number"),
    ("9" * 19, "no-number", "wanted a number"),
    ("9" * 5000, "no-number", "wanted a number"),
    ("[1]", "no-number", "found a list, wanted a number"),
    ("22:22", "no-number", "found '22:22', wanted a number"),
    ("190:20:30", "no-number", "found '190:20:30', wanted a number"),
    ("0755", "no-number", "found '0755', wanted a number"),
    ("00", "no-number", "found '00', wanted a number"),
    ("-01", "no-number", "found '-01', wanted a number"),
    ("0b101", "no-number", "found '0b101', wanted a number"),
    ("1e400", "no-number", "found '1e400', wanted a number"),
    ("1.5e3", "no-number", "found '1.5e3', wanted a number"),
    ("1.500,00", "no-number", "found '1.500,00', wanted a number"),
    ("1’500", "no-number", "found '1’500', wanted a number"),
    ("1\u00a0500", "no-number", "wanted a number"),
    ("1\u2009500", "no-number", "wanted a number"),
    ("−5", "no-number", "found '−5', wanted a number"),
    ("½", "no-number", "found '½', wanted a number"),
    ("1/2", "no-number", "found '1/2', wanted a number"),
    ("²", "no-number", "found '²', wanted a number"),
    ("௧", "no-number", "found '௧', wanted a number"),
    ("Infinity", "no-number", "found 'Infinity', wanted a number"),
    ("1.2.3", "no-number", "found '1.2.3', wanted a number"),
    ("12.345.678", "thousands-mark", "write 12345678 for thousands"),
    ("=1+1", "no-number", "found '=1+1', wanted a number"),
    ("over 5", "no-number", "found 'over 5', wanted a number"),
    ("$5", "no-number", "found '$5', wanted a number"),
    ("''", "no-number", "wanted a number"),
    ("{a: 1}", "no-number", "found a mapping (key: value), wanted a number"),
]


@pytest.mark.parametrize(("written", "code", "message"), NUMBERS, ids=[row[0][:20] for row in NUMBERS])
def test_what_is_no_plain_number_is_refused_where_it_stands(
    tmp_path: Path, written: str, code: str, message: str
) -> None:
    (found,) = problems(tmp_path, {"indicators/share.yml": BOUND + written + "\n"})
    assert found.startswith("data/indicators/share.yml:6:8: ")
    assert message in found
    assert found.endswith(f" [{code}]")


# What is a date to one reader and none, or another one, to the next: at 3:6, the due date of a target.
DATES = [
    *("2026-02-30", "2026-13", "2026-00", "2026-06-31", "2026-00-10", "0000", "0000-01-01", "2026-Q5", "2026-Q0"),
    *("2026-6-30", "2026-06-3", "26-06-30", "20260630", "202606", "2026-W26", "2026-q3", "Q3 2026", "2026/13"),
    *(
        "30/06/2026",
        "06.2026",
        "2026.06",
        "2026-06-30 12:00",
        "2026-06-30T00:00:00Z",
        "2026–2028",
        "2026-06-30-",
        "-2026",
    ),
    *(
        "2026-2028",
        "2026/2028/2030",
        "2026/",
        "/2026",
        "2028/2026",
        "2026-07/2026-06",
        "２０２６",
        "٢٠٢٦",
        "2026\u00a0-06",
    ),
    *(
        "June 2026",
        "tháng 6/2026",
        "tomorrow",
        "soon",
        "'2026 '",
        "2026.0",
        "999",
        "12026",
        "true",
        "[2026]",
        "{year: 2026}",
    ),
]


@pytest.mark.parametrize("written", DATES)
def test_what_is_no_plain_date_is_refused_where_it_stands(tmp_path: Path, written: str) -> None:
    (found,) = problems(tmp_path, {"targets/goal.yml": TARGET.replace("2026-12-31", written)})
    assert found.startswith("data/targets/goal.yml:3:6: due: ")
    assert "write a year (2026), quarter (2026-Q3)" in found or "write the earlier date first" in found
    assert found.endswith(" [no-date]")


# name, file, its text, line and column, part of the message
FAULTS: list[tuple[str, str, str | bytes, str, str, str]] = [
    # keys
    ("unknown key", "indicators/share.yml", INDICATOR + "dirction: up\n", "5:1", "unknown-key", "dirction: unknown key; did you mean direction?"),
    ("unknown key deep down", "targets/goal.yml", TARGET + "    valeu: 5\n", "9:5", "unknown-key", "conditions.0.valeu: unknown key; did you mean value?"),
    ("unknown key of no likeness", "tasks/decree.yml", TASK + "zzz: 5\n", "4:1", "unknown-key", "zzz: unknown key; known: "),
    ("key that a terminal would obey", "tasks/decree.yml", TASK + '"\\e[31m": 5\n', "4:1", "unknown-key", "\\u001b[31m: unknown key"),
    ("duplicate key", "indicators/share.yml", INDICATOR + "unit: count\n", "5:1", "key-twice", "found the key 'unit' twice (first in line 3); delete one"),
    ("duplicate language", "indicators/share.yml", NOTE + "a\n  en: b\n", "7:3", "key-twice", "found the key 'en' twice (first in line 6)"),
    ("missing key", "indicators/share.yml", "title:\n  en: Share\nunit: percent\n", "1:1", "missing-key", "direction: not found; add the key direction"),
    ("missing key deep down", "targets/goal.yml", TARGET.replace("    operator: at-least\n", ""), "6:5", "missing-key", "conditions.0.operator: not found; add the key operator"),
    ("complex key", "indicators/share.yml", INDICATOR + "? [a, b]\n: 1\n", "5:3", "no-plain-key", "found a key that is not a plain word"),
    ("empty key", "indicators/share.yml", INDICATOR + "'': 1\n", "5:1", "no-plain-key", "found a key that is not a plain word"),
    ("merge key", "indicators/share.yml", INDICATOR + "<<: {note: {en: a}}\n", "5:1", "no-plain-key", "found a key that is not a plain word"),
    # what YAML can do and a record cannot
    ("tag", "indicators/share.yml", BOUND + "!!float 1\n", "6:8", "tag", "found the tag tag:yaml.org,2002:float; delete it"),
    ("tag that would run", "indicators/share.yml", NOTE + "!!python/object/apply:os.system [ls]\n", "6:7", "tag", "found the tag tag:yaml.org,2002:python/object/apply:os.system"),
    ("anchor", "indicators/share.yml", NOTE + "&a water\n", "6:7", "alias", "found the anchor &a; delete it and write values in full"),
    ("alias", "indicators/share.yml", NOTE + "*a\n", "6:7", "alias", "found the alias *a; write the value itself"),
    ("merge of an alias", "indicators/share.yml", INDICATOR + "<<: *a\n", "5:5", "alias", "found the alias *a"),
    ("second document", "indicators/share.yml", INDICATOR + "---\n" + INDICATOR, "5:1", "second-document", "found a second document (---), wanted one"),
    ("directive", "indicators/share.yml", "%YAML 9.9\n---\n" + INDICATOR, "1:1", "not-yaml", "wanted YAML"),
    ("anchor around itself", "indicators/share.yml", INDICATOR + "note: &a {en: water}\n", "5:7", "alias", "found the anchor &a"),
    ("merge of a list", "indicators/share.yml", INDICATOR + "<<: [{note: {en: a}}]\n", "5:1", "no-plain-key", "found a key that is not a plain word"),
    ("tag of binary", "indicators/share.yml", NOTE + "!!binary aGk=\n", "6:7", "tag", "found the tag tag:yaml.org,2002:binary"),
    ("tag of a set", "tasks/decree.yml", TASK + "lead: !!set {office}\n", "4:7", "tag", "found the tag tag:yaml.org,2002:set"),
    ("tag of our own", "indicators/share.yml", NOTE + "!env HOME\n", "6:7", "tag", "found the tag !env"),
    ("tag that includes a file", "indicators/share.yml", NOTE + "!include /etc/passwd\n", "6:7", "tag", "found the tag !include"),
    ("key of a number", "indicators/share.yml", INDICATOR + "1: a\n", "5:1", "unknown-key", "1: unknown key"),
    ("key of nothing", "indicators/share.yml", INDICATOR + "null: a\n", "5:1", "unknown-key", "null: unknown key"),
    ("key of no", "indicators/share.yml", NOTE + "a\n  no: b\n", "7:7", "unknown-language", "found the language 'no'"),
    ("key in quotes and without", "indicators/share.yml", INDICATOR + "'unit': count\n", "5:1", "key-twice", "found the key 'unit' twice"),
    ("key in capitals", "indicators/share.yml", INDICATOR + "Note: {en: a}\n", "5:1", "unknown-key", "did you mean note?"),
    ("key with a space before its colon, and none after", "indicators/share.yml", INDICATOR + "note :x\n", "5:1", "not-yaml", "wanted YAML"),
    ("key that Python knows", "indicators/share.yml", INDICATOR + "__class__: {en: a}\n", "5:1", "unknown-key", "__class__: unknown key"),
    ("key that pydantic knows", "indicators/share.yml", INDICATOR + "model_config: {en: a}\n", "5:1", "unknown-key", "model_config: unknown key"),
    # values inside each other
    ("too deep", "indicators/share.yml", NOTE + "[" * 30 + "]" * 30 + "\n", "6:29", "too-deep", "found too many values inside each other"),
    ("far too deep", "indicators/share.yml", "[" * 100_000, "1:25", "too-deep", "found too many values inside each other"),
    ("far too deep in blocks", "indicators/share.yml", "- " * 100_000, "1:49", "too-deep", "found too many values inside each other"),
    ("too many", "indicators/share.yml", NOTE + "[" + "[]," * 100_000 + "]\n", "6:74985", "too-deep", "found too many values"),
    ("too large", "indicators/share.yml", INDICATOR + "#" * 2_000_000, "1:1", "too-large", "bytes, wanted at most 2000000; split the file"),
    # the shape of a file
    ("empty", "indicators/share.yml", "", "1:1", "empty-file", "found an empty file; write a record, or delete the file"),
    ("comments only", "indicators/share.yml", "# soon\n\n", "1:1", "empty-file", "found an empty file"),
    ("null", "indicators/share.yml", "null\n", "1:1", "no-record", "found no keys, wanted a record"),
    ("only a mark", "indicators/share.yml", "---\n", "1:1", "no-record", "found no keys, wanted a record"),
    ("list for a record", "indicators/share.yml", "- title\n", "1:1", "no-record", "found no keys, wanted a record; write lines such as 'title:'"),
    ("word for a record", "indicators/share.yml", "share\n", "1:1", "no-record", "found no keys, wanted a record"),
    ("number for a record", "indicators/share.yml", "5\n", "1:1", "no-record", "found no keys, wanted a record"),
    ("record for a list of reports", "achievements/share.yml", "id: first\n", "1:1", "no-reports", "found no list, wanted one report after another"),
    ("null for a list of reports", "achievements/share.yml", "~\n", "1:1", "no-reports", "found no list"),
    ("word for a report", "achievements/share.yml", REPORT + "- first\n", "6:3", "no-keys", "found 'first', wanted keys and values"),
    ("not YAML", "indicators/share.yml", INDICATOR + "note: [a\n", "5:7", "not-yaml", "wanted YAML; check the indent, colons and quotes"),
    ("open quote", "indicators/share.yml", NOTE + "'a\n", "6:7", "not-yaml", "found unexpected end of stream; wanted YAML"),
    ("open bracket", "indicators/share.yml", INDICATOR + "note: {en: a\nbounds: {}\n", "6:7", "not-yaml", "did not find expected ',' or '}'"),
    ("only a bracket", "indicators/share.yml", "{", "1:2", "not-yaml", "did not find expected node content; wanted YAML"),
    ("no colon", "indicators/share.yml", INDICATOR + "note\n", "5:1", "not-yaml", "could not find expected ':'; wanted YAML"),
    ("no colon, amid the file", "indicators/share.yml", "note\n" + INDICATOR, "2:6", "not-yaml", "mapping values are not allowed"),
    ("entry outside its list", "tasks/decree.yml", TASK + "lead:\n  - office\n support:\n", "6:2", "not-yaml", "did not find expected key"),
    ("tab for an indent", "indicators/share.yml", INDICATOR + "note:\n\ten: a\n", "6:1", "not-yaml", "found character that cannot start any token"),
    ("colon in a text", "indicators/share.yml", NOTE + "a: b\n", "6:8", "not-yaml", "mapping values are not allowed"),
    # bytes and characters
    ("not UTF-8", "indicators/share.yml", NOTE.encode() + b"a\xe9b\n", "6:8", "not-utf-8", "found a byte that is not UTF-8; save the file as UTF-8"),
    ("not UTF-8 after letters of two bytes", "indicators/share.yml", (NOTE + "Việt").encode() + b"\xff\n", "6:11", "not-utf-8", "not UTF-8"),
    ("not UTF-8 after a byte order mark", "indicators/share.yml", b"\xef\xbb\xbf" + NOTE.encode() + b"\xff\n", "6:7", "not-utf-8", "not UTF-8"),
    ("UTF-16", "indicators/share.yml", INDICATOR.encode("utf-16"), "1:1", "not-utf-8", "not UTF-8"),
    ("a return that ends no line", "indicators/share.yml", NOTE + "a\rb\r\n", "6:8", "hidden-character", "found the hidden character U+000D; delete it"),
    ("NUL", "indicators/share.yml", NOTE + "a\0b\n", "6:8", "hidden-character", "found the hidden character U+0000; delete it"),
    ("ESC", "indicators/share.yml", NOTE + "a\x1bb\n", "6:8", "hidden-character", "found the hidden character U+001B"),
    ("bidi", "indicators/share.yml", NOTE + "a\u202eb\n", "6:8", "hidden-character", "found the hidden character U+202E"),
    ("bidi in a comment", "indicators/share.yml", INDICATOR + "# \u2066\n", "5:3", "hidden-character", "found the hidden character U+2066"),
    ("zero width space in a key", "indicators/share.yml", INDICATOR.replace("unit", "un\u200bit"), "3:3", "hidden-character", "found the hidden character U+200B"),
    ("zero width space in a number", "indicators/share.yml", BOUND + "1\u200b0\n", "6:9", "hidden-character", "found the hidden character U+200B"),
    ("second byte order mark", "indicators/share.yml", "\ufeff\ufeff" + INDICATOR, "1:1", "hidden-character", "found the hidden character U+FEFF"),
    ("no letter", "indicators/share.yml", NOTE + "Việt \uffff\n", "6:12", "hidden-character", "found the hidden character U+FFFF"),
    ("hidden by an escape", "indicators/share.yml", NOTE + '"a\\u202eb"\n', "6:7", "hidden-character", "note.en: holds the hidden character U+202E; delete it"),
    ("NUL by an escape", "indicators/share.yml", NOTE + '"a\\0b"\n', "6:7", "hidden-character", "note.en: holds the hidden character U+0000"),
    ("UTF-16 without a mark", "indicators/share.yml", "é: a".encode("utf-16-le"), "1:1", "not-utf-8", "not UTF-8"),
    ("UTF-32", "indicators/share.yml", INDICATOR.encode("utf-32"), "1:1", "not-utf-8", "not UTF-8"),
    ("Latin letters of Windows", "indicators/share.yml", (NOTE + "a “b”\n").encode("cp1252"), "6:9", "not-utf-8", "not UTF-8"),
    ("Vietnamese letters of Windows", "indicators/share.yml", (NOTE + "Đà\n").encode("cp1258"), "6:7", "not-utf-8", "not UTF-8"),
    ("Chinese letters", "indicators/share.yml", (NOTE + "数据\n").encode("gb18030"), "6:7", "not-utf-8", "not UTF-8"),
    ("a letter written too long", "indicators/share.yml", NOTE.encode() + b"\xc0\xafx\n", "6:7", "not-utf-8", "not UTF-8"),
    ("half a letter of two", "indicators/share.yml", NOTE.encode() + b"\xed\xa0\x80\n", "6:7", "not-utf-8", "not UTF-8"),
    ("half a letter at the end", "indicators/share.yml", NOTE.encode() + b"a\xe1\xbb", "6:8", "not-utf-8", "not UTF-8"),
    ("compressed", "indicators/share.yml", b"\x1f\x8b\x08\x00abc", "1:2", "not-utf-8", "not UTF-8"),
    ("soft hyphen", "indicators/share.yml", NOTE + "wa\u00adter\n", "6:9", "hidden-character", "found the hidden character U+00AD"),
    ("mark of the left", "indicators/share.yml", NOTE + "a\u200e\n", "6:8", "hidden-character", "found the hidden character U+200E"),
    ("word joiner", "indicators/share.yml", NOTE + "a\u2060b\n", "6:8", "hidden-character", "found the hidden character U+2060"),
    ("letter of one's own", "indicators/share.yml", NOTE + "a\ue000\n", "6:8", "hidden-character", "found the hidden character U+E000"),
    ("line separator", "indicators/share.yml", NOTE + "a\u2028b\n", "6:8", "hidden-character", "found the hidden character U+2028"),
    ("tag letters", "indicators/share.yml", NOTE + "a\U000e0041\n", "6:8", "hidden-character", "found the hidden character U+E0041"),
    ("bell", "indicators/share.yml", NOTE + "a\x07\n", "6:8", "hidden-character", "found the hidden character U+0007"),
    ("delete", "indicators/share.yml", NOTE + "a\x7f\n", "6:8", "hidden-character", "found the hidden character U+007F"),
    ("half a letter by an escape", "indicators/share.yml", NOTE + '"\\ud800"\n', "6:10", "not-yaml", "wanted YAML"),
    # wrong types
    ("number for a text", "indicators/share.yml", NOTE + "2026\n", "6:7", "not-text", "note.en: found the number 2026, wanted text; put it in quotes"),
    ("truth for a text", "indicators/share.yml", NOTE + "false\n", "6:7", "not-text", "note.en: found false, wanted text"),
    ("nothing for a text", "indicators/share.yml", NOTE + "\n", "6:6", "not-text", "note.en: found nothing, wanted text"),
    ("blank text", "indicators/share.yml", NOTE + "' '\n", "6:7", "empty-text", "note.en: is empty; write the text or leave the key out"),
    ("text without languages", "indicators/share.yml", INDICATOR + "note: a\n", "5:7", "no-languages", "note: found 'a', wanted a text by language, such as {en: …}"),
    ("text in no language", "indicators/share.yml", INDICATOR + "note: {}\n", "5:7", "no-entry", "note: found a mapping (key: value) without an entry; write at least one"),
    ("language in capitals", "indicators/share.yml", INDICATOR + "note:\n  ENG: a\n", "6:3", "no-language", "wanted a language code such as en"),
    ("language by its name", "sources/paper.yml", SOURCE + "language: English\n", "6:11", "no-language", "language: found 'English', wanted a language code such as en"),
    ("text for a list", "tasks/decree.yml", TASK + "lead: office\n", "4:7", "no-list", "lead: found 'office', wanted a list; write one '- ' line for each entry"),
    ("no condition", "targets/goal.yml", TARGET[: TARGET.index("conditions")] + "conditions: []\n", "5:13", "no-entry", "conditions: found a list without an entry"),
    ("word for truth", "targets/goal.yml", TARGET + '    operator_inferred: "true"\n', "9:24", "no-truth", "operator_inferred: found 'true', wanted true or false"),
    ("unknown word", "indicators/share.yml", INDICATOR.replace("up", "upward"), "4:12", "unknown-word", "direction: found 'upward', wanted 'up' or 'down'"),
    ("no id", "tasks/decree.yml", TASK + "lead:\n  - The Office\n", "5:5", "no-id", "lead.0: found 'The Office', wanted lowercase ASCII words joined by single dashes"),
    ("no unit", "indicators/share.yml", INDICATOR.replace("percent", "'%'"), "3:7", "no-unit", "unit: found '%', wanted percent, rank, count, yes-no, a currency code"),
    ("no reference", "questions/gap.yml", "title:\n  en: Gap\nkind: value\ndetail:\n  en: Why?\nabout:\n  - goal\n", "7:5", "no-reference", "about.0: found 'goal', wanted kind/id"),
    ("text for a mapping", "indicators/share.yml", INDICATOR + "bounds: 5\n", "5:9", "no-keys", "bounds: found the number 5, wanted keys and values"),
    ("endless text", "indicators/share.yml", NOTE + "a" * 2001 + "\n", "6:7", "too-long", "note.en: found a text of 2001 characters; shorten it"),
    # dates and addresses
    ("impossible date", "targets/goal.yml", TARGET.replace("2026-12-31", "2026-02-30"), "3:6", "no-date", "due: 2026-02-30 is not a date that exists; write a year (2026)"),
    ("impossible month", "targets/goal.yml", TARGET.replace("2026-12-31", "2026-13"), "3:6", "no-date", "due: 2026-13 is not a date that exists"),
    ("date in words", "targets/goal.yml", TARGET.replace("2026-12-31", "June 2026"), "3:6", "no-date", "due: 'June 2026' is not a date; write a year (2026)"),
    ("date by days first", "targets/goal.yml", TARGET.replace("2026-12-31", "31/12/2026"), "3:6", "no-date", "due: '31/12/2026' is not a date"),
    ("date with a time", "targets/goal.yml", TARGET.replace("2026-12-31", "2026-12-31T00:00:00Z"), "3:6", "no-date", "is not a date"),
    ("marked date", "targets/goal.yml", TARGET.replace("2026-12-31", "{date: 2026, infered: true}"), "3:6", "no-date", "due: holds infered; only date and inferred are known here"),
    ("mark in words", "targets/goal.yml", TARGET.replace("2026-12-31", "{date: 2026, inferred: 'no'}"), "3:29", "no-truth", "due.inferred: found 'no', wanted true or false"),
    ("span backwards", "targets/goal.yml", TARGET.replace("2026-12-31", "2026/2025"), "3:6", "no-date", "due: 2026/2025 ends before it begins; write the earlier date first"),
    ("address that runs", "sources/paper.yml", SOURCE + "url: javascript:alert(1)\n", "6:6", "no-address", "url: is not a web address; write one that starts with https:// or http://"),
    ("address with a user", "sources/paper.yml", SOURCE + "url: https://a@example.org/\n", "6:6", "no-address", "url: is not a web address"),
    ("address with markup", "sources/paper.yml", SOURCE + "url: https://example.org/<script>\n", "6:6", "no-address", "url: holds a character that no web address has"),
    ("broken address", "sources/paper.yml", SOURCE + "url: 'https://['\n", "6:6", "no-address", "url: "),
    ("address of a file", "sources/paper.yml", SOURCE + "url: file:///etc/passwd\n", "6:6", "no-address", "url: is not a web address"),
    ("address with a password", "sources/paper.yml", SOURCE + "url: https://a:b@example.org/\n", "6:6", "no-address", "url: is not a web address"),
    ("address without a host", "sources/paper.yml", SOURCE + "url: https:///a\n", "6:6", "no-address", "url: is not a web address"),
    ("address with a space", "sources/paper.yml", SOURCE + "url: https://example.org/a b\n", "6:6", "no-address", "url: holds a character that no web address has"),
    ("address of data", "sources/paper.yml", SOURCE + "archived_url: 'data:text/html,a'\n", "6:15", "no-address", "archived_url: is not a web address"),
    ("address that a reader would not see", "sources/paper.yml", SOURCE + 'url: "https://example.org/\\u00ada"\n', "6:6", "no-address", "url: holds a character"),
    # ids
    ("way out of the folder", "tasks/decree.yml", TASK.replace("paper", "../paper"), "3:9", "no-id", "source: found '../paper', wanted lowercase ASCII words"),
    ("way out in a reference", "questions/gap.yml", "title:\n  en: Gap\nkind: value\ndetail:\n  en: Why?\nabout:\n  - targets/../goal\n", "7:5", "no-reference", "about.0: found 'targets/../goal', wanted kind/id"),
    ("way from the root", "tasks/decree.yml", TASK.replace("paper", "/etc/passwd"), "3:9", "no-id", "source: found '/etc/passwd'"),
    ("id of a report with a dot", "achievements/share.yml", REPORT.replace("first", "a.b"), "1:7", "no-id", "0.id: found 'a.b'"),
    ("id of a report with a letter that looks alike", "achievements/share.yml", REPORT.replace("first", "f\u0456rst"), "1:7", "no-id", "0.id: found 'fіrst'"),
    ("id of a report for templates", "achievements/share.yml", REPORT.replace("first", "this"), "1:7", "reserved-id", "'this' is reserved for page templates"),
    ("id of a report too long", "achievements/share.yml", REPORT.replace("first", "a" * 81), "1:7", "too-long", "0.id: found a text of 81 characters"),
    ("id unlike the file's name", "indicators/share.yml", "id: sharp\n" + INDICATOR, "1:5", "id-unlike-name", "id: found 'sharp', wanted the file's name 'share'; rename one"),
    ("id of a number", "achievements/share.yml", REPORT.replace("first", "2025"), "1:7", "not-text", "0.id: found the number 2025, wanted text; put it in quotes"),
    ("no id of a report", "achievements/share.yml", REPORT.replace("id: first\n  ", ""), "1:3", "missing-key", "0.id: not found; add the key id"),
    ("one id twice", "achievements/share.yml", REPORT + REPORT, "6:7", "id-twice", "id: found 'first' twice in this file; rename one"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "file", "text", "place", "code", "message"), FAULTS, ids=[fault[0] for fault in FAULTS]
)
def test_one_fault_is_one_problem_at_its_place(
    tmp_path: Path, name: str, file: str, text: str | bytes, place: str, code: str, message: str
) -> None:
    (found,) = problems(tmp_path, {file: text})
    assert found.endswith(f" [{code}]")
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
    lines += [f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join(['*' + chr(97 + at)] * 9)}]" for at in range(10)]
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
