"""A new record as a file that tells its next writer what every key means."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.model.portfolio import KINDS
from macros.reading.problem import UserError
from macros.writing.draft import Draft
from macros.writing.fields import fields
from macros.writing.identity import proposed
from macros.writing.yaml_text import lines

_WIDTH = 118


def record(root: Path, kind: str, told: Mapping[str, Any], *, id_: str | None = None) -> Draft:
    """The file of a new record of a kind (a folder of data/).

    told: keys and values, those of bounds and of the one condition beside the others; the id is proposed from the
    title where it is not given.
    Raises UserError where no id can be proposed, and for a record that exists.
    """
    name = id_ or proposed_id(told)
    if not name:
        raise UserError(["found no Latin letter in the title to make an id of; give one: --id clean-rivers"])
    path = f"data/{kind}/{name}.yml"
    if "/" in name or "\\" in name or (root / path).exists() or (root / path).is_symlink():
        raise UserError([f"{path}: found a file of this name, or no id at all; choose another: --id clean-rivers-2"])
    written = list(_written(kind, told))
    text = "".join(f"{line}\n" for _, line in written).encode("utf-8", "surrogatepass")
    return Draft(path, None, text, {at: key for at, (key, _) in enumerate(written, 1) if key})


def proposed_id(told: Mapping[str, Any]) -> str:
    """An id in the words of the title, with the year of what is due or was published."""
    title = told.get("title") or {}
    when = str(told.get("due") or told.get("published") or "")[:4]
    return next((found for text in title.values() if (found := proposed(text, when if when.isdigit() else ""))), "")


def _written(kind: str, told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every line with the key that it tells; comments tell none."""
    model, known = KINDS[kind], fields(kind)
    yield "", f"# yaml-language-server: $schema=../schema/{kind}.json"
    yield from _comment((model.__doc__ or "").strip())
    left = []
    for name, info in model.model_fields.items():
        parts = {key: told[key] for key, field in known.items() if field.inside == name and key in told}
        if name in told and not (name in known and known[name].inside):
            yield from _comment(info.description or "")
            yield from ((name, line) for line in lines(name, told[name]))
        elif parts:
            yield from _comment(info.description or "")
            value = [parts] if name == "conditions" else parts
            yield from ((_key(line, name, parts), line) for line in lines(name, value))
        elif name != "id":
            left.append((name, info.description or ""))
    yield from _comment("More that may be said; leave out what no source states:")
    for name, meaning in left:
        yield from _comment(f"{name}: {meaning}".rstrip(": "))


def _key(line: str, outer: str, parts: Mapping[str, Any]) -> str:
    """The key that a line inside bounds or a condition tells."""
    name = line.strip(" -").partition(":")[0]
    return name if name in parts else outer


def _comment(text: str) -> Iterator[tuple[str, str]]:
    yield from (("", f"# {line}") for line in textwrap.wrap(" ".join(text.split()), _WIDTH))
