"""What the counts on a page count: the y of every "x of y" with its list, what is left out, and how it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from macros.render.counts import TOTALS, counts
from macros.render.denominators import Denominator, denominators
from macros.render.parts.asked import chosen
from macros.render.parts.html import fill
from macros.render.parts.pages import reference
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

_PLACES: Mapping[str, str] = MappingProxyType(
    {
        "spoken": "counted#reported",
        "rated": "method#methods",
        "promised": "indicators",
        "indicators": "indicators",
        "reports": "updates",
        "sources": "sources",
        "programmes": "programmes",
    }
)
"""The places that list what is counted, or left out, where the table of all promises does not."""


def counted(view: View, card: Scorecard) -> Markup:
    """Behind the counts of a scorecard: what is in each, what is not and why, and how many there were a month before."""
    kind, _, id_ = card.key.partition("/")
    holders = {"organisations": {"organisation": id_, "role": "lead"}, "programmes": {"programme": id_}}
    of = holders.get(kind, {})
    found = denominators(card.owed, view.edition.changes)
    groups = [
        _group(view, one, of, view.words.say(f"counted.{one.name}", n=len(one.listed)))
        for one in found
        if one.name != "silent"
    ]
    if card.supported:
        said = view.words.say("counted.out.supported", n=card.supported)
        groups[0]["out"].append((said, chosen(view, organisation=id_), []))
    return fill("counted", view, groups=groups)


def counted_here(view: View) -> Markup:
    """Everything that numbers on this site are a part of: what is in each, what is not and why, and how it changed."""
    groups = [_group(view, one, {}, "") for one in counts(view.edition)]
    return fill("counted_here", view, groups=groups, data=TOTALS)


def _group(view: View, found: Denominator, of: Mapping[str, str], title: str) -> dict[str, Any]:
    say, n = view.words.say, len(found.listed)
    href = _href(view, found.name, of) if n else None
    return {
        "name": found.name,
        "title": title,
        "count": n,
        "href": href,
        "names": [] if href else _links(view, found.listed),
        "out": [
            (say(f"counted.out.{reason}", n=len(keys)), _href(view, reason, of), _links(view, keys))
            for reason, keys in found.left_out.items()
        ],
        "still_in": [
            (say(f"counted.in.{reason}", n=len(keys)), _links(view, keys)) for reason, keys in found.still_in.items()
        ],
        "change": _change(view, found),
        "came": _links(view, found.came or ()),
        "gone": _links(view, found.gone or ()),
        "years": _years(view, found),
    }


def _href(view: View, name: str, of: Mapping[str, str]) -> str | None:
    if name in _PLACES:
        return view.href(_PLACES[name])
    return chosen(view, **of, **_ASKED[name]) if name in _ASKED else None


def _links(view: View, keys: Sequence[str]) -> list[Markup]:
    """Links to the first of some records, and how many more there are."""
    links = [reference(view, key) for key in keys[:_NAMED]]
    more = len(keys) - _NAMED
    return links + ([Markup("{}").format(view.words.say("counted.more", n=more))] if more > 0 else [])


def _change(view: View, found: Denominator) -> str:
    if found.before is None:
        return ""
    return view.words.say("counted.before", n=found.before, date=view.words.day(view.edition.changes.since))


def _years(view: View, found: Denominator) -> str:
    """How many were known at the end of each earlier year."""
    say = view.words.say
    told = [say("counted.year", year=str(year), count=view.words.number(n)) for year, n in found.years]
    told += [say("counted.undated", n=found.undated)] if told and found.undated else []
    return say("counted.years", years="; ".join(told)) if told else ""
