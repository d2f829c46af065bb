"""Two editions of one site on one day, with everything that differs: what all forms of a review start from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.history.comparison import Comparison
from macros.model.portfolio import ADDRESSED
from macros.render.charts import identity
from macros.render.courses import Chart, courses, described
from macros.render.values import in_language
from macros.render.view import Edition


@dataclass(frozen=True)
class Redrawn:
    """The chart of an indicator that looks different; None where there was or is none."""

    indicator: str
    before: Chart | None
    after: Chart | None


@dataclass(frozen=True)
class Compared:
    """A site at a ref and now, in the words of now and in its first language.

    languages: the site's languages at the ref; those of now are the edition's.
    uncompared: files that could not be compared, with what is wrong in them at the ref; with nothing, where they
    rest on others that could not. Both editions are without them.
    """

    ref: str
    languages: Mapping[str, str]
    before: Edition
    after: Edition
    change: Comparison
    uncompared: Mapping[str, tuple[str, ...]]

    @cached_property
    def charts(self) -> tuple[Redrawn, ...]:
        """Charts whose marks or words are others."""
        return tuple(chart for chart in map(self._redrawn, self.change.indicators) if self._differs(chart))

    def _redrawn(self, indicator: str) -> Redrawn:
        former = {after: was for was, after in self.change.moved}.get(
            f"indicators/{indicator}", f"indicators/{indicator}"
        )
        known = former.partition("/")[2] in self.before.portfolio.indicators
        was = next(iter(courses(self.before, former)), None) if known else None
        return Redrawn(indicator, was, next(iter(courses(self.after, f"indicators/{indicator}")), None))

    def _differs(self, chart: Redrawn) -> bool:
        if chart.before is None or chart.after is None:
            return chart.before is not chart.after
        drawn = identity(chart.before.data, "wide") != identity(chart.after.data, "wide")
        return drawn or described(self.before, chart.before) != described(self.after, chart.after)

    @cached_property
    def addresses(self) -> Mapping[str, tuple[str, ...]]:
        """Addresses that are new, and those that lead nowhere any more; in a site of several languages, in each."""
        return {
            "added": tuple(_addresses(self.after, self.change.added)),
            "gone": (
                *_addresses(self.before, self.change.removed),
                *(f"{kind}/{id_}/" for kind, record, id_ in self.change.moves.gone() if id_ != record),
            ),
        }

    @cached_property
    def redirects(self) -> tuple[tuple[str, str], ...]:
        """Addresses that lead to another now."""
        return tuple(
            (next(_addresses(self.before, (was,))), next(_addresses(self.after, (after,))))
            for was, after in self.change.moved
            if was.partition("/")[0] in ADDRESSED
        )

    def record(self, key: str) -> tuple[Edition, Any]:
        """A record by its key, as it is now or else as it was, with the edition that it stands in."""
        edition = self.after if _find(self.after, key) is not None else self.before
        return edition, _find(edition, key)

    def promise(self, id_: str) -> str:
        """The key of a promise, of now or else of before."""
        return next(key for key in (f"targets/{id_}", f"tasks/{id_}") if self.record(key)[1] is not None)

    def title(self, key: str) -> str:
        """What a record is called; of a report, what it is about and when."""
        edition, record = self.record(key)
        words = edition.words
        if not key.startswith("achievements/"):
            return in_language(record.title, words.language)[0]
        of = key.partition("/")[2].partition(".")[0]
        about = getattr(edition.portfolio, edition.portfolio.kind_of(of))[of]
        return f"{in_language(about.title, words.language)[0]}, {words.period(record.measured)}"


def _find(edition: Edition, key: str) -> Any:
    kind, _, id_ = key.partition("/")
    if kind != "achievements":
        return getattr(edition.portfolio, kind).get(id_)
    of, _, report = id_.partition(".")
    return next((one for one in edition.portfolio.reports(of) if one.id == report), None)


def _addresses(edition: Edition, keys: tuple[str, ...]) -> Iterator[str]:
    """The addresses of records that have one: a page, or an anchor on the page of what a report is about."""
    for key in keys:
        kind, _, id_ = key.partition("/")
        if kind in ADDRESSED:
            yield f"{key}/"
        elif kind == "achievements":
            of, _, report = id_.partition(".")
            yield f"{edition.portfolio.kind_of(of)}/{of}/#{report}"
