"""What people answer, as the values that go into a file; what could be read in two ways is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, get_args

from macros.model.achievement import State
from macros.reading import yaml_file
from macros.writing.fields import Field

_YEAR = re.compile(r"\d{4}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2})?", re.ASCII)
_BLANKS = re.compile(r"[ \u00a0\u2009\u202f_']")
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(,\d{3})+", re.ASCII)
_COMMA = re.compile(r"-?\d+,\d+", re.ASCII)
_GROUPS_COMMA = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+,\d+", re.ASCII)
_GROUPS_POINT = re.compile(r"-?[1-9]\d{0,2}(,\d{3})+\.\d+", re.ASCII)
_WITH_UNIT = re.compile(r"(-?[\d.,]*\d)\s*(\D.*)", re.ASCII)
_STATES: tuple[str, ...] = get_args(State)
_TRUTHS = {"true": True, "false": False}


def value(field: Field, said: Sequence[str], languages: Sequence[str]) -> Any:
    """The value of a key from what was said about it: several texts for a list or for several languages, else one.

    Raises ValueError with what was found, what was wanted and what to do.
    """
    match field.shape:
        case "text":
            return text(said, languages)
        case "list":
            return [part.strip() for part in said]
        case "number":
            return number(said[0])
        case "date":
            return period(said[0])
        case "flag":
            return _truth(said[0])
        case _:
            return said[0].strip()


def number(said: str) -> Decimal:
    """A number as a file holds it: digits, a point for decimals, a minus.

    Raises ValueError for anything else, with the ways to write what it may mean.
    """
    said = said.strip()
    document = yaml_file.parse("", f"- {said}\n".encode("utf-8", "surrogatepass"))
    if re.fullmatch(r"-?[\d.]+", said, re.ASCII) and not document.problems and isinstance(document.value[0], Decimal):
        return Decimal(document.value[0])
    if document.problems and re.fullmatch(r"-?\d{1,3}(\.\d{3})+", said, re.ASCII):
        raise ValueError(document.problems[0].message)
    shown = said if len(said) <= 40 else f"{said[:39]}…"
    raise ValueError(f"found {shown!r}, wanted a number such as 1500 or 39.5: {_meant(said)}")


def value_or_state(said: str) -> dict[str, Any]:
    """What a report says: the state of a task or system, or a number.

    Raises ValueError for what is neither.
    """
    if said in _STATES:
        return {"state": said}
    try:
        return {"value": number(said)}
    except ValueError as error:
        if any(letter.isdigit() for letter in said):
            raise
        raise ValueError(f"{error}; or a state: {', '.join(_STATES)}") from None


def _meant(said: str) -> str:
    """The ways to write what somebody may have meant."""
    bare = _BLANKS.sub("", said)
    if _GROUPED.fullmatch(bare):
        whole = bare.replace(",", "")
        return (
            f"write {whole}"
            if bare.count(",") > 1
            else f"write {whole}, or {bare.replace(',', '.')}0 for three decimals"
        )
    if _COMMA.fullmatch(bare):
        return f"write {bare.replace(',', '.')}, with a point"
    if _GROUPS_COMMA.fullmatch(bare):
        return f"write {bare.replace('.', '').replace(',', '.')}"
    if _GROUPS_POINT.fullmatch(bare):
        return f"write {bare.replace(',', '')}"
    if bare != said and re.fullmatch(r"-?\d+(\.\d+)?", bare, re.ASCII):
        return f"write {bare}"
    if found := _WITH_UNIT.fullmatch(said.split("\n")[0]):
        return f"write the digits alone, millions in full, without {found[2]!r}"
    return "write digits, and a point before decimals"


def period(said: str, *, inferred: bool = False) -> Any:
    """A date as a file holds it, as said; whether there is such a date, the reader tells."""
    found = said.strip()
    written: Any = Decimal(found) if _YEAR.fullmatch(found) else found
    return {"date": written, "inferred": True} if inferred else written


def text(said: Iterable[str], languages: Sequence[str]) -> dict[str, str]:
    """A text by language, from "text" in the first language of a site and "language: text" in any.

    Raises ValueError for two texts in one language, and for one that begins as if in a language that the site lacks.
    """
    found: dict[str, str] = {}
    for part in said:
        code, colon, rest = part.partition(":")
        language, words = (code.strip(), rest) if colon and code.strip() in languages else (languages[0], part)
        if colon and language != code.strip() and _LANGUAGE.fullmatch(code.strip()):
            raise ValueError(
                f"found {code.strip()!r}, no language of this site; if it is text: '{languages[0]}: {part}'"
            )
        if language in found:
            raise ValueError(f"found two texts in {language}; write the language before the second: 'xx: text'")
        found[language] = words.strip()
    return found


def _truth(said: str) -> bool:
    if said not in _TRUTHS:
        raise ValueError(f"found {said!r}, wanted true or false")
    return _TRUTHS[said]
