"""The bench of builds takes turns, waits for nobody too long, and goes on where a peer fails."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.bench import builders, builds, synthetic
from tests.bench.builders import Case

Build = Callable[..., Case]
ALONE = "ours-one-core"


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Makes a build that runs a line of Python and notes its name."""

    def make(builder: str, kind: str = "clean", line: str = "pass") -> Case:
        code = f"open('log', 'a').write('{builder}-{kind} '); {line}"
        out = tmp_path / "out"
        out.mkdir(exist_ok=True)
        return Case(builder, kind, tmp_path, out, [[sys.executable, "-S", "-c", code]], lambda: None)

    return make


def lines(monkeypatch: pytest.MonkeyPatch, folder: Path, ours: list[Case], peers: list[Case], **more: Any) -> str:
    """Measure at the size 3, two runs each, and return what ran and the lines that came of it."""
    monkeypatch.setattr(synthetic, "write", lambda at, _size: at)
    monkeypatch.setattr(builders, "ours", lambda _site: {one.kind: one for one in ours})
    monkeypatch.setattr(builders, "peers", lambda *_: {one.builder: one for one in peers})
    (folder / "out" / "page").write_text("<p>", "utf-8")
    names = [one.builder for one in peers]
    found = builds._lines(3, folder, folder, names, runs=2, **{"patience": 60, **more})
    assert {one.files for one in found} == {1}
    ran = (folder / "log").read_text("utf-8").split()
    return f"{' '.join(ran)}: {' '.join(f'{one.builder}-{one.kind}×{one.runs}' for one in found)}"


@pytest.mark.slow
def test_builders_take_turns_and_nothing_cached_is_measured_once(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = [build("ours", kind) for kind in ("one-core", "cold", "pages", "changed")]
    turn = "ours-pages hugo-clean ours-changed"
    assert lines(monkeypatch, tmp_path, ours, [build("hugo")]) == (
        f"{ALONE} ours-cold {turn} {turn}: {ALONE}×1 ours-cold×1 ours-pages×2 hugo-clean×2 ours-changed×2"
    )


@pytest.mark.slow
def test_what_was_drawn_before_is_not_drawn_again_and_nothing_cached_is_left_out(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builders, "drawn", lambda _, before: before == tmp_path / "3")
    ours = [build("ours", kind) for kind in ("one-core", "cold", "pages", "changed")]
    assert lines(monkeypatch, tmp_path, ours, [], drawn=tmp_path) == (
        "ours-pages ours-changed ours-pages ours-changed: ours-pages×2 ours-changed×2"
    )


@pytest.mark.slow
def test_a_site_has_the_drawings_of_the_same_site_before(tmp_path: Path) -> None:
    site, before = synthetic.write(tmp_path / "site", 2), tmp_path / "before"
    assert not builders.drawn(site, before)
    (before / ".cache" / "charts").mkdir(parents=True)
    (before / ".cache" / "charts" / "one.svg").write_text("<svg/>", "utf-8")
    assert builders.drawn(site, before)
    assert (site / ".cache" / "charts" / "one.svg").read_text("utf-8") == "<svg/>"
    assert sorted(path.name for path in (site / ".cache").iterdir()) == ["charts", "records"]


def test_a_build_that_takes_too_long_is_not_repeated(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = [build("ours", kind) for kind in ("one-core", "cold", "pages")]
    assert (
        lines(monkeypatch, tmp_path, ours, [], patience=0)
        == f"{ALONE} ours-cold ours-pages: {ALONE}×1 ours-cold×1 ours-pages×1"
    )


def test_a_peer_that_fails_is_left_out_and_told(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = [build("ours", kind) for kind in ("one-core", "cold", "pages")]
    found = lines(monkeypatch, tmp_path, ours, [build("hugo", line="raise SystemExit('no memory')")])
    assert found == f"{ALONE} ours-cold ours-pages hugo-clean ours-pages: {ALONE}×1 ours-cold×1 ours-pages×2"
    assert "no memory" in capsys.readouterr().err


def test_ours_may_not_fail(build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuntimeError, match="stopped with 1"):
        lines(monkeypatch, tmp_path, [build("ours", "one-core", "raise SystemExit(1)"), build("ours", "cold")], [])


def test_a_page_that_is_not_written_is_a_failure(build: Build, tmp_path: Path) -> None:
    one = builds._Seen(replace(build("ours"), pages=["en/"]))
    with pytest.raises(RuntimeError, match="found no page at en/"):
        one.run(3)
