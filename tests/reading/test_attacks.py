"""Files that were made to stop a machine: each is answered in two seconds and 200 MB, with a place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.reading.files import INDICATOR, REPORT, TARGET, TASK, write
from tests.real import ROOT

NOTE = INDICATOR + "note:\n  en: "
MOST_SECONDS, MOST_MEGABYTES = 2, 200

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join(['*' + chr(97 + at)] * 9)}]\n" for at in range(20)
)
MERGES = "a: &a {k0: x}\n" + "".join(
    f"a{at}: &a{at}\n  <<: [{', '.join([f'*a{at - 1}' if at else '*a'] * 9)}]\n" for at in range(12)
)

# name -> file and text; each just below the two megabytes that a file may have, or as deep or wide as it takes
ATTACKS: dict[str, tuple[str, str]] = {
    "billions of laughs": ("indicators/share.yml", LAUGHS),
    "merges of merges": ("indicators/share.yml", MERGES),
    "an anchor in itself": ("indicators/share.yml", "&a [*a, *a]\n"),
    "deep in brackets": ("indicators/share.yml", "[" * 1_900_000),
    "deep in braces": ("indicators/share.yml", "{a: " * 400_000),
    "deep in dashes": ("indicators/share.yml", "- " * 900_000),
    "deep in keys": ("indicators/share.yml", "? " * 900_000),
    "hidden characters in one line": ("indicators/share.yml", NOTE + "\u200b" * 600_000),
    "hidden characters in many lines": ("indicators/share.yml", NOTE + "\n\u200b" * 400_000),
    "unknown keys": ("indicators/share.yml", INDICATOR + "".join(f"titl{at}: a\n" for at in range(20_000))),
    "one key again and again": ("indicators/share.yml", INDICATOR + "unit: a\n" * 200_000),
    "thousands marks": ("indicators/share.yml", INDICATOR + "bounds: [" + "1.500," * 300_000 + "]"),
    "anchors": ("indicators/share.yml", "[" + "&a 1," * 300_000 + "]"),
    "tags": ("indicators/share.yml", "[" + "!a 1," * 300_000 + "]"),
    "documents": ("indicators/share.yml", "---\n" * 400_000),
    "a key of two megabytes": ("indicators/share.yml", INDICATOR + "? " + "k" * 1_900_000 + "\n: a\n"),
    "a text of two megabytes": ("indicators/share.yml", NOTE + "a" * 1_900_000),
    "a number of two megabytes": ("indicators/share.yml", INDICATOR + "bounds: {low: " + "9" * 1_900_000 + "}"),
    "a date of two megabytes": ("targets/goal.yml", TARGET.replace("2026-12-31", "2" * 1_900_000)),
    "an id of two megabytes": ("tasks/decree.yml", TASK.replace("paper", "a-" * 900_000)),
    "an address of two megabytes": ("sources/paper.yml", "url: https://a.org/" + "a" * 1_900_000),
    "a comment of two megabytes": ("indicators/share.yml", "#" * 1_900_000),
    "spaces": ("indicators/share.yml", NOTE + "a" + " " * 1_900_000 + "b"),
    "line ends": ("indicators/share.yml", "\n" * 1_900_000),
    "quotes": ("indicators/share.yml", NOTE + '"' * 1_900_000),
    "directives": ("indicators/share.yml", "%" * 1_900_000),
    "colons": ("indicators/share.yml", NOTE + "a:" * 900_000),
    "names of nobody": ("tasks/decree.yml", TASK + "lead: [" + "".join(f"offi{at}," for at in range(45_000)) + "]"),
    "languages": ("indicators/share.yml", INDICATOR + "note:\n" + "".join(f"  a{at:05x}: a\n" for at in range(15_000))),
    "reports": ("achievements/share.yml", "".join(REPORT.replace("first", f"r{at}") for at in range(4_000))),
}


# In a process of its own, whose memory is its own: seconds, megabytes, and what it was told.
_READ = """
import sys, time
from pathlib import Path
from macros.reading.load import load
from macros.reading.problem import Problem, UserError
start, told = time.process_time(), []
try:
    load(Path(sys.argv[1]), ["en"])
except UserError as error:
    told = [type(problem) is Problem for problem in error.problems]
    assert len(str(error)) < 10_000_000
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(time.process_time() - start, int(peak.split()[1]) / 1024, len(told), all(told))
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read as Linux tells it")
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_answered_soon_and_takes_little_room(name: str, tmp_path: Path) -> None:
    file, text = ATTACKS[name]
    assert len(text.encode()) < 2_000_000
    write(tmp_path, {file: text})
    done = subprocess.run(
        [sys.executable, "-c", _READ, tmp_path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    seconds, megabytes, told, placed = done.stdout.split()
    assert (float(seconds) < MOST_SECONDS, float(megabytes) < MOST_MEGABYTES) == (True, True), done.stdout
    assert (int(told) > 0, placed) == (name != "reports", "True")


@pytest.mark.slow
def test_a_thousand_broken_files_are_told_in_one_run(minimal: Path, run: Run) -> None:
    for at in range(1_000):
        text = INDICATOR.replace("unit", "unti") if at % 2 else "title: [\n"
        (minimal / "data" / "indicators" / f"broken-{at:03}.yml").write_text(text, encoding="utf-8")
    done = run("check", "--root", minimal)
    told = {line.split(":")[0] for line in done.err.splitlines() if line.startswith("data/indicators/broken-")}
    assert done.code == 1
    assert len(told) == 1_000
    assert done.err.splitlines()[-1] == "1500 problem(s). Nothing was written."
