"""Changes of the minimal site's files, for tests of what a change does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

REPORTS = "data/achievements/river-renewal-spending.yml"
TARGET = "data/targets/renewal-spending-2028.yml"
SOURCE = "data/sources/river-report-2026.yml"
OFFICE = "data/organisations/water-office.yml"

Change = Callable[[Path], object]


def swap(name: str, old: str, new: str) -> Change:
    """A file with one text in the place of another."""

    def change(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def add(name: str, text: str) -> Change:
    """A file with more at its end."""
    return lambda root: (root / name).write_text((root / name).read_text(encoding="utf-8") + text, encoding="utf-8")


def move(old: str, new: str, text: str = "") -> Change:
    """A file of another name, with more at its end."""

    def change(root: Path) -> None:
        (root / old).rename(root / new)
        add(new, text)(root)

    return change


def several(*changes: Change) -> Change:
    return lambda root: [change(root) for change in changes]


FRENCH = several(
    swap("mkdocs.yml", "      en: English", "      en: English\n      fr: Français"),
    lambda root: (root / "docs" / "words").mkdir(),
    lambda root: (root / "docs" / "words" / "fr.yml").write_text("name: Français\n", encoding="utf-8"),
    swap(OFFICE, "  en: Water", "  fr: Office\n  en: Water"),
)
CORRECTED = (
    "- id: year-2025-final\n  value: 27000000\n  measured: 2025\n  recorded: 2026-05-30\n  source: river-report-2026\n"
    "  replaces: year-2025\n  kind: source\n  reason:\n    en: Final accounts.\n"
)
MENDED = 'corrections:\n  - key: due\n    was: "2028"\n    date: 2026-06-01\n    kind: ours\n    reason:\n      en: A slip.\n'
RENAMED = several(
    move(OFFICE, "data/organisations/office-of-water.yml", "redirect_from:\n  - water-office\n"),
    swap(TARGET, "- water-office", "- office-of-water"),
    swap(TARGET, "organisation: water-office", "organisation: office-of-water"),
    swap("data/tasks/barrier-register.yml", "- water-office", "- office-of-water"),
)
