"""A record as it was before one of its facts became another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from macros.model.period import Period
from macros.model.record import Record, Text

R = TypeVar("R", bound=Record)

_INFERRED = " (inferred)"
_STRICT = ConfigDict(strict=True)


def restored(record: R, key: str, was: str | None, language: str) -> R | None:
    """The record with what stood at a key before, as a file spells it; None where that key cannot hold it.

    key: as corrections name it, `conditions.0.value`. language: of a text that stood there in words.
    """
    try:
        found: R = _with(record, key.split("."), was, language)
    except (ValidationError, LookupError, ValueError):
        return None
    return found


def _with(part: Any, path: list[str], was: str | None, language: str) -> Any:
    """A part of a record with another value at a path.

    Raises LookupError for a path that leads nowhere, ValueError for a value that it cannot hold.
    """
    name, *rest = path
    if isinstance(part, tuple):
        at = int(name)
        return (*part[:at], _with(part[at], rest, was, language), *part[at + 1 :])
    if not isinstance(part, Record) or isinstance(part, Period) or name not in type(part).model_fields:
        raise LookupError(name)
    new = _with(getattr(part, name), rest, was, language) if rest else _read(type(part), name, was, language)
    return part.model_copy(update={name: new})


def _read(kind: type[Record], name: str, was: str | None, language: str) -> Any:
    """What a file would give for a value: the first reading of it that the key takes."""
    if was is None and (field := kind.model_fields[name]).is_required():
        raise ValueError(f"{name} cannot be empty")
    if was is None:
        return field.get_default()
    for candidate in _readings(was, language):
        try:
            return _adapter(kind, name).validate_python(candidate)
        except ValidationError:
            continue
    raise ValueError(was)


def _readings(was: str, language: str) -> Iterator[Any]:
    try:
        yield Decimal(was)
    except InvalidOperation:
        pass
    if was.endswith(_INFERRED):
        yield {"date": was.removesuffix(_INFERRED), "inferred": True}
    yield was
    yield tuple(was.split(", "))
    if was in ("true", "false"):
        yield was == "true"
    yield Text({language: was})


@cache
def _adapter(kind: type[Record], name: str) -> TypeAdapter[Any]:
    hint, plain = get_type_hints(kind, include_extras=True)[name], kind.model_fields[name].annotation
    strict_itself = isinstance(plain, type) and issubclass(plain, BaseModel)
    return TypeAdapter(hint, config=None if strict_itself else _STRICT)
