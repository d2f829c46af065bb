"""The program that a stranger runs: every altered, missing or added file of a release is named, by Python alone."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.site.releases import verify
from macros.site.releases.verify import faults, main

FILES = {"records/a.json": b"{}\n", "addresses.txt": b"about/\n", "t\xeat.txt": b"x"}


def written(folder: Path, files: dict[str, bytes] = FILES, **more: object) -> Path:
    """A folder of files with their manifest."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    (folder / "manifest.json").write_text(json.dumps({"sha256": hashes, **more}), encoding="utf-8")
    return folder


def hashed(folder: Path) -> str:
    return hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()


def _one_byte(folder: Path) -> None:
    (folder / "records" / "a.json").write_bytes(b"{} ")


def _windows(folder: Path) -> None:
    """A checkout that changed line ends."""
    for path in (folder / "records" / "a.json", folder / "addresses.txt", folder / "manifest.json"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def _pipe(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    os.mkfifo(folder / "manifest.json")


def _linked(folder: Path) -> None:
    """The same bytes, but somewhere else."""
    (folder / "addresses.txt").rename(folder.parent / "elsewhere.txt")
    (folder / "addresses.txt").symlink_to(folder.parent / "elsewhere.txt")


def _huge(folder: Path) -> None:
    """A file that no memory holds."""
    with (folder / "addresses.txt").open("r+b") as file:
        file.truncate(1 << 28)


CHANGES: list[Any] = [
    (lambda _: None, []),
    (_one_byte, ["records/a.json: altered"]),
    (lambda folder: (folder / "addresses.txt").unlink(), ["addresses.txt: missing"]),
    (lambda folder: (folder / "records" / "b.json").touch(), ["records/b.json: added"]),
    (lambda folder: (folder / "A\nb: fine").touch(), ["A\nb: fine: added"]),
    (lambda folder: (folder / "addresses.txt").rename(folder / "a.txt"), ["a.txt: added", "addresses.txt: missing"]),
    (lambda folder: (folder / "out").symlink_to("/"), ["out: a link"]),
    (lambda folder: os.mkfifo(folder / "pipe"), ["pipe: a link"]),
    (lambda folder: (folder / "manifest.json").write_text("{"), ["manifest.json: cannot be read"]),
    (lambda folder: (folder / "manifest.json").write_text("[]"), ["manifest.json: cannot be read: found no hashes"]),
    (lambda folder: (folder / "manifest.json").write_bytes(b"\xff"), ["manifest.json: cannot be read"]),
    (lambda folder: (folder / "manifest.json").write_text("[" * 99999), ["manifest.json: cannot be read"]),
    (lambda folder: (folder / "manifest.json").unlink(), ["manifest.json: found none"]),
    (_pipe, ["manifest.json: cannot be read: found a link or what is no file"]),
    (_linked, ["addresses.txt: a link"]),
    pytest.param(_huge, ["addresses.txt: altered; its hash"], marks=pytest.mark.slow),
    (_windows, ["addresses.txt: altered in its line ends alone", "records/a.json: altered in its line ends alone"]),
    (lambda folder: (folder / "manifest.json").write_bytes(b"\xef\xbb\xbf{}"), ["manifest.json: cannot be read"]),
]


@pytest.mark.parametrize(("change", "told"), CHANGES, ids=range(len(CHANGES)))
def test_whatever_differs_is_named(change: Callable[[Path], object], told: list[str], tmp_path: Path) -> None:
    folder = written(tmp_path / "2026-06-01")
    change(folder)
    found = list(faults(folder))
    assert len(found) == len(told)
    assert all(line.startswith(start) for line, start in zip(found, told, strict=True)), found


def test_beside_releases_stands_nothing_else(tmp_path: Path) -> None:
    written(tmp_path / "2026-06-01")
    (tmp_path / ".gitattributes").write_text("* -text\n", encoding="utf-8")
    assert list(faults(tmp_path)) == []
    (tmp_path / "2026-06-02.zip").touch()
    assert list(faults(tmp_path)) == ["2026-06-02.zip: added; a folder of releases holds releases alone"]


NAMES = ["../x", "/etc/passwd", "a//b", "./a", "a\\b", "c:x", "", "a\nb"]


@pytest.mark.parametrize("name", NAMES)
def test_a_manifest_names_nothing_outside_its_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"sha256": {name: "0" * 64}}), encoding="utf-8")
    (found,) = faults(tmp_path)
    assert found.startswith("manifest.json: cannot be read: found ")


@pytest.mark.parametrize(
    "text",
    [
        '{"sha256": {}, "sha256": {}}',
        '{"sha256": {"a": "0"}}',
        '{"sha256": {"a": 1}}',
        '{"sha256": {}, "previous": "2026-01-01"}',
        '{"sha256": {}, "previous": {"release": "../..", "sha256": "%s"}}' % ("0" * 64),
        '{"sha256": {}, "previous": {"release": "2026-01-01", "sha256": "x"}}',
    ],
)
def test_a_manifest_is_read_in_one_way(text: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    (found,) = faults(tmp_path)
    assert found.startswith("manifest.json: cannot be read: ")


def test_releases_hang_together(tmp_path: Path) -> None:
    first = written(tmp_path / "2026-06-01")
    before = {"release": first.name, "sha256": hashed(first)}
    written(tmp_path / "2026-07-01", previous=before)
    assert list(faults(tmp_path)) == []
    written(first, {"addresses.txt": b"other\n"})
    assert [line for line in faults(tmp_path) if line.startswith("2026-07-01")] == [
        "2026-07-01/manifest.json: the release before, 2026-06-01, is not the one that it was made after: "
        + "altered; its hash is not the one in the manifest"
    ]


def test_a_release_that_is_gone_from_among_them_is_missed(tmp_path: Path) -> None:
    first = written(tmp_path / "2026-06-01")
    second = written(tmp_path / "2026-07-01", previous={"release": first.name, "sha256": hashed(first)})
    shutil.rmtree(first)
    assert list(faults(tmp_path)) == ["2026-07-01/manifest.json: the release before, 2026-06-01, is missing"]
    assert list(faults(second)) == []  # alone it says nothing of the others


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path)
    monkeypatch.setattr(verify, "digest", lambda path: path.read_bytes() if path.name != "a.json" else _refused())
    assert "records/a.json: cannot be read: Permission denied" in list(faults(folder))


def _refused() -> str:
    raise PermissionError(errno.EACCES, "Permission denied")


def test_the_file_alone_runs_anywhere(tmp_path: Path) -> None:
    folder = written(tmp_path / "release")
    program = tmp_path / "verify.py"
    program.write_bytes(Path(verify.__file__).read_bytes())
    command: list[str | Path] = [sys.executable, "-I", "-S", program, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert hashed(folder) in done.stdout
    _one_byte(folder)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.partition(":")[0], done.stderr) == (1, "records/a.json", "")


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["a", "b"], 2), (["--help"], 2), (["nowhere"], 1)])
def test_without_a_folder_it_says_what_it_does(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == code
    assert ("python verify.py FOLDER" in capsys.readouterr().out) is (code == 2)


def test_names_that_a_terminal_obeys_are_spelt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path)
    (folder / "\x1b[2J").touch()
    assert main([str(folder)]) == 1
    assert capsys.readouterr().out.startswith("\\u001b[2J: added")
