"""The date of a build: given, else SOURCE_DATE_EPOCH, else the commit's, else today."""

from __future__ import annotations

import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from macros.reading.problem import UserError
from macros.site.as_of import as_of, known_day

COMMITTED = "2026-03-04T23:30:00-08:00"  # already the 5th in UTC
EPOCH = str(int(datetime(2026, 2, 3, tzinfo=UTC).timestamp()))


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, as somebody, without this machine's settings."""
    somebody = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": COMMITTED}
    somebody |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_COMMITTER_DATE": COMMITTED}
    alone = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "PATH": "/usr/bin:/bin"}
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, env=somebody | alone)


def is_today(found: date) -> bool:
    """Whether a date is today's, midnight passing during the test allowed for."""
    return datetime.now(UTC).date() - found in (timedelta(0), timedelta(1))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, in which data/ is as committed."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yml").write_text("a: 1\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "All")
    return tmp_path


def test_given_date_wins(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert as_of(site, "2024-02-29") == (date(2024, 2, 29), "--as-of")


def test_then_the_epoch(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert as_of(site, None) == (date(2026, 2, 3), "SOURCE_DATE_EPOCH")


def test_then_the_commit_in_its_own_time_zone(site: Path) -> None:
    assert as_of(site, None) == (date(2026, 3, 4), "the last commit")


def test_change_outside_data_leaves_it_the_commits(site: Path) -> None:
    (site / "notes.txt").write_text("x", encoding="utf-8")
    assert as_of(site, None) == (date(2026, 3, 4), "the last commit")


@pytest.mark.parametrize("change", ["changed", "added", "deleted", "staged"])
def test_then_today_when_data_is_not_as_committed(site: Path, change: str) -> None:
    path = site / "data" / "a.yml"
    match change:
        case "changed":
            path.write_text("a: 2\n", encoding="utf-8")
        case "added":
            (site / "data" / "b.yml").write_text("b: 1\n", encoding="utf-8")
        case "deleted":
            path.unlink()
        case "staged":
            path.write_text("a: 2\n", encoding="utf-8")
            git(site, "add", ".")
    found, why = as_of(site, None)
    assert is_today(found)
    assert why.startswith("today")


def test_site_below_the_root_of_its_repository(site: Path) -> None:
    below = site / "sites" / "one"
    (below / "data").mkdir(parents=True)
    (below / "data" / "a.yml").write_text("a: 1\n", encoding="utf-8")
    assert is_today(as_of(below, None)[0])
    git(site, "add", ".")
    git(site, "commit", "--quiet", "--message", "One")
    assert as_of(below, None) == (date(2026, 3, 4), "the last commit")


def test_today_without_git(site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert is_today(as_of(site, None)[0])


def test_today_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert is_today(as_of(tmp_path, None)[0])


def test_today_before_the_first_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    git(tmp_path, "init", "--quiet")
    assert is_today(as_of(tmp_path, None)[0])


@pytest.mark.parametrize("text", ["", "today", "2026-02-30", "2026-13-01", "20260203", "2026-2-3", "2026-W05-1", "26"])
def test_date_that_does_not_exist_is_refused(site: Path, text: str) -> None:
    with pytest.raises(UserError) as told:
        as_of(site, text)
    assert str(told.value) == f"--as-of: found {text!r}, wanted a day that exists, as YYYY-MM-DD"


@pytest.mark.parametrize("text", ["soon", "1.5", "9" * 30])
def test_epoch_that_is_no_number_of_seconds_is_refused(site: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(UserError) as told:
        as_of(site, None)
    assert str(told.value) == f"SOURCE_DATE_EPOCH: found {text!r}, wanted seconds since 1970"


@pytest.mark.parametrize("beside", [None, "2026-02-01"])
def test_a_site_of_what_was_known_is_of_one_day(beside: str | None) -> None:
    assert known_day("2026-02-01", beside) == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("given", "beside", "said"),
    [
        ("2026-02-30", None, "--known-on: found '2026-02-30', wanted a day that exists, as YYYY-MM-DD"),
        ("2026-02", None, "--known-on: found '2026-02', wanted a day that exists, as YYYY-MM-DD"),
        ("2026-02-01", "x", "--as-of: found 'x', wanted a day that exists, as YYYY-MM-DD"),
        ("2026-02-01", "2026-02-02", "--known-on 2026-02-01 with --as-of 2026-02-02: wanted one day"),
    ],
)
def test_a_wrong_day_of_knowledge_is_told(given: str, beside: str | None, said: str) -> None:
    with pytest.raises(UserError) as told:
        known_day(given, beside)
    assert str(told.value).startswith(said)
