"""What pydantic finds, in words that tell a contributor what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.model.unfit import Unfit
from macros.reading.problem import did_you_mean
from macros.reading.yaml_file import Document, Path


def report(document: Document, error: ValidationError, record: type[BaseModel], prefix: Path = ()) -> None:
    """Note every fault of one record at its place in the file."""
    reported = {(problem.line, problem.column) for problem in document.problems}
    for fault in error.errors(include_url=False):
        if document.full:
            return
        missing = fault["type"] == "missing"
        if fault["type"] == "too_short" and fault["input"]:
            continue  # its entries are there, and reported themselves
        if missing and document.garbled:
            continue  # it may be there, with a hidden character in its name
        path = (*prefix, *_shown(document, prefix, fault))
        of_key = fault["type"] == "extra_forbidden" or fault["loc"][-1:] == ("[key]",)
        place = document.place(path, of_key=of_key)
        if missing or place not in reported:
            code, sentence = _said(fault, record)
            document.report(place, code, f"{_dotted(path)}{sentence}")


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


# What a pattern of the model holds, and of no other -> code, what was wanted.
_PATTERNS = {
    "{2,3}": ("no-language", "wanted a language code such as en"),
    "[A-Z]{3}": (
        "no-unit",
        "wanted percent, rank, count, yes-no, a currency code such as EUR, or an id of data/units/",
    ),
    "/": ("no-reference", "wanted kind/id, such as targets/clean-rivers-2030"),
    "": ("no-id", "wanted lowercase ASCII words joined by single dashes, such as clean-rivers-2030"),
}

_SENTENCES: dict[str, tuple[str, Callable[[ErrorDetails], str]]] = {
    "missing": ("missing-key", lambda fault: f"not found; add the key {fault['loc'][-1]}"),
    "decimal_type": ("no-number", _number),
    "decimal_parsing": ("no-number", _number),
    "is_instance_of": ("no-number", _number),
    "string_type": ("not-text", _text),
    "bool_type": ("no-truth", lambda fault: f"{_found(fault['input'])}, wanted true or false"),
    "dict_type": ("no-languages", _texts),
    "tuple_type": ("no-list", _list),
    "model_type": ("no-keys", lambda fault: f"{_found(fault['input'])}, wanted keys and values"),
    "literal_error": ("unknown-word", _choice),
    "string_too_long": ("too-long", lambda fault: f"found a text of {len(fault['input'])} characters; shorten it"),
    "too_short": ("no-entry", lambda fault: f"{_found(fault['input'])} without an entry; write at least one"),
}


def _said(fault: ErrorDetails, record: type[BaseModel]) -> tuple[str, str]:
    """Code and sentence of a fault."""
    context = fault.get("ctx", {})
    if fault["type"] == "extra_forbidden":
        known = _names(record, fault["loc"][:-1])
        return "unknown-key", f"unknown key; {did_you_mean(str(fault['loc'][-1]), known)}"
    if isinstance(unfit := context.get("error"), Unfit):
        return unfit.code, str(unfit)
    if fault["type"] == "string_pattern_mismatch":
        code, wanted = next(said for part, said in _PATTERNS.items() if part in str(context["pattern"]))
        return code, f"{_found(fault['input'])}, {wanted}"
    if said := _SENTENCES.get(fault["type"]):
        return said[0], said[1](fault)
    return "wrong-value", f"{_found(fault['input'])}; {fault['msg']}"


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
