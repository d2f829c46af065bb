"""JSON Schemas of data/ and of the published contract, both derived from the model."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from macros.history.changes import Cause
from macros.model.period import Period, Precision
from macros.model.portfolio import KINDS
from macros.model.promise import Baseline
from macros.model.record import Text
from macros.model.sums import OPERATIONS
from macros.render.exports.shapes import PUBLISHED
from macros.render.rows import STATES
from macros.render.scorecards import ASPECTS, OUTCOMES
from macros.verdicts.derived import DerivedKind
from macros.verdicts.verdict import Numbers

SCHEMAS = Path(__file__).parent / "schema"
"""Where the schemas of the contract are committed."""

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_STRING: Schema = {"type": "string"}
_INTEGER: Schema = {"type": "integer"}
_IDS: Schema = {"type": "array", "items": _STRING}
_DATE: Schema = {
    "type": "object",
    "properties": {
        "date": {"type": "string", "format": "date"},
        "precision": {"enum": list(get_args(Precision))},
        "inferred": {"type": "boolean"},
    },
    "required": ["date", "precision", "inferred"],
    "additionalProperties": False,
}
_OPERATION: Schema = {"enum": list(OPERATIONS)}
TEXT: Schema = {"type": "object", "additionalProperties": {"type": ["string", "null"]}}


def data_schema(kind: str) -> Schema:
    """What a file of data/KIND/ may hold, for editors that complete and check while one types."""
    record = KINDS[kind].model_json_schema()
    if kind == "achievements":
        definitions = record.pop("$defs", {})
        return {"$schema": _DIALECT, "type": "array", "items": record, "$defs": definitions}
    # The file's name is the id, so the key may be left out.
    record["properties"]["id"]["description"] = "the file's name; leave it out"
    record["required"] = [name for name in record.get("required", []) if name != "id"]
    return {"$schema": _DIALECT, **record}


@cache
def contract_schema(kind: str) -> Schema:
    """What api/v1/KIND.json holds."""
    own = _properties(KINDS[kind]) if kind in KINDS else {}
    properties = {**own, **_MORE.get(kind, {}), "url": {"type": "string", "format": "uri"}}
    listing: Schema = {
        "version": {"const": 1},
        "as_of": {"type": "string", "format": "date"},
        "records": _list(properties),
    }
    return {"$schema": _DIALECT, "title": kind, "type": "object", "properties": listing, "required": list(listing)}


def _properties(record: type[BaseModel]) -> dict[str, Schema]:
    hints = get_type_hints(record)
    return {name: _published(hints[name]) for name in record.model_fields}


def _published(annotation: Any) -> Schema:
    """The shape in which a value of a record is published."""
    arguments = get_args(annotation)
    if get_origin(annotation) in (Union, UnionType):
        return {"anyOf": [_published(part) for part in arguments]}
    if get_origin(annotation) is tuple:
        return {"type": "array", "items": _published(arguments[0])}
    if get_origin(annotation) is Literal:
        return {"enum": list(arguments)}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in _SIMPLE:
        return _object(_properties(annotation))
    return _SIMPLE[annotation]


_SIMPLE: Mapping[Any, Schema] = MappingProxyType(
    {
        str: _STRING,
        bool: {"type": "boolean"},
        Decimal: {"type": "number"},
        Text: TEXT,
        Period: _DATE,
        type(None): {"type": "null"},
    }
)


def _object(properties: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(properties: dict[str, Schema]) -> Schema:
    return {"type": "array", "items": _object(properties)}


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _numbers() -> Schema:
    kinds = {"baseline_date": _STRING, "latest_date": _STRING, "baseline_derived": {"type": "boolean"}}
    return _object({name: _maybe(kinds.get(name, {"type": "number"})) for name in Numbers.__dataclass_fields__})


def _verdict() -> Schema:
    rating: Schema = {"state": {"enum": list(STATES)}, "rule": _STRING, "reason": TEXT, "numbers": _numbers()}
    rating |= {"report": _maybe(_STRING)}
    beside = _list({"state": {"enum": list(STATES)}, "report": _STRING, "series": _maybe(_STRING)})
    condition = {"indicator": _maybe(_STRING), "missing": _IDS, "beside": beside, **rating}
    days = {"method": _STRING, "days": _maybe(_INTEGER)}
    return _object({**rating, **days, "conditions": _list(condition), "beside": beside})


def _owed() -> Schema:
    roles = {"enum": ["lead", "support"]}
    properties = {
        "promise": _STRING,
        "kind": _STRING,
        "role": roles,
        "state": {"enum": list(STATES)},
        "due": _maybe(_DATE),
    }
    return _list(properties)


def _sums() -> Schema:
    number = {"type": "number"}
    term = _object({"value": number, "report": _maybe(_STRING)})
    terms: Schema = {"type": "array", "items": term}
    sums = {"of": _OPERATION, "terms": terms, "says": TEXT, "value": number, "unit": _STRING, "printed": _maybe(term)}
    return _list(sums)


def _derived() -> Schema:
    number = {"type": "number"}
    terms: Schema = {"type": "array", "items": number}
    kinds = {"enum": list(get_args(DerivedKind))}
    return _list({"kind": kinds, "of": _OPERATION, "terms": terms, "value": number, "unit": _STRING})


def _scorecard() -> dict[str, Schema]:
    counts = ("owed", "supported", "due", *(outcome.replace("-", "_") for outcome in OUTCOMES), "reported")
    grades = _object(dict.fromkeys(("stated", "partly", "not_stated", "not_judged"), _INTEGER))
    states = {"enum": list(STATES)}
    turn = {"promise": _STRING, "before": _maybe(states), "after": states, "cause": {"enum": list(get_args(Cause))}}
    return {
        "id": _STRING,
        "programme": _maybe(_STRING),
        "organisation": _maybe(_STRING),
        **dict.fromkeys(counts, _INTEGER),
        "on_time_rate": _maybe({"type": "number"}),
        **dict.fromkeys(("early", "ahead", "undated"), _INTEGER),
        "clarity": _object(dict.fromkeys(ASPECTS, grades)),
        "since": {"type": "string", "format": "date"},
        "changes": _list(turn),
    }


_FRESH: Mapping[str, Schema] = MappingProxyType({"last_report": _maybe(_DATE), "last_checked": _maybe(_DATE)})


# What the contract adds to a record: what was derived from it and from others.
_MORE: Mapping[str, dict[str, Schema]] = MappingProxyType(
    {
        "indicators": {"targets": _IDS, **_FRESH},
        "targets": {
            "verdict": _verdict(),
            "baseline": _maybe(_object(_properties(Baseline))),
            "due_kind": _STRING,
            "hash": _STRING,
            **_FRESH,
        },
        "tasks": {
            "verdict": _verdict(),
            "state": _STRING,
            "due_kind": _STRING,
            "hash": _STRING,
            "baseline": {"type": "null"},
            **_FRESH,
        },
        "achievements": {
            "of": _STRING,
            "key": _STRING,
            "hash": _STRING,
            "grade": _STRING,
            "unit": _maybe(_STRING),
            "published": _maybe(_DATE),
            "replaced_by": _maybe(_STRING),
            "derived": _derived(),
        },
        "organisations": {"owes": _owed()},
        "programmes": {"promises": _IDS},
        "systems": {"tasks": _IDS, "indicators": _IDS, "promises": _IDS},
        "questions": {"sums": _sums()},
        "scorecards": _scorecard(),
        "sources": {"published": _maybe(_DATE), "document_url": _maybe(_STRING)},
    }
)


def committed() -> dict[str, Schema]:
    """Every schema of the contract by the name of its file."""
    return {f"{kind}.json": contract_schema(kind) for kind in PUBLISHED}
