"""minhbach dead-sources: what is listed, what is written into the files of sources, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.site import addresses
from macros.site.addresses import Answer
from tests.conftest import Run

FILE = "data/sources/river-report-2026.yml"
DEAD, ALIVE, UNSURE = Answer("dead", "HTTP 404"), Answer("answers"), Answer("unsure", "HTTP 403")
OTHER = "title: {en: Other}\npublisher: {en: Press}\ngrade: press\nurl: https://example.org/other\n"


@pytest.fixture
def site(minimal: Path) -> Path:
    (minimal / "data/sources/other.yml").write_text(OTHER, encoding="utf-8")
    return minimal


def saying(monkeypatch: pytest.MonkeyPatch, report: Answer, other: Answer = ALIVE) -> None:
    said = {"https://example.org/other": other}
    monkeypatch.setattr(addresses, "answers", lambda found: [(one, said.get(one, report)) for one in found])


# what is in the file already, what the address says -> the last line that is written after it
WRITTEN = [
    ("", DEAD, "dead: 2026-06-02\n"),
    ("", UNSURE, ""),
    ("", ALIVE, ""),
    ("dead: 2026-05-04\n", DEAD, "dead: 2026-05-04\n"),
    ("dead: 2026-05-04\n", UNSURE, "dead: 2026-05-04\n"),
    ("dead: 2026-05-04\n", ALIVE, ""),
]


@pytest.mark.parametrize(("held", "said", "last"), WRITTEN)
def test_what_is_certain_is_written_and_every_other_byte_stays(
    held: str, said: Answer, last: str, site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (site / FILE).read_text(encoding="utf-8")
    (site / FILE).write_text(before + held, encoding="utf-8")
    saying(monkeypatch, said)
    done = run("dead-sources", "--root", site, "--as-of", "2026-06-02", "--write")
    assert done.code == 0, done.err
    assert (site / FILE).read_text(encoding="utf-8") == before + last
    assert run("check", "--root", site).code == 0


def test_what_does_not_answer_is_listed_and_without_being_asked_to_nothing_is_written(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (site / FILE).read_bytes()
    saying(monkeypatch, DEAD)
    done = run("dead-sources", "--root", site)
    assert "river-report-2026: dead: HTTP 404: https://example.org/water-office/river-plan-2026.pdf\n" in done.out
    assert done.out.endswith("1 answer, 1 are dead, 0 unsure.\n")
    assert (site / FILE).read_bytes() == before


def test_where_nothing_answers_the_network_is_gone_and_not_every_source(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    saying(monkeypatch, DEAD, DEAD)
    done = run("dead-sources", "--root", site, "--write")
    assert (done.code, "seems to have no network" in done.err) == (1, True)
    assert "dead:" not in (site / FILE).read_text(encoding="utf-8")


def test_a_file_without_a_last_line_end_keeps_its_last_line(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / FILE).write_bytes((site / FILE).read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
    before = (site / FILE).read_bytes()
    saying(monkeypatch, DEAD)
    assert run("dead-sources", "--root", site, "--as-of", "2026-06-02", "--write").code == 0
    assert (site / FILE).read_bytes() == before + b"\r\ndead: 2026-06-02\r\n"
