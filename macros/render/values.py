"""Values and goals in words: number, unit and quantifier together, never one without the others."""

from __future__ import annotations

from decimal import Decimal

from macros.model.achievement import Achievement
from macros.model.indicator import Indicator
from macros.model.portfolio import Portfolio
from macros.model.promise import Condition, Quantifier
from macros.model.record import Text
from macros.render.words import Words


def in_language(text: Text, language: str) -> tuple[str, str]:
    """A text in a language, or else in the first that it was written in, with the language that it is in."""
    found = language if language in text.root else next(iter(text.root))
    return text.root[found].replace(" %", f"{NO_BREAK}%"), found


NO_BREAK = "\N{NO-BREAK SPACE}"


def amount(portfolio: Portfolio, words: Words, value: Decimal, unit: str) -> str:
    """A number with its unit: 70 %, 71st, 2.77 trillion EUR, 203.89 km."""
    number = words.number(value)
    match unit:
        case "percent":
            return words.say("value.percent", value=number).replace(" ", NO_BREAK)
        case "rank":
            return _ordinal(words, value)
        case "count":
            return number
        case "yes-no":
            return words.say("value.yes" if value else "value.no")
        case _:
            name = in_language(portfolio.units[unit].title, words.language)[0] if unit in portfolio.units else unit
            return words.say("value.unit", value=number, unit=name)


def _ordinal(words: Words, value: Decimal) -> str:
    key = f"value.ordinal.{words.locale.ordinal_form(int(value))}"
    return words.say(key if words.knows(key) else "value.ordinal.other", value=words.number(value))


def quantified(words: Words, text: str, quantifier: Quantifier | None) -> str:
    """A value with the word that makes it a bound, if its source has one."""
    return words.say(f"quantifier.{quantifier}", value=text) if quantifier else text


def reported(portfolio: Portfolio, words: Words, report: Achievement, unit: str) -> str:
    """What a report says: its value with unit, quantifier and field; else its statement or its change."""
    if report.value is not None:
        value = quantified(words, amount(portfolio, words, report.value, report.unit or unit), report.quantifier)
        if report.out_of is None:
            return value
        return words.say("value.out_of", value=value, whole=words.number(report.out_of))
    if report.statement is not None:
        return in_language(report.statement, words.language)[0]
    if report.change is not None:
        return words.say(f"change.{report.change.unit}", value=words.number(report.change.value))
    return words.say(f"reported.{report.state}") if report.state else ""


def quoted(portfolio: Portfolio, words: Words, report: Achievement, unit: str) -> str:
    """What a report says where it stands alone: a projection never without that word."""
    said = reported(portfolio, words, report, unit).removesuffix(".")
    return f"{said} ({words.say('nature.projected')})" if report.nature == "projected" else said


def wanted(portfolio: Portfolio, words: Words, condition: Condition) -> str:
    """What a condition asks for: at least 70 %, among the top 65, between 30 % and 35 %."""
    if condition.value is None:
        return in_language(condition.wording, words.language)[0] if condition.wording else words.say("goal.none")
    unit = portfolio.indicators[condition.indicator].unit if condition.indicator else "count"
    value = quantified(words, amount(portfolio, words, condition.value, unit), condition.quantifier)
    match condition.operator:
        case "rank":
            return words.say("goal.rank", value=words.number(condition.value))
        case "between":
            high = amount(portfolio, words, condition.high or condition.value, unit)
            return words.say("goal.between", value=value, high=high)
        case operator:
            # "Over 55 %" and "about 90 %" say their own direction.
            return value if condition.quantifier else words.say(f"goal.{operator}", value=value)


def with_base(portfolio: Portfolio, words: Words, text: str, indicator: Indicator) -> str:
    """A value with what it is a share or count of, where the indicator says so."""
    return f"{text} {in_language(indicator.of, words.language)[0]}" if indicator.of else text
