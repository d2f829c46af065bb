"""What the parts of common files are made from, as a hash for each promise and each subject of reports.

Narrower than what a page shows: the record with its subjects, the reports about them and the sources of these. All that
there is little of (bodies, programmes, units, words, settings, this program, the day) is in every hash.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from macros.model.alteration import Alteration
from macros.model.correction import Correction
from macros.model.portfolio import REPORTED, Portfolio
from macros.model.promise import Target, Task

_FEW = ("organisations/", "programmes/", "systems/", "units/", "pillars/")


def lines(portfolio: Portfolio, files: Mapping[str, str], around: Any) -> Mapping[str, str]:
    """By the key of a promise or of a subject of reports the hash of what is said of it where all records are.

    files: by the key of a record (kind/id; achievements/<of>) the hash of its file. around: what all depend on.
    """
    common = _hash(around, *(f"{key} {one}" for key, one in sorted(files.items()) if key.startswith(_FEW)))
    dated = {
        id_: f"{files[f'sources/{id_}']} {portfolio.published(id_)} {portfolio.public.get(id_)}"
        for id_ in portfolio.sources
    }
    naming = _naming(portfolio)
    told = {of: _told(portfolio, files, dated, kind, of) for kind in REPORTED for of in getattr(portfolio, kind)}
    asked: dict[str, list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for promise in portfolio.promises.values():
        near = dict.fromkeys((promise.id, *(step.promise for step in promise.lineage), *naming[promise.id]))
        parts = [
            part for id_ in near if id_ in portfolio.promises for part in _own(files, dated, portfolio.promises[id_])
        ]
        found[promise.key] = _hash(common, *parts, *(told[of] for of in _subjects(promise) if of in told))
        for of in promise.subjects:
            asked[of].append(found[promise.key])
    for kind in REPORTED:
        for of in getattr(portfolio, kind):
            found.setdefault(f"{kind}/{of}", _hash(common, told[of], *asked[of]))
    return found


def _naming(portfolio: Portfolio) -> Mapping[str, list[str]]:
    """By the id of a promise those that came after it."""
    found: dict[str, list[str]] = defaultdict(list)
    for promise in portfolio.promises.values():
        for step in promise.lineage:
            found[step.promise].append(promise.id)
    return found


def _own(files: Mapping[str, str], dated: Mapping[str, str], promise: Target | Task) -> Iterator[str]:
    yield files[promise.key]
    yield dated[promise.source]
    named = [*(one.source for one in promise.due_history), *(one.source for one in promise.replies)]
    named += [*(one.source for one in promise.altered), *([promise.dropped.source] if promise.dropped else [])]
    named += [one.baseline.source for one in promise.conditions if one.baseline]
    named += _before(promise)
    yield from (dated.get(source, "") for source in named)


def _subjects(promise: Target | Task) -> Iterator[str]:
    """What a promise is about, and was about before it was corrected or altered."""
    yield from promise.subjects
    yield from _before(promise)


def _before(promise: Target | Task) -> list[str]:
    """What a promise said before it was corrected or altered: ids of other records among it."""
    entries: tuple[Correction | Alteration, ...] = (*promise.corrections, *promise.altered)
    return [one.was for one in entries if isinstance(one.was, str)]


def _told(portfolio: Portfolio, files: Mapping[str, str], dated: Mapping[str, str], kind: str, of: str) -> str:
    sources = dict.fromkeys(report.source for report in portfolio.reports(of))
    return _hash(kind, files[f"{kind}/{of}"], files.get(f"achievements/{of}"), *(dated[source] for source in sources))


def _hash(*parts: Any) -> str:
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()
