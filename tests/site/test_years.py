"""A repository that lives on: over five commits and two releases no address and no citation of any day is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from macros.render.citing.checks import check, known
from macros.site.build import build
from macros.site.checking import checked
from macros.site.editions import Editions, editions
from macros.site.releases.addresses import answered
from macros.site.releases.making import release
from macros.site.releases.verify import faults
from macros.site.settings import settings
from tests.conftest import Run, copy_minimal
from tests.repositories import committed
from tests.site.changing import REPORTS, SOURCE, TARGET, Change, add, move, several, swap

pytestmark = pytest.mark.slow

INDICATOR, PLEDGE, DOCUMENT = "river-renewal-spending", "renewal-spending-2028", "river-report-2026"
_TASK = "data/tasks/barrier-register.yml"
_RENAMED = "data/achievements/spending-on-rivers.yml"
_PLEDGED = "data/targets/pledge-2028.yml"
_LAW = "title: {en: Law}\npublisher: {en: Parliament}\npublished: 2026-06-25\ngrade: law\n"


def _everywhere(old: str, new: str) -> Change:
    """An id in every file that names it as a whole word of YAML."""

    def change(root: Path) -> None:
        for path in sorted((root / "data").rglob("*.yml")):
            text = path.read_text(encoding="utf-8")
            for place in ("source: ", "indicator: ", "- "):
                text = text.replace(f"{place}{old}\n", f"{place}{new}\n")
            path.write_text(text, encoding="utf-8")

    return change


def _new(path: str, text: str) -> Change:
    return lambda root: (root / path).write_text(text, encoding="utf-8")


# The day of each commit, and what it does to the one before; on some days a release follows.
COMMITS: list[tuple[date, Change, bool]] = [
    (date(2026, 5, 1), lambda root: None, True),
    (
        date(2026, 5, 20),
        add(
            REPORTS,
            f"- id: year-2025-final\n  value: 27000000\n  measured: 2025\n  recorded: 2026-05-20\n  source: {DOCUMENT}\n"
            "  replaces: year-2025\n  kind: source\n  reason: {en: Final accounts}\n",
        ),
        False,
    ),
    (
        date(2026, 6, 10),
        several(
            move(f"data/indicators/{INDICATOR}.yml", "data/indicators/spending-on-rivers.yml", f"redirect_from: [{INDICATOR}]\n"),
            move(REPORTS, _RENAMED),
            _everywhere(INDICATOR, "spending-on-rivers"),
            move(SOURCE, "data/sources/river-plan.yml", f"redirect_from: [{DOCUMENT}]\n"),
            _everywhere(DOCUMENT, "river-plan"),
        ),
        True,
    ),
    (
        date(2026, 7, 1),
        several(
            _new("data/sources/law.yml", _LAW),
            swap(TARGET, "    value: 40000000", "    value: 30000000"),
            move(
                TARGET,
                _PLEDGED,
                f"redirect_from: [{PLEDGE}]\naltered:\n"
                "  - {key: conditions.0.value, was: '40000000', date: 2026-06-25, source: law}\n",
            ),
        ),
        False,
    ),
    (
        date(2026, 8, 1),
        several(
            swap(_PLEDGED, "due: 2028", "due: 2029"),
            add(_PLEDGED, "corrections: [{key: due, was: '2028', date: 2026-07-30, kind: ours, reason: {en: A slip}}]\n"),
            add(_TASK, "dropped: {date: 2026-06-25, source: law}\n"),
        ),
        False,
    ),
]  # fmt: skip

# what was cited before the first change -> what became of it, a word of what is said
BECAME = {
    f"{INDICATOR}.year-2024": ("unchanged", "Unchanged"),
    f"{INDICATOR}.year-2025": ("revised", "Final accounts"),
    PLEDGE: ("revised", "at least 30"),
    "barrier-register": ("withdrawn", "Withdrawn on 25"),
}


@dataclass(frozen=True)
class Past:
    """The repository after its last commit: its built site, and what was published on the day of each commit."""

    root: Path
    now: Editions
    addresses: Mapping[date, frozenset[str]]
    cited: Mapping[date, frozenset[str]]


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    root = copy_minimal(tmp_path_factory.mktemp("years"))
    addresses: dict[date, frozenset[str]] = {}
    cited: dict[date, frozenset[str]] = {}
    for day, change, released in COMMITS:
        change(root)
        if addresses:
            assert [str(error) for error in checked(settings(root), day, against="HEAD").errors] == []
        found = editions(settings(root), day)
        addresses[day], cited[day] = answered(found), frozenset(known(found.default))
        if released:
            release(found)
        committed(root)
    return Past(root, build(settings(root), root / "site", day), addresses, cited)


def test_every_address_ever_published_still_answers(past: Past) -> None:
    site = past.root / "site"
    for day, addresses in past.addresses.items():
        assert len(addresses) > 100
        for address in sorted(addresses):
            page, _, anchor = address.partition("#")
            path = site / page / "index.html" if (site / page).is_dir() else site / page
            assert path.is_file(), f"{day}: {address}"
            assert not anchor or f'id="{anchor}"' in path.read_text(encoding="utf-8"), f"{day}: {address}"


def test_every_citation_ever_made_is_known_and_no_other_reads_as_unchanged(past: Past) -> None:
    days = list(past.cited)
    for day, cited in past.cited.items():
        for name in cited:
            (found,) = check(past.now.default, list(past.now.words.values()), name)
            assert found.outcome in ("unchanged", "revised", "withdrawn"), f"{day}: {name}"
    lost = past.cited[days[0]] - past.cited[days[-1]]
    assert lost == set()


@pytest.mark.parametrize("key", BECAME)
def test_what_was_cited_first_says_what_happened(key: str, past: Past, run: Run) -> None:
    outcome, said = BECAME[key]
    (name,) = [name for name in past.cited[COMMITS[0][0]] if name[:-13] == key]
    done = run("verify", name, "--root", past.root, "--as-of", COMMITS[-1][0].isoformat())
    assert done.out.startswith(f"{name}: {outcome}: ")
    assert said in done.out.replace("\N{NO-BREAK SPACE}", " ")


def test_what_was_released_is_served_as_it_was(past: Past) -> None:
    kept = past.root / "docs" / "releases"
    days = [day.isoformat() for day, _, released in COMMITS if released]
    assert sorted(path.name for path in kept.iterdir() if path.is_dir()) == days
    for day in days:
        assert list(faults(kept / day)) == list(faults(past.root / "site" / "releases" / day)) == []
