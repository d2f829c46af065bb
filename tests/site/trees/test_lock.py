"""One build of a folder at a time, and no lock outlives who held it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from macros.reading.problem import UserError
from macros.site.trees.lock import alone

HOLD = """
import sys, time
from pathlib import Path
from macros.site.trees.lock import alone
with alone(Path(sys.argv[1]), Path("out")):
    print("held", flush=True)
    time.sleep(60)
"""
ROOT = Path(__file__).parents[3]


def holder(file: Path) -> subprocess.Popen[str]:
    """A process that holds a lock."""
    held = subprocess.Popen([sys.executable, "-c", HOLD, file], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert held.stdout
    assert held.stdout.readline() == "held\n"
    return held


def test_lock_is_gone_afterwards(tmp_path: Path) -> None:
    with alone(tmp_path / "lock", tmp_path / "out"):
        assert (tmp_path / "lock").read_text(encoding="ascii") == f"{os.getpid()}\n"
    assert list(tmp_path.iterdir()) == []


def test_second_is_told_of_the_first(tmp_path: Path) -> None:
    with alone(tmp_path / "lock", tmp_path / "out"):
        with pytest.raises(UserError) as told, alone(tmp_path / "lock", tmp_path / "out"):
            pytest.fail("two at once")
        assert str(told.value) == (
            f"{tmp_path / 'out'}: found another build of this folder at work, process {os.getpid()}; "
            "wait for it, or choose another --out"
        )
        assert (tmp_path / "lock").is_file()
        with alone(tmp_path / "other", tmp_path / "out"):
            pass


def test_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    held = holder(tmp_path / "lock")
    with held:
        with pytest.raises(UserError, match=f"process {held.pid};"), alone(tmp_path / "lock", tmp_path / "out"):
            pytest.fail("two at once")
        held.send_signal(signal.SIGKILL)
    assert (tmp_path / "lock").is_file()
    with alone(tmp_path / "lock", tmp_path / "out"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_file_that_was_taken_away_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int] = []
    os_open = os.open

    def slow(path: Path, flags: int, mode: int) -> int:
        found = os_open(path, flags, mode)
        if not opened:
            Path(path).unlink()  # its holder ends between our two steps
        opened.append(found)
        return found

    monkeypatch.setattr(os, "open", slow)
    with alone(tmp_path / "lock", tmp_path / "out"):
        assert len(opened) == 2
        with pytest.raises(UserError), alone(tmp_path / "lock", tmp_path / "out"):
            pytest.fail("two at once")


def test_link_in_place_of_a_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (tmp_path / "lock").symlink_to(tmp_path / "mine")
    with pytest.raises(OSError, match="lock"), alone(tmp_path / "lock", tmp_path / "out"):
        pytest.fail("held a link")
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"
