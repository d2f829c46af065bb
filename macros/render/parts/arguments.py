"""What a page may pass to a part, checked before any page is rendered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, get_args

from pydantic import TypeAdapter, ValidationError

from macros.model.period import Period
from macros.model.portfolio import ADDRESSED, PROMISED, Portfolio
from macros.render.rows import STATES, When


class Argument(Protocol):
    """Says what is wrong with a value; None if nothing is."""

    def fault(self, portfolio: Portfolio, value: Any) -> str | None: ...

    def wanted(self) -> str: ...


@dataclass(frozen=True)
class Key:
    """A record of one of some kinds, as kind/id."""

    kinds: tuple[str, ...]

    def fault(self, portfolio: Portfolio, value: Any) -> str | None:
        kind, _, id_ = str(value).partition("/")
        if kind in self.kinds and id_ in getattr(portfolio, kind):
            return None
        return f"found {value!r}, no such record; wanted {self.wanted()}"

    def wanted(self) -> str:
        return " or ".join(f'"{kind}/…"' for kind in self.kinds)


@dataclass(frozen=True)
class Named:
    """The id of a record of one kind, or kind/id."""

    kind: str

    def fault(self, portfolio: Portfolio, value: Any) -> str | None:
        if str(value).removeprefix(f"{self.kind}/") in getattr(portfolio, self.kind):
            return None
        return f"found {value!r}, wanted {self.wanted()}"

    def wanted(self) -> str:
        return f"an id of {self.kind}"


@dataclass(frozen=True)
class Quoted:
    """An indicator, quoted by its latest report, or one report by its key."""

    def fault(self, portfolio: Portfolio, value: Any) -> str | None:
        kind, _, id_ = str(value).partition("/")
        try:
            found = id_ in portfolio.indicators if kind == "indicators" else portfolio.report(id_)
        except KeyError:
            found = False
        return None if found and kind in ("indicators", "achievements") else f"found {value!r}, wanted {self.wanted()}"

    def wanted(self) -> str:
        return '"indicators/…" or a report, "achievements/….…"'


@dataclass(frozen=True)
class OneOf:
    """One of some words."""

    words: tuple[str, ...]

    def fault(self, _portfolio: Portfolio, value: Any) -> str | None:
        return None if value in self.words else f"found {value!r}, wanted {self.wanted()}"

    def wanted(self) -> str:
        return "one of " + ", ".join(self.words)


@dataclass(frozen=True)
class Due:
    """A period, or where the due date lies as seen from today."""

    def fault(self, _portfolio: Portfolio, value: Any) -> str | None:
        try:
            due(str(value))
        except ValidationError:
            return f"found {value!r}, wanted {self.wanted()}"
        return None

    def wanted(self) -> str:
        return f"a period such as 2026 or 2026-Q3, or {' or '.join(get_args(When))}"


@dataclass(frozen=True)
class Count:
    """A whole number from one."""

    def fault(self, _portfolio: Portfolio, value: Any) -> str | None:
        good = isinstance(value, int) and not isinstance(value, bool) and value > 0
        return None if good else f"found {value!r}, wanted {self.wanted()}"

    def wanted(self) -> str:
        return "a whole number from 1"


def due(text: str) -> Period | When:
    """What a due filter asks for.

    Raises ValidationError for text that is no period.
    """
    for word in get_args(When):
        if text == word:
            when: When = word
            return when
    return _PERIOD.validate_python(text)


_PERIOD: TypeAdapter[Period] = TypeAdapter(Period)

PROMISE = Key(PROMISED)
ANY = Key(ADDRESSED)
STATE = OneOf(STATES)
LISTED = OneOf(("promises", *ANY.kinds))
