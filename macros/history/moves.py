"""Which record an id leads to now: itself, or the one that took it over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.model.portfolio import ADDRESSED, REPORTED, Portfolio


@dataclass(frozen=True)
class Moves:
    """What became of the records of one portfolio in another."""

    before: Portfolio
    after: Portfolio

    @cached_property
    def redirects(self) -> Mapping[str, Mapping[str, str]]:
        """By kind: a former id, and the record that has it now."""
        return {
            kind: {former: id_ for id_, record in getattr(self.after, kind).items() for former in record.redirect_from}
            for kind in ADDRESSED
        }

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Former ids of all kinds that are no record's own now."""
        return {
            former: id_
            for kind, found in self.redirects.items()
            for former, id_ in found.items()
            if former not in getattr(self.after, kind)
        }

    def successor(self, kind: str, id_: str) -> str | None:
        """The id of the record that an id of a kind leads to now; None where it leads nowhere."""
        return id_ if id_ in getattr(self.after, kind) else self.redirects.get(kind, {}).get(id_)

    def subject(self, of: str) -> str:
        """What the reports about a record are filed under now."""
        kind = next((kind for kind in REPORTED if of in getattr(self.before, kind)), None)
        return (self.successor(kind, of) if kind else None) or of

    def gone(self) -> Iterator[tuple[str, str, str]]:
        """Kind, record and id of every address that leads nowhere now; the id is the record's, or a former one of it."""
        for kind in ADDRESSED:
            for record in getattr(self.before, kind).values():
                ids = (record.id, *record.redirect_from)
                yield from ((kind, record.id, id_) for id_ in ids if self.successor(kind, id_) is None)
