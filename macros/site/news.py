"""What became known, as programs follow it: feeds, and the map of the site with the day on which each page changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from hashlib import sha256

from macros.history.course import Step, course
from macros.history.events import events
from macros.model.portfolio import Portfolio
from macros.render import rows
from macros.render.feeds.atom import News, feeds
from macros.site.editions import Editions
from macros.site.files import Files, Hashed, home
from macros.site.forwarding import with_former
from macros.site.pieces import Piece, pieces
from macros.site.sitemap import sitemap
from macros.site.whole import about


def followed(found: Editions) -> Files:
    """The feeds and the map of the site; courses of verdicts and feeds of records are kept, and made where they change."""
    cache, edition = found.site.root / ".cache" / "parts", found.default
    with pieces(cache / "courses") as piece:
        steps = partial(_steps, found, piece)
        news = News(edition.portfolio, events(edition.portfolio, edition.as_of, edition.default_language, steps))
    with pieces(cache / "feeds") as piece:
        for one in found.by_language.values():
            made = feeds(one, about(found.site), news, partial(_feed, found, news, piece, one.words.language))
            for name, content in with_former(one, made):
                yield f"{home(one)}{name}", content
    yield from sitemap(found, news.events)


def _steps(
    found: Editions, piece: Piece, portfolio: Portfolio, promise: str, until: date, language: str
) -> Iterator[Step]:
    """The course of the verdicts on a promise, by its id, now or before."""

    def make() -> list[bytes]:
        return [
            json.dumps(
                [list(vars(step).values()) for step in course(portfolio, promise, until, language)], default=str
            ).encode()
        ]

    for day, before, after, cause, by in json.loads(piece(found.digests[portfolio.promises[promise].key], 0, make)):
        yield Step(date.fromisoformat(day), before, after, cause, tuple(by))


def _feed(
    found: Editions, news: News, piece: Piece, language: str, key: str, make: Callable[[], bytes]
) -> bytes | Hashed:
    """The feed beside a page, now or before; that of everything is made anew, and one that tells of nothing yet."""
    if not key or not news.by_page[f"{key}/"]:
        return make()
    kind, _, id_ = key.partition("/")
    owed = [row.key for row in rows.promises(found.default, organisation=id_)] if kind == "organisations" else [key]
    told = "\n".join([language, key, *(found.digests[one] for one in owed)])
    return piece.hashed(sha256(told.encode()).hexdigest(), 0, lambda: [make()])
