"""minhbach record: a report, a correction, and everything that it refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.reading.load import load
from tests.commands.terminal import typing
from tests.conftest import MINIMAL, Run

FILE = "data/achievements/river-renewal-spending.yml"
OF = "river-renewal-spending"
SOUND = ("--measured", "2026-02", "--source", "river-report-2026", "--as-of", "2026-06-01")

# what is wrong with a value, and what is said about it; nothing is guessed
VALUES = {
    "1.234": "found 1.234: write 1234 for thousands, or 1.2340 for three decimals",
    "1.234.567": "found 1.234.567: write 1234567 for thousands",
    "-1.500": "found -1.500: write -1500 for thousands, or -1.5000 for three decimals",
    "1,5": "write 1.5, with a point",
    "1,234": "write 1234, or 1.2340 for three decimals",
    "1,234,567": "write 1234567",
    "1.234,5": "write 1234.5",
    "1,234.5": "write 1234.5",
    "1 234 567": "write 1234567",
    "1\u00a0234": "write 1234",
    "70 %": "write the digits alone, millions in full, without '%'",
    "70%": "write the digits alone",
    "21,8 triệu": "write the digits alone, millions in full, without 'triệu'",
    "+4": "write digits, and a point before decimals",
    "1e6": "wanted a number such as 1500 or 39.5",
    "007": "wanted a number such as 1500 or 39.5",
    ".5": "wanted a number such as 1500 or 39.5",
    "１２": "wanted a number such as 1500 or 39.5",
    "٣": "wanted a number such as 1500 or 39.5",
    "1_000": "write 1000",
    "9" * 5000: "wanted a number such as 1500 or 39.5",
    "done": "or a state: not-started, under-way, delivered",
    "yes": "or a state",
    "": "wanted a number such as 1500 or 39.5",
    "5 # 6": "write the digits alone",
    "5\n- id: x": "wanted a number such as 1500 or 39.5",
}

# arguments after the id -> the words of the refusal
REFUSED = {
    ("5",): "found no --measured: the day or period that the value is about; give it, or run this in a terminal",
    ("5", "--measured", "2026"): "found no --source",
    (): "found no VALUE; give a number, a state, or --statement for a report in words",
    ("-5", *SOUND): f"{FILE}:24:10: found -5, outside the bounds of {OF}",
    ("delivered", *SOUND): "found a state of an indicator, wanted a value",
    ("5", "--measured", "30/6/2026", *SOUND[2:]): "'30/6/2026' is not a date; write a year (2026)",
    ("5", "--measured", "2026-02-30", *SOUND[2:]): "is not a date that exists",
    ("5", *SOUND, "--source", "river-report"): "found 'river-report', wanted an id of sources; did you mean river-report-2026? (in the new line: source: river-report)",
    ("5", *SOUND, "--series", "own"): "found 'own', no series of river-renewal-spending",
    ("5", *SOUND, "--id", "year-2024"): "found 'year-2024' twice in this file",
    ("5", *SOUND, "--id", "../x"): "found '../x', wanted lowercase ASCII words",
    ("5", *SOUND, "--out-of", "1,5"): "--out-of: found '1,5'",
    ("5", *SOUND, "--note", "a\u200bb"): "found the hidden character U+200B",
    ("5", *SOUND, "--note", ""): "is empty; write the text or leave the key out",
    ("5", *SOUND, "--note", "a", "--note", "b"): "--note: found two texts in en",
    ("5", *SOUND, "--note", "fr: un"): "--note: found 'fr', no language of this site; if it is text: 'en: fr: un'",
    ("5", *SOUND, "--reason", "a"): "found reason or kind without replaces",
    ("5", *SOUND, "--replaces", "year-2024"): "found no --reason: why it replaces",
    ("5", *SOUND, "--replaces", "year-2042", "--reason", "a", "--kind", "ours"): "found no report 'year-2042' that could be corrected; did you mean year-202",
}  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value[:20].encode("unicode_escape").decode())
def test_value_that_can_be_misread_is_refused(value: str, minimal: Path, run: Run) -> None:
    before = (minimal / FILE).read_bytes()
    done = run("record", OF, value, *SOUND, "--root", minimal)
    assert (done.code, done.out) == (1, "")
    assert VALUES[value] in done.err
    assert done.err.endswith("1 problem(s). Nothing was written.\n")
    assert (minimal / FILE).read_bytes() == before


@pytest.mark.parametrize("arguments", REFUSED, ids=lambda arguments: " ".join(arguments)[-40:])
def test_what_check_would_refuse_is_not_written(arguments: tuple[str, ...], minimal: Path, run: Run) -> None:
    before = (minimal / FILE).read_bytes()
    done = run("record", OF, *arguments, "--root", minimal)
    assert (done.code, done.out) == (1, "")
    assert REFUSED[arguments] in done.err
    assert "Traceback" not in done.err
    assert (minimal / FILE).read_bytes() == before


@pytest.mark.parametrize("of", ["nothing", "river-report-2026", "water-office"])
def test_report_about_nothing_is_refused(of: str, minimal: Path, run: Run) -> None:
    done = run("record", of, "5", *SOUND, "--root", minimal)
    assert done.code == 1
    assert f"found reports about {of!r}, wanted the id of an indicator, task or system" in done.err
    assert not (minimal / "data" / "achievements" / f"{of}.yml").exists()


def test_fault_elsewhere_is_told_at_its_place(minimal: Path, run: Run) -> None:
    (minimal / "data" / "units").mkdir()
    (minimal / "data" / "units" / "km.yml").write_text("titel: x\n", encoding="utf-8")
    done = run("record", OF, "5", *SOUND, "--root", minimal)
    assert done.code == 1
    assert "data/units/km.yml:1:1: titel: unknown key" in done.err


def test_report_is_added_below_the_others(minimal: Path, run: Run) -> None:
    before = (minimal / FILE).read_text("utf-8")
    said = ("--quantifier", "about", "--locator", "p. 3", "--note", "Half a year: preliminary.", "--inferred")
    done = run("record", OF, "27000000", *SOUND, *said, "--root", minimal)
    assert (done.code, done.err) == (0, "")
    assert (minimal / FILE).read_text("utf-8") == before + (
        "- id: 2026-02\n  value: 27000000\n  quantifier: about\n"
        "  measured:\n    date: 2026-02\n    inferred: true\n  recorded: 2026-06-01\n"
        '  source: river-report-2026\n  locator: p. 3\n  note:\n    en: "Half a year: preliminary."\n'
    )
    assert done.out.startswith(f"Changed {FILE}:\n  23: - id: 2026-02\n  24:   value: 27000000\n")
    assert done.out.endswith("Next: minhbach check\n")
    assert run("check", "--root", minimal, "--as-of", "2026-06-01").code == 0


def test_first_report_makes_the_file(minimal: Path, run: Run) -> None:
    done = run("record", "barrier-register", "delivered", *SOUND, "--root", minimal)
    assert done.code == 0
    assert (minimal / "data/achievements/barrier-register.yml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../schema/achievements.json\n- id: 2026-02\n  state: delivered\n"
        "  measured: 2026-02\n  recorded: 2026-06-01\n  source: river-report-2026\n"
    )


@pytest.mark.parametrize("key", ["year-2024", f"{OF}.year-2024"])
def test_correction_is_about_what_the_old_report_was_about(key: str, minimal: Path, run: Run) -> None:
    why = ("--replaces", key, "--reason", "A slip", "--kind", "ours")
    done = run("record", OF, "22600000", *why, *SOUND[2:], "--root", minimal)
    assert done.code == 0
    new = load(minimal, ["en"]).reports(OF)[-1]
    assert (new.id, new.replaces, new.kind, new.money) == ("year-2024-corrected", "year-2024", "ours", "disbursed")
    assert (new.measured.start.year, new.measured.precision) == (2024, "year")


def test_ids_of_one_period_differ(minimal: Path, run: Run) -> None:
    for _ in range(3):
        assert run("record", OF, "5", "--measured", "2025", *SOUND[2:], "--root", minimal).code == 0
    found = [report.id for report in load(minimal, ["en"]).reports(OF)]
    assert found == ["year-2024", "year-2025", "year-2025-2", "year-2025-3", "year-2025-4"]


def test_terminal_is_asked_for_what_is_missing(minimal: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "1,5", "1.50", "2026-03", "river-report-2026")
    done = run("record", OF, "1.500", "--as-of", "2026-06-01", "--root", minimal)
    assert done.code == 0
    assert "VALUE: found 1.500: write 1500 for thousands" in done.err
    assert "VALUE: found '1,5', wanted a number" in done.err
    assert str(load(minimal, ["en"]).reports(OF)[-1].value) == "1.50"


def test_file_keeps_its_rights(minimal: Path, run: Run) -> None:
    (minimal / FILE).chmod(0o640)
    assert run("record", OF, "5", *SOUND, "--root", minimal).code == 0
    assert (minimal / FILE).stat().st_mode & 0o777 == 0o640


def test_link_in_the_place_of_the_file_is_refused(minimal: Path, run: Run, tmp_path: Path) -> None:
    aside = shutil.copy(MINIMAL / FILE, tmp_path / "aside.yml")
    before = Path(aside).read_bytes()
    (minimal / FILE).unlink()
    (minimal / FILE).symlink_to(aside)
    assert run("record", OF, "5", *SOUND, "--root", minimal).code == 1
    assert Path(aside).read_bytes() == before


def test_what_check_would_doubt_is_written_and_told(minimal: Path, run: Run) -> None:
    done = run("record", OF, "5", "--measured", "2026-05", *SOUND[2:], "--root", minimal)
    assert done.code == 0
    assert done.err.startswith(f"warning: {FILE}:")
    assert "[measured-after-published]" in done.err


def test_closed_input_is_no_terminal(minimal: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    for arguments in ((), ("5",)):
        done = run("record", OF, *arguments, "--root", minimal)
        assert done.code == 1
        assert "found no " in done.err
