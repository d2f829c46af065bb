"""What became of a quoted record, in a sentence: on its page, on the page that checks citations and in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from macros.history.versions import Quotable, Turn, Version
from macros.model.achievement import Achievement
from macros.model.period import Period
from macros.model.portfolio import Portfolio
from macros.render.said import quoted, wanted
from macros.render.values import in_language
from macros.render.view import Edition
from macros.render.words import Words


def amounts(portfolio: Portfolio, words: Words, key: str, record: Quotable) -> list[str]:
    """What a record says that can be quoted: the value of a report, each goal of a target; nothing of a task.

    key: the one that the record has now.
    """
    if isinstance(record, Achievement):
        return [quoted(portfolio, words, record, portfolio.unit(key.partition(".")[0]))]
    return [wanted(portfolio, words, condition) for condition in record.conditions]


def answer(edition: Edition, key: str, version: Version) -> str:
    """Whether a quoted version still stands, or what stands in its place since when and why.

    key: the one that the record has now.
    """
    words = edition.words
    if version.turn is None:
        if isinstance(version.was, Achievement):
            return words.say("cited.unchanged")
        state = words.say(f"state.{edition.verdicts[key].state}").lower()
        return words.say("cited.promise_unchanged", date=words.day(edition.as_of), state=state)
    was, now = _apart(edition, key, version)
    return " ".join([_turned(words, version, version.turn, was, now), *_why(words, version.turn)])


def _turned(words: Words, version: Version, turn: Turn, was: str, now: str) -> str:
    when = _when(words, turn.date)
    if version.became == "withdrawn":
        return words.say("cited.withdrawn", when=when, was=was)
    if isinstance(version.was, Achievement):
        return words.say("cited.revised", when=when, was=was, now=now)
    return words.say("cited.mended" if turn.kind else "cited.altered", when=when, was=was, now=now)


def _when(words: Words, date: Period | None) -> str:
    """A date as the sentence goes on with it, a space before it; nothing where it is not known."""
    if date is None:
        return ""
    return " " + words.say("cited.on" if date.precision == "day" else "cited.in", date=words.period(date))


def _why(words: Words, turn: Turn) -> Iterator[str]:
    if turn.reason:
        yield words.say("cited.because", reason=in_language(turn.reason, words.language)[0].removesuffix("."))
    if turn.kind:
        yield words.say(f"corrections.{turn.kind}")


def _apart(edition: Edition, key: str, version: Version) -> tuple[str, str]:
    """What a record said and what it says now, with as much as tells them apart."""
    was, now = (list(_told(edition, key, record)) for record in (version.was, version.stands or version.was))
    apart = [at for at, (one, other) in enumerate(zip(was, now, strict=True)) if one != other]
    if isinstance(version.was, Achievement):
        shown = list(range(apart[0] + 1 if apart else 1))
    else:
        shown = apart or [0, 1]
    told = (("; ".join(parts[at] for at in shown if parts[at])) for parts in (was, now))
    return next(told), next(told)


def _told(edition: Edition, key: str, record: Quotable) -> Iterator[str]:
    """What a record says: its amounts, its date, its place in its source."""
    words, portfolio = edition.words, edition.portfolio
    yield "; ".join(amounts(portfolio, words, key, record))
    if isinstance(record, Achievement):
        yield words.period(record.measured)
    else:
        yield words.say("cited.due", date=words.period(record.due)) if record.due else words.say("due.none").lower()
    source = in_language(portfolio.sources[record.source].title, words.language)[0]
    yield ", ".join(filter(None, [source, record.locator]))
