"""Whether the methods agree on each target, kept from build to build."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from macros.render.view import Edition
from macros.site.pieces import pieces
from macros.verdicts.methods.agreement import AGREEMENTS, Agreement, agreed, agreement


def agree(cache: Path, edition: Edition, digests: Mapping[str, str]) -> None:
    """Let what pages ask of all targets, on the day of an edition and a month before, be known of those as before.

    cache: the folder that the site keeps between builds. digests: by the key of a record the hash of what is said of it.
    """
    portfolio, days = edition.portfolio, (edition.as_of, edition.changes.since)

    def made(id_: str) -> list[bytes]:
        return [bytes(AGREEMENTS.index(agreement(portfolio, id_, day)) for day in days)]

    found: dict[tuple[str, date], Agreement] = {}
    with pieces(cache / "parts" / "agreed") as piece:
        for id_ in portfolio.targets:
            said = piece(digests[f"targets/{id_}"], 0, partial(made, id_))
            found |= {(id_, day): AGREEMENTS[one] for day, one in zip(days, said, strict=True)}
    agreed(portfolio, found)
