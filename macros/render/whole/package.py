"""The tables as a Data Package (Frictionless, version 2): their columns, types, keys, licence and sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from macros.render.exports.columns import typed
from macros.render.exports.plain import Row
from macros.render.exports.schema import Schema
from macros.render.exports.shapes import PUBLISHED
from macros.render.view import Edition
from macros.render.whole.about import About

_PROFILES = "https://datapackage.org/profiles/2.0/"
_NAMED = MappingProxyType(
    {"source": "sources", "programme": "programmes", "system": "systems", "indicator": "indicators"}
)
"""Columns that hold the id of one record, and the table that it is in."""

_TYPES = MappingProxyType({"number": "number", "integer": "integer", "boolean": "boolean"})


class Weight(NamedTuple):
    """How many bytes a file has, and their SHA-256."""

    size: int
    sha256: str


def package(edition: Edition, about: About, files: Mapping[str, Weight]) -> Row:
    """The description of the tables among `files`, which are named by their paths on the site."""
    found: Row = {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": re.sub(r"[^a-z0-9.]+", "-", about.address.partition("://")[2].lower()).strip("-"),
        "title": about.name,
        "description": edition.words.say("description"),
        "homepage": about.address,
        "version": edition.as_of.isoformat(),
        "created": f"{edition.as_of.isoformat()}T00:00:00Z",
        "contributors": [{"title": about.name, "path": about.address, "roles": ["publisher"]}],
    }
    if about.licence:
        named = {"name": about.licence.spdx} if about.licence.spdx else {}
        found["licenses"] = [{**named, "title": about.licence.name, "path": about.licence.address}]
    if sources := list(_sources(edition)):
        found["sources"] = sources
    return found | {"resources": list(_resources(edition, files))}


def _sources(edition: Edition) -> Iterator[Row]:
    """The documents that the data come from, with where each can be read."""
    view = edition.at("")
    for source in edition.portfolio.sources.values():
        yield {"title": view.plain(source.title)} | ({"path": source.readable_at} if source.readable_at else {})


def _resources(edition: Edition, files: Mapping[str, Weight]) -> Iterator[Row]:
    for kind in PUBLISHED:
        for name, columns in typed(kind, list(edition.languages)).items():
            weight = files[path := f"api/v1/{name}.csv"]
            yield {
                "$schema": f"{_PROFILES}dataresource.json",
                "name": name,
                "type": "table",
                "path": path,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": weight.size,
                "hash": f"sha256:{weight.sha256}",
                "schema": _schema(kind, name, columns),
            }


def _schema(kind: str, name: str, columns: list[tuple[str, Schema]]) -> Row:
    identity = "key" if kind == "achievements" else "id"
    found: Row = {
        "$schema": f"{_PROFILES}tableschema.json",
        "fields": [_field(column, schema) for column, schema in columns],
    }
    keys = []
    if name == kind:
        found["primaryKey"] = [identity]
    else:
        keys.append(_foreign(identity, kind, identity))
    keys += [_foreign(column, _NAMED[column], "id") for column, _ in columns if column in _NAMED]
    return found | ({"foreignKeys": keys} if keys else {})


def _foreign(column: str, table: str, identity: str) -> Row:
    return {"fields": [column], "reference": {"resource": table, "fields": [identity]}}


def _field(name: str, schema: Schema) -> dict[str, Any]:
    """A column as a table schema has it; several ids in a cell are a text."""
    kind = schema.get("type", "string")
    if schema.get("format") == "date":
        return {"name": name, "type": "date"}
    if schema.get("format") == "uri":
        return {"name": name, "type": "string", "format": "uri"}
    field = {"name": name, "type": _TYPES.get(kind, "string")}
    return field | ({"constraints": {"enum": schema["enum"]}} if "enum" in schema else {})
