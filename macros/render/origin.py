"""Where the records of a site are kept: the way from what a page shows to the line that says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.reading.places import Lines
from macros.render.hosts import Repository


@dataclass(frozen=True)
class Origin:
    """A repository, and the lines of each record in it by key (kind/id; of a report achievements/<of>.<id>)."""

    repository: Repository
    lines: Mapping[str, Lines]

    def edit(self, key: str) -> str:
        """Where a record is changed.

        Raises KeyError if there is none.
        """
        found = self.lines[key]
        return self.repository.edit(found.file, found.first, found.last)

    def history(self, key: str) -> str:
        """Where every change of the file of a record is listed.

        Raises KeyError if there is none.
        """
        return self.repository.history(self.lines[key].file)
