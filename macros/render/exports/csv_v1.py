"""Version 1 of the CSV exports: one row for each record, nested lists in files of their own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

Row = Mapping[str, Any]

# A cell that starts like this is run as a formula by a spreadsheet (OWASP, CSV injection).
_FORMULA = re.compile(" *[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def cell(value: Any) -> str:
    """One value as a cell. The escaper of CSV: text that a spreadsheet would run starts with an apostrophe."""
    if value is None:
        return ""  # most cells are, and every pattern below takes its time
    if not isinstance(value, str):
        match value:
            case bool():
                return str(value).lower()
            case int():
                return str(value)
            case Decimal():
                return f"{value:f}"
    text = str(value).replace("\x00", "")
    return f"'{text}" if _FORMULA.match(text) else text


def files(columns: Mapping[str, Sequence[str]], records: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Name and text of each table of a kind, by the columns of each; the first is the kind's own."""
    found = list(records)
    kind, *lists = columns
    yield kind, table(columns[kind], found)
    for name in lists:
        identity, key = columns[name][0], name.removeprefix(f"{kind}-").replace("-", "_")
        lines = [
            {**entry, f"{key}_id": entry.get(identity), identity: record[identity]}
            for record in found
            for entry in _inside(record, key)
        ]
        yield name, table(columns[name], lines)


def table(columns: Sequence[str], records: Iterable[Row]) -> str:
    """Records as CSV text in given columns; what a record lacks is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([cell(column) for column in columns])
    writer.writerows([cell(line.get(column)) for column in columns] for line in map(flat, records))
    return out.getvalue()


def flat(record: Row, prefix: str = "") -> dict[str, Any]:
    """A record without nesting: `title_en`, `due_date`; ids in one cell, joined by spaces; lists of mappings left out."""
    found: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            found |= flat(value, f"{prefix}{key}_")
        elif not isinstance(value, list):
            found[prefix + key] = value
        elif not any(isinstance(entry, dict) for entry in value):
            found[prefix + key] = " ".join(map(str, value))
    return found


def _inside(record: Row, key: str) -> list[Row]:
    """The list at a flat key such as `due_history` or `verdict_conditions`."""
    if key in record:
        return record[key] or []
    nested = (name for name, value in record.items() if isinstance(value, dict) and key.startswith(f"{name}_"))
    return next((_inside(record[name], key.removeprefix(f"{name}_")) for name in nested), [])
