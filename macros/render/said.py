"""What records say, in words: reports, changes and goals, a number never without its unit and its bound."""

from __future__ import annotations

from macros.model.achievement import Achievement, Change
from macros.model.portfolio import Portfolio
from macros.model.promise import Condition
from macros.render.values import amount, in_language, quantified
from macros.render.words import Words


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
        return changed(words, report.change)
    return words.say(f"reported.{report.state}") if report.state else ""


def changed(words: Words, change: Change) -> str:
    """A reported change with its direction: up 24 %, down 2 points."""
    way = "down" if change.value < 0 else "up"
    return words.say(f"change.{change.unit}.{way}", value=words.number(abs(change.value)))


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
        case "at-least" if condition.high is not None:
            high = amount(portfolio, words, condition.high, unit)
            return words.say("goal.range", value=words.number(condition.value), high=high)
        case operator:
            # "Over 55 %" and "about 90 %" say their own direction.
            return value if condition.quantifier else words.say(f"goal.{operator}", value=value)
