"""Two versions of one record, fact by fact: what was written, what is written now, and what only a translation says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from macros.model.period import Period
from macros.model.record import Record, Text

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Difference:
    """One fact that is another than before, as it is spelt in a file; None is nothing.

    translation: whether only a text in another language than the one it was first written in differs.
    """

    path: Path
    was: str | None
    new: str | None
    translation: bool = False

    @property
    def key(self) -> str:
        """The path as a correction names it: `conditions.0.value`."""
        return ".".join(map(str, self.path))


@dataclass(frozen=True)
class Reading:
    """How two versions are read: the language that a text was first written in, and what old ids are called now."""

    original: Callable[[Text], str]
    renamed: Mapping[str, str]


def differences(was: Any, now: Any, reading: Reading, path: Path = ()) -> Iterator[Difference]:
    """Every fact that differs between two parts of records; the order of a list is none."""
    if isinstance(was, Text) or isinstance(now, Text):
        yield from _texts(was, now, reading, path)
    elif _is_record(was) or _is_record(now):
        for name in type(was if _is_record(was) else now).model_fields:
            yield from differences(getattr(was, name, None), getattr(now, name, None), reading, (*path, name))
    elif _is_list(was) or _is_list(now):
        yield from _lists(was or (), now or (), reading, path)
    elif spelt(now) not in (spelt(was), _today(was, reading)):
        yield Difference(path, spelt(was), spelt(now))


def _is_record(value: Any) -> bool:
    return isinstance(value, Record) and not isinstance(value, Period)


def _is_list(value: Any) -> bool:
    """Whether a value is a list of records; a list of ids is one fact."""
    return isinstance(value, tuple) and any(map(_is_record, value))


def _texts(was: Text | None, now: Text | None, reading: Reading, path: Path) -> Iterator[Difference]:
    before, after = (text.root if text else {} for text in (was, now))
    first = was or now
    original = reading.original(first) if first else ""
    for language in dict.fromkeys((*before, *after)):
        if before.get(language) != after.get(language):
            translated = language != original
            where = (*path, language) if translated else path
            yield Difference(where, before.get(language), after.get(language), translated)


def _lists(was: tuple[Any, ...], now: tuple[Any, ...], reading: Reading, path: Path) -> Iterator[Difference]:
    """Entries that say the same are the same wherever they stand; the others are compared in their order."""
    pairs, left = _paired(was, now, reading)
    for before, at in pairs:
        yield from differences(before, now[at], reading, (*path, at))
    paired = {at for _, at in pairs}
    rest = [at for at in range(len(now)) if at not in paired]
    for gone, place in zip_longest(left, rest):
        before = None if gone is None else was[gone]
        after, at = (None, gone) if place is None else (now[place], place)
        yield from differences(before, after, reading, (*path, at))


def _paired(was: tuple[Any, ...], now: tuple[Any, ...], reading: Reading) -> tuple[list[tuple[Any, int]], list[int]]:
    """Old entries with the place of the new one that states the same facts; and the places of those without one."""
    free = list(range(len(now)))
    pairs, left = [], []
    for place, before in enumerate(was):
        same = (at for at in free if all(one.translation for one in differences(before, now[at], reading)))
        if (found := next(same, None)) is None:
            left.append(place)
        else:
            free.remove(found)
            pairs.append((before, found))
    return pairs, left


def _today(value: Any, reading: Reading) -> str | None:
    """An old value with the ids that its records have now."""
    if isinstance(value, str):
        return reading.renamed.get(value, value)
    if isinstance(value, tuple):
        return spelt(tuple(reading.renamed.get(part, part) for part in value))
    return spelt(value)


def spelt(value: Any) -> str | None:
    """A value as a file spells it: 40000000, 2026-Q1, true; a list of ids in one line. None for nothing."""
    match value:
        case None | ():
            return None
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value:f}"
        case Period():
            return _period(value)
        case tuple():
            return ", ".join(sorted(str(spelt(part)) for part in value))
    return str(value)


def _period(when: Period) -> str:
    first, last = (_one(day, when.precision) for day in (when.start, when.end))
    return (last if first == last else f"{first}/{last}") + (" (inferred)" if when.inferred else "")


def _one(day: date, precision: str) -> str:
    match precision:
        case "year":
            return f"{day:%Y}"
        case "quarter":
            return f"{day:%Y}-Q{(day.month + 2) // 3}"
        case "month":
            return f"{day:%Y-%m}"
    return day.isoformat()
