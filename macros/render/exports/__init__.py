"""The published contract: what leaves the site as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from macros.render.exports import csv_v1, json_v1, shapes
from macros.render.exports.columns import tables
from macros.render.exports.plain import Row
from macros.render.exports.shapes import PUBLISHED
from macros.render.view import Edition
from macros.render.words import Words

Files = Iterator[tuple[str, bytes]]


def _json(edition: Edition, kind: str, records: list[Row]) -> Files:
    yield f"{kind}.json", json_v1.listing(records, edition.as_of)


def _csv(edition: Edition, kind: str, records: list[Row]) -> Files:
    for name, text in csv_v1.files(tables(kind, tuple(edition.languages)), records):
        yield f"{name}.csv", text.encode()


FORMATS: Mapping[str, Callable[[Edition, str, list[Row]], Files]] = MappingProxyType({"json": _json, "csv": _csv})
"""Export formats by name: each makes files of the records of a kind."""


def listings(edition: Edition, words: Mapping[str, Words]) -> Files:
    """Path (under api/v1/) and bytes of every export of all kinds."""
    for kind in PUBLISHED:
        records = list(shapes.records(edition, kind, words))
        for make in FORMATS.values():
            yield from make(edition, kind, records)
