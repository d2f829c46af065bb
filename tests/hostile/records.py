"""One record of every kind and shape with hostile text in every field, derived from the model.

A field that the model gains is filled without a change here, unless it names another record (`_NAMES`) or must
agree with another field (`_FIT`); then generating fails and says so.
"""

from __future__ import annotations

import functools
import itertools
import types
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from macros.model.period import Period
from macros.model.portfolio import KINDS
from macros.model.record import Record, Text
from tests.hostile.strings import Write, harmless, hostile, named, tags

LANGUAGES = ("en", "fr")
_QUERY = "?q=%22%3E%3Cscript%3E&a=1;b=(2)%0d%0aX:1&c=[x](javascript:alert(1))&*d*_e_~#%00$!,=--@"
SHAPES = 5
"""Records of each kind: each has other words chosen, other dates, other parts left out."""

Written = dict[str, Any]
Texts = dict[str, dict[str, Any]]
_UNITS = ("percent", "rank", "stride", "EUR", "count")
_DUE = ("2025-06-30", "2027", "2026-Q3", "2028-02", "2025")


def records(write: Write = hostile) -> Texts:
    """What the files of data/ hold, by kind and id; write: makes the text of a field."""
    turns = itertools.count()  # begun anew for each site: the same texts whoever asked for others before
    token = _WRITE.set(lambda path: write(path, next(turns)))
    try:
        return _records()
    finally:
        _WRITE.reset(token)


def tamed(written: Any) -> Any:
    """The same records with nothing hostile in them: every text as long as it was."""
    if isinstance(written, dict):
        return {key: tamed(part) for key, part in written.items()}
    if isinstance(written, list):
        return [tamed(part) for part in written]
    return harmless(written) if isinstance(written, str) and any(tags(written)) else written


def _records() -> Texts:
    found: Texts = {k: {f"{k}-{n}": _record(k, n) for n in range(SHAPES)} for k in KINDS if k != "achievements"}
    found["units"] = {"stride": _record("units", 0) | {"id": "stride"}}
    subjects = [f"{kind}-{n}" for kind in ("indicators", "tasks", "systems") for n in range(SHAPES)]
    found["achievements"] = {of: [_report(of, n) for n in range(SHAPES)] for of in subjects}
    return found


def texts(written: Any) -> Iterator[str]:
    """Every hostile text inside some records."""
    if isinstance(written, str) and any(tags(written)):
        yield written
    parts = written.values() if isinstance(written, dict) else written if isinstance(written, list) else ()
    for part in parts:
        yield from texts(part)


def fields(record: type[Record], path: str = "") -> Iterator[str]:
    """Dotted names of all fields of a record and of its parts."""
    for name, hint in get_type_hints(record, include_extras=True).items():
        if name in record.model_fields:
            yield f"{path}{name}"
            for part in _parts(hint):
                yield from fields(part, f"{path}{name}.")


def _parts(hint: Any) -> Iterator[type[Record]]:
    if isinstance(hint, type) and issubclass(hint, Record) and hint is not Period:
        yield hint
    for argument in get_args(hint):
        if argument is not Ellipsis and not isinstance(argument, str):
            yield from _parts(argument)


def _record(kind: str, n: int) -> Written:
    written = _filled(KINDS[kind], f"{kind}.{n}", kind, n)
    if "redirect_from" in written:
        written["redirect_from"] = [f"former-{kind}-{n}"]  # no id leads to two records
    return _FIT[kind](written, n) if kind in _FIT else written


def _report(of: str, n: int) -> Written:
    written = _filled(KINDS["achievements"], f"{of}.{n}", "achievements", n) | {"id": f"r{n}"}
    return _fit_report(written, n, of)


def _filled(record: type[Record], path: str, kind: str, n: int) -> Written:
    hints = _hints(record)
    return {name: _value(hints[name], f"{path}.{name}", kind, n) for name in record.model_fields}


@functools.cache
def _hints(record: type[Record]) -> Mapping[str, Any]:
    return get_type_hints(record, include_extras=True)


def _value(hint: Any, path: str, kind: str, n: int) -> Any:
    """A value that a field takes: hostile text where it takes text."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _value(next(part for part in arguments if part is not type(None)), path, kind, n)
    if origin is Annotated:
        bare = arguments[0]
        if bare is Decimal:
            return 10 + 7 * n
        return _string(hint, path, kind, n) if bare is str else _value(bare, path, kind, n)
    if origin is tuple:
        return [_value(arguments[0], f"{path}.{at}", kind, n + at) for at in range(2)]
    if origin is Literal:
        return arguments[n % len(arguments)]
    return _bare(hint, path, kind, n)


def _bare(hint: Any, path: str, kind: str, n: int) -> Any:
    if hint is Text:
        return {language: _WRITE.get()(f"{path}.{language}") for language in LANGUAGES}
    if hint is Period:
        return _DUE[n % SHAPES]
    if hint is bool:
        return bool(n % 2)
    if isinstance(hint, type) and issubclass(hint, Record):
        return _filled(hint, path, kind, n)
    raise TypeError(f"{path}: tests/hostile/records.py does not know how to fill {hint}")


_WRITE: ContextVar[Callable[[str], str]] = ContextVar("_WRITE")


def _string(hint: Any, path: str, kind: str, n: int) -> str:
    """Hostile text where any text is taken, else an address, a language, or the name of a record."""
    if _takes(hint, text := _WRITE.get()(path)):
        return text
    name = next(part for part in reversed(path.split(".")) if not part.isdigit())
    if name in _NAMES:
        return _NAMES[name](kind, n % SHAPES)
    if _takes(hint, address := f"https://example.org/{named(path)}{_QUERY}"):
        return address
    raise TypeError(f"{path}: takes no text; tell _NAMES in tests/hostile/records.py which record it names")


@functools.cache
def _adapter(hint: Any) -> TypeAdapter[str]:
    return TypeAdapter(hint)


def _takes(hint: Any, text: str) -> bool:
    try:
        return _adapter(hint).validate_python(text) == text
    except ValidationError:
        return False


def _named(kind: str) -> Callable[[str, int], str]:
    return lambda _, n: f"{kind}-{n}"


_ASKED = ("indicators", "targets", "tasks", "organisations", "programmes", "systems", "sources", "questions")
_NAMES: dict[str, Callable[[str, int], str]] = {
    **dict.fromkeys(("organisation", "lead", "support", "issuer", "owner"), _named("organisations")),
    **dict.fromkeys(("source", "copy_of"), _named("sources")),
    "id": lambda kind, n: f"{kind}-{n}",
    "programme": _named("programmes"),
    "pillar": _named("pillars"),
    "parent": lambda kind, n: f"{kind}-{(n + 1) % SHAPES}",
    "promise": lambda kind, n: f"{kind}-{(n + 1) % SHAPES}",
    "indicator": _named("indicators"),
    "system": _named("systems"),
    "series": lambda _, n: f"series-{n}",
    "preferred": lambda _, n: f"series-{n}",
    "redirect_from": lambda kind, n: f"former-{kind}-{n}",
    "replaces": lambda _, n: f"r{n - 1}",
    "unit": lambda _, n: _UNITS[n],
    "language": lambda _, n: LANGUAGES[n % 2],
    "about": lambda _, n: ("achievements/indicators-0.r0", *(f"{k}/{k}-{n}" for k in _ASKED))[n % (len(_ASKED) + 1)],
}


def _without(written: Written, *names: str) -> Written:
    return {name: value for name, value in written.items() if name not in names}


def _fit_indicator(written: Written, n: int) -> Written:
    for at, series in enumerate(written["series"]):
        series["id"] = f"series-{n + at}"
    return written | {"bounds": {"low": 0, "high": 1000}, "direction": "down" if n == 1 else "up"}


def _fit_promise(written: Written, n: int) -> Written:
    for change in written["altered"]:
        change["key"] = "scope"  # of the keys that owners may change, the one that holds any text
    if n == 4:
        return _without(written, "due", "dropped") | {"due_kind": "relative"}
    written["due_kind"] = ("fixed", "recurring", "continuous", "fixed")[n]
    return written if n == 3 else _without(written, "dropped")


def _fit_target(written: Written, n: int) -> Written:
    written["conditions"] = [_fit_condition(condition) for condition in written["conditions"]]
    if n == 3:
        written["conditions"][1] |= {"operator": "at-least", "high": None, "value": None, "indicator": None}
    return _fit_promise(written, n)


def _fit_condition(condition: Written) -> Written:
    operator = condition["operator"]
    if condition["indicator"] == "indicators-1":
        operator = "rank"
    elif operator == "rank":
        operator = "at-least"
    return condition | {"operator": operator, "high": 90 if operator == "between" else None}


def _fit_question(written: Written, n: int) -> Written:
    return written if n % 2 else _without(written, "answer", "answered")


def _fit_report(written: Written, n: int, of: str) -> Written:
    """A report that says one thing: the first of a state or value, then a change, words, a correction, another unit."""
    kind, _, shape = of.partition("-")
    written = written | {"measured": f"202{n}-03-01", "recorded": "2026-11-22"}
    if n != 2:
        written = _without(written, "replaces", "reason", "kind")
    if kind != "indicators":
        return _without(written, "value", "unit", "series", "statement", "change", "out_of")
    written["series"] = f"series-{int(shape) + n % 2}"
    written = _without(written, "state", *(("value", "unit") if n == 1 else ("statement",)))
    if n != 4:
        written = _without(written, "scope")
    return written if n == 3 else _without(written, "unit")


_FIT: dict[str, Callable[[Written, int], Written]] = {
    "indicators": _fit_indicator,
    "targets": _fit_target,
    "tasks": _fit_promise,
    "questions": _fit_question,
}
