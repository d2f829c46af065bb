"""Old refs: read by git's plumbing, from the objects that are there, and every way in which that fails is told."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from macros.reading.git import unpacked
from macros.reading.problem import UserError
from tests.repositories import committed, git

SETTINGS, RECORD = "mkdocs.yml", "data/sources/paper.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A site's folder with one record, committed as `old`, and another text since."""
    root = tmp_path / "site"
    (root / "data" / "sources").mkdir(parents=True)
    (root / SETTINGS).write_text("site_name: S\n", encoding="utf-8")
    (root / RECORD).write_text("old: ý\n", encoding="utf-8")
    committed(root, tag="old")
    (root / RECORD).write_text("new\n", encoding="utf-8")
    return committed(root)


def files(root: Path, ref: str) -> dict[str, str]:
    with unpacked(root, ref) as folder:
        return {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in folder.rglob("*")
            if path.is_file()
        }


def refused(root: Path, ref: str) -> str:
    with pytest.raises(UserError) as error, unpacked(root, ref):
        pass
    return str(error.value)


@pytest.mark.parametrize("ref", ["old", "HEAD^1", "main~1", "refs/tags/old"])
def test_files_are_as_they_were(ref: str, repository: Path) -> None:
    assert files(repository, ref) == {SETTINGS: "site_name: S\n", RECORD: "old: ý\n"}
    assert (repository / RECORD).read_text(encoding="utf-8") == "new\n"


def test_the_folder_is_gone_afterwards(repository: Path) -> None:
    with unpacked(repository, "old") as folder:
        assert folder.is_dir()
    assert not folder.exists()


def test_a_site_deep_in_a_repository_is_read_alone(tmp_path: Path) -> None:
    for name in ("", "one", "one/two"):
        (tmp_path / name / "data").mkdir(parents=True)
        (tmp_path / name / SETTINGS).write_text(f"at: '{name}'\n", encoding="utf-8")
    committed(tmp_path)
    assert files(tmp_path / "one", "HEAD") == {SETTINGS: "at: 'one'\n"}


def test_a_shallow_clone_that_has_the_ref_is_enough(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", "--branch=old", repository.as_uri(), "shallow")
    assert files(tmp_path / "shallow", "HEAD")[RECORD] == "old: ý\n"
    assert "get older ones by: git fetch --unshallow" in refused(tmp_path / "shallow", "HEAD~1")


def test_the_command_that_is_told_gets_the_branch(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", "--branch=old", repository.as_uri(), "shallow")
    told = refused(tmp_path / "shallow", "origin/main")
    git(tmp_path / "shallow", *told.partition("get it by: git ")[2].split())
    assert files(tmp_path / "shallow", "origin/main")[RECORD] == "new\n"


def test_links_are_not_followed(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (repository / "data" / "sources" / "link.yml").symlink_to(tmp_path / "secret")
    (repository / "data" / "tasks").symlink_to(tmp_path)
    committed(repository)
    assert set(files(repository, "HEAD")) == {SETTINGS, RECORD}


@pytest.mark.parametrize("name", ["../out.yml", "sources/../../../out.yml"])
def test_a_tree_cannot_write_outside(name: str, repository: Path) -> None:
    """Trees like these are made by hand; git's own commands would not check them out."""
    blob = subprocess.run(
        ["git", "-C", repository, "hash-object", "-w", "--stdin"], input=b"x", capture_output=True, check=True
    ).stdout.decode()
    tree = f"100644 blob {blob.strip()}\t".encode()
    for part in reversed(["data", *name.split("/")]):
        made = subprocess.run(
            ["git", "-C", repository, "mktree"], input=tree + part.encode() + b"\n", capture_output=True, check=False
        )
        if made.returncode:
            pytest.skip("this git makes no such tree")
        tree = f"040000 tree {made.stdout.decode().strip()}\t".encode()
    settings = git(repository, "ls-tree", "HEAD", SETTINGS)
    whole = subprocess.run(
        ["git", "-C", repository, "mktree"],
        input=tree + b"data\n" + settings.encode() + b"\n",
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert set(files(repository, git(repository, "commit-tree", "-m", "evil", whole.strip()))) == {SETTINGS}


REFUSED = {
    "nowhere": "nowhere: found no such commit in this repository; get it by: git fetch origin nowhere",
    "origin/main": "origin/main: found no such commit in this repository; get it by: git fetch origin main:refs/remotes/origin/main",
    "old:data": "found no such commit in this repository; name a branch, tag or commit",
    "": "found the ref '', wanted a branch, tag or commit, such as origin/main",
    "--upload-pack=touch x": "found the ref '--upload-pack=touch x', wanted a branch",
    "-c": "found the ref '-c', wanted a branch",
    "old\n": r"found the ref 'old\n', wanted a branch",
    "\0": r"found the ref '\x00', wanted a branch",
    "$(touch x)": "found no such commit",
}


@pytest.mark.parametrize("ref", REFUSED)
def test_a_ref_that_names_nothing_is_told(ref: str, repository: Path) -> None:
    assert REFUSED[ref] in refused(repository, ref)
    assert not list(repository.glob("x*"))


def test_a_folder_that_is_no_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "found no git repository here (fatal: not a git repository" in refused(tmp_path, "main")


def test_no_git_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert "git: No such file or directory; comparing with a ref needs git" in refused(repository, "main")


def test_a_ref_before_the_site_is_told(repository: Path) -> None:
    git(repository, "rm", "-q", SETTINGS)
    committed(repository)
    assert "HEAD: found no mkdocs.yml of this site in it" in refused(repository, "HEAD")


def test_objects_that_are_not_there_are_told_and_not_fetched(repository: Path, tmp_path: Path) -> None:
    """A partial clone would ask its server for what it lacks."""
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", repository.as_uri(), "partial")
    assert "this repository does not hold its" in refused(tmp_path / "partial", "old")
    (repository.rename(tmp_path / "away"))
    assert "this repository does not hold its" in refused(tmp_path / "partial", "old")
