"""Scorecards on pages: one in full, all of them in a table, and what changed in a month."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any

from markupsafe import Markup

from macros.render.arithmetic import readable
from macros.render.parts.arguments import Count, Key, OneOf
from macros.render.parts.counted import counted
from macros.render.parts.html import fill
from macros.render.scorecards import OUTCOMES, Scorecard, scorecards
from macros.render.scorecards import scorecard as card_of
from macros.render.values import amount
from macros.render.view import View

# Outcomes that are written even where they are none.
_ALWAYS = ("on-time", "late", "silent")


def scorecard(view: View, record: Annotated[str, Key(("organisations", "programmes"))]) -> Markup:
    """What a body leads or a programme holds: owed, due, on time, late, without a report; and what changed."""
    return _block(view, card_of(view.edition, record))


def scorecard_of_all(view: View) -> Markup:
    """The scorecard of all promises together."""
    return _block(view, card_of(view.edition, "all"))


def _block(view: View, card: Scorecard) -> Markup:
    """A card in full; nothing for a body that leads nothing."""
    if not card.owed:
        return Markup("")
    kind = card.key.partition("/")[0]
    note = view.words.say(f"scorecard.note.{kind}", date=view.words.day(view.edition.as_of))
    figures = [(view.words.say(f"scorecard.{name}"), count) for name, count in _figures(card)]
    behind = counted(view, card)
    return fill(
        "scorecard", view, note=note, figures=figures, sentences=list(_rate(view, card)), card=card, behind=behind
    )


def _figures(card: Scorecard) -> Iterator[tuple[str, int]]:
    yield "owed", len(card.owed)
    yield "due", len(card.due)
    for outcome, count in card.outcomes.items():
        if count or outcome in _ALWAYS:
            yield f"outcome.{outcome}", count
    for name, count in (("early", card.early), ("ahead", card.when("ahead")), ("undated", card.when("none"))):
        if count:
            yield name, count


def _rate(view: View, card: Scorecard) -> Iterator[Markup]:
    """The on-time rate with both counts, or why there is none; then the silence beside it."""
    silent = card.outcomes["silent"]
    if not card.due:
        yield view.words.html("scorecard.nothing_due")
    elif not card.reported:
        yield view.words.html("scorecard.no_rate", n=len(card.due))
    else:
        yield view.words.html(
            "scorecard.rate", on_time=card.outcomes["on-time"], n=card.reported, rate=_per_cent(view, card)
        )
        if silent:
            yield view.words.html("scorecard.silent", n=silent)


def _per_cent(view: View, card: Scorecard) -> str:
    return amount(view.portfolio, view.words, readable(card.on_time_rate or Decimal(0)), "percent")


def scorecards_of(view: View, kind: Annotated[str, OneOf(("organisations", "programmes"))]) -> Markup:
    """The scorecards of every body or programme that owes something, in one table; the one that owes most first."""
    cards = [card for card in scorecards(view.edition) if card.key.startswith(kind) and card.owed]
    ranked = sorted(cards, key=lambda card: (-len(card.owed), view.order(card.key)))
    lines = [_line(view, card) for card in ranked]
    shown = [outcome for outcome in OUTCOMES if outcome in _ALWAYS or any(card.outcomes[outcome] for card in ranked)]
    nothing = view.words.say(f"scorecard.none.{kind}")
    return fill("scorecards", view, label=view.words.say(f"nav.{kind}"), outcomes=shown, lines=lines, nothing=nothing)


def _line(view: View, card: Scorecard) -> dict[str, Any]:
    """The cells of one card; a rate is a share with both counts, or nothing."""
    stated = sum(counts["stated"] for counts in card.clarity.values())
    judged = sum(sum(counts.values()) - counts["not-judged"] for counts in card.clarity.values())
    words = view.words
    rate = ""
    if card.reported:
        rate = words.say(
            "scorecard.rate.short",
            on_time=card.outcomes["on-time"],
            reported=card.reported,
            rate=_per_cent(view, card),
        )
    clarity = words.say("scorecard.stated", stated=stated, judged=judged) if judged else ""
    return {"card": card, "rate": rate, "clarity": clarity}


def changes(view: View, limit: Annotated[int, Count()] = 50) -> Markup:
    """What the last month changed: verdicts with their cause, due dates that passed, new promises and reports."""
    found = view.edition.changes
    counts = [
        view.words.html(f"changes.{name}", n=len(ids))
        for name, ids in (("promises", found.promises), ("reports", found.reports), ("due", found.due))
    ]
    since = view.words.say("scorecard.since", date=view.words.day(found.since))
    return fill("changes", view, title=since, counts=counts, turns=found.turns[:limit])
