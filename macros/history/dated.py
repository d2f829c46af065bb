"""The day from which each source was public."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from macros.model.portfolio import Portfolio


def first_known(portfolio: Portfolio) -> Mapping[str, date]:
    """By source the first day on which it certainly was public; a source that nothing dates is not there.

    A printed date counts from the last day of its period, and a source without one from the latest day that it reports
    about; either counts earlier where we had read it, or had taken a report from it, before.
    """
    found = {id_: [when.end] for id_ in portfolio.sources if (when := portfolio.published(id_))}
    for id_, source in portfolio.sources.items():
        if source.accessed:
            found.setdefault(id_, []).append(source.accessed.end)
    for reports in portfolio.achievements.values():
        for report in reports:
            found.setdefault(report.source, []).append(report.recorded.end)
    return MappingProxyType({id_: min(days) for id_, days in found.items()})
