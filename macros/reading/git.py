"""A site as it was at a ref of its git repository: only objects that are there already, no network, no shell."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from macros.reading.problem import UserError

_ASKED = ("mkdocs.yml", "data")
_FILE = ("100644", "100755", "100664")
# A name of git's that can stand in a command as it is; not one that counts back from another, as HEAD~1 does.
_NAME = re.compile(r"\w[\w./-]*", re.ASCII)
# Nothing is fetched from anywhere, and nobody is asked for a password.
_ALONE = ("--no-pager", "-c", "protocol.allow=never")
_QUIET = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


@dataclass(frozen=True)
class _Entry:
    """A path of a tree, from the site's folder, and the object that it names."""

    mode: str
    id: str
    path: str


@contextmanager
def unpacked(root: Path, ref: str) -> Iterator[Path]:
    """A temporary folder with mkdocs.yml and data/ of the site in `root` as they were at a ref.

    Links are not followed: a record that was one is missing there. Raises UserError where there is no git, no
    repository or no such ref, or where the repository does not hold what the ref names.
    """
    commit = _commit(root, ref)
    entries = [entry for entry in _entries(root, commit) if entry.mode in _FILE and _is_inside(entry.path)]
    if not any(entry.path == _ASKED[0] for entry in entries):
        raise UserError([f"{ref}: found no mkdocs.yml of this site in it, wanted a commit that has the site's folder"])
    with tempfile.TemporaryDirectory(prefix="minhbach-") as folder:
        place = Path(folder)
        for path, content in _contents(root, ref, entries):
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(content)
        yield place


def _commit(root: Path, ref: str) -> str:
    """The commit that a ref names. A ref that git could take for an option is none."""
    if not ref or ref.startswith("-") or not ref.isprintable():
        raise UserError([f"found the ref {ref!r}, wanted a branch, tag or commit, such as origin/main"])
    if (inside := _git(root, "rev-parse", "--is-inside-work-tree")).returncode:
        said = inside.stderr.decode(errors="replace").strip().splitlines()
        raise UserError(
            [f"{root}: found no git repository here ({said[0] if said else 'git says nothing'}); clone the site by git"]
        )
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if found.returncode:
        raise UserError([f"{ref}: found no such commit in this repository; {_to_get(root, ref)}"])
    return found.stdout.decode().strip()


def _to_get(root: Path, ref: str) -> str:
    """How to get what a ref names."""
    if not _NAME.fullmatch(ref):
        shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        return "get older ones by: git fetch --unshallow" if shallow else "name a branch, tag or commit"
    remote, _, branch = ref.partition("/")
    if branch and remote in ("origin", "upstream"):
        # Without its end, a clone of one branch or of the latest commit gets it and gives it no name.
        return f"get it by: git fetch {remote} {branch}:refs/remotes/{ref}"
    return f"get it by: git fetch origin {ref}, or name another (git branch -a lists them)"


def _entries(root: Path, commit: str) -> Iterator[_Entry]:
    """What a commit holds of the site in a folder, which may lie deep in its repository."""
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *_ASKED)
    if listed.returncode:
        raise UserError([f"{commit[:12]}: this repository does not hold its files; fetch it whole: git fetch origin"])
    for line in listed.stdout.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, _, id_ = head.decode().split(" ")
        yield _Entry(mode, id_, os.fsdecode(path))


def _is_inside(path: str) -> bool:
    """Whether a path of a tree, which anybody may write, stays in the folder that it is written into."""
    return not {"", ".", ".."} & set(path.split("/")) and "\\" not in path


def _contents(root: Path, ref: str, entries: list[_Entry]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every entry, from one run of git."""
    asked = "".join(f"{entry.id}\n" for entry in entries).encode()
    answer = memoryview(_git(root, "cat-file", "--batch", given=asked).stdout)
    at = 0
    for entry in entries:
        end = at + bytes(answer[at : at + 200]).find(b"\n")
        words = bytes(answer[at:end]).decode().split(" ")
        if len(words) != 3:  # "<id> missing"
            raise UserError([f"{ref}: this repository does not hold its {entry.path}; {_to_get(root, ref)}"])
        start, size = end + 1, int(words[2])
        yield entry.path, bytes(answer[start : start + size])
        at = start + size + 1


def _git(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", *_ALONE, "-C", str(root), *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False, env={**os.environ, **_QUIET})
    except OSError as error:
        raise UserError([f"git: {error.strerror or error}; comparing with a ref needs git, so install it"]) from None
