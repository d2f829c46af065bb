"""Every file with one fault that these tests know, given to the command: exit code 1, one line at its place, no more."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sized
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.reading import test_load, test_yaml_file
from tests.reading.files import INDICATOR, REPORT, TARGET, write

SETTINGS = "site_name: Rivers\nsite_url: https://example.org/\nextra: {minhbach: {languages: {en: English}}}\n"
CRLF = (TARGET + "valeu: 5\n").replace("\n", "\r\n")

Changes = Mapping[str, str | bytes | None]
Case = tuple[Changes, str, str]


def _files() -> dict[str, Case]:
    """What is changed in the sound files, where the problem is, its code."""
    cases: dict[str, Case] = {}
    for name, file, text, place, code, _ in test_yaml_file.FAULTS:
        cases[f"file: {name}"] = {file: text}, f"{file}:{place}", code
    for written, code, _ in test_yaml_file.NUMBERS:
        text = f"{test_yaml_file.BOUND}{written}\n"
        cases[f"number: {written[:20]!a}"] = {"indicators/share.yml": text}, "indicators/share.yml:6:8", code
    for written in test_yaml_file.DATES:
        text = TARGET.replace("2026-12-31", written)
        cases[f"date: {written!a}"] = {"targets/goal.yml": text}, "targets/goal.yml:3:6", "no-date"
    for check, name, changes, place, code, _ in test_load.BROKEN:
        cases[f"{check}: {name}"] = changes, place, code
    for name, path, code, _ in test_load.MISPLACED:
        cases[f"place: {name}"] = {path: TARGET}, f"{path}:1:1".replace("\n", "\\u000a"), code
    cases["folder for a file"] = {"targets/other.yml/goal.yml": TARGET}, "targets/other.yml:1:1", "no-file"
    cases["unknown folder"] = {"target/other.yml": TARGET}, "target:1:1", "unknown-folder"
    cases["line ends of Windows"] = {"targets/goal.yml": CRLF}, "targets/goal.yml:9:1", "unknown-key"
    cases["byte order mark"] = {"indicators/share.yml": f"\ufeffunti: km\n{INDICATOR}"}, "indicators/share.yml:1:1", "unknown-key"  # fmt: skip
    cases["mark and line ends"] = {"targets/goal.yml": f"\ufeff{CRLF}"}, "targets/goal.yml:9:1", "unknown-key"
    cases["empty"] = {"achievements/share.yml": b""}, "achievements/share.yml:1:1", "empty-file"
    cases["only a mark"] = {"indicators/other.yml": b"\xef\xbb\xbf"}, "indicators/other.yml:1:1", "empty-file"
    cases["a byte of another encoding"] = {"achievements/share.yml": REPORT.encode() + b"  note: {en: caf\xe9}\n"}, "achievements/share.yml:6:17", "not-utf-8"  # fmt: skip
    return cases


FILES = _files()

# What is no plain file -> how it is made in targets/, and the problem there.
ODD: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "link to a file": (lambda targets: (targets / "other.yml").symlink_to("goal.yml"), "targets/other.yml:1:1", "no-file"),
    "link to a secret": (lambda targets: (targets / "other.yml").symlink_to("/etc/passwd"), "targets/other.yml:1:1", "no-file"),
    "link to nothing": (lambda targets: (targets / "other.yml").symlink_to("nowhere"), "targets/other.yml:1:1", "no-file"),
    "link to itself": (lambda targets: (targets / "other.yml").symlink_to("other.yml"), "targets/other.yml:1:1", "no-file"),
    "link for a folder": (lambda targets: (targets.parent / "more").symlink_to("targets"), "more:1:1", "no-file"),
    "pipe": (lambda targets: os.mkfifo(targets / "other.yml"), "targets/other.yml:1:1", "no-file"),
    "name that is no text": (lambda targets: (targets / os.fsdecode(b"a\xff.yml")).write_text(TARGET) and None, "targets/", "no-id"),
}  # fmt: skip


def refused(root: Path, run: Run, place: str, code: str) -> None:
    """The command tells one problem, at its place, and writes nothing."""
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    before = sorted(root.rglob("*"))
    done = run("check", "--root", root, "--as-of", "2026-06-01")
    day, told, *rest = done.err.splitlines()
    assert (done.code, day) == (1, "As of 2026-06-01 (--as-of).")
    assert [line for line in done.out.splitlines() if ": warning: " not in line] == []
    assert rest == ["1 problem(s). Nothing was written."]
    assert told.startswith(f"data/{place}")
    assert told.endswith(f" [{code}]")
    assert told.isprintable()
    assert sorted(root.rglob("*")) == before


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_a_file_with_one_fault_is_refused_by_the_command(name: str, tmp_path: Path, run: Run) -> None:
    changes, place, code = FILES[name]
    refused(write(tmp_path, changes), run, f"{place}: ", code)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links and pipes of Unix")
@pytest.mark.parametrize("name", ODD)
def test_what_is_no_plain_file_is_refused_by_the_command(name: str, tmp_path: Path, run: Run) -> None:
    make, place, code = ODD[name]
    root = write(tmp_path, {})
    make(root / "data" / "targets")
    refused(root, run, place, code)


def test_no_two_files_of_the_corpus_have_one_name() -> None:
    files: list[Sized] = [test_yaml_file.FAULTS, test_yaml_file.NUMBERS, test_yaml_file.DATES]
    rows = [*files, test_load.BROKEN, test_load.MISPLACED]
    assert len(FILES) == sum(map(len, rows)) + 8 > 150
