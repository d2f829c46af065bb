"""Rules about addresses that moved."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.portfolio import ADDRESSED, Portfolio
from macros.reading.checks.finding import Finding
from macros.reading.yaml_file import Path


def former_ids_lead_to_one_record(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """A former id is no living record's, and only one record of its kind has it; so no address leads in a circle."""
    for kind in ADDRESSED:
        records = getattr(portfolio, kind)
        holders: dict[str, tuple[str, Path]] = {}
        for id_, record in records.items():
            for at, former in enumerate(record.redirect_from):
                path: Path = ("redirect_from", at)
                if former in records:
                    message = f"found {former!r}, which {{other}} is; delete one of them"
                    yield Finding(kind, id_, path, "redirect-of-living", message, other=(kind, former, ()))
                elif former in holders:
                    message = f"found {former!r}, which {{other}} has too; delete one of them"
                    yield Finding(kind, id_, path, "redirect-twice", message, other=(kind, *holders[former]))
                holders.setdefault(former, (id_, path))
