"""The interface in one language: its words, numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, get_decimal_symbol, get_group_symbol
from markupsafe import Markup, escape

from macros.model.period import Period
from macros.render.breaks import NO_BREAK, phrase
from macros.render.collation import Collation, Order, collation

FALLBACK = "en"
"""The language of the engine's own words, and of what its code says of itself."""

_CONVENTIONS = ("locale", "sort.")
_PLURALS = ("zero", "one", "two", "few", "many")
_COMPACT_FROM = 1_000_000
_TRILLION, _QUADRILLION = 10**12, 10**15


@dataclass(frozen=True, eq=False)
class Words:
    """Words of one language, those of the fallback language behind them.

    Keys are dotted (`state.met`); a word that changes with a count has one key for each plural form
    (`promises.one`, `promises.other`).
    """

    language: str
    own: Mapping[str, str]
    behind: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def locale(self) -> Locale:
        """The conventions for numbers, dates and plurals."""
        return Locale.parse(self.own.get("locale", self.language).replace("-", "_"))

    def order(self, name: str) -> Order:
        """The key by which names are sorted in this language."""
        return self._collation.order(name)

    @cached_property
    def _collation(self) -> Collation:
        return collation(self.say("sort.letters"), self.say("sort.accents"))

    def say(self, key: str, **values: Any) -> str:
        """A word or sentence as plain text, its {places} filled; `n` also chooses the plural form.

        Raises KeyError for a word that no language has.
        """
        if not values:
            return _said(self, key)
        return self._template(key, values).format(**self._shown(values))

    def html(self, key: str, **values: Any) -> Markup:
        """The same as HTML: text in its places is escaped, Markup in them is kept."""
        return Markup(escape(self._template(key, values))).format(**self._shown(values))

    def _shown(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Values as readers see them: whole numbers grouped."""
        for value in values.values():
            if isinstance(value, int):
                return {name: self.number(one) if isinstance(one, int) else one for name, one in values.items()}
        return values  # most are words

    def knows(self, key: str) -> bool:
        """Whether any language has a word."""
        return key in self.own or key in self.behind

    def needed(self) -> set[str]:
        """The words that a language has to have; conventions that need no saying are none of them."""
        return {key for key in self.behind if not key.startswith(_CONVENTIONS) and not self._plural(key)}

    def missing(self) -> list[str]:
        """The words that fall back to the other language."""
        return sorted(self.needed() - self.own.keys())

    def unasked(self) -> list[str]:
        """Plural forms that the counts of the language never ask for."""
        return sorted(key for key in self.own if self._form(key) not in ("", "other", *self._forms(key)))

    def _forms(self, key: str) -> frozenset[str]:
        rule = self.locale.ordinal_form if ".ordinal." in key else self.locale.plural_form
        return frozenset(rule.tags)

    def _form(self, key: str) -> str:
        """The plural form that a key is; empty for another word."""
        stem, _, form = key.rpartition(".")
        return form if form in _PLURALS and f"{stem}.other" in {**self.behind, **self.own} else ""

    def _plural(self, key: str) -> bool:
        """Whether a key is a plural form that this language does not need."""
        stem, _, form = key.rpartition(".")
        return form in _PLURALS and f"{stem}.other" in self.own

    def _template(self, key: str, values: Mapping[str, Any]) -> str:
        n = values.get("n")
        return _sentence(self, key, n if isinstance(n, int) else None)

    def _sentence(self, key: str, n: int | None) -> str:
        for words, locale in ((self.own, self.locale), (self.behind, self._behind)):
            forms = () if n is None else (f"{key}.{locale.plural_form(n)}", f"{key}.other")
            if found := next((form for form in (*forms, key) if form in words), None):
                return phrase(found, words[found])
        raise KeyError(key)

    @cached_property
    def _behind(self) -> Locale:
        return Locale.parse(self.behind.get("locale", FALLBACK).replace("-", "_"))

    def number(self, value: Decimal | int) -> str:
        """A number with every digit that it has: 14.50 stays 14.50, 21800000 becomes 21.8 million."""
        return _number(self, str(value))

    def _number(self, exact: Decimal) -> str:
        written = self._compact(abs(exact)) if self._short(exact) else self._digits(abs(exact))
        return "\N{MINUS SIGN}" + written if exact < 0 else written

    def _digits(self, value: Decimal) -> str:
        exponent = value.as_tuple().exponent
        digits = max(0, -exponent) if isinstance(exponent, int) else 0
        return f"{value:,.{digits}f}".translate(self._signs)

    @cached_property
    def _signs(self) -> Mapping[int, str]:
        """What this language writes between thousands and before decimals, by what Python writes there."""
        return {ord(","): get_group_symbol(self.locale), ord("."): get_decimal_symbol(self.locale)}

    def _compact(self, value: Decimal) -> str:
        if value >= _QUADRILLION:
            return self.say("number.quadrillion", value=self._digits((value / _QUADRILLION).normalize()))
        written = format_compact_decimal(value, format_type="long", locale=self.locale, fraction_digits=5)
        written = written.replace(" ", NO_BREAK)
        # Babel groups no digits before the largest word that it has: 2770 trillion.
        return re.sub(r"^\d{4,}", lambda whole: self._digits(Decimal(whole.group())), written)

    @staticmethod
    def _short(value: Decimal) -> bool:
        """Whether a number is large and can be said in millions, billions or trillions without losing a digit."""
        digits = 6 if abs(value) >= _TRILLION else 5
        return abs(value) >= _COMPACT_FROM and len(value.normalize().as_tuple().digits) <= digits

    def day(self, when: date, style: str = "long") -> str:
        """A day: 30 June 2026, or 30 Jun 2026 in the medium style."""
        return _day(self, when, style)

    def _day(self, when: date, style: str) -> str:
        pattern = self.say("date.day_short") if style == "medium" else style
        return format_date(when, pattern, locale=self.locale).replace(" ", NO_BREAK)

    def month(self, when: date, style: str = "long") -> str:
        """A month with its year."""
        return _month(self, when, style)

    def _month(self, when: date, style: str) -> str:
        if style == "medium":
            written = format_date(when, self.say("date.month_short"), locale=self.locale)
        else:
            written = format_skeleton("yMMMM", when, locale=self.locale)
        return written.replace(" ", NO_BREAK)

    def month_name(self, when: date, style: str = "short") -> str:
        """The name of a month without its year: short, or as short as an axis of many wants it (style axis)."""
        return format_date(when, self.say("date.month_axis") if style == "axis" else "LLL", locale=self.locale)

    def period(self, when: Period, style: str = "long") -> str:
        """A date in the precision of its source: 2026, Q3 2026, June 2026, 30 June 2026, 2016-2020."""
        last = self._one(when.end, when.precision, style)
        if self._starts_with(when):
            return last
        return f"{self._one(when.start, when.precision, style)}\N{EN DASH}{last}"

    def published(self, when: Period | None) -> str:
        """When a source came out: an inferred day is a bound, another inferred date says so, none is said."""
        if when is None:
            return self.say("date.unknown")
        date = self.period(when)
        if when.inferred and when.precision == "day":
            return self.say("date.not_before", date=date)
        return f"{date} ({self.say('date.inferred')})" if when.inferred else date

    @staticmethod
    def _starts_with(when: Period) -> bool:
        """Whether a period is one day, month, quarter or year, and no span of several."""
        months = {"day": 0, "month": 1, "quarter": 3, "year": 12}[when.precision]
        if months == 0:
            return when.start == when.end
        return (when.end.year * 12 + when.end.month) - (when.start.year * 12 + when.start.month) == months - 1

    def _one(self, last: date, precision: str, style: str) -> str:
        match precision:
            case "year":
                return str(last.year)
            case "quarter":
                return self.quarter(last)
            case "month":
                return self.month(last, style)
            case _:
                return self.day(last, style)

    def quarter(self, when: date) -> str:
        """A quarter with its year: Q3 2026."""
        return _quarter(self, when.year, (when.month + 2) // 3)

    def percent(self, share: Decimal) -> str:
        """A fraction of one as whole per cents."""
        share_of_hundred = self.number((share * 100).quantize(Decimal(1)))
        return self.say("value.percent", value=share_of_hundred)


# A page says the same words, days and numbers many times, and Babel takes long for each.
@lru_cache(maxsize=5000)
def _said(words: Words, key: str) -> str:
    return words._sentence(key, None).format()


@lru_cache(maxsize=10_000)
def _sentence(words: Words, key: str, n: int | None) -> str:
    return words._sentence(key, n)


@lru_cache(maxsize=10_000)
def _day(words: Words, when: date, style: str) -> str:
    return words._day(when, style)


@lru_cache(maxsize=10_000)
def _month(words: Words, when: date, style: str) -> str:
    return words._month(when, style)


@lru_cache(maxsize=5000)
def _quarter(words: Words, year: int, nth: int) -> str:
    return words.say(f"date.quarter.{nth}", year=str(year))


@lru_cache(maxsize=50_000)
def _number(words: Words, exact: str) -> str:
    return words._number(Decimal(exact))
