"""Records that were kept are those that reading the files again gives, and what is broken there is read past."""

from __future__ import annotations

import errno
import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.portfolio import KINDS
from macros.model.record import Record
from macros.reading import kept, load, yaml_file
from macros.reading.kept import Kept
from macros.reading.load import Loaded
from macros.reading.places import places
from macros.reading.plain import maker, plain
from tests.reading.files import FILES, REPORT, write

LANGUAGES = ("en", "vi")


def told(loaded: Loaded) -> tuple[object, ...]:
    """Everything that was read: records with the types and order of their parts, files, lines, problems."""
    records = {kind: {id_: repr(one) for id_, one in getattr(loaded.portfolio, kind).items()} for kind in KINDS}
    lines = places(loaded) if not loaded.problems else {}
    return records, dict(loaded.documents), lines, loaded.problems


def same(root: Path, cache: Path) -> Loaded:
    """What is read with a cache, after it was found to be what is read without."""
    found, wanted = load.read(root, LANGUAGES, kept=Kept(cache)), load.read(root, LANGUAGES)
    assert told(found) == told(wanted)
    return found


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed, as they are."""
    names: list[str] = []
    parse = yaml_file.parse
    monkeypatch.setattr(yaml_file, "parse", lambda name, raw: names.append(name) or parse(name, raw))
    return names


def read(root: Path, cache: Path, parsed: list[str]) -> list[str]:
    """The names of the files that are parsed when a folder is read with a cache; the same is read without one."""
    parsed.clear()
    found = load.read(root, LANGUAGES, kept=Kept(cache))
    names = list(parsed)
    assert told(found) == told(load.read(root, LANGUAGES))
    return names


ALL = sorted(f"data/{name}" for name in FILES)
CACHE = "cache/records"


def test_only_files_that_changed_are_parsed(tmp_path: Path, parsed: list[str]) -> None:
    nothing_said = FILES["indicators/share.yml"] + "bounds: {}\n"
    root, cache = write(tmp_path, {"indicators/share.yml": nothing_said}), tmp_path / CACHE
    assert sorted(read(root, cache, parsed)) == ALL
    assert read(root, cache, parsed) == []
    report = root / "data/achievements/share.yml"
    before = report.stat()
    report.write_text(REPORT.replace("value: 10", "value: 11"), "utf-8")
    os.utime(report, ns=(before.st_atime_ns, before.st_mtime_ns))  # within one tick of the clock, in the same size
    assert read(root, cache, parsed) == ["data/achievements/share.yml"]
    assert load.read(root, LANGUAGES, kept=Kept(cache)).portfolio.reports("share")[0].value == Decimal(11)
    report.write_text(REPORT, "utf-8")
    assert read(root, cache, parsed) == [], "what was there a while ago is known still"


def test_what_a_file_says_counts_under_its_own_name_only(tmp_path: Path, parsed: list[str]) -> None:
    root, cache = write(tmp_path, {}), tmp_path / CACHE
    read(root, cache, parsed)
    shutil.copy(root / "data/units/km.yml", root / "data/units/mile.yml")
    shutil.copy(root / "data/units/km.yml", root / "data/pillars/km.yml")
    assert read(root, cache, parsed) == ["data/pillars/km.yml", "data/units/mile.yml"]
    assert load.read(root, LANGUAGES, kept=Kept(cache)).portfolio.units["mile"].id == "mile"


def test_where_anything_is_wrong_nothing_is_written(tmp_path: Path) -> None:
    root = write(tmp_path, {"units/km.yml": "title: ["})
    assert same(root, tmp_path / CACHE).problems
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("collects", [True, False])
def test_the_garbage_collector_works_after_reading_as_before(collects: bool, tmp_path: Path) -> None:
    (gc.enable if collects else gc.disable)()
    try:
        load.read(write(tmp_path, {}), LANGUAGES)
        assert gc.isenabled() is collects
        with pytest.raises(ZeroDivisionError):
            load.read(tmp_path, LANGUAGES, step=lambda *_: 1 // 0)  # type: ignore[arg-type]
        assert gc.isenabled() is collects
    finally:
        gc.enable()


FAULTS = {
    "no YAML": ("units/km.yml", "title: ["),
    "an unknown key": ("units/km.yml", "title:\n  en: km\nname: km\n"),
    "a name of nothing": ("tasks/decree.yml", "title:\n  en: Decree\nsource: nothing\n"),
    "out of bounds": ("indicators/share.yml", FILES["indicators/share.yml"] + "bounds:\n  high: 5\n"),
    "a former id that lives": ("organisations/office.yml", FILES["organisations/office.yml"] + "redirect_from: [office]\n"),
    "another language": ("units/km.yml", "title:\n  fr: km\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTS)
def test_problems_are_told_alike_with_a_warm_cache(case: str, tmp_path: Path) -> None:
    name, text = FAULTS[case]
    root, cache = write(tmp_path, {}), tmp_path / CACHE
    assert not same(root, cache).problems
    (root / "data" / name).write_text(text, "utf-8")
    assert same(root, cache).problems


def one_pack(cache: Path) -> Path:
    """The pack with the report."""
    return next(path for path in cache.iterdir() if b"achievements/share" in path.read_bytes())


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"value":10', b'"value":19'))


def age(path: Path) -> None:
    head, _, body = path.read_bytes().partition(b" ")
    path.write_bytes(head[::-1] + b" " + body)


def become_foreign(path: Path) -> None:
    """A line that is not ours, with its hash: what a later version could write if it forgot to say so."""
    _, _, body = path.read_bytes().partition(b"\n")
    spans, digest = body.split(b" ")[2], body.split(b" ")[1]
    body = b"achievements/share " + digest + b" " + spans + b' [{"measured":"soon"}]\n'
    path.write_bytes(kept._head(body) + body)


def say_nothing(path: Path) -> None:
    path.write_bytes(kept._head(b"nothing\n") + b"nothing\n")


def speak_no_utf8(path: Path) -> None:
    _, _, body = path.read_bytes().partition(b"\n")
    path.write_bytes(kept._head(body := body.replace(b"first", b"\xff")) + body)


BROKEN: list[Callable[[Path], object]] = [
    cut, spoil, age, become_foreign, say_nothing, speak_no_utf8, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"\xff\0\n\n"),
    lambda path: path.unlink(), lambda path: (path.unlink(), path.mkdir()),
]  # fmt: skip


@pytest.mark.parametrize("harm", BROKEN)
def test_a_broken_pack_is_read_past_and_made_again(
    harm: Callable[[Path], object], tmp_path: Path, parsed: list[str]
) -> None:
    root, cache = write(tmp_path, {}), tmp_path / CACHE
    read(root, cache, parsed)
    harm(pack := one_pack(cache))
    assert "data/achievements/share.yml" in read(root, cache, parsed)
    assert pack.is_dir() or read(root, cache, parsed) == []


def test_a_cache_that_cannot_be_written_is_only_slower(tmp_path: Path, parsed: list[str]) -> None:
    root, cache = write(tmp_path, {}), tmp_path / CACHE
    cache.parent.write_bytes(b"no folder")
    assert sorted(read(root, cache, parsed)) == ALL
    assert sorted(read(root, cache, parsed)) == ALL


def test_a_full_disk_is_only_slower(tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_one: Path, _other: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    root, cache = write(tmp_path, {}), tmp_path / CACHE
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        assert sorted(read(root, cache, parsed)) == ALL
        assert sorted(read(root, cache, parsed)) == ALL
    assert sorted(read(root, cache, parsed)) == ALL
    assert read(root, cache, parsed) == []


def test_who_only_looks_up_writes_nothing(tmp_path: Path, parsed: list[str]) -> None:
    root = write(tmp_path, {})
    load.read(root, LANGUAGES, kept=kept.looked_up(root))
    assert not (root / ".cache").exists()
    load.read(root, LANGUAGES, kept=kept.kept(root))
    parsed.clear()
    load.read(root, LANGUAGES, kept=kept.looked_up(root))
    assert parsed == []


def test_a_part_that_a_killed_run_left_is_written_over(tmp_path: Path, parsed: list[str]) -> None:
    root, cache = write(tmp_path, {}), tmp_path / CACHE
    read(root, cache, parsed)
    pack = one_pack(cache)
    pack.rename(pack.with_suffix(".part"))
    assert read(root, cache, parsed)
    assert read(root, cache, parsed) == []
    assert not list(cache.glob("*.part"))


@pytest.mark.slow
def test_a_pack_forgets_what_is_no_longer_asked_for(tmp_path: Path) -> None:
    root, cache = write(tmp_path, {}), tmp_path / CACHE
    for value in range(20):
        (root / "data/achievements/share.yml").write_text(REPORT.replace("value: 10", f"value: {value}"), "utf-8")
        same(root, cache)
    assert one_pack(cache).read_bytes().count(b"achievements/share ") <= 2


@pytest.mark.slow
def test_two_runs_may_write_at_once(tmp_path: Path, parsed: list[str]) -> None:
    root, cache = write(tmp_path, {}), tmp_path / CACHE
    code = (
        "import shutil,sys; from pathlib import Path; from macros.reading.kept import Kept\n"
        "from macros.reading.load import read\n"
        "for _ in range(40): assert not read(Path(sys.argv[1]), ('en',), kept=Kept(Path(sys.argv[2]))).problems; "
        "shutil.rmtree(sys.argv[2], ignore_errors=True)"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code, root, cache]) for _ in range(2)]
    assert [run.wait(60) for run in runs] == [0, 0]
    read(root, cache, parsed)
    assert read(root, cache, parsed) == []


def test_what_is_kept_of_a_file_is_the_hash_of_its_bytes_and_its_lines(tmp_path: Path) -> None:
    root, cache = (
        write(tmp_path, {"units/two.yml": "# a\ntitle:\n  en: two\n\n"}),
        tmp_path / CACHE,
    )
    for _ in range(2):
        documents = same(root, cache).documents
        for (kind, id_), file in documents.items():
            raw = (root / "data" / kind / f"{id_}.yml").read_bytes()
            assert (file.raw, file.digest) == (raw, sha256(raw).hexdigest())
        assert documents["units", "two"].lines == ((2, 3),)
    (root / "data/units/bad.yml").write_bytes(b"\xff")
    bad = load.read(root, LANGUAGES).documents["units", "bad"]
    assert (bad.raw, bad.digest, bad.lines) == (b"\xff", sha256(b"\xff").hexdigest(), ())


def test_a_place_is_that_of_the_bytes_that_were_read(tmp_path: Path) -> None:
    root, cache = write(tmp_path, {}), tmp_path / CACHE
    for _ in range(2):
        file = load.read(root, LANGUAGES, kept=Kept(cache)).documents["achievements", "share"]
        path = root / "data/achievements/share.yml"
        path.write_text("\n\n" + REPORT, "utf-8")
        assert file.place((0, "value")) == (2, 10)
        path.write_text(REPORT, "utf-8")


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_field_of_every_kind_has_a_plain_form(kind: type[Record]) -> None:
    maker(kind)


@pytest.mark.slow
def test_the_real_records_are_kept_whole(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    for _ in range(2):
        portfolio = same(root, tmp_path / CACHE).portfolio
    for kind in KINDS:
        for one in getattr(portfolio, kind).values():
            for record in one if isinstance(one, tuple) else (one,):
                again = maker(KINDS[kind])(plain(record))
                assert (again, repr(again)) == (record, repr(record))
                assert again.model_fields_set == record.model_fields_set
                assert again.model_dump_json() == record.model_dump_json()


WRITTEN = {
    "value": ["10", "10.50", "0.000000000001", "007", "-0", "1.500", "~", '"10"', "999999999999999999"],
    "measured": ["2025", '"2025"', "{date: 2025-Q2, inferred: true}", "{date: 2024}", "2016/2020", "soon"],
    "note": ["{en: 'a  b', vi: \"Vie\u0302\u0323t\"}", "{en: ''}", '{en: Đạt, vi: "a \\u2028"}'],
    "statement": ["{en: |\n   x\n\n   y\n  }", "{en: 'x\\ny'}"],
    "change": ["{value: 4.24, unit: not-stated, since: 2024}", "{value: +4, unit: points}"],
    "locator": ["'  p. 1 '", "¶ 4", "1"],
    "nature": ["projected", "measured"],
    "scope": ["{vi: Hà Nội}"],
}
SOUND = {"value": "10", "measured": "2025", "recorded": "2026-01-31", "source": "paper"}
CHANGES = st.fixed_dictionaries({}, optional={key: st.sampled_from(values) for key, values in WRITTEN.items()})


@pytest.mark.slow
@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(CHANGES, max_size=2), st.sampled_from(["\n", "\r\n"]))
def test_any_edit_is_read_alike(
    tmp_path_factory: pytest.TempPathFactory, edits: list[dict[str, str]], end: str
) -> None:
    root = write(tmp_path_factory.mktemp("site"), {})
    reports = ["".join(f"  {key}: {value}\n" for key, value in {**SOUND, **edit}.items()) for edit in edits]
    text = REPORT + "".join(f"- id: n{at}\n{report}" for at, report in enumerate(reports))
    (root / "data/achievements/share.yml").write_bytes(text.replace("\n", end).encode())
    for _ in range(2):
        same(root, root / CACHE)
