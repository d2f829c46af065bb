"""The commands of the guide, run as they are written in a clone of this repository; the same in every language."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.repositories import committed, git

ROOT = Path(__file__).resolve().parents[1]
GUIDE = "docs/contribute/"
START, SEND = 1, 2
"""Of the blocks of the guide's first page: what comes before a change, and what comes after it."""

# Command -> why no test here runs it.
LEFT_OUT = {
    "make site": "minutes: the environment and the whole site; `make test` begins with it and .ci/run runs it",
    "make test": "it would run itself",
    "make serve": "it ends when somebody ends it; tests/site/test_serve.py",
    "make bench": "hours, and bench-reader half an hour",
    "python -m tests.bench.recount": "it asks for a site that the bench made up",
    "python -m tests.bench.synthetic": "of use only for what follows it",
    "python -m tests.bench.preview": "a measurement; tests/bench/test_preview.py",
    "dask ": "it ends when somebody ends it; tests/site/test_machines.py has a cluster and runs the program beside it",
    "DASK_SCHEDULER_ADDRESS=": "tests/site/test_machines.py",
    ".venv/bin/minhbach serve": "it ends when somebody ends it; tests/site/test_serve.py",
    ".venv/bin/python -m pytest": "tests of this suite; that the files exist is tested in tests/test_documentation.py",
}


@dataclass(frozen=True)
class Done:
    """A page whose commands run, and words that a file must hold afterwards; the file may be beside the clone."""

    page: str
    file: str
    words: tuple[str, ...]


RUN = [
    Done(
        "report.md",
        "data/achievements/starlink-users.yml",
        ("value: 1234", "source: report-of-may-2026", "measured: 2026-05"),
    ),
    Done("correct.md", "data/achievements/5g-population-coverage.yml", ("replaces: 2026-02", "vi: Bài báo ghi 91,1.")),
    Done("promise.md", "data/targets/500-000-starlink-users-2030.yml", ("value: 500000", "due: 2030")),
    Done("source.md", "data/sources/bao-cao-thang-5-2026.yml", ("vi: Báo cáo tháng 5", "accessed: 2026-06-02")),
    Done("translate.md", "data/indicators/starlink-users.yml", ("vi: Người dùng Starlink tại Việt Nam",)),  # only told
    Done("page.md", "docs/vi/press.md", ("{{ scorecard_of_all() }}",)),
    Done("data.md", "../public/index.html", ("River Watch", "As of 2 May 2026")),
    Done("language.md", "docs/words/fr.yml", ("locale: en",)),
]


def text(page: str, language: str = "") -> str:
    folder = f"docs/{language}/contribute/" if language else GUIDE
    return (ROOT / folder / page).read_text(encoding="utf-8")


def blocks(written: str, kind: str = "sh") -> list[list[str]]:
    """The lines of each block of commands, or of another kind of code."""
    found = re.findall(rf"^```{kind}\n(.*?)^```", written, re.DOTALL | re.MULTILINE)
    return [block.splitlines() for block in found]


def runs(line: str) -> bool:
    return not any(line.startswith(command) for command in LEFT_OUT)


JOBS = [*(done.page for done in RUN if done.page != "data.md"), "rule.md", "method.md", "chart.md", "export.md"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted(path.name for path in (ROOT / GUIDE).glob("*.md"))
LANGUAGES = sorted(path.parents[0].parent.name for path in (ROOT / "docs").glob("*/contribute/index.md"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of what the commands work on, with an origin to push to and the command where `make site` puts it."""
    folder = tmp_path_factory.mktemp("guide") / "clone"
    for name in ("data", "docs", ".github", "macros/words", "tests/sites/minimal"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", ".gitignore"):
        shutil.copy(ROOT / name, folder / name)
    command = folder / ".venv" / "bin" / "minhbach"
    command.parent.mkdir(parents=True)
    # -P: the modules of this repository, not the folder macros/ of the clone.
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m macros "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    committed(folder)
    git(folder, "config", "user.name", "Reader")
    git(folder, "config", "user.email", "reader@example.org")
    git(folder.parent, "init", "-q", "--bare", "origin.git")
    git(folder, "remote", "add", "origin", str(folder.parent / "origin.git"))
    git(folder, "push", "-q", "-u", "origin", "main")
    return folder


@pytest.fixture
def clone(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "clone"))


def shell(clone: Path, lines: list[str]) -> str:
    """What the lines print, typed one after the other; a line that fails ends them and the test."""
    script = "\n".join(line for line in lines if runs(line))
    env = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1795305600"}  # 22 November 2026
    done = subprocess.run(
        ["bash", "-e"], input=script, cwd=clone, env=env, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_page_with_commands_is_run() -> None:
    written = {page for page in PAGES if any(runs(line) for block in blocks(text(page)) for line in block)}
    assert written == {done.page for done in RUN} | {"index.md"}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_are_the_same_in_every_language(language: str, page: str) -> None:
    assert blocks(text(page, language)) == blocks(text(page))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_code_of_the_engine_is_the_same_in_every_language(language: str, page: str) -> None:
    assert blocks(text(page, language), "python") == blocks(text(page), "python")


@pytest.mark.parametrize("page", JOBS)
@pytest.mark.parametrize("language", ["", *LANGUAGES])
def test_a_job_is_one_screen(language: str, page: str) -> None:
    assert len(text(page, language).splitlines()) <= 50


def test_the_first_page_leads_to_every_job_and_then_to_what_is_looked_up() -> None:
    linked = re.findall(r"\]\(([\w-]+\.md)\)", text("index.md"))
    assert linked[: len(JOBS)] == JOBS
    assert {*linked, "index.md"} == set(PAGES)


@pytest.mark.slow
@pytest.mark.parametrize("done", RUN, ids=lambda done: done.page)
def test_commands_of_a_page_do_what_it_says(done: Done, clone: Path) -> None:
    shell(clone, [line for block in blocks(text(done.page)) for line in block])
    found = (clone / done.file).read_text(encoding="utf-8")
    assert [words for words in done.words if words not in found] == []


def test_the_second_screen_of_the_readme_goes_from_a_number_to_its_page() -> None:
    lines = README.splitlines()
    first = lines.index("## From a number to its page")
    (block,) = [found for found in blocks(README) if any("minhbach new" in line for line in found)]
    assert 20 <= first <= 40
    assert lines.index(block[-1]) < 60
    assert [re.findall(r"minhbach (\w+)", line) for line in block[1:]] == [["new"], ["record"], ["check"], ["build"]]


@pytest.mark.slow
def test_the_readme_gives_a_page_with_the_value(clone: Path) -> None:
    said = shell(clone, [line for block in blocks(README) for line in block])
    page = clone / "../river-watch/site/indicators/river-renewal-spending/index.html"
    assert "Built" in said
    (row,) = re.findall(r'<tr id="2026-05">.*?</tr>', page.read_text(encoding="utf-8"))
    assert "27.5 million CHF" in row.replace("\xa0", " ")
    assert "sources/accounts-of-may-2026/" in row


@pytest.mark.slow
def test_a_report_is_made_and_sent(clone: Path) -> None:
    index, job = blocks(text("index.md")), blocks(text("report.md"))
    said = shell(clone, [*index[START], *(line for block in job for line in block), *index[SEND]])
    assert "1,234" in said  # the reviewer reads it before it is sent
    sent = git(clone, "--git-dir", git(clone, "remote", "get-url", "origin"), "show", "--stat", "report-of-may")
    assert "data/achievements/starlink-users.yml | 6 +" in re.sub(" +", " ", sent)
