"""The keys of a record that one answer each can fill, read from the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.model.period import Period
from macros.model.portfolio import KINDS
from macros.model.promise import Condition
from macros.model.record import Text

Shape = Literal["text", "line", "number", "date", "list", "flag", "choice"]


@dataclass(frozen=True)
class Field:
    """A key: what it holds, what it means, and the words to choose from.

    `inside`: the key of the record that it stands in, such as `bounds`; empty for the record itself.
    """

    name: str
    shape: Shape
    meaning: str
    needed: bool
    choices: tuple[str, ...] = ()
    inside: str = ""


def fields(kind: str) -> Mapping[str, Field]:
    """The keys of a kind of record, by name; without those that hold records of their own.

    The bounds of an indicator and the one condition that most targets have are told by keys of their own.
    """
    found = {field.name: field for field in _flat(KINDS[kind])}
    for name, model in _INSIDE.get(kind, {}).items():
        needs = KINDS[kind].model_fields[name].is_required()
        found |= {f.name: replace(f, inside=name, needed=f.needed and needs) for f in _flat(model)}
    return found


def _inside() -> dict[str, dict[str, type[BaseModel]]]:
    bounds = next(part for part in get_args(KINDS["indicators"].model_fields["bounds"].annotation) if part)
    return {"indicators": {"bounds": bounds}, "targets": {"conditions": Condition}}


def _flat(record: type[BaseModel]) -> Iterator[Field]:
    for name, info in record.model_fields.items():
        if name != "id" and (shape := _shape(info.annotation)):
            yield Field(name, shape, _meaning(info), info.is_required(), tuple(_choices(info.annotation)))


def _meaning(info: FieldInfo) -> str:
    return info.description or ""


def _shape(annotation: Any) -> Shape | None:
    """What a key holds; None where it holds a record of its own."""
    match _bare(annotation):
        case origin if get_origin(origin) is Literal:
            return "choice"
        case origin if get_origin(origin) is tuple:
            return "list" if _shape(get_args(origin)[0]) == "line" else None
        case plain if isinstance(plain, type):
            return _SHAPES.get(plain)
    return None


def _bare(annotation: Any) -> Any:
    """A type without its None and its annotations."""
    if hasattr(annotation, "__metadata__"):
        return _bare(annotation.__origin__)
    parts = [part for part in get_args(annotation) if part is not type(None)]
    is_optional = type(None) in get_args(annotation)
    return _bare(parts[0]) if is_optional else annotation


def _choices(annotation: Any) -> Iterator[str]:
    bare = _bare(annotation)
    if get_origin(bare) is Literal:
        yield from get_args(bare)


_SHAPES: Mapping[type, Shape] = {Text: "text", str: "line", Decimal: "number", Period: "date", bool: "flag"}
_INSIDE = _inside()
