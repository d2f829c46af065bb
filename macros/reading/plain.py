"""Records as values that JSON can hold, and back again without asking once more whether they are sound."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel

from macros.model.period import Period, Precision
from macros.model.record import Record, Text

Maker = Callable[[Any], Any]
Model = TypeVar("Model", bound=BaseModel)

_set = object.__setattr__  # records are frozen
_Shape = tuple[set[str], tuple[tuple[str, Maker], ...]]

_AS_IT_IS = (bool, Decimal, NoneType)


def plain(value: Any) -> Any:
    """Mappings, lists, texts, Decimals, booleans and None for a record or a part of one; only keys that were set."""
    match value:
        case Text():
            return value.root
        case Period():
            return f"{value.start} {value.end} {value.precision} {'inferred' if value.inferred else ''}"
        case Record():
            # in the order of the fields: a set has none, and the same record must give the same bytes
            keys = value.model_fields_set
            return {name: plain(part) for name, part in vars(value).items() if name in keys}
        case tuple():
            return [plain(part) for part in value]
    return value


@cache
def maker(kind: type[Record]) -> Maker:
    """What makes a record of the plain values of a sound one: equal to the first, and as frozen.

    Texts are interned: thousands of reports name the same sources, series and pages. Raises TypeError for a kind with
    a field of a type that is unknown here.
    """
    fields = kind.model_fields
    blank = {name: None if field.is_required() else field.default for name, field in fields.items()}
    makers = {name: made for name, field in fields.items() if (made := _maker(field.annotation)) is not None}
    # Of thousands of reports nearly all have the same keys: what those need is worked out once.
    shapes: dict[tuple[str, ...], _Shape] = {}

    def make(found: dict[str, Any]) -> Record:
        names = tuple(found)
        if (shape := shapes.get(names)) is None:
            shape = shapes[names] = set(names), tuple((name, makers[name]) for name in names if name in makers)
        values = blank | found
        for name, made in shape[1]:
            if (value := values[name]) is not None:
                values[name] = made(value)
        return _instance(kind, values, shape[0])

    return make


def _instance(kind: type[Model], values: dict[str, Any], keys: set[str]) -> Model:
    """A record of values that were checked, as pickle makes one; validating them again takes four times as long."""
    made = kind.__new__(kind)
    _set(made, "__dict__", values)
    _set(made, "__pydantic_fields_set__", keys)
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


def _maker(annotation: Any) -> Maker | None:
    """What makes a value of a type; None where the plain value is the value."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation in _AS_IT_IS:
        return None
    if annotation is str or origin is Literal:
        return sys.intern
    if origin is Annotated:
        return _maker(arguments[0])
    if origin in (Union, UnionType):
        return _of_several([one for one in arguments if one is not NoneType])
    if origin is tuple and arguments[1:] == (...,):
        return _entries(_maker(arguments[0]))
    if annotation is Text:
        return _text
    if annotation is Period:
        return _period
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _once(maker(annotation))
    raise TypeError(f"no plain form is known of {annotation}")


def _once(make: Maker) -> Maker:
    """Makes a part that says one word once: of six aspects of clarity most are stated, and no more is said of them."""
    made: dict[tuple[str, str], Any] = {}

    def shared(found: dict[str, Any]) -> Any:
        if len(found) != 1:
            return make(found)
        ((key, word),) = found.items()
        if not isinstance(word, str):
            return make(found)
        if (key, word) not in made:
            made[key, word] = make(found)
        return made[key, word]

    return shared


def _of_several(among: list[Any]) -> Maker | None:
    """Of one type that may be missing, or of a number or a text, which JSON tells apart."""
    if len(among) == 1:
        return _maker(among[0])
    makers = [_maker(one) for one in among]
    if any(one not in (None, sys.intern) for one in makers):
        raise TypeError(f"no plain form is known of {' or '.join(map(str, among))}")
    return None


def _entries(made: Maker | None) -> Maker:
    return tuple if made is None else lambda found: tuple(map(made, found))


_TEXT = {"root"}


def _text(found: dict[str, str]) -> Text:
    return _instance(Text, {"root": found}, _TEXT)


@cache
def _period(found: str) -> Period:
    start, end, precision, inferred = found.split(" ")
    days = date.fromisoformat(start), date.fromisoformat(end)
    return Period(start=days[0], end=days[1], precision=cast(Precision, precision), inferred=bool(inferred))
