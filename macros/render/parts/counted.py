"""What the counts on a page count: the y of every "x of y" with its list, what is left out, and how it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from macros.render.denominators import Denominator, denominators
from macros.render.parts.asked import chosen
from macros.render.parts.html import fill
from macros.render.scorecards import Scorecard
from macros.render.view import View

_NAMED = 12
_ASKED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "owed": {},
        "due": {"due": "passed"},
        "ahead": {"due": "ahead"},
        "none": {"due": "none"},
        "silent": {"state": "due-no-report"},
        "not-measurable": {"due": "passed", "state": "not-measurable"},
        "unjudged": {"clarity": "none"},
    }
)
"""What the table of all promises is asked for each group; of a group that it cannot be asked for, the page has names."""


def counted(view: View, card: Scorecard) -> Markup:
    """Behind the counts of a scorecard: what is in each, what is not and why, and how many there were a month before."""
    kind, _, id_ = card.key.partition("/")
    holders = {"organisations": {"organisation": id_, "role": "lead"}, "programmes": {"programme": id_}}
    of = holders.get(kind, {})
    found = denominators(card.owed, view.edition.changes)
    return fill("counted", view, groups=[_group(view, one, of) for one in found])


def _group(view: View, found: Denominator, of: Mapping[str, str]) -> dict[str, Any]:
    say, n = view.words.say, len(found.listed)
    return {
        "title": say(f"counted.{found.name}", n=n),
        "href": _href(view, found.name, of) if n else None,
        "names": [] if found.name in _ASKED else _links(view, [row.promise.id for row in found.listed]),
        "out": [
            (say(f"counted.out.{reason}", n=len(rows)), _href(view, reason, of))
            for reason, rows in found.left_out.items()
        ],
        "change": _change(view, found),
        "came": _links(view, found.came or ()),
        "gone": _links(view, found.gone or ()),
    }


def _href(view: View, name: str, of: Mapping[str, str]) -> str | None:
    return chosen(view, **of, **_ASKED[name]) if name in _ASKED else None


def _links(view: View, ids: Sequence[str]) -> list[Markup]:
    """Links to the first of some promises, and how many more there are."""
    links = [view.link(view.portfolio.promises[id_].key) for id_ in ids[:_NAMED]]
    more = len(ids) - _NAMED
    return links + ([Markup("{}").format(view.words.say("counted.more", n=more))] if more > 0 else [])


def _change(view: View, found: Denominator) -> str:
    if found.before is None:
        return ""
    return view.words.say("counted.before", n=found.before, date=view.words.day(view.edition.changes.since))
