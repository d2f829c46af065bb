"""What a process remembers of a site that it builds again and again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros.reading.kept import Kept, remembered
from macros.site.trees.finished import Finished


@dataclass
class Following:
    """Of one build for the next: the records read, the trees."""

    records: Kept
    trees: tuple[Finished, ...] = ()


def following(root: Path) -> Following:
    """Nothing remembered yet of the site in a folder."""
    return Following(remembered(root))
