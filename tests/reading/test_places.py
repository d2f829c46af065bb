"""Lines of records: those that say the record, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.reading.load import read
from macros.reading.places import places
from macros.reading.yaml_file import parse

# what a file holds -> first and last line of the whole, and of each entry if it is a list
FILES: dict[str, tuple[str, list[tuple[int, int]]]] = {
    "one line": ("a: 1", [(1, 1)]),
    "comments and blank lines around it": ("# one\n\na: 1\nb: 2\n\n# two\n", [(3, 4)]),
    "no line end at the end": ("a: 1\nb: 2", [(1, 2)]),
    "nothing after the last key": ("a: 1\nb:\n\n", [(1, 2)]),
    "several": ("# one\n- a: 1\n  b: 2\n# two\n- a: 3\n\n- a: 4\n  b: 5\n", [(2, 8), (2, 3), (5, 5), (7, 8)]),
    "comments inside and behind": ("- a: 1\n  # b\n  b: 2 # c\n  # d\n\n- a: 3\n", [(1, 6), (1, 3), (6, 6)]),
    "blocks inside each other": ("- a:\n    b:\n      - c\n      - d\n\n- a: 1\n", [(1, 6), (1, 4), (6, 6)]),
    "flows over lines": ("- {a: 1,\n   b: 2\n   }\n- [\n\n  ]\n", [(1, 6), (1, 3), (4, 6)]),
    "empty flow": ("- {}\n- []\n", [(1, 2), (1, 1), (2, 2)]),
    "text over lines": ("- a: b\n    c\n- 'd\n\n  e'\n", [(1, 5), (1, 2), (3, 5)]),
    "block text": ("- a: |\n    b\n\n    c\n\n\n- a: >-\n    d\n\n# e\n", [(1, 8), (1, 4), (7, 8)]),
    "block text that keeps its end": ("- a: |+\n    b\n\n\n- a: |2\n    c", [(1, 6), (1, 2), (5, 6)]),
    "line ends of Windows": ("- a: |\r\n    b\r\n\r\n- c: 1\r\n", [(1, 4), (1, 2), (4, 4)]),
    "byte order mark": ("\ufeff- a: 1\n- b: 2\n", [(1, 2), (1, 1), (2, 2)]),
    "mark of a document": ("---\na: 1\n...\n", [(2, 2)]),
}


@pytest.mark.parametrize("case", FILES)
def test_lines_are_those_of_the_value(case: str) -> None:
    text, wanted = FILES[case]
    document = parse("x.yml", text.encode())
    assert document.problems == []
    assert [(document.values[path][0], last) for path, last in document.lasts.items()] == wanted


def test_each_record_and_report_has_its_file_and_lines(minimal: Path) -> None:
    found = places(read(minimal, ("en",)))
    reports = "data/achievements/river-renewal-spending.yml"
    assert {key: (lines.file, lines.first, lines.last) for key, lines in found.items() if "renewal" in key} == {
        "achievements/river-renewal-spending.year-2024": (reports, 3, 13),
        "achievements/river-renewal-spending.year-2025": (reports, 14, 22),
        "indicators/river-renewal-spending": ("data/indicators/river-renewal-spending.yml", 3, 15),
        "targets/renewal-spending-2028": ("data/targets/renewal-spending-2028.yml", 3, 49),
    }
    assert len(found) == len(list(found)) == 7
    for unknown in (
        "indicators/none",
        "achievements/river-renewal-spending.year-1",
        "achievements/none.a",
        "no",
        "a/b",
    ):
        assert unknown not in found


@pytest.mark.slow
def test_lines_of_every_real_record_say_it_when_read_alone() -> None:
    root = Path(__file__).parents[2]
    loaded = read(root, ("en", "vi"))
    for key, lines in places(loaded).items():
        rows = (root / lines.file).read_text("utf-8").split("\n")[lines.first - 1 : lines.last]
        alone = parse(lines.file, "\n".join(rows).encode()).value
        kind, _, id_ = key.partition("/")
        if kind == "achievements":
            of, _, report = id_.partition(".")
            whole = parse(lines.file, loaded.documents[kind, of].raw).value
            assert alone == tuple(value for value in whole if value["id"] == report), key
        else:
            assert alone == parse(lines.file, loaded.documents[kind, id_].raw).value, key
        assert rows[0].strip(), key
        assert rows[-1].strip(), key
        assert not rows[-1].startswith("#"), key
