"""Version 1 of the CSV exports: one row for each record, nested lists in files of their own."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

Row = Mapping[str, Any]

# A cell that starts like this is run as a formula by a spreadsheet (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}")


def cell(value: Any) -> str:
    """One value as a cell. The escaper of CSV: text that a spreadsheet would run starts with an apostrophe."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
    text = str(value).replace("\x00", "")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def files(kind: str, records: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Name and text of each file that a kind of record makes: its own, and one for each nested list."""
    found = list(records)
    yield kind, table([flat(record) for record in found])
    identity = "key" if kind == "achievements" else "id"
    for key in dict.fromkeys(key for record in found for key, value in record.items() if _nested(value)):
        lines = [{identity: record[identity], **flat(entry)} for record in found for entry in record[key] or ()]
        yield f"{kind}-{key.replace('_', '-')}", table(lines)


def table(lines: list[dict[str, Any]]) -> str:
    """Rows as CSV text, with every column that any of them has, in the order of first use."""
    columns = list(dict.fromkeys(column for line in lines for column in line))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([cell(column) for column in columns])
    writer.writerows([cell(line.get(column)) for column in columns] for line in lines)
    return out.getvalue()


def _nested(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(entry, dict) for entry in value)


def flat(record: Row, prefix: str = "") -> dict[str, Any]:
    """A record without nesting: `title_en`, `due_date`; ids in one cell, joined by spaces."""
    found: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            found |= flat(value, f"{prefix}{key}_")
        elif isinstance(value, list):
            if not _nested(value):
                found[prefix + key] = " ".join(map(str, value))
        else:
            found[prefix + key] = value
    return found
