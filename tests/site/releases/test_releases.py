"""Releases of a site: made once, served unchanged, and every address in them answered by later builds."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from macros.reading.problem import UserError
from macros.render.parts import paging
from macros.render.past import differing
from macros.site.build import build
from macros.site.checking import checked
from macros.site.editions import editions
from macros.site.releases.addresses import answered
from macros.site.releases.held import releases
from macros.site.releases.making import release
from macros.site.releases.verify import faults
from macros.site.settings import settings
from macros.verdicts.case import Case
from tests.conftest import AS_OF, Run
from tests.repositories import committed, git

LATER = date(2026, 7, 1)
TARGET, INDICATOR = "renewal-spending-2028", "river-renewal-spending"


def made(root: Path, day: date = AS_OF) -> Path:
    """The release of a day of a site."""
    return release(editions(settings(root), day))


def told(root: Path, day: date = LATER) -> list[str]:
    """What check says of a site on a later day."""
    return [str(error) for error in checked(settings(root), day).errors]


def renamed(root: Path, *, redirect: bool) -> None:
    """The target gets another id."""
    path = root / "data" / "targets" / f"{TARGET}.yml"
    text = path.read_text("utf-8") + (f"redirect_from: [{TARGET}]\n" if redirect else "")
    path.with_name("spending-2028.yml").write_text(text, encoding="utf-8")
    path.unlink()


def test_a_release_holds_records_verdicts_addresses_and_its_own_check(minimal: Path) -> None:
    folder = made(minimal)
    assert folder == minimal / "docs" / "releases" / AS_OF.isoformat()
    found = json.loads((folder / "verdicts.json").read_text("utf-8"))["verdicts"]
    assert [(one["kind"], one["id"], one["state"]) for one in found] == [
        ("targets", TARGET, "behind"),
        ("tasks", "barrier-register", "due-no-report"),
    ]
    reports = json.loads((folder / "records" / "achievements.json").read_text("utf-8"))["records"]
    assert [one["id"] for one in reports] == ["year-2024", "year-2025"]
    lines = (folder / "addresses.txt").read_text("utf-8").splitlines()
    assert {f"targets/{TARGET}/", f"indicators/{INDICATOR}/#year-2025", "api/v1/targets.json", "about/"} <= set(lines)
    assert {"verify.py", "README.txt", "CITATION.cff", "LICENSE.txt", "manifest.json"} <= {
        path.name for path in folder.iterdir()
    }


def test_the_same_day_gives_the_same_bytes(minimal: Path, tmp_path: Path) -> None:
    first = made(minimal)
    shutil.move(first, tmp_path / "first")
    again = made(minimal)
    assert {path.name: path.read_bytes() for path in again.iterdir() if path.is_file()} == {
        path.name: path.read_bytes() for path in (tmp_path / "first").iterdir() if path.is_file()
    }


def test_a_checkout_leaves_the_bytes_of_a_release_as_they_are(minimal: Path, tmp_path: Path) -> None:
    folder = made(committed(minimal))
    committed(minimal)
    git(tmp_path, "clone", "-q", "-c", "core.autocrlf=true", str(minimal), "windows")
    there = tmp_path / "windows" / folder.relative_to(minimal)
    assert b"\r\n" in (tmp_path / "windows" / "mkdocs.yml").read_bytes()
    assert list(faults(there)) == []


@pytest.mark.parametrize("day", [AS_OF, date(2026, 5, 31)])
def test_what_was_released_is_never_written_again(day: date, minimal: Path, run: Run) -> None:
    folder = made(minimal)
    before = (folder / "manifest.json").read_bytes()
    done = run("release", "--root", minimal, "--as-of", day.isoformat())
    assert (done.code, (folder / "manifest.json").read_bytes()) == (1, before)
    assert "never written again" in done.err
    assert {path.name for path in folder.parent.iterdir()} == {folder.name, ".gitattributes"}


def test_what_was_made_is_verified_by_the_command(minimal: Path, run: Run) -> None:
    done = run("release", "--root", minimal, "--as-of", AS_OF.isoformat())
    folder = minimal / "docs" / "releases" / AS_OF.isoformat()
    assert (done.code, folder.is_dir()) == (0, True)
    assert run("verify", folder).code == 0
    (folder / "addresses.txt").write_text("about/\n", encoding="utf-8")
    done = run("verify", folder.parent)
    assert (done.code, done.out) == (
        1,
        f"{AS_OF}/addresses.txt: altered; its hash is not the one in the manifest\n",
    )


@pytest.mark.parametrize("name", ["verdicts.json", "records/targets.json", "manifest.json"])
def test_one_altered_byte_stops_check_release_and_build(name: str, minimal: Path, tmp_path: Path) -> None:
    path = made(minimal) / name
    path.write_bytes(path.read_bytes().replace(b"2028", b"2029", 1) if name != "manifest.json" else b"{}")
    (error,) = told(minimal)
    assert error.startswith(f"docs/releases/{AS_OF}/{name}:1:1: ")
    assert error.endswith("[release-altered]")
    for work in (lambda: made(minimal, LATER), lambda: build(settings(minimal), tmp_path / "out", LATER)):
        with pytest.raises(UserError, match="release-altered"):
            work()
    assert not (tmp_path / "out").exists()


def test_a_release_that_was_taken_away_is_missed(minimal: Path) -> None:
    first = made(minimal)
    second = made(minimal, LATER)
    shutil.rmtree(first)
    (error,) = told(minimal)
    assert error.startswith(f"docs/releases/{second.name}/manifest.json:1:1: ")
    assert f"made after {AS_OF}, and stands first" in error


def test_what_is_no_release_is_told(minimal: Path) -> None:
    made(minimal)
    (minimal / "docs" / "releases" / "2026-02-30").mkdir()
    (error,) = told(minimal)
    assert error.startswith("docs/releases/2026-02-30:1:1: ")


def test_an_address_that_would_vanish_is_told_with_the_release(minimal: Path) -> None:
    path = made(minimal) / "addresses.txt"
    renamed(minimal, redirect=False)
    found = told(minimal)
    line = path.read_text("utf-8").splitlines().index(f"targets/{TARGET}/") + 1
    (page,) = [error for error in found if f"targets/{TARGET}/," in error]
    assert page.startswith(f"docs/releases/{AS_OF}/addresses.txt:{line}:1: ")
    assert f"published in the release {AS_OF}, is gone" in page
    assert "redirect_from" in page


def test_a_redirect_answers_with_every_file_beside_the_page(minimal: Path) -> None:
    made(minimal)
    renamed(minimal, redirect=True)
    assert told(minimal) == []


def test_a_promise_that_was_dropped_answers(minimal: Path) -> None:
    made(minimal)
    path = minimal / "data" / "targets" / f"{TARGET}.yml"
    dropped = "dropped: {date: 2026-06-15, source: river-report-2026}\n"
    path.write_text(path.read_text("utf-8") + dropped, encoding="utf-8")
    assert told(minimal) == []


def test_a_page_that_somebody_wrote_and_a_report_count_too(minimal: Path) -> None:
    made(minimal)
    made(minimal, LATER)
    (minimal / "docs" / "about.md").unlink()
    path = minimal / "data" / "achievements" / f"{INDICATOR}.yml"
    path.write_text(path.read_text("utf-8").replace("id: year-2024", "id: in-2024"), encoding="utf-8")
    found = told(minimal, date(2026, 8, 1))
    assert ["about/," in error or "year-2024" in error for error in found] == [True, True, True]
    assert {error.partition("/addresses")[0] for error in found} == {f"docs/releases/{AS_OF}"}


def test_what_can_have_been_cited_stays_where_it_is_corrected_and_not_where_it_is_altered(minimal: Path) -> None:
    made(minimal)
    path = minimal / "data" / "targets" / f"{TARGET}.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("due: 2028", "due: 2029"), encoding="utf-8")
    (error,) = told(minimal)
    assert f"targets/{TARGET}/#{TARGET}-" in error
    assert "a fact that can be cited was altered" in error
    mended = "corrections:\n  - {key: due, was: '2028', date: 2026-06-20, kind: ours, reason: {en: A slip}}\n"
    path.write_text(text.replace("due: 2028", "due: 2029") + mended, encoding="utf-8")
    assert told(minimal) == []


def test_a_site_of_an_earlier_day_knows_no_later_release(minimal: Path) -> None:
    made(minimal, LATER)
    renamed(minimal, redirect=False)
    assert told(minimal, AS_OF) == []
    assert editions(settings(minimal), AS_OF).default.releases == ()


def differing_now(root: Path) -> list[tuple[str, str, str]]:
    """What the release of a site says otherwise than a site of a later day: the verdicts, and why."""
    found = editions(settings(root), LATER).default
    return [(one.published.state, one.state, one.why) for one in differing(found, TARGET)]


def test_a_rule_that_changed_after_a_release_is_told_and_a_correction_is_not_called_one(
    minimal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(minimal)
    assert differing_now(minimal) == []
    monkeypatch.setattr(Case, "at_or_beyond_path", property(lambda case: True))
    assert differing_now(minimal) == [("behind", "on-track", "changed-method")]
    path = minimal / "data" / "targets" / f"{TARGET}.yml"
    path.write_text(path.read_text("utf-8").replace("due: 2028", "due: 2029"), encoding="utf-8")
    assert differing_now(minimal) == [("behind", "on-track", "correction")]


@pytest.mark.parametrize("content", ["", "[]", '{"verdicts": [{"id": 3}]}', '{"verdicts": null}', "[" * 10**5])
def test_a_release_whose_verdicts_cannot_be_read_explains_nothing(content: str, minimal: Path) -> None:
    (made(minimal) / "verdicts.json").write_text(content, encoding="utf-8")
    assert dict(releases(minimal, LATER)[0].verdicts) == {}


@pytest.mark.slow
def test_later_builds_serve_it_unchanged_and_answer_every_address(
    minimal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a record has another id, and where a long list grew too short for its last page."""
    (minimal / "data/sources/law.yml").write_text(
        "title: {en: Law}\npublisher: {en: Office}\npublished: 2026-01-02\ngrade: law\n", encoding="utf-8"
    )
    with monkeypatch.context() as patched:
        patched.setattr(paging, "MOST", 1)
        patched.setattr(paging, "EACH", 1)
        folder = made(minimal)
    renamed(minimal, redirect=True)
    build(settings(minimal), out := tmp_path / "site", LATER)
    served = out / "releases" / folder.name
    files = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {path.relative_to(served): path.read_bytes() for path in served.rglob("*") if path.is_file()} == files
    with zipfile.ZipFile(out / "releases" / f"{folder.name}.zip") as taken:
        taken.extractall(tmp_path / "taken")
    assert list(faults(tmp_path / "taken")) == []
    assert 'href="releases/"' in (out / "index.html").read_text("utf-8")
    page = (out / "releases" / "index.html").read_text("utf-8")
    assert f'href="../releases/{folder.name}/verdicts.json"' in page
    lines = (folder / "addresses.txt").read_text("utf-8").splitlines()
    assert {"sources/2/", "sources/2/card.png"} <= set(lines)
    for line in lines:
        page, _, anchor = line.partition("#")
        path = out / page / "index.html" if (out / page).is_dir() else out / page
        assert path.is_file(), line
        assert not anchor or f'id="{anchor}"' in path.read_text("utf-8"), line


@pytest.mark.slow
def test_what_a_build_answers_is_there(built: Path, built_root: Path) -> None:
    for address in answered(editions(settings(built_root), AS_OF)):
        page, _, anchor = address.partition("#")
        path = built / page / "index.html" if page.endswith("/") or not page else built / page
        assert path.is_file(), address
        assert not anchor or f'id="{anchor}"' in path.read_text("utf-8")
    assert not (built / "releases").exists()
