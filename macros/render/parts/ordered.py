"""The order in which lists of records show them, and what stands on each page of a long one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from macros.model.portfolio import PROMISED
from macros.render.answering import promised
from macros.render.parts.asked import keys_of
from macros.render.parts.paging import cut
from macros.render.view import Edition


def rows_of(edition: Edition, kind: str, page: int = 1) -> Sequence[str] | None:
    """What a page of `records` is made from: the keys of its rows, and the numbers of all that it says.

    None where it counts what the rows of all pages answer to.
    """
    every = len(getattr(edition.portfolio, kind))
    if kind in ("promises", *PROMISED):
        return None if page == 1 else [*keys_of(edition, kind, page), str(every)]
    if kind == "indicators":
        counts = [f"{name} {len(found)}" for name, found in by_promise(edition).items()]
        return [*cut([key for found in by_promise(edition).values() for key in found], page), *counts]
    return [*cut(by_name(edition, kind), page), str(every)]


# Each page of a long list asks for all of it.
@lru_cache(maxsize=16)
def by_name(edition: Edition, kind: str) -> Sequence[str]:
    """The keys of all records of a kind, in the order of the language."""
    return sorted((f"{kind}/{id_}" for id_ in getattr(edition.portfolio, kind)), key=edition.at("").order)


@lru_cache(maxsize=4)
def by_promise(edition: Edition) -> Mapping[str, Sequence[str]]:
    """Indicators in sections: promised ones, those reported without a promise, and those that are neither."""
    asked = promised(edition.portfolio)
    groups: dict[str, list[str]] = {"promised": [], "list": [], "neither": []}
    for key in by_name(edition, "indicators"):
        reported_ = edition.portfolio.reports(key.partition("/")[2])
        groups["promised" if key in asked else "list" if reported_ else "neither"].append(key)
    return groups
