"""minhbach new: a sound, commented file of every kind, questions on a terminal, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.__main__ import commands
from macros.commands.new import new
from macros.model.portfolio import KINDS
from macros.reading.load import load
from tests.commands.terminal import typing
from tests.conftest import Golden, Run

SOURCE = ("--source", "river-report-2026")

# kind -> what is told, and the id that is proposed
TOLD = {
    "indicator": (("--title", "Length of river: good", "--unit", "percent", "--direction", "up", "--low", "0", "--high", "100"), "length-of-river-good"),
    "target": (("--title", "Đường sông", "--due", "2030", "--indicator", "river-renewal-spending", "--operator", "at-least", "--value", "5", *SOURCE), "duong-song-2030"),
    "task": (("--title", "en: A “law”", "--lead", "water-office", *SOURCE), "a-law"),
    "organisation": (("--title", "Water: Board #2", "--kind", "agency"), "water-board-2"),
    "programme": (("--title", "Plan", "--date", "2026-Q2"), "plan"),
    "system": (("--title", "Register", *SOURCE), "register"),
    "source": (("--title", "Report", "--publisher", "Office", "--published", "2026-03", "--grade", "press", "--url", "https://example.org/a?b=c#d"), "report-2026"),
    "question": (("--title", "Why?", "--kind", "value", "--detail", "- a: b", "--about", "targets/renewal-spending-2028"), "why"),
    "unit": (("--title", "km"), "km"),
    "pillar": (("--title", "Straße Łódź ørsted"), "strasse-lodz-orsted"),
}  # fmt: skip

REFUSED = {
    ("source",): "found no --title: its own title, in its own language; give it, or run this in a terminal, which asks",
    ("unit", "--title", "水"): "found no Latin letter in the title to make an id of; give one: --id",
    ("unit", "--title", "km", "--id", "../../x"): "found a file of this name, or no id at all; choose another",
    ("unit", "--title", "km", "--id", "a/b"): "no id at all",
    ("unit", "--title", "km", "--id", "Km"): "found the id 'Km', wanted lowercase words joined by dashes",
    ("unit", "--title", "This"): "found the id 'this'",
    ("unit", "--title", "km", "--id", "x" * 200): "wanted lowercase words",
    ("organisation", "--title", "a", "--kind", "agency", "--id", "water-office"): "found a file of this name",
    ("system", "--title", "a", "--id", "barrier-register"): "found the id 'barrier-register' in tasks too",
    ("task", "--title", "a", "--source", "none"): "found 'none', wanted an id of sources",
    ("target", "--title", "a", "--indicator", "none", "--operator", "at-least", "--value", "1,5", *SOURCE): "--value: found '1,5', wanted a number",
    ("source", "--title", "a", "--publisher", "b", "--grade", "press", "--url", "javascript:x"): "is not a web address",
}  # fmt: skip


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_every_kind_of_record_can_be_written() -> None:
    assert {f"{word}s" for word in new.commands} == set(KINDS) - {"achievements"}
    assert set(TOLD) == set(new.commands)


@pytest.mark.parametrize("word", TOLD)
def test_file_is_sound_and_commented(word: str, minimal: Path, run: Run, golden: Golden) -> None:
    said, id_ = TOLD[word]
    done = run("new", word, *said, "--root", minimal)
    assert (done.code, done.err) == (0, "")
    name = f"data/{word}s/{id_}.yml"
    text = (minimal / name).read_text("utf-8")
    golden(f"new-{word}.yml", text)
    assert text.startswith(f"# yaml-language-server: $schema=../schema/{word}s.json\n")
    assert id_ in getattr(load(minimal, ["en"]), f"{word}s")
    assert done.out.startswith(f"Wrote {name}:\n")
    assert "\nNext: " in done.out


@pytest.mark.parametrize("arguments", REFUSED, ids=lambda arguments: " ".join(arguments)[:50])
def test_what_check_would_refuse_is_not_written(arguments: tuple[str, ...], minimal: Path, run: Run) -> None:
    before = files(minimal)
    done = run("new", *arguments, "--root", minimal)
    assert (done.code, done.out) == (1, "")
    assert REFUSED[arguments] in done.err
    assert "Traceback" not in done.err
    assert files(minimal) == before


def test_everything_that_is_missing_is_told_at_once(minimal: Path, run: Run) -> None:
    done = run("new", "indicator", "--root", minimal)
    told = done.err.splitlines()[:-1]
    assert [line.split(":")[0] for line in told] == ["found no --title", "found no --unit", "found no --direction"]
    assert "--direction: up, down; " in told[-1]


def test_terminal_is_asked(minimal: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "Report of May", "Office", "prss", "press", "", "javascript:", "https://example.org/")
    done = run("new", "source", "--id", "may", "--root", minimal)
    assert done.code == 1  # an address is told by the reader, after the questions
    typing(monkeypatch, "Report of May", "Office", "prss", "press", "", "https://example.org/")
    done = run("new", "source", "--id", "may", "--root", minimal)
    assert done.code == 0
    assert "found 'prss', wanted one of law, official-statistics" in done.out
    assert load(minimal, ["en"]).sources["may"].url == "https://example.org/"


@pytest.mark.parametrize("word", new.commands)
def test_every_option_is_explained(word: str) -> None:
    options = [found for found in new.commands[word].params if found.param_type_name == "option"]
    assert [found.name for found in options if not getattr(found, "help", None)] == []


def test_group_is_a_command_of_the_door() -> None:
    assert commands.commands["new"] is new


def test_terminal_is_asked_in_every_language_of_the_site(
    minimal: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = minimal / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "      fr: Français\n", encoding="utf-8")
    typing(monkeypatch, "km", "kilomètres")
    assert run("new", "unit", "--root", minimal).code == 0
    assert load(minimal, ["en", "fr"]).units["km"].title.root == {"en": "km", "fr": "kilomètres"}
    typing(monkeypatch, "mile", "")
    assert run("new", "unit", "--root", minimal).code == 0
    assert load(minimal, ["en", "fr"]).units["mile"].title.root == {"en": "mile"}
    done = run("new", "unit", "--title", "acre", "--title", "fr: acre française", "--root", minimal)
    assert done.code == 0
    assert load(minimal, ["en", "fr"]).units["acre"].title.root == {"en": "acre", "fr": "acre française"}
