"""What is likely a slip is warned of at its line; what comes close to it and may be right is not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from macros.reading.checks import CAUTIONS
from macros.reading.load import cautions
from macros.reading.load import read as loaded
from tests.reading.files import INDICATOR, REPORT, SOURCE, TARGET, write

AS_OF = date(2026, 6, 1)
Changes = Mapping[str, str]
SECOND = REPORT.replace("first", "second").replace("2025", "2026-01")
REPORTS = "achievements/share.yml"


def warned(root: Path, changes: Changes) -> list[str]:
    """Place and code of every warning about the sound files with some of them changed."""
    found = loaded(write(root, changes), ("en",))
    assert found.problems == ()
    return [
        f"{one.path.removeprefix('data/')}:{one.line}:{one.column} {one.code}"
        for one in cautions(found, ("en",), AS_OF)
    ]


DOUBTFUL: list[tuple[str, Changes, list[str]]] = [
    ("recorded after the day", {REPORTS: REPORT.replace("2026-01-31", "2026-06-02")}, [f"{REPORTS}:4:13 date-in-future"]),
    ("measured after the day", {REPORTS: REPORT.replace("2025", "2026-07")}, [f"{REPORTS}:3:13 date-in-future"]),
    ("published after the day", {"sources/paper.yml": SOURCE + "published: 2027\n"}, [f"{REPORTS}:4:13 recorded-before-published", "sources/paper.yml:6:12 date-in-future"]),
    ("read after the day", {"sources/paper.yml": SOURCE + "accessed: 2026-06-02\n"}, ["sources/paper.yml:6:11 date-in-future"]),
    ("a reply after the day", {"targets/goal.yml": TARGET + "replies:\n  - {date: 2026-07, organisation: office, source: paper, text: {en: a}}\n", "organisations/office.yml": "title: {en: Office}\nkind: agency\n"}, ["targets/goal.yml:10:12 date-in-future"]),
    ("recorded the day before", {"sources/paper.yml": SOURCE + "published: 2026-02-01\n"}, [f"{REPORTS}:4:13 recorded-before-published"]),
    ("measured the day after", {"sources/paper.yml": SOURCE + "published: 2024-12-31\n"}, [f"{REPORTS}:3:13 measured-after-published"]),
    ("ten times", {REPORTS: REPORT + SECOND.replace("10", "100")}, [f"{REPORTS}:7:10 jump"]),
    ("a tenth, written first", {REPORTS: SECOND.replace("10", "1") + REPORT}, [f"{REPORTS}:2:10 jump"]),
    ("the same again", {REPORTS: REPORT + REPORT.replace("first", "second")}, [f"{REPORTS}:6:3 report-twice"]),
    ("an address again", {"sources/a.yml": SOURCE.replace("Paper", "A") + "url: https://a.org/\n", "sources/b.yml": SOURCE.replace("Paper", "B") + "url: https://a.org/\n"}, ["sources/b.yml:6:6 source-twice"]),
    ("a letter of another alphabet", {"indicators/share.yml": INDICATOR.replace("Share", "Sh\u0430re")}, ["indicators/share.yml:2:7 mixed-letters"]),
    ("nought for o", {"organisations/0ffice.yml": "title: {en: A}\nkind: agency\n"}, ["organisations/office.yml:1:1 like-another-id"]),
    ("a title in capitals", {"organisations/agency.yml": "title: {en: OFFICE}\nkind: agency\n"}, ["organisations/office.yml:2:7 like-another-title"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "places"), DOUBTFUL, ids=[row[0] for row in DOUBTFUL])
def test_a_slip_is_warned_of_at_its_place(name: str, changes: Changes, places: list[str], tmp_path: Path) -> None:
    assert sorted(warned(tmp_path, changes)) == sorted(places)


FINE: list[tuple[str, Changes]] = [
    ("the files as they are", {}),
    ("recorded on the day", {REPORTS: REPORT.replace("2026-01-31", "2026-06-01")}),
    ("a year that has begun", {REPORTS: REPORT.replace("2025", "2026")}),
    ("a projection", {REPORTS: REPORT.replace("2025", "2030") + "  nature: projected\n"}),
    ("money for a year to come", {REPORTS: REPORT.replace("2025", "2030") + "  money: planned\n"}),
    ("recorded in the month in which it came out", {"sources/paper.yml": SOURCE + "published: 2026-01\n"}),
    ("not quite ten times", {REPORTS: REPORT + SECOND.replace("10", "99.9")}),
    ("from nought", {REPORTS: REPORT.replace("10", "0") + SECOND}),
    ("from below a bound", {REPORTS: REPORT + "  quantifier: under\n" + SECOND.replace("10", "500")}),
    ("in another unit", {REPORTS: REPORT + SECOND.replace("10", "500") + "  unit: count\n"}),
    ("of another scope", {REPORTS: REPORT + SECOND.replace("10", "500") + "  scope: {en: One town}\n"}),
    ("the same of another time", {REPORTS: REPORT + SECOND}),
    ("a correction that says the same", {REPORTS: REPORT + SECOND.replace("2026-01\n", "2025\n") + "  replaces: first\n  reason: {en: a}\n  kind: ours\n"}),
    ("one title of two targets", {"targets/later.yml": TARGET.replace("2026-12-31", "2030")}),
    ("one title of two years", {"sources/book.yml": SOURCE + "published: 2025\n"}),
    ("dashes between digits", {"organisations/a-1-1.yml": "title: {en: A}\nkind: agency\n", "organisations/a-11.yml": "title: {en: B}\nkind: agency\n"}),
    ("a whole word of another alphabet", {"indicators/share.yml": INDICATOR.replace("Share", "Share \u0434\u043e\u043b\u044f")}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes"), FINE, ids=[row[0] for row in FINE])
def test_what_may_be_right_is_not_warned_of(name: str, changes: Changes, tmp_path: Path) -> None:
    assert warned(tmp_path, changes) == []


def test_a_missing_translation_is_warned_of_but_for_the_title_of_a_source(tmp_path: Path) -> None:
    found = loaded(write(tmp_path, {}), ("en", "vi"))
    told = [one for one in cautions(found, ("en", "vi"), AS_OF)]
    assert {one.code for one in told} == {"missing-translation"}
    assert [one.line for one in told if one.path == "data/sources/paper.yml"] == [4]


def test_every_caution_says_its_rule() -> None:
    assert [caution.__name__ for caution in CAUTIONS if not (caution.__doc__ or "").strip().endswith(".")] == []
