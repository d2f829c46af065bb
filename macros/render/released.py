"""What pages say of a release: what was kept of a day, and the hash that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Released:
    """A release: the day that it speaks for, and the SHA-256 of its manifest."""

    day: date
    digest: str

    @property
    def folder(self) -> str:
        """Where its files stand on the site."""
        return f"releases/{self.day.isoformat()}/"
