"""What pages say of a release: what was kept of a day, and the hash that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from macros.history.released import Published


@dataclass(frozen=True)
class Released:
    """A release: the day that it speaks for, the SHA-256 of its manifest, and its verdicts by promise."""

    day: date
    digest: str
    verdicts: Mapping[str, Published] = field(default_factory=dict, compare=False)

    @property
    def folder(self) -> str:
        """Where its files stand on the site."""
        return f"releases/{self.day.isoformat()}/"

    @property
    def archive(self) -> str:
        """Where all of them stand in one file, to take away."""
        return f"releases/{self.day.isoformat()}.zip"
