"""Version 1 of the CSV exports: one row for each record, nested lists in files of their own."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

Row = Mapping[str, Any]

# A cell that starts like this is run as a formula by a spreadsheet (OWASP, CSV injection).
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


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
    yield kind, table(found)
    identity = "key" if kind == "achievements" else "id"
    lists = [(record[identity], *part) for record in found for part in _parts(record) if _nested(part[1])]
    for column in dict.fromkeys(column for _, column, _ in lists):
        lines = [{identity: id_, **entry} for id_, name, entries in lists if name == column for entry in entries]
        yield f"{kind}-{column.replace('_', '-')}", table(lines)


def table(records: Iterable[Row]) -> str:
    """Records as CSV text, with every column that any of them has, in the order of first use."""
    found = list(records)
    aside = {column for record in found for column, _ in _parts(record)}
    lines = [flat(record, aside=aside) for record in found]
    columns = list(dict.fromkeys(column for line in lines for column in line))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([cell(column) for column in columns])
    writer.writerows([cell(line.get(column)) for column in columns] for line in lines)
    return out.getvalue()


def flat(record: Row, prefix: str = "", *, aside: Collection[str] = ()) -> dict[str, Any]:
    """A record without nesting: `title_en`, `due_date`; ids in one cell, joined by spaces.

    aside: columns to leave out where they are empty, for they have columns or a file of their own elsewhere.
    """
    found: dict[str, Any] = {}
    for key, value in record.items():
        column = prefix + key
        if isinstance(value, dict):
            found |= flat(value, f"{column}_", aside=aside)
        elif _nested(value) or column in aside:
            continue
        else:
            found[column] = " ".join(map(str, value)) if isinstance(value, list) else value
    return found


def _nested(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(entry, dict) for entry in value)


def _parts(record: Row, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Column and value of everything inside a record that is a mapping or a list of them."""
    for key, value in record.items():
        if isinstance(value, dict):
            yield prefix + key, value
            yield from _parts(value, f"{prefix}{key}_")
        elif _nested(value):
            yield prefix + key, value
