"""What a process remembers of a site that it builds again and again, and what of it is new already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.reading.kept import Kept, remembered
from macros.site.trees.finished import Finished


@dataclass
class Following:
    """Of one build for the next: the records read, the trees. Of a build at work: the folders that are new already.

    ahead: where these folders stand, while the rest of the site is made; None between builds.
    """

    records: Kept
    trees: tuple[Finished, ...] = ()
    ahead: Path | None = None
    folders: frozenset[str] = frozenset()

    def tell(self, ahead: Path, folders: Iterable[str]) -> None:
        """Some folders, by their paths, are new already, below another folder than that of the site."""
        self.ahead, self.folders = ahead, frozenset(folders)

    def found(self, path: str) -> Path | None:
        """The file or folder at a path of the site, if it is new already."""
        place, above = path.strip("/"), path.strip("/").rpartition("/")[0]
        ahead = self.ahead
        return ahead / place if ahead and not self.folders.isdisjoint((place, above)) else None


def following(root: Path) -> Following:
    """Nothing remembered yet of the site in a folder."""
    return Following(remembered(root))
