"""A file is made once for the same parts, and what cannot be kept is made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.site.kept import Kept, without


def test_file_is_made_once_for_the_same_parts(tmp_path: Path) -> None:
    kept, made = Kept(tmp_path / "cache"), iter([b"one", b"two"])
    assert [kept(parts, "txt", lambda: next(made)) for parts in (1, 1, 2, 1)] == [b"one", b"one", b"two", b"one"]


def test_what_cannot_be_kept_is_made_again_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        write(path, content[:1])
        raise OSError(28, "No space left on device")

    kept, made = Kept(tmp_path / "cache"), iter([b"one", b"two"])
    monkeypatch.setattr(Path, "write_bytes", full)
    assert [kept(1, "txt", lambda: next(made)) for _ in range(2)] == [b"one", b"two"]
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize(("what", "told"), [("folder", False), ("file", True), ("nothing", True)])
def test_cache_that_cannot_be_written_is_told(tmp_path: Path, what: str, told: bool) -> None:
    cache = tmp_path / "cache"
    if what == "folder":
        cache.mkdir()
    elif what == "file":
        cache.write_text("", encoding="utf-8")
    line = f"{cache}: cannot be written, so nothing is kept there; the next build takes as long"
    assert without(cache) == (line if told else "")
