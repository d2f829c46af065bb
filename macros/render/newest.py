"""What was reported last, and what was reported by each source: of many reports without a row for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from heapq import nlargest

from macros.model.portfolio import Portfolio
from macros.render.rows import ReportRow, reports
from macros.verdicts.evidence import known_on


# No word of it: the same in every language.
@lru_cache(maxsize=4)
def newest(portfolio: Portfolio, as_of: date, limit: int) -> tuple[ReportRow, ...]:
    """The reports published last of those known on a day and not replaced, in the order of `rows.all_reports`."""
    last = nlargest(limit, _standing(portfolio, as_of))
    found = ((key, reports(portfolio, key.partition(".")[0])) for _, key in last)
    return tuple(next(row for row in told if row.key == key) for key, told in found)


def _standing(portfolio: Portfolio, as_of: date) -> Iterator[tuple[date, str]]:
    """When each was published, and its key; of what a source dates alone."""
    for of, told in portfolio.achievements.items():
        replaced = {report.replaces for report in told}
        for report in told:
            published = portfolio.published(report.source)
            if published and report.id not in replaced and known_on(portfolio, report) <= as_of:
                yield published.end, f"{of}.{report.id}"


@lru_cache(maxsize=2)
def reported(portfolio: Portfolio, as_of: date) -> Mapping[str, Sequence[str]]:
    """By source the keys of its reports that were known on a day."""
    found: dict[str, list[str]] = defaultdict(list)
    for of, told in portfolio.achievements.items():
        for report in told:
            if known_on(portfolio, report) <= as_of:
                found[report.source].append(f"{of}.{report.id}")
    return found
