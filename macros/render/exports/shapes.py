"""The published records, version 1: their own shape, not a dump of the model.

Dates are {"date": last day, "precision": …, "inferred": …} or null, texts one entry for each language of the site,
references ids, derived numbers rounded to four decimals. No key is ever left out; unknown is null.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from macros.model.fingerprint import fingerprint, of_promise
from macros.model.period import day
from macros.model.portfolio import ADDRESSED
from macros.model.promise import Target, Task
from macros.render import rows
from macros.render.exports.plain import Row, addresses, plain
from macros.render.exports.scorecards import cards
from macros.render.exports.sums import implied, sums
from macros.render.freshness import freshness
from macros.render.sentences import rating_reason, reason
from macros.render.view import Edition
from macros.render.words import Words
from macros.verdicts.verdict import Beside, Numbers, Rating, Verdict


def _base(edition: Edition, kind: str, id_: str) -> Row:
    found: Row = plain(edition, getattr(edition.portfolio, kind)[id_])
    return found | addresses(edition, f"{kind}/{id_}/")


def _indicator(edition: Edition, id_: str) -> Row:
    targets = [row.promise.id for row in rows.promises_on(edition, id_)]
    return _base(edition, "indicators", id_) | {"targets": sorted(targets)} | _fresh(edition, f"indicators/{id_}")


def _fresh(edition: Edition, key: str) -> Row:
    """When something was last reported about a record, and when its sources were last read."""
    found = freshness(edition, key)
    checked = day(found.checked) if found.checked else None
    return {"last_report": plain(edition, found.report), "last_checked": plain(edition, checked)}


def _promise(edition: Edition, kind: str, id_: str, words: Mapping[str, Words]) -> Row:
    promise: Target | Task = getattr(edition.portfolio, kind)[id_]
    due_kind = promise.due_kind or ("fixed" if promise.due else "none")
    derived = {
        "due_kind": due_kind,
        "hash": fingerprint(of_promise(promise)),
        "verdict": _verdict(edition, promise, words),
    }
    return _base(edition, kind, id_) | derived | _fresh(edition, f"{kind}/{id_}")


def _target(edition: Edition, id_: str, words: Mapping[str, Words]) -> Row:
    found = _promise(edition, "targets", id_, words)
    baselines = [condition["baseline"] for condition in found["conditions"]]
    return found | {"baseline": baselines[0] if len(baselines) == 1 else None}


def _task(edition: Edition, id_: str, words: Mapping[str, Words]) -> Row:
    report = edition.verdicts[id_].report
    state = report.state if report and report.state else "no-public-report"
    return _promise(edition, "tasks", id_, words) | {"state": state, "baseline": None}


def _verdict(edition: Edition, promise: Target | Task, words: Mapping[str, Words]) -> Row:
    verdict = edition.verdicts[promise.id]
    return {
        "state": verdict.state,
        "rule": verdict.rule,
        "reason": {language: reason(edition, promise, found) for language, found in words.items()},
        "method": verdict.method,
        "days": verdict.days,
        "report": _report_key(promise, verdict),
        "numbers": _numbers(verdict.numbers),
        "conditions": [_rating(edition, promise, rating, words) for rating in verdict.ratings],
        "beside": [
            *_beside(promise.id, verdict.beside),
            *(other for rating in verdict.ratings for other in _beside(rating.condition.indicator, rating.beside)),
        ],
    }


def _beside(of: str | None, found: Iterable[Beside]) -> list[Row]:
    return [{"state": other.state, "report": f"{of}.{other.report.id}", "series": other.series} for other in found]


def _report_key(promise: Target | Task, verdict: Verdict) -> str | None:
    if verdict.report is None:
        return None
    worst = next((r for r in verdict.ratings if r.report is verdict.report), None)
    return f"{worst.condition.indicator if worst else promise.id}.{verdict.report.id}"


def _numbers(numbers: Numbers) -> Row:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in vars(numbers).items()}


def _rating(edition: Edition, promise: Target | Task, rating: Rating, words: Mapping[str, Words]) -> Row:
    indicator = rating.condition.indicator
    said = {
        language: rating_reason(edition, promise, rating, found)
        for language, found in words.items()
        if isinstance(promise, Target)
    }
    return {
        "indicator": indicator,
        "state": rating.state,
        "rule": rating.rule,
        "reason": said,
        "missing": list(rating.missing),
        "report": f"{indicator}.{rating.report.id}" if rating.report else None,
        "numbers": _numbers(rating.numbers),
        "beside": _beside(indicator, rating.beside),
    }


def achievement(edition: Edition, row: rows.ReportRow) -> Row:
    """A report as it is published, with the grade and date of its source."""
    indicator = edition.portfolio.indicators.get(row.of)
    unit = row.report.unit or (indicator.unit if indicator else None)
    derived: Row = {
        "of": row.of,
        "key": row.key,
        "hash": edition.versions(row.key)[0].hash,
        "unit": unit,
        "grade": row.source.grade,
        "replaced_by": row.replaced_by,
    }
    published = plain(edition, row.published) if row.published else None
    page = addresses(edition, f"{row.kind}/{row.of}/")
    anchored = {name: f"{address}#{row.report.id}" for name, address in page.items()}
    found: Row = plain(edition, row.report)
    derived |= {"published": published, "derived": implied(row.report, unit)}
    return found | derived | anchored


def _organisation(edition: Edition, id_: str) -> Row:
    owed = [
        {
            "promise": row.promise.id,
            "kind": row.key.partition("/")[0],
            "role": "lead" if id_ in row.promise.lead else "support",
            "state": row.verdict.state,
            "due": plain(edition, row.promise.due),
        }
        for row in rows.promises(edition, organisation=id_)
    ]
    return _base(edition, "organisations", id_) | {"owes": sorted(owed, key=lambda one: (one["promise"], one["kind"]))}


def _programme(edition: Edition, id_: str) -> Row:
    return _base(edition, "programmes", id_) | {
        "promises": [r.promise.id for r in rows.promises(edition, programme=id_)]
    }


def _system(edition: Edition, id_: str) -> Row:
    tasks = [task.id for task in edition.portfolio.tasks.values() if task.system == id_]
    indicators = sorted(found.id for found in edition.portfolio.indicators.values() if found.system == id_)
    promises = [row.promise.id for row in rows.promises_of_system(edition, id_)]
    return _base(edition, "systems", id_) | {"tasks": tasks, "indicators": indicators, "promises": promises}


def _question(edition: Edition, id_: str) -> Row:
    return _base(edition, "questions", id_) | {"sums": sums(edition, edition.portfolio.questions[id_])}


def _source(edition: Edition, id_: str) -> Row:
    """`url` is our page about the document, as in every record; its own address is `document_url`."""
    published = edition.portfolio.published(id_)
    return _base(edition, "sources", id_) | {
        "published": plain(edition, published) if published else None,
        "document_url": edition.portfolio.sources[id_].url,
    }


_SHAPES: Mapping[str, Callable[[Edition, str, Mapping[str, Words]], Row]] = MappingProxyType(
    {
        "indicators": lambda edition, id_, words: _indicator(edition, id_),
        "targets": _target,
        "tasks": _task,
        "organisations": lambda edition, id_, words: _organisation(edition, id_),
        "programmes": lambda edition, id_, words: _programme(edition, id_),
        "systems": lambda edition, id_, words: _system(edition, id_),
        "sources": lambda edition, id_, words: _source(edition, id_),
        "questions": lambda edition, id_, words: _question(edition, id_),
    }
)

PUBLISHED = ("indicators", "targets", "tasks", "achievements", *ADDRESSED[3:], "scorecards")
"""The listings of the contract, in its order."""


def record(edition: Edition, kind: str, id_: str, words: Mapping[str, Words]) -> Row:
    """One record as it is published; `words` holds every language of the site."""
    return _SHAPES[kind](edition, id_, words)


def records(edition: Edition, kind: str, words: Mapping[str, Words]) -> Iterator[Row]:
    """Every record of a kind, sorted by id; reports by their key; scorecards, which are counted here."""
    if kind == "achievements":
        yield from (
            achievement(edition, row) for row in sorted(rows.all_reports(edition.portfolio), key=lambda r: r.key)
        )
        return
    if kind == "scorecards":
        yield from cards(edition)
        return
    for id_ in sorted(getattr(edition.portfolio, kind)):
        yield record(edition, kind, id_, words)
