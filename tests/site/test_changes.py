"""A build after any changes gives the bytes of a clean build, and makes again only what depends on them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.render.parts import paging
from macros.site import digests
from macros.site.build import build, unchanged
from macros.site.settings import settings as settings_of
from tests.bench import synthetic
from tests.bench.synthetic import AS_OF
from tests.site.changing import REPORTS, add
from tests.site.edits import EDITS

LATER = date(2026, 12, 2)


def files(site: Path) -> dict[str, bytes]:
    """Every file of a built site, its manifest too."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def clean(root: Path, folder: Path, as_of: date) -> dict[str, bytes]:
    """The files of a site that was built from nothing but drawings."""
    new = Path(shutil.copytree(root, folder / "clean", ignore=shutil.ignore_patterns("site", ".*")))
    (new / ".cache").mkdir()
    (new / ".cache" / "charts").symlink_to(root / ".cache" / "charts")
    build(settings_of(new), new / "site", as_of)
    made = files(new / "site")
    shutil.rmtree(new)
    return made


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small built site with its cache; tests copy it."""
    root = synthetic.write(tmp_path_factory.mktemp("changes") / "site", 2)
    build(settings_of(root), root / "site", AS_OF)
    return root


@pytest.fixture
def site(begun: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return Path(shutil.copytree(begun, tmp_path / "changed"))


def words(page: Path) -> str:
    """A page, its spaces all alike."""
    return page.read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")


def differing(root: Path, folder: Path, as_of: date) -> list[str]:
    """The files that another build of a changed site would not leave as a clean build makes them."""
    build(settings_of(root), root / "site", as_of)
    now, new = files(root / "site"), clean(root, folder, as_of)
    return sorted(path for path in now.keys() | new.keys() if now.get(path) != new.get(path))


@pytest.mark.slow
@pytest.mark.parametrize(
    "edits", [("value", "ask", "rename"), ("template", "delete", "translate"), ("page", "configure", "mend")]
)
def test_a_build_after_edits_gives_the_bytes_of_a_clean_one(site: Path, tmp_path: Path, edits: tuple[str, ...]) -> None:
    for nth, edit in enumerate(edits):
        EDITS[edit](site, Random(nth))
        build(settings_of(site), site / "site", AS_OF)
    assert differing(site, tmp_path, AS_OF) == []


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists that go on to another page after each row."""
    monkeypatch.setattr(paging, "MOST", 1)
    monkeypatch.setattr(paging, "EACH", 1)


@pytest.mark.slow
@pytest.mark.usefixtures("short")
def test_pages_of_lists_after_edits_are_those_of_a_clean_build(site: Path, tmp_path: Path) -> None:
    for nth, edit in enumerate(("promise", "value")):
        EDITS[edit](site, Random(nth))
        build(settings_of(site), site / "site", AS_OF)
    assert (site / "site" / "targets" / "2" / "index.html").is_file()
    assert differing(site, tmp_path, AS_OF) == []


@pytest.mark.slow
def test_silence_is_told_beside_the_newest_report_of_all(minimal: Path, tmp_path: Path) -> None:
    """What stands on the page of a promise without report follows from reports on something else."""
    build(settings_of(minimal), minimal / "site", LATER)
    source = (minimal / "data" / "sources" / "river-report-2026.yml").read_text("utf-8")
    later = source.replace("published: 2026-03-20", "published: 2026-10-01").replace("accessed: 2026-04-02", "")
    (minimal / "data" / "sources" / "autumn-report.yml").write_text(later, encoding="utf-8")
    report = "- id: autumn\n  value: 27000000\n  measured: 2026-09\n  recorded: 2026-10-02\n  source: autumn-report\n"
    add(REPORTS, report)(minimal)
    assert differing(minimal, tmp_path, LATER) == []
    assert "1 October 2026" in words(minimal / "site" / "tasks" / "barrier-register" / "index.html")


@pytest.mark.long
@settings(max_examples=12, deadline=None)
@given(edits=st.lists(st.tuples(st.sampled_from([*EDITS, "day"]), st.integers(0, 99)), min_size=1, max_size=6))
def test_a_build_after_any_edits_gives_the_bytes_of_a_clean_one(
    begun: Path, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int]]
) -> None:
    folder, day = tmp_path_factory.mktemp("any"), AS_OF
    root = Path(shutil.copytree(begun, folder / "changed"))
    for edit, seed in edits:
        if edit == "day":
            day = LATER
        else:
            EDITS[edit](root, Random(seed))
        assert differing(root, folder, day) == []


@pytest.mark.slow
def test_a_site_is_unchanged_until_a_file_the_day_the_program_or_the_site_changes(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_ = settings_of(site)

    def still(day: date = AS_OF, *, known_only: bool = False) -> bool:
        from_ = digests.site_digest(settings_, day, known_only=known_only)
        return unchanged(settings_, site / "site", from_)

    assert still()
    assert not still(LATER)
    assert not still(known_only=True)
    with monkeypatch.context() as other:
        other.setattr(digests, "engine", lambda: "another version")
        assert not still()
    (site / "site" / "index.html").write_text("edited by hand", encoding="utf-8")
    assert not still()


@pytest.mark.slow
def test_a_changed_value_writes_only_what_shows_it(site: Path) -> None:
    before = max(path.stat().st_mtime_ns for path in (site / "site").rglob("*"))
    path = site / "data" / "achievements" / "i-00001.yml"
    path.write_text(path.read_text("utf-8").replace("value: ", "value: 1", 1), encoding="utf-8")
    build(settings_of(site), site / "site", AS_OF)
    written = {path for path in (site / "site").rglob("*") if path.is_file() and path.stat().st_mtime_ns > before}
    names = {path.relative_to(site / "site").as_posix() for path in written}
    assert {"api/v1/achievements.csv", "indicators/i-00001/data.csv"} <= names
    assert not {name for name in names if name.startswith(("programmes/", "vi/programmes/", "assets/", "questions/"))}
    assert {Path(name).parts[1] for name in names if name.startswith("indicators/i-")} == {"i-00001"}
