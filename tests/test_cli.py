"""The command line: help that one can learn from, counts, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import entry_points, version
from pathlib import Path

import pytest

from macros.__main__ import commands, main
from macros.history.versions import versions
from macros.reading.codes import CODES
from macros.reading.load import sound
from tests.conftest import Golden, Run

COMMANDS = ["", *commands.commands]
OF_A_SITE = [name for name in commands.commands if name != "explain"]
# What a command needs before it looks at a site.
NEEDED: dict[str, tuple[str, ...]] = {
    "diff": ("HEAD",),
    "from-issue": (__file__,),
    "new": ("unit", "--title", "km"),
    "verify": ("rivers.2025-0123456789ab",),
    "record": ("rivers", "5", "--measured", "2026", "--source", "paper"),
}

# arguments -> the words of a problem; all leave with exit code 2, as the shell's own commands do
MISUSES = {
    ("bild",): "No such command 'bild'",
    ("build", "--ouch"): "No such option",
    ("build", "--out"): "requires an argument",
    ("build", "now"): "Got unexpected extra argument (now)",
    ("serve", "--port", "99999"): "99999 is not in the range 0<=x<=65535",
    ("serve", "--port", "x"): "'x' is not a valid integer",
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command or "minhbach")
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_explains_itself(
    command: str, option: str, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    done = run(*filter(None, [command]), option)
    assert (done.code, done.err) == (0, "")
    golden(f"help-{command or 'minhbach'}.txt", done.out)


@pytest.mark.parametrize("command", commands.commands)
def test_every_option_is_explained(command: str) -> None:
    if command in ("new", "explain"):
        return  # a group, whose own test looks at the commands in it; and a command that looks at no site
    options = [found for found in commands.commands[command].params if found.param_type_name == "option"]
    assert [found.name for found in options if not getattr(found, "help", None)] == []
    assert {"root", "as_of"} <= {found.name for found in options}


def test_version(run: Run) -> None:
    assert run("--version").out == f"minhbach, version {version('minhbach')}\n"


def test_console_script_is_this_command() -> None:
    (script,) = entry_points(group="console_scripts", name="minhbach")
    assert script.load() is main


@pytest.mark.parametrize("arguments", MISUSES, ids=" ".join)
def test_misuse_is_told(arguments: tuple[str, ...], run: Run) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert MISUSES[arguments] in done.err
    assert "Traceback" not in done.err


def test_check_prints_the_date_and_counts(minimal: Path, run: Run) -> None:
    done = run("check", "--root", minimal, "--as-of", "2026-06-01")
    assert (done.code, done.err) == (0, "As of 2026-06-01 (--as-of).\n")
    assert done.out == ("No problem: 2 promises, 2 reports, 1 indicators, 1 organisations, 1 sources, 0 questions.\n")
    assert not (minimal / "site").exists()


def test_check_lists_words_that_are_not_translated(minimal: Path, run: Run) -> None:
    settings = minimal / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "      de: Deutsch\n", encoding="utf-8")
    (minimal / "docs" / "words").mkdir()
    (minimal / "docs" / "words" / "de.yml").write_text("name: Deutsch\nlocale: de-CH\n", encoding="utf-8")
    done = run("check", "--root", minimal)
    assert done.code == 0
    assert "\nde: " in done.out
    assert " words not translated yet: " in done.out


def test_check_writes_nothing(minimal: Path, run: Run) -> None:
    before = sorted(minimal.rglob("*"))
    assert run("check", "--root", minimal).code == 0
    assert sorted(minimal.rglob("*")) == before


BROKEN = "title: Rivers\nunit: CHF\ndirection: down\n"


def test_check_tells_problems_to_github_from_where_it_runs(
    minimal: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (minimal / "data" / "indicators" / "new.yml").write_text(BROKEN, encoding="utf-8")
    for folder, prefix in ((minimal, ""), (minimal.parent, "minimal/")):
        monkeypatch.chdir(folder)
        done = run("check", "--root", minimal, "--format", "github")
        assert done.code == 1
        assert done.out.startswith(
            f"::error file={prefix}data/indicators/new.yml,line=1,col=8,title=no-languages::title: "
        )


def test_check_tells_problems_as_json_and_nothing_else(minimal: Path, run: Run) -> None:
    (minimal / "data" / "indicators" / "new.yml").write_text(BROKEN, encoding="utf-8")
    done = run("check", "--root", minimal, "--as-of", "2026-06-01", "--format", "json")
    found = json.loads(done.out)
    assert (done.code, found["errors"], found["as_of"]) == (1, 1, "2026-06-01")
    assert found["problems"][0]["file"] == "data/indicators/new.yml"


def test_a_warning_is_told_at_its_line_and_is_no_error(minimal: Path, run: Run) -> None:
    path = next((minimal / "data" / "sources").glob("*.yml"))
    path.write_text(path.read_text(encoding="utf-8").replace("accessed: 2026", "accessed: 2062"), encoding="utf-8")
    done = run("check", "--root", minimal)
    assert done.code == 0
    assert f"data/sources/{path.name}:12:11: warning: found a date from 2062-04-02 on" in done.out
    assert "[date-in-future]\nNo error, 1 warning(s): 2 promises" in done.out
    assert run("check", "--root", minimal, "--format", "github").out.startswith("::warning file=")


def test_of_many_warnings_of_a_kind_the_first_are_told_and_the_rest_counted(minimal: Path, run: Run) -> None:
    settings = minimal / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "      de: Deutsch\n", encoding="utf-8")
    (minimal / "docs" / "words").mkdir()
    (minimal / "docs" / "words" / "de.yml").write_text("name: Deutsch\n", encoding="utf-8")
    out = run("check", "--root", minimal).out
    assert out.count(" warning: found no de") == 5
    count = json.loads(run("check", "--root", minimal, "--format", "json").out)["warnings"]
    assert f"\nwarning: {count - 5} more [missing-translation]; --format json tells all\n" in out


def test_explain_says_why_by_a_bad_and_a_good_example(run: Run, golden: Golden) -> None:
    done = run("explain", "unknown-key")
    assert (done.code, done.err) == (0, "")
    golden("explain-unknown-key.txt", done.out)


def test_explain_takes_a_code_as_it_is_printed(run: Run) -> None:
    assert run("explain", "[unknown-key]") == run("explain", "unknown-key")


def test_explain_without_a_code_lists_all(run: Run) -> None:
    assert [line.split()[0] for line in run("explain").out.splitlines()] == list(CODES)


def test_explain_offers_another_code(run: Run) -> None:
    done = run("explain", "unknown-kye")
    assert done.code == 1
    assert "found 'unknown-kye', no code of a problem; did you mean unknown-key?" in done.err


@pytest.mark.parametrize("code", CODES)
def test_explain_shows_nothing_that_a_terminal_would_obey(code: str, run: Run) -> None:
    assert run("explain", code).out.replace("\n", "").isprintable()


@pytest.mark.parametrize("form", ["github", "json"])
def test_check_of_a_sound_site_ends_well_in_every_format(form: str, minimal: Path, run: Run) -> None:
    assert run("check", "--root", minimal, "--format", form).code == 0


@pytest.mark.parametrize("form", ["github", "json"])
def test_check_without_a_site_is_told_in_every_format(form: str, tmp_path: Path, run: Run) -> None:
    done = run("check", "--root", tmp_path, "--format", form)
    assert done.code == 1
    assert "found no mkdocs.yml and docs/ here" in done.out


def test_check_tells_words_data_of_every_language_in_one_run(minimal: Path, run: Run) -> None:
    (minimal / "data" / "indicators" / "new.yml").write_text(BROKEN, encoding="utf-8")
    (minimal / "docs" / "words").mkdir()
    (minimal / "docs" / "words" / "en.yml").write_text("nam: Rivers\n", encoding="utf-8")
    assert [line.split(":")[0] for line in run("check", "--root", minimal).err.splitlines()[1:3]] == [
        "data/indicators/new.yml",
        "docs/words/en.yml",
    ]


def test_root_is_here_unless_told(minimal: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(minimal)
    assert run("check").code == 0
    monkeypatch.chdir(minimal.parent)
    assert run("check").code == 1
    assert run("check", "--root", "minimal").code == 0


@pytest.mark.parametrize("command", [name for name in OF_A_SITE if name != "new"])
@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", ""])
def test_day_that_does_not_exist_is_told(command: str, day: str, minimal: Path, run: Run) -> None:
    done = run(command, *NEEDED.get(command, ()), "--root", minimal, "--as-of", day)
    assert done.code == 1
    assert f"--as-of: found {day!r}, wanted a day that exists, as YYYY-MM-DD" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", OF_A_SITE)
def test_missing_root_is_told(command: str, tmp_path: Path, run: Run) -> None:
    done = run(command, *NEEDED.get(command, ()), "--root", tmp_path / "nowhere")
    assert done.code == 1
    assert "found no mkdocs.yml and docs/ here, wanted a site's folder; use --root DIR" in done.err


def test_root_that_is_a_file_is_told(minimal: Path, run: Run) -> None:
    assert run("check", "--root", minimal / "mkdocs.yml").code == 2


@pytest.mark.slow
def test_reader_that_leaves_early_is_no_accident(minimal: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command: list[str | Path] = [sys.executable, "-m", "macros", "check", "--root", minimal]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "BrokenPipeError" not in done.stderr


# what is verified -> exit code and the outcome that is printed
VERIFIED = {
    "{cited}": (0, "{cited}: unchanged: "),
    "https://example.org/river-watch/indicators/river-renewal-spending/#{cited}": (0, "{cited}: unchanged: "),
    "rivers.2025-0123456789ab": (5, "unknown-record"),
    "{cited} rivers.2025-0123456789ab": (5, "{cited}: unchanged: "),
    "{cut}": (5, "cut-short"),
    "": (5, "citation: no-citation: "),
    "\N{PILE OF POO}\n'; ls": (5, "citation: no-citation: "),
}


@pytest.mark.slow
def test_verify_says_what_became_of_a_citation(minimal: Path, run: Run) -> None:
    portfolio = sound(minimal, {"en": "English"}).portfolio
    of, reports = next(iter(portfolio.achievements.items()))
    cited = versions(portfolio, f"{of}.{reports[0].id}", "en")[0].cited
    for text, (code, said) in VERIFIED.items():
        done = run("verify", text.format(cited=cited, cut=cited[:-1]), "--root", minimal)
        assert (done.code, said.format(cited=cited) in done.out) == (code, True), text
