"""What is made of a record depends on it and on what is around it: as one hash, which stays as long as they stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from macros.model.portfolio import ADDRESSED, PROMISED
from macros.render.parts.paging import pages
from macros.render.view import Edition
from macros.site.engine import engine
from macros.site.hashes import hash_of, hash_of_lines, hashes
from macros.site.settings import Site
from macros.site.skeleton import Skeletons
from macros.site.stage import hand_written


def digests(
    site: Site, edition: Edition, files: Mapping[str, str], around: Callable[[str], Iterable[str]]
) -> Mapping[str, str]:
    """By the key of each record with a page the hash of everything that is said of it anywhere, in every language.

    files: by the key of a record the hash of its file. around: the keys of all that its page can show.
    """
    for_all = hash_of(*common(site, edition), _one_page(edition))
    alone = {key: _alone(edition, key, digest) for key, digest in files.items()}
    keys = [f"{kind}/{id_}" for kind in ADDRESSED for id_ in getattr(edition.portfolio, kind)]
    return {key: hash_of_lines(for_all, key, *map(alone.__getitem__, sorted(around(key)))) for key in keys}


def common(site: Site, edition: Edition) -> Iterator[Any]:
    """What every page is made from beside records: this program, the day, the words and settings of the site."""
    return iter((engine(), edition.whole is not None, edition.as_of, *_settings(site)))


def with_pages(digests: Mapping[str, str], skeletons: Mapping[str, Skeletons]) -> Mapping[str, str]:
    """The same with the pages that are filled, in every language: the hash of all that the folder of a record holds."""
    pages_of = {kind: hash_of(*_pages(skeletons, kind)) for kind in ADDRESSED}
    return {key: hash_of_lines(pages_of[key.partition("/")[0]], digest) for key, digest in digests.items()}


def site_digest(site: Site, as_of: date, *, known_only: bool = False) -> str:
    """The hash of everything that a site is made from: its files, the day, and this program."""
    return hash_of(engine(), as_of, known_only, *hashes(site.root, ("mkdocs.yml", "data", "docs")))


def _settings(site: Site) -> Iterator[Any]:
    """What a site says beside its records and its hand-written pages; of these, which there are."""
    yield from hashes(site.root, ("mkdocs.yml", "docs/words", "docs/templates", "docs/releases"))
    yield from ([language, *sorted(hand_written(site, language))] for language in site.languages)


def _one_page(edition: Edition) -> bool:
    """What any page may say of all records: whether the table of all promises has one page."""
    return pages(len(edition.portfolio.promises)) == 1


def _pages(skeletons: Mapping[str, Skeletons], kind: str) -> Iterator[tuple[str, ...]]:
    """The pages with holes of a kind, each with its languages."""
    for language, by_kind in skeletons.items():
        yield from ((language, *key, repr(one)) for key, one in sorted(by_kind.items()) if key[0] == kind)


def _alone(edition: Edition, key: str, digest: str) -> str:
    """What a record is by itself: its name, its file, and what is said of it that follows from all records.

    Of a source its days, by the reports that cite it; of a promise without report the day of the newest report of all.
    """
    kind, _, id_ = key.partition("/")
    if kind == "sources" and id_ in edition.portfolio.sources:
        return hash_of(key, digest, edition.portfolio.published(id_), edition.portfolio.public.get(id_))
    if kind in PROMISED and id_ in edition.verdicts and edition.verdicts[id_].state == "due-no-report":
        return hash_of(key, digest, edition.newest)
    return f"{key} {digest}"
