"""The words of a language: the site's own over the engine's, every fault at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.reading.problem import UserError
from macros.reading.words import english, words

# The words that the table below is about, as the engine has them.
PLACED, PLURAL = "newest_held", "days.other"


def write(root: Path, text: str, language: str = "fr") -> Path:
    path = root / "docs" / "words" / f"{language}.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return root


def test_the_words_of_the_table_are_the_engines() -> None:
    assert "{date}" in english()[PLACED]
    assert "{n}" in english()[PLURAL]


def test_a_missing_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"docs/words/fr.yml:1:1: found no words for fr; copy macros/words/en.yml"):
        words(tmp_path, "fr")


def test_english_needs_no_file_and_may_have_one(tmp_path: Path) -> None:
    assert words(tmp_path, "en") == english()
    found = words(write(tmp_path, "name: Plain English\n", "en"), "en")
    assert (found["name"], found[PLACED]) == ("Plain English", english()[PLACED])


def test_another_language_has_only_its_own_words(tmp_path: Path) -> None:
    assert words(write(tmp_path, "name: Français\n"), "fr") == {"name": "Français"}


# text, line and column of the one problem, part of the message
FAULTS = [
    ("nam: Français\n", "1:6", "nam: no such word; did you mean name?"),
    ("state:\n  mett: a\n", "2:9", "state.mett: no such word; did you mean state.met?"),
    ("days:\n  dozen: a\n", "2:10", "days.dozen: no such word"),
    ("name: 5\n", "1:7", "name: wanted text; put it in quotes"),
    ("name: yes\n", "1:7", "found yes: write true or false, or put the word in quotes"),
    ("name: [a]\n", "1:7", "name: wanted text"),
    ("name:\n", "1:6", "name: wanted text"),
    ("name: a\nname: b\n", "2:1", "found the key 'name' twice"),
    ("name: a\u202eb\n", "1:8", "found the hidden character U+202E"),
    ('name: "a\\0b"\n', "1:7", "name: holds the hidden character U+0000; delete it"),
    ('name: "a\\u202eb"\n', "1:7", "name: holds the hidden character U+202E; delete it"),
    ("name: *a\n", "1:7", "found the alias *a"),
    ("name: '\n", "1:7", "wanted YAML"),
    ("", "1:1", "found an empty file"),
    ("null\n", "1:1", "found no keys, wanted words"),
    ("- name\n", "1:1", "found no keys, wanted words"),
    # places: only those of the English sentence, and nothing but their names
    ("newest_held: '{dat}'\n", "1:14", "found the place {dat}, known: ['date']"),
    ("name: '{date}'\n", "1:7", "found the place {date}, known: []"),
    ("newest_held: '{latest.__class__}'\n", "1:14", "found the place {latest.__class__}, known: ['date']"),
    ("newest_held: '{date.__class__}'\n", "1:14", "found the place {date.__class__}, known: ['date']"),
    ("newest_held: '{date[0]}'\n", "1:14", "found the place {date[0]}, known: ['date']"),
    ("newest_held: '{0}'\n", "1:14", "found the place {0}, known: ['date']"),
    ("newest_held: '{}'\n", "1:14", "found the place {}, known: ['date']"),
    ("newest_held: '{date:>999999999}'\n", "1:14", "found a place with ':' or '!'; write each place as {name}"),
    ("newest_held: '{date:{date.__class__}}'\n", "1:14", "found a place with ':' or '!'"),
    ("newest_held: '{date!r}'\n", "1:14", "found a place with ':' or '!'"),
    ("newest_held: '{date'\n", "1:14", "write each place as {name}"),
    ("newest_held: 'date}'\n", "1:14", "write each place as {name}"),
    ("date:\n  day_short: d mmm y\n", "2:14", "date.day_short: found 'd mmm y', wanted d, M or L, and y"),
    ("date:\n  month_axis: 'LLL %s'\n", "2:15", "date.month_axis: found 'LLL %s', wanted d, M or L, and y"),
    ("days:\n  few: '{m} jours'\n", "2:8", "found the place {m}, known: ['n']"),
]


@pytest.mark.parametrize(("text", "place", "message"), FAULTS)
def test_a_fault_is_one_problem_at_its_place(tmp_path: Path, text: str, place: str, message: str) -> None:
    with pytest.raises(UserError) as raised:
        words(write(tmp_path, text), "fr")
    (found,) = raised.value.problems
    assert str(found).startswith(f"docs/words/fr.yml:{place}: ")
    assert message in str(found)


# what a language may do
SOUND = [
    ("newest_held: '{date}'\n", {"newest_held": "{date}"}),
    ("newest_held: sans date\n", {"newest_held": "sans date"}),
    ("newest_held: '{{date}} {date} {date}'\n", {"newest_held": "{{date}} {date} {date}"}),
    ("days:\n  one: un jour\n  many: '{n} de jours'\n", {"days.one": "un jour", "days.many": "{n} de jours"}),
    ("field:\n  anything:\n    at: all\n", {"field.anything.at": "all"}),
]


@pytest.mark.parametrize(("text", "found"), SOUND)
def test_what_a_translation_may_do(tmp_path: Path, text: str, found: dict[str, str]) -> None:
    assert words(write(tmp_path, text), "fr") == found


def test_all_faults_of_a_file_come_together(tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        words(write(tmp_path, "nam: a\nname: 5\nnewest_held: '{dat}'\n"), "fr")
    assert [str(found).split(": ")[0] for found in raised.value.problems] == [
        f"docs/words/fr.yml:{place}" for place in ("1:6", "2:7", "3:14")
    ]
