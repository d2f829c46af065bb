"""Values as lines of YAML that the strict reader gives back unchanged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from macros.reading import yaml_file

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_SPACES = re.compile(r"[ \t\r\n]+")


def lines(key: str, value: Any, *, indent: int = 0, step: int = 2) -> list[str]:
    """A key with its value, in the block style; what stands inside it is `step` spaces deeper."""
    if not _KEY.fullmatch(key):
        raise ValueError(
            f"{key!r} is no key"
        )  # keys are words of the model and languages of a site, never what people say
    pad = " " * indent
    match value:
        case Mapping():
            inside = [
                line for name, part in value.items() for line in lines(name, part, indent=indent + step, step=step)
            ]
            return [f"{pad}{key}:", *inside]
        case list() | tuple():
            return [f"{pad}{key}:", *(line for part in value for line in item(part, indent=indent + step, step=step))]
        case _:
            return [f"{pad}{key}: {scalar(value)}"]


def item(value: Any, *, indent: int = 0, offset: int = 2, step: int = 2) -> list[str]:
    """An entry of a list; the keys of a mapping stand `offset` spaces after its dash."""
    dash = " " * indent + "-" + " " * (offset - 1)
    if not isinstance(value, Mapping):
        return [dash + scalar(value)]
    inside = [line for key, part in value.items() for line in lines(key, part, indent=indent + offset, step=step)]
    return [dash + inside[0][indent + offset :], *inside[1:]]


def scalar(value: Any, *, quoted: bool = False) -> str:
    """A number, a truth or a text on one line; a text in double quotes where it needs them, or as `quoted` asks."""
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
    text = _SPACES.sub(" ", value).strip()
    if not quoted and _reads_back(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _reads_back(text: str) -> bool:
    """Whether the strict reader takes a text without quotes for just this text."""
    found = yaml_file.parse("", f"- key: {text}\n".encode("utf-8", "surrogatepass"))
    return not found.problems and found.value == ({"key": text},)
