"""The minimal site after a life: released, then with renamed, corrected, mended and dropped records; and how they were cited before."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from macros.history.versions import versions
from macros.site.build import build
from macros.site.editions import editions
from macros.site.releases.making import release
from macros.site.settings import settings
from tests.conftest import AS_OF, copy_minimal
from tests.once import once
from tests.real import ROOT
from tests.site.changing import CORRECTED, MENDED, REPORTS, TARGET, add, move, several, swap

RELEASED = date(2026, 5, 1)
VIETNAMESE = several(
    swap("mkdocs.yml", "      en: English", "      en: English\n      vi: Tiếng Việt"),
    lambda root: (root / "docs" / "words").mkdir(),
    lambda root: shutil.copyfile(ROOT / "docs" / "words" / "vi.yml", root / "docs" / "words" / "vi.yml"),
)
OLD, NEW = "river-renewal-spending", "spending-on-rivers"
TASK = "data/tasks/barrier-register.yml"
ALTERED = "altered:\n  - key: scope\n    was: The large rivers\n    date: 2026-02\n    source: river-report-2026\n"
LIVED = several(
    add(REPORTS, CORRECTED),
    move(f"data/indicators/{OLD}.yml", f"data/indicators/{NEW}.yml", f"redirect_from:\n  - {OLD}\n"),
    move(REPORTS, f"data/achievements/{NEW}.yml"),
    swap(TARGET, f"indicator: {OLD}", f"indicator: {NEW}"),
    swap(TARGET, "due: 2028", "due: 2028-06"),
    add(TARGET, MENDED),
    add(TARGET, ALTERED),
    add(TASK, "dropped:\n  date: 2026-05-01\n  source: river-report-2026\n"),
)

# what was cited -> its page now, what became of it, a word of what is said of it
CITED = {
    f"{OLD}.year-2024": (f"indicators/{NEW}", "unchanged", "Unchanged"),
    f"{OLD}.year-2025": (f"indicators/{NEW}", "revised", "Final accounts"),
    "renewal-spending-2028": ("targets/renewal-spending-2028", "revised", "due 2028"),
    "barrier-register": ("tasks/barrier-register", "withdrawn", "Withdrawn"),
}


@dataclass(frozen=True)
class Lived:
    """A site built after changes, and the names under which its records were cited before."""

    root: Path
    cited: Mapping[str, str]

    @property
    def site(self) -> Path:
        return self.root / "site"

    def json(self, name: str) -> Any:
        return json.loads((self.site / name).read_text(encoding="utf-8"))


def lived_in(shared: Path) -> Lived:
    """The site, built once below a folder that all processes of a run see; tests only read it."""
    folder = once(shared / "lived", _live)
    return Lived(folder / "minimal", json.loads((folder / "cited.json").read_text(encoding="utf-8")))


def _live(folder: Path) -> None:
    root = copy_minimal(folder)
    VIETNAMESE(root)
    before = editions(settings(root), RELEASED)
    release(before)
    cited = {key: versions(before.default.portfolio, key, "en")[0].cited for key in CITED}
    LIVED(root)
    build(settings(root), root / "site", AS_OF)
    (folder / "cited.json").write_text(json.dumps(cited), encoding="utf-8")
