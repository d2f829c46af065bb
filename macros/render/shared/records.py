"""The summary of the page of each kind of record."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from macros.model.promise import Target, Task
from macros.render import rows
from macros.render.parts.ledger import account, held
from macros.render.parts.lists import latest
from macros.render.said import reported, wanted
from macros.render.sentences import arithmetic, reason, word_beside
from macros.render.shared.summary import Figure, Summary
from macros.render.view import View
from macros.verdicts.evidence import known_on
from macros.verdicts.verdict import Rating, Verdict

_TAG = re.compile(r"<[^>]*>")


# A page and its card say the same.
@lru_cache(maxsize=8)
def of_record(view: View, key: str) -> Summary:
    """The summary of a record's page, by its key (kind/id)."""
    return _SUMMARIES[key.partition("/")[0]](view, key)


def said(text: Markup) -> str:
    """HTML of ours as plain text, its no-break spaces kept."""
    return html.unescape(_TAG.sub("", text))


def _titled(view: View, key: str, answer: str, **more: Any) -> Summary:
    kind = view.words.say(f"kind.{key.partition('/')[0]}.one")
    return Summary(view.plain(view.record(key).title), answer, **{"kind": kind, "apart": kind, **more})


def _promise(view: View, key: str) -> Summary:
    promise: Target | Task = view.record(key)
    verdict, words = view.verdict(promise.id), view.words
    kind = words.say(f"kind.{key.partition('/')[0]}.one")
    answer = [reason(view.edition, promise, words)]
    if verdict.state == "due-no-report":
        answer.append(words.say("silence.not_a_finding"))
    return _titled(
        view,
        key,
        " ".join(answer),
        apart=words.say("shared.due", kind=kind, due=words.period(promise.due)) if promise.due else kind,
        state=verdict.state,
        word=words.say(f"state.{verdict.state}"),
        beside=word_beside(promise, verdict, words),
        figures=tuple(_figures(view, promise, verdict)) if isinstance(promise, Target) else (),
    )


def _figures(view: View, target: Target, verdict: Verdict) -> Iterator[Figure]:
    """What was reported, what the path asked for by then, and what was promised; of a single condition only."""
    rating, words = verdict.ratings[0], view.words
    if len(verdict.ratings) > 1 or rating.missing or (report := rating.report) is None or report.value is None:
        return
    value = reported(view.portfolio, words, report, view.portfolio.unit(rating.condition.indicator or ""))
    yield Figure(value, words.say("shared.reported", date=words.period(report.measured)))
    if rating.state in ("on-track", "behind"):
        yield from _asked(view, target, rating)
    yield from _promised(view, target, rating.condition.indicator)


def _asked(view: View, target: Target, rating: Rating) -> Iterator[Figure]:
    """Where the straight path lay on the day of the report."""
    label = view.words.say("sum.expected")
    lines = arithmetic(view.edition, target, rating, view.words)
    yield from (Figure(line.value, label) for line in lines if line.name == label)


def _promised(view: View, target: Target, indicator: str | None) -> Iterator[Figure]:
    conditions = [one for one in target.conditions if one.indicator == indicator and one.value is not None]
    if target.due and conditions:
        goal = wanted(view.portfolio, view.words, conditions[0])
        yield Figure(goal, view.words.say("shared.promised", date=view.words.period(target.due)))


def _indicator(view: View, key: str) -> Summary:
    id_, words = key.partition("/")[2], view.words
    if (found := rows.latest(view.edition, id_)) is None:
        goal = [f"{figure.label}: {figure.value}." for figure in _next_goal(view, id_)]
        return _titled(view, key, " ".join([words.say("shared.none_held"), *goal]))
    publisher = view.plain(view.portfolio.sources[found.source].publisher)
    value, date = latest(view, id_), words.period(found.measured)
    figure = [Figure(value, words.say("shared.by", what=date, by=publisher))] if found.value is not None else []
    answer = words.say("shared.value", value=value, date=date, publisher=publisher)
    return _titled(view, key, answer, figures=(*figure, *_next_goal(view, id_)) if figure else ())


def _next_goal(view: View, indicator: str) -> Iterator[Figure]:
    """The promised value due next, or else the one due last."""
    dated = [row for row in rows.promises_on(view.edition, indicator) if row.promise.due]
    chosen = next((row for row in dated if row.when == "ahead"), dated[-1] if dated else None)
    if chosen and isinstance(chosen.promise, Target):
        yield from _promised(view, chosen.promise, indicator)


def _holder(view: View, key: str) -> Summary:
    """A body, programme or system: what it owes or holds, and what became of it."""
    _, own, supported = held(view, key)
    states = tuple(row.verdict.state for row in rows.of_state(own, rows.STATES))
    if own or supported:
        return _titled(view, key, said(account(view, key)), states=states)
    return _titled(view, key, f"{_what(view, key)}. {view.words.say('promises.none')}")


def _what(view: View, key: str) -> str:
    """What a record without promises is, in a word, its own words or a count."""
    kind, _, id_ = key.partition("/")
    match kind:
        case "organisations":
            return view.words.say(f"organisation.{view.record(key).kind}")
        case "systems" if view.record(key).description:
            return view.plain(view.record(key).description).removesuffix(".")
        case _:
            told = len(view.portfolio.reports(id_))
            return view.words.say("reports", n=told) if told else view.words.say(f"kind.{kind}.one")


def _source(view: View, key: str) -> Summary:
    id_, words, found = key.partition("/")[2], view.words, view.record(key)
    publisher, published = view.plain(found.publisher), view.portfolio.published(id_)
    date = words.published(published)
    by = words.say("shared.by", what=words.say("kind.sources.one"), by=publisher)
    answer = words.say("shared.source", publisher=publisher, date=date, grade=words.say(f"grade.{found.grade}"))
    return _titled(view, key, " ".join([answer, *_taken(view, id_)]), apart=f"{by}, {date}")


def _taken(view: View, source: str) -> Iterator[str]:
    promised = sum(promise.source == source for promise in view.portfolio.promises.values())
    reports = [report for found in view.portfolio.achievements.values() for report in found if report.source == source]
    told = sum(known_on(view.portfolio, report) <= view.edition.as_of for report in reports)
    if promised or told:
        counts = [view.words.say(key, n=n) for key, n in (("promises", promised), ("reports", told)) if n]
        yield view.words.say("shared.taken", counts=", ".join(counts))


def _question(view: View, key: str) -> Summary:
    return _titled(view, key, view.plain(view.record(key).answer or view.record(key).detail))


_SUMMARIES: Mapping[str, Callable[[View, str], Summary]] = MappingProxyType(
    {
        "indicators": _indicator,
        "targets": _promise,
        "tasks": _promise,
        "organisations": _holder,
        "programmes": _holder,
        "systems": _holder,
        "sources": _source,
        "questions": _question,
    }
)
