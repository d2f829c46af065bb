"""A review as JSON, for programs."""

from __future__ import annotations

from typing import Any

from macros.history.comparison import Altered
from macros.history.differences import Difference
from macros.render.courses import Chart, described
from macros.render.exports import json_v1
from macros.render.review.compared import Compared
from macros.render.sentences import reason
from macros.render.view import Edition
from macros.verdicts.verdict import Verdict

Object = dict[str, Any]


def data(compared: Compared) -> str:
    """One object: what differs, by keys (`kind/id`, of reports `achievements/<what it is about>.<its id>`)."""
    change = compared.change
    whole: Object = {
        "version": 1,
        "against": compared.ref,
        "as_of": compared.after.as_of.isoformat(),
        "uncompared": [{"file": file, "problems": list(problems)} for file, problems in compared.uncompared.items()],
        "verdicts": _verdicts(compared),
        "added": list(change.added),
        "corrected": [key for key in change.added if _replaces(compared, key)],
        "removed": list(change.removed),
        "moved": [{"from": was, "to": after} for was, after in change.moved],
        "altered": [_altered(one) for one in change.altered if one.facts],
        "charts": [
            {
                "indicator": chart.indicator,
                "before": _title(compared.before, chart.before),
                "after": _title(compared.after, chart.after),
            }
            for chart in compared.charts
        ],
        "addresses": {
            "added": list(compared.addresses["added"]),
            "redirected": [{"from": was, "to": after} for was, after in compared.redirects],
            "gone": list(compared.addresses["gone"]),
        },
        "languages": {"before": list(compared.languages), "after": list(compared.after.languages)},
        "translations": [{"record": one.key, **_fact(fact)} for one in change.altered for fact in one.translations],
    }
    return json_v1.dumps(whole).decode()


def _verdicts(compared: Compared) -> list[Object]:
    return [
        {
            "promise": compared.promise(shift.promise),
            "before": _verdict(compared.before, shift.was, shift.before),
            "after": _verdict(compared.after, shift.promise, shift.after),
            "because": list(shift.causes),
        }
        for shift in compared.change.shifts
    ]


def _verdict(edition: Edition, promise: str, verdict: Verdict | None) -> Object | None:
    if verdict is None:
        return None
    found = edition.portfolio.promises[promise]
    reasons = {code: reason(edition, found, words) for code, words in edition.words_of.items()}
    return {"state": verdict.state, "rule": verdict.rule, "reason": reasons}


def _replaces(compared: Compared, key: str) -> bool:
    return key.startswith("achievements/") and compared.record(key)[1].replaces is not None


def _altered(one: Altered) -> Object:
    return {"record": one.key, "facts": [_fact(fact) for fact in one.facts]}


def _fact(fact: Difference) -> Object:
    return {"key": fact.key, "was": fact.was, "new": fact.new}


def _title(edition: Edition, chart: Chart | None) -> str | None:
    return described(edition, chart)[0] if chart else None
