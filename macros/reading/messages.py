"""What pydantic finds, in words that tell a contributor what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.reading.problem import did_you_mean
from macros.reading.yaml_file import Document, Path


def report(document: Document, error: ValidationError, record: type[BaseModel], prefix: Path = ()) -> None:
    """Note every fault of one record at its place in the file."""
    reported = {(problem.line, problem.column) for problem in document.problems}
    for fault in error.errors(include_url=False):
        missing = fault["type"] == "missing"
        if fault["type"] == "too_short" and fault["input"]:
            continue  # its entries are there, and reported themselves
        if missing and document.garbled:
            continue  # it may be there, with a hidden character in its name
        path = (*prefix, *_shown(document, prefix, fault))
        of_key = fault["type"] == "extra_forbidden" or fault["loc"][-1:] == ("[key]",)
        place = document.place(path, of_key=of_key)
        if missing or place not in reported:
            document.report(place, f"{_dotted(path)}{_sentence(fault, record)}")


def _shown(document: Document, prefix: Path, fault: ErrorDetails) -> Path:
    """The part of a fault's path that the file has (pydantic adds the names of unions and keys)."""
    path: Path = ()
    for step in fault["loc"]:
        if (*prefix, *path, step) in document.values or fault["type"] == "missing":
            path = (*path, step)
    return path


def _dotted(path: Path) -> str:
    return f"{'.'.join(map(str, path))}: " if path else ""


def _found(value: Any) -> str:
    match value:
        case None:
            return "found nothing"
        case bool():
            return f"found {str(value).lower()}"
        case Decimal():
            return f"found the number {value}"
        case str():
            return f"found {value if len(value) < 60 else value[:57] + '…'!r}"
        case dict():
            return "found a mapping (key: value)"
        case _:
            return "found a list"


def _number(fault: ErrorDetails) -> str:
    return f"{_found(fault['input'])}, wanted a number such as 1500 or 39.5, without unit or thousands marks"


def _text(fault: ErrorDetails) -> str:
    return f"{_found(fault['input'])}, wanted text; put it in quotes"


def _texts(fault: ErrorDetails) -> str:
    return f"{_found(fault['input'])}, wanted a text by language, such as {{en: …}}"


def _list(fault: ErrorDetails) -> str:
    return f"{_found(fault['input'])}, wanted a list; write one '- ' line for each entry"


def _choice(fault: ErrorDetails) -> str:
    return f"{_found(fault['input'])}, wanted {fault.get('ctx', {}).get('expected', 'a known word')}"


def _pattern(fault: ErrorDetails) -> str:
    wanted = "wanted lowercase ASCII words joined by single dashes, such as clean-rivers-2030"
    pattern = str(fault.get("ctx", {}).get("pattern"))
    if "{2,3}" in pattern:
        wanted = "wanted a language code such as en"
    elif "[A-Z]{3}" in pattern:
        wanted = "wanted percent, rank, count, yes-no, a currency code such as EUR, or an id of data/units/"
    elif "/" in pattern:
        wanted = "wanted kind/id, such as targets/clean-rivers-2030"
    return f"{_found(fault['input'])}, {wanted}"


def _value(fault: ErrorDetails) -> str:
    return fault["msg"].removeprefix("Value error, ")


_SENTENCES: dict[str, Callable[[ErrorDetails], str]] = {
    "missing": lambda fault: f"not found; add the key {fault['loc'][-1]}",
    "decimal_type": _number,
    "decimal_parsing": _number,
    "is_instance_of": _number,
    "string_type": _text,
    "bool_type": lambda fault: f"{_found(fault['input'])}, wanted true or false",
    "dict_type": _texts,
    "tuple_type": _list,
    "model_type": lambda fault: f"{_found(fault['input'])}, wanted keys and values",
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    "string_too_long": lambda fault: f"found a text of {len(fault['input'])} characters; shorten it",
    "too_short": lambda fault: f"{_found(fault['input'])} without an entry; write at least one",
    "value_error": _value,
}


def _sentence(fault: ErrorDetails, record: type[BaseModel]) -> str:
    if fault["type"] == "extra_forbidden":
        return f"unknown key; {did_you_mean(str(fault['loc'][-1]), _names(record, fault['loc'][:-1]))}"
    if sentence := _SENTENCES.get(fault["type"]):
        return sentence(fault)
    return f"{_found(fault['input'])}; {fault['msg']}"


def _names(record: type[BaseModel], path: Path) -> list[str]:
    """The keys that a record knows at a path."""
    for step in path:
        if isinstance(step, str):
            record = next(_models(record.model_fields[step].annotation), record)
    return [name for name in record.model_fields if name != "id" or path]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The record types inside an annotation such as `tuple[Condition, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models(part)
