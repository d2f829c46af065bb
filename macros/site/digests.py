"""What the folder of a record is made from, as one hash: as long as it stays, the folder stays as it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.model.portfolio import ADDRESSED, PROMISED
from macros.render.parts.paging import pages
from macros.site.editions import Editions
from macros.site.engine import engine
from macros.site.records import Skeletons, keys
from macros.site.settings import Site
from macros.site.stage import hand_written


def digests(found: Editions, skeletons: Mapping[str, Skeletons], *, known_only: bool = False) -> Mapping[str, str]:
    """By the key of each record the hash of everything that its folder depends on, in every language."""
    around = _of(engine(), known_only, found.default.as_of, list(_settings(found.site)), _all(found))
    by_kind = {kind: _of(around, _page(found, skeletons, kind)) for kind in ADDRESSED}
    alone = {key: _alone(found, key) for key in found.files}
    return {key: _joined(by_kind[key.partition("/")[0]], sorted(found.around(key)), alone) for key in keys(found)}


def site_digest(site: Site, as_of: Any, *, known_only: bool = False) -> str:
    """The hash of everything that a site is made from: its files, the day, and this program."""
    return _of(engine(), as_of, known_only, list(_files(site.root, ("mkdocs.yml", "data", "docs"))))


def _settings(site: Site) -> Iterator[Any]:
    """What a site says beside its records and its hand-written pages; of these, which there are."""
    yield list(_files(site.root, ("mkdocs.yml", "docs/words", "docs/templates", "docs/releases")))
    yield {language: sorted(hand_written(site, language)) for language in site.languages}


def _files(root: Path, among: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Name and hash of every file among some files and folders."""
    for name in among:
        for path in sorted([root / name, *(root / name).rglob("*")]):
            if path.is_file():
                yield path.relative_to(root).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


def _all(found: Editions) -> Any:
    """What any page may say of all records: whether the table of all promises has one page."""
    return pages(len(found.default.portfolio.promises)) == 1


def _page(found: Editions, skeletons: Mapping[str, Skeletons], kind: str) -> Any:
    """The pages with holes of a kind."""
    holes = [[language, *key, repr(one)] for language, of in skeletons.items() for key, one in sorted(of.items())]
    return [one for one in holes if one[1] == kind]


def _alone(found: Editions, key: str) -> str:
    """What a record is by itself: its name, its file, and what is said of it that follows from all records.

    Of a source its days, by the reports that cite it; of a promise without report the day of the newest report of all.
    """
    (kind, _, id_), edition = key.partition("/"), found.default
    if kind == "sources" and id_ in edition.portfolio.sources:
        return _of(key, found.files[key], edition.portfolio.published(id_), edition.portfolio.public.get(id_))
    if kind in PROMISED and id_ in edition.verdicts and edition.verdicts[id_].state == "due-no-report":
        return _of(key, found.files[key], edition.newest)
    return f"{key} {found.files[key]}"


def _joined(kind: str, around: Iterable[str], alone: Mapping[str, str]) -> str:
    """The hash of all that a page can show."""
    return hashlib.sha256("\n".join([kind, *(alone[key] for key in around)]).encode()).hexdigest()


def _of(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()
