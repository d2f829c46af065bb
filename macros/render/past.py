"""What was said of a promise on earlier days: the course of its verdicts, and what releases said otherwise."""

from __future__ import annotations

from typing import Any

from macros.history.course import course
from macros.history.released import Difference, differences
from macros.render.view import Edition


def differing(edition: Edition, promise: str) -> list[Difference]:
    """The releases that give another verdict on a promise, by its id, than this site does for their day."""
    releases = [(one.day, one.verdicts) for one in edition.releases]
    found = differences(edition.portfolio, edition.portfolio.promises[promise], releases, edition.default_language)
    return list(found)


def past(edition: Edition, promise: str) -> dict[str, Any]:
    """The same as JSON: every verdict with its day, cause and records, and every release that said something else."""
    steps = course(edition.portfolio, promise, edition.as_of, edition.default_language)
    return {
        "course": [
            {
                "day": one.day.isoformat(),
                "before": one.before,
                "after": one.after,
                "cause": one.cause,
                "by": list(one.by),
            }
            for one in steps
        ],
        "released_otherwise": [
            {
                "release": one.day.isoformat(),
                "state": one.published.state,
                "rules": one.published.rules,
                "now": one.state,
                "cause": one.why,
                "by": list(one.by),
            }
            for one in differing(edition, promise)
        ],
    }
