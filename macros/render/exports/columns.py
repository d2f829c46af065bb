"""The tables of the CSV exports and their columns, from the schema of the contract: the same whatever the data hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from macros.render.exports.schema import TEXT, Schema, contract_schema


@lru_cache(maxsize=32)
def tables(kind: str, languages: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    """Columns of each table of a kind: its own, and one for each list inside a record (`targets-conditions`).

    A list's table begins with the id of the record that it is in; an id of its entries is named after the list
    (`series_id`). Lists inside those lists are in the JSON exports alone.
    """
    return {name: [column for column, _ in found] for name, found in typed(kind, languages).items()}


def typed(kind: str, languages: Sequence[str]) -> dict[str, list[tuple[str, Schema]]]:
    """The same columns, each with the schema of what it holds where it is known."""
    properties = contract_schema(kind)["properties"]["records"]["items"]["properties"]
    identity: tuple[str, Schema] = ("key" if kind == "achievements" else "id", _STRING)
    others = [(f"url_{language}", properties["url"]) for language in languages[1:]]
    found = {kind: [*_columns(properties, languages), *others]}
    for path, items in _lists(properties):
        own = [
            (f"{path}_id" if name == identity[0] else name, schema)
            for name, schema in _columns(items["properties"], languages)
        ]
        found[f"{kind}-{path.replace('_', '-')}"] = [identity, *own]
    return found


_STRING: Schema = {"type": "string"}


def _columns(properties: dict[str, Any], languages: Sequence[str], prefix: str = "") -> Iterator[tuple[str, Schema]]:
    for name, schema in properties.items():
        kept = _kept(schema)
        if kept == TEXT:
            yield from ((f"{prefix}{name}_{language}", _STRING) for language in languages)
        elif "properties" in kept:
            yield from _columns(kept["properties"], languages, f"{prefix}{name}_")
        elif not _is_list(kept):
            yield prefix + name, kept


def _lists(properties: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Schema]]:
    for name, schema in properties.items():
        kept = _kept(schema)
        if _is_list(kept):
            yield prefix + name, kept["items"]
        elif "properties" in kept:
            yield from _lists(kept["properties"], f"{prefix}{name}_")


def _is_list(schema: Schema) -> bool:
    """Whether a value is a list of mappings, which has a table of its own."""
    return bool("properties" in schema.get("items", {}))


def _kept(schema: Schema) -> Schema:
    """What a value is where it is known."""
    choices: list[Schema] = schema.get("anyOf", [schema])
    return next((choice for choice in choices if choice != {"type": "null"}), schema)
