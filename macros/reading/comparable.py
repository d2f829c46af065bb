"""What two readings of one site hold that can be compared, where the older one breaks rules of now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.model.portfolio import ADDRESSED, KINDS, Portfolio
from macros.reading.checks import CHECKS
from macros.reading.load import Loaded

Key = tuple[str, str]
"""Kind and id of a record; of reports, kind and id of what they are about."""


def comparable(
    before: Loaded, after: Portfolio, languages: Iterable[str]
) -> tuple[Portfolio, Portfolio, tuple[Key, ...]]:
    """Both portfolios without what is wrong in the older one and what rests on it, and the keys of that.

    languages: those of both sides; what is left of either keeps every rule.
    """
    known, left_out = tuple(languages), {key for key, document in before.documents.items() if document.problems}
    was, now = _without(before.portfolio, left_out), _without(after, left_out)
    while more := {*_faulty(was, known), *_faulty(now, known), *_successors(now, left_out)} - left_out:
        left_out |= more
        was, now = _without(was, left_out), _without(now, left_out)
    return was, now, tuple(sorted(left_out))


def _without(portfolio: Portfolio, left_out: set[Key]) -> Portfolio:
    kinds = {kind: getattr(portfolio, kind).items() for kind in KINDS}
    return Portfolio(
        **{kind: {id_: record for id_, record in held if (kind, id_) not in left_out} for kind, held in kinds.items()}
    )


def _faulty(portfolio: Portfolio, languages: tuple[str, ...]) -> Iterator[Key]:
    for check in CHECKS:
        yield from ((finding.kind, finding.id) for finding in check(portfolio, languages))


def _successors(after: Portfolio, left_out: set[Key]) -> Iterator[Key]:
    """Records that took the place of one that is left out: they are not new."""
    for kind in ADDRESSED:
        for id_, record in getattr(after, kind).items():
            if any((kind, former) in left_out for former in record.redirect_from):
                yield kind, id_
