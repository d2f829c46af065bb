"""Values and goals in words: number, unit and quantifier together, never one without the others."""

from __future__ import annotations

from decimal import Decimal

from macros.model.indicator import Indicator
from macros.model.portfolio import Portfolio
from macros.model.promise import Quantifier
from macros.model.record import Text
from macros.render.breaks import written
from macros.render.words import Words


def in_language(text: Text, language: str) -> tuple[str, str]:
    """A text in a language, or else in the first that it was written in, with the language that it is in."""
    found = language if language in text.root else next(iter(text.root))
    return written(text.root[found], found), found


def amount(portfolio: Portfolio, words: Words, value: Decimal, unit: str) -> str:
    """A number with its unit: 70 %, 71st, 2.77 trillion EUR, 203.89 km."""
    number = words.number(value)
    match unit:
        case "percent":
            return words.say("value.percent", value=number)
        case "rank":
            return _ordinal(words, value)
        case "count":
            return number
        case "yes-no":
            return words.say("value.yes" if value else "value.no")
        case _:
            return words.say("value.unit", value=number, unit=unit_name(portfolio, words, unit))


def unit_name(portfolio: Portfolio, words: Words, unit: str) -> str:
    """The name of a unit: of a built-in one, of a file in data/units/, of a currency or else its three letters."""
    if unit in portfolio.units:
        return in_language(portfolio.units[unit].title, words.language)[0]
    key = f"unit.{unit}" if words.knows(f"unit.{unit}") else f"currency.{unit}"
    return words.say(key) if words.knows(key) else unit


def _ordinal(words: Words, value: Decimal) -> str:
    key = f"value.ordinal.{words.locale.ordinal_form(int(value))}"
    return words.say(key if words.knows(key) else "value.ordinal.other", value=words.number(value))


def quantified(words: Words, text: str, quantifier: Quantifier | None) -> str:
    """A value with the word that makes it a bound, if its source has one."""
    return words.say(f"quantifier.{quantifier}", value=text) if quantifier else text


def with_base(portfolio: Portfolio, words: Words, text: str, indicator: Indicator) -> str:
    """A value with what it is a share or count of, where the indicator says so."""
    return f"{text} {in_language(indicator.of, words.language)[0]}" if indicator.of else text
