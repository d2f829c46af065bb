"""Sums and derived numbers as they are published: always with the numbers that they come from."""

from __future__ import annotations

from macros.model.achievement import Achievement
from macros.model.question import Question
from macros.model.sums import Sum, Term, result
from macros.render.exports.plain import Row, plain
from macros.render.view import Edition
from macros.verdicts.derived import derived
from macros.verdicts.path import rounded


def sums(edition: Edition, question: Question) -> list[Row]:
    """The calculations of a question, done."""
    return [_sum(edition, found) for found in question.sums]


def _sum(edition: Edition, found: Sum) -> Row:
    terms = [_term(edition, term) for term in found.terms]
    return {
        "of": found.of,
        "terms": terms,
        "says": plain(edition, found.says),
        "value": rounded(result(found.of, [term["value"] for term in terms])),
        "unit": found.result_unit,
        "printed": None if found.printed is None else _term(edition, found.printed),
    }


def _term(edition: Edition, term: Term) -> Row:
    report = term.removeprefix("achievements/").partition("#")[0] if isinstance(term, str) else None
    return {"value": edition.portfolio.number(term), "report": report}


def implied(report: Achievement, unit: str | None) -> list[Row]:
    """What follows from one report about an indicator; nothing from one about a task or system."""
    if unit is None:
        return []
    return [
        {
            "kind": found.kind,
            "of": found.of,
            "terms": list(found.terms),
            "value": rounded(found.value),
            "unit": found.unit,
        }
        for found in derived(report, unit)
    ]
