"""Scorecards as they are published: every count beside the rate that rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.render.exports.plain import Row, addresses
from macros.render.scorecards import Scorecard, scorecards
from macros.render.view import Edition
from macros.verdicts.path import rounded


def cards(edition: Edition) -> Iterator[Row]:
    """The scorecard of all promises, of each programme and of each body, sorted by id."""
    yield from sorted((_card(edition, card) for card in scorecards(edition)), key=lambda row: str(row["id"]))


def _card(edition: Edition, card: Scorecard) -> Row:
    kind, _, id_ = card.key.partition("/")
    counts = {outcome.replace("-", "_"): count for outcome, count in card.outcomes.items()}
    return {
        "id": card.key,
        "programme": id_ if kind == "programmes" else None,
        "organisation": id_ if kind == "organisations" else None,
        "owed": len(card.owed),
        "supported": card.supported,
        "due": len(card.due),
        **counts,
        "reported": card.reported,
        "on_time_rate": rounded(card.on_time_rate),
        "early": card.early,
        "ahead": card.when("ahead"),
        "undated": card.when("none"),
        "clarity": {aspect: _grades(found) for aspect, found in card.clarity.items()},
        "since": edition.changes.since.isoformat(),
        "changes": [
            {"promise": turn.promise, "before": turn.before, "after": turn.after, "cause": turn.cause}
            for turn in card.turns
        ],
        **addresses(edition, _page(card)),
    }


def _grades(found: dict[str, int]) -> Row:
    return {grade.replace("-", "_"): found[grade] for grade in ("stated", "partly", "not-stated", "not-judged")}


def _page(card: Scorecard) -> str:
    """Where a card is shown; a body that leads nothing has none on its page."""
    return "scorecards/" if card.key == "all" else f"{card.key}/{'#scorecard' if card.owed else ''}"
