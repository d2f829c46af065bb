"""Verdicts in sentences: what was concluded, from what, and the arithmetic line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from macros.model.promise import Target, Task
from macros.render.rows import PromiseRow, silence_after_newest
from macros.render.said import reported, wanted
from macros.render.values import amount, in_language, quantified, with_base
from macros.render.view import Edition
from macros.render.words import Words
from macros.verdicts.verdict import Rating, Verdict


@dataclass(frozen=True)
class Line:
    """One line of arithmetic: its name, its value, where it comes from."""

    name: str
    value: str
    why: str


def reason(edition: Edition, promise: Target | Task, words: Words) -> str:
    """Why a promise has its state, in the words of one language."""
    verdict = edition.verdicts[promise.id]
    if isinstance(promise, Task):
        return _task(edition, promise, verdict, words)
    return " ".join(rating_reason(edition, promise, rating, words) for rating in verdict.ratings)


def rating_reason(edition: Edition, target: Target, rating: Rating, words: Words) -> str:
    """Why one condition of a target has its state; names its indicator where there are several."""
    sentence = words.say(f"rule.{rating.rule}", **_places(edition, target, rating, words))
    if len(target.conditions) > 1 and rating.condition.indicator:
        name = in_language(edition.portfolio.indicators[rating.condition.indicator].title, words.language)[0]
        return words.say("reason.named", indicator=name, sentence=sentence)
    return sentence


def _places(edition: Edition, target: Target, rating: Rating, words: Words) -> dict[str, Any]:
    """Everything that the sentence of a rule may name."""
    portfolio, report = edition.portfolio, rating.report
    unit = _unit(edition, rating)
    return {
        "goal": wanted(portfolio, words, rating.condition),
        "due": words.period(target.due) if target.due else "",
        "latest": reported(portfolio, words, report, unit) if report else "",
        "measured": words.period(report.measured) if report else "",
        "expected": _value(edition, words, rating.numbers.expected, unit),
        "baseline": _value(edition, words, rating.numbers.baseline, unit),
        "missing": ", ".join(words.say(f"missing.{part}") for part in rating.missing),
        "days": words.say("days", n=abs(rating.days or 0)),
    }


def _task(edition: Edition, task: Task, verdict: Verdict, words: Words) -> str:
    names = [in_language(edition.portfolio.organisations[body].title, words.language)[0] for body in task.lead]
    places = {
        "lead": words.say("reason.lead", lead=", ".join(names)) if names else words.say("reason.nobody"),
        "due": words.period(task.due) if task.due else "",
        "measured": words.period(verdict.report.measured) if verdict.report else "",
        "state": words.say(f"reported.{verdict.report.state}") if verdict.report and verdict.report.state else "",
        "days": words.say("days", n=abs(verdict.days or 0)),
    }
    return words.say(f"rule.{verdict.rule}", **places)


def word_beside(promise: Target | Task, verdict: Verdict, words: Words) -> str:
    """The few words after the state: since when, how late, reached early, due when."""
    if promise.due is None:
        return ""
    key = {"met": "early" if (verdict.days or 0) <= 0 else "due", "due-no-report": "since"}.get(verdict.state, "due")
    if verdict.state in ("met-late", "delivered-late"):
        key = "late"
    return words.say(f"beside.{key}", due=words.day(promise.due.end), days=words.say("days", n=abs(verdict.days or 0)))


def silence(edition: Edition, due: Sequence[PromiseRow]) -> str:
    """When the newest report held is from, and how many of some due dates fall after it: silence may be ours."""
    words, newest = edition.words, edition.newest
    if newest is None:
        return words.say("silence.nothing_held")
    if (late := silence_after_newest(edition, due)) == 0:
        return words.say("silence.newest_only", date=words.day(newest))
    return words.say("silence.newest", date=words.day(newest), n=late, total=len(due))


def arithmetic(edition: Edition, target: Target, rating: Rating, words: Words) -> Iterator[Line]:
    """The numbers of a rating, each with its inputs; what cannot be computed has no line."""
    numbers, unit, portfolio = rating.numbers, _unit(edition, rating), edition.portfolio
    yield Line(
        words.say("sum.goal"), wanted(portfolio, words, rating.condition), _goal_why(edition, target, rating, words)
    )
    if rating.report:
        value = reported(portfolio, words, rating.report, unit)
        yield Line(words.say("sum.latest"), value, words.period(rating.report.measured))
    if numbers.baseline is not None and numbers.baseline_date is not None:
        bound = rating.baseline_report.quantifier if rating.baseline_report else None
        value = quantified(words, _value(edition, words, numbers.baseline, unit), bound)
        kind = "derived" if numbers.baseline_derived else "stated"
        yield Line(
            words.say("sum.baseline"), value, words.say(f"sum.baseline.{kind}", date=words.day(numbers.baseline_date))
        )
    if numbers.expected is not None and numbers.latest_date and numbers.baseline_date and target.due:
        passed, whole = (
            (numbers.latest_date - numbers.baseline_date).days,
            (target.due.end - numbers.baseline_date).days,
        )
        why = words.say(
            "sum.expected.why",
            baseline=words.number(numbers.baseline or 0),
            change=_signed(words, (numbers.goal or Decimal(0)) - (numbers.baseline or 0)),
            passed=words.number(passed),
            whole=words.number(whole),
        )
        yield Line(words.say("sum.expected"), _value(edition, words, numbers.expected, unit), why)
    yield from _shares(edition, rating, words)


def _signed(words: Words, value: Decimal) -> str:
    """A difference with its sign: + 69, − 34."""
    return ("+ " if value >= 0 else "\N{MINUS SIGN} ") + words.number(abs(value))


def _goal_why(edition: Edition, target: Target, rating: Rating, words: Words) -> str:
    due = words.period(target.due) if target.due else words.say("due.none")
    if rating.condition.indicator is None:
        return due
    indicator = edition.portfolio.indicators[rating.condition.indicator]
    base = with_base(edition.portfolio, words, "", indicator).strip()
    inferred = [words.say("sum.goal.inferred")] if rating.condition.operator_inferred else []
    return "; ".join([part for part in (base, due) if part] + inferred)


def _shares(edition: Edition, rating: Rating, words: Words) -> Iterator[Line]:
    numbers, unit = rating.numbers, _unit(edition, rating)
    if numbers.done_share is not None and numbers.time_share is not None:
        done, time = words.percent(numbers.done_share), words.percent(numbers.time_share)
        yield Line(words.say("sum.done"), done, words.say("sum.done.why", time=time))
    ahead = rating.state not in ("met", "met-late")
    if ahead and numbers.required_per_year is not None and numbers.achieved_per_year is not None:
        asked, had = (_change(words, number, unit) for number in (numbers.required_per_year, numbers.achieved_per_year))
        yield Line(words.say("sum.required"), asked, words.say("sum.required.why", achieved=had))
    if numbers.break_even is not None:
        even = _value(edition, words, numbers.break_even, unit)
        yield Line(words.say("sum.break_even"), even, words.say("sum.break_even.why", date=words.day(edition.as_of)))


def _change(words: Words, value: Decimal, unit: str) -> str:
    return words.say(
        "change.a_year.points" if unit == "percent" else "change.a_year.plain", value=words.number(_short(value))
    )


def _value(edition: Edition, words: Words, value: Decimal | None, unit: str) -> str:
    if value is None:
        return ""
    # A place between two ranks is no rank: 70.7 stays a number.
    return (
        words.number(_short(value))
        if unit == "rank" and value % 1
        else amount(edition.portfolio, words, _short(value), unit)
    )


def _short(value: Decimal) -> Decimal:
    """A derived number to two decimals for reading; the exports keep four."""
    places = Decimal("0.01")
    return value if value == value.quantize(places) else value.quantize(places)


def _unit(edition: Edition, rating: Rating) -> str:
    indicator = edition.portfolio.indicators.get(rating.condition.indicator or "")
    return indicator.unit if indicator else "count"
