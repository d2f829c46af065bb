"""What is cited: a page or a record of it with its value, its dates, its source and its permanent address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from macros.model.achievement import Achievement
from macros.model.portfolio import PROMISED, REPORTED
from macros.render import rows
from macros.render.breaks import NO_BREAK
from macros.render.citing.answers import amounts
from macros.render.view import Edition


@dataclass(frozen=True)
class Work:
    """Something to cite, in the language of its page.

    name: `<key>-<hash>` of a record; of a page that only counts or lists, what its address ends with. title: what it
    says with value, dates and source, without a full stop. author: the name of the site.
    """

    name: str
    hash: str | None
    title: str
    author: str
    url: str
    as_of: date
    language: str


def works(edition: Edition, record: str) -> list[Work]:
    """What can be cited of a record's page: the page first, then each report on it that stands, latest first."""
    kind, _, id_ = record.partition("/")
    found = known_reports(edition, id_) if kind in REPORTED else []
    standing = (of_report(edition, row) for row in found if row.replaced_by is None)
    return [*dict.fromkeys([of_page(edition, record), *standing])]


def known_reports(edition: Edition, of: str) -> list[rows.ReportRow]:
    """The reports about an indicator, task or system that were known on the day of an edition, latest first."""
    return [row for row in rows.reports(edition.portfolio, of) if row.known <= edition.as_of]


@lru_cache(maxsize=500)
def of_report(edition: Edition, row: rows.ReportRow) -> Work:
    """A report: its value, the day or period that it is about, and the place in its source."""
    portfolio, words, report = edition.portfolio, edition.words, row.report
    title = words.say(
        "cite.report",
        title=edition.at("").plain(getattr(portfolio, row.kind)[row.of].title),
        value="; ".join([*amounts(portfolio, words, row.key, report), *_qualified(edition, report)]),
        measured=words.period(report.measured),
        source=_source(edition, report.source, report.locator),
        date=words.day(edition.as_of),
    )
    return _work(edition, f"{row.kind}/{row.of}", title, row.key)


def _qualified(edition: Edition, report: Achievement) -> Iterator[str]:
    """What a value must not be quoted without: how far the money has come, and the part that it is about."""
    if report.money:
        yield edition.words.say(f"money.{report.money}")
    if report.scope:
        yield edition.at("").plain(report.scope)


def of_page(edition: Edition, record: str) -> Work:
    """The page of a record: a promise with its verdict on the day, an indicator by its latest report."""
    kind, _, id_ = record.partition("/")
    view, words = edition.at(""), edition.words
    found = view.record(record)
    named = {"title": view.plain(found.title), "date": words.day(edition.as_of)}
    if kind == "indicators" and (latest := rows.latest(edition, id_)):
        return next(of_report(edition, row) for row in rows.reports(edition.portfolio, id_) if row.report is latest)
    if kind not in PROMISED:
        return _work(edition, record, words.say("cite.page", **named))
    goals = amounts(edition.portfolio, words, id_, found)
    due = words.say("cited.due", date=words.period(found.due)) if found.due else words.say("due.none").lower()
    state = words.say(f"state.{edition.verdicts[id_].state}").lower()
    source = _source(edition, found.source, found.locator)
    title = words.say("cite.promise", goal="; ".join([*goals, due]), source=source, state=state, **named)
    return _work(edition, record, title, id_)


def of_other(edition: Edition, folder: str, title: str) -> Work:
    """A page that is about no single record: what it counts or says on the day. folder: "due/"; "" is home."""
    said = edition.words.say("cite.page", title=title or edition.name, date=edition.words.day(edition.as_of))
    return _work(edition, folder.rstrip("/"), said)


def _source(edition: Edition, id_: str, locator: str | None) -> str:
    source, plain = edition.portfolio.sources[id_], edition.at("").plain
    return ", ".join(filter(None, [plain(source.publisher), plain(source.title), locator]))


def _work(edition: Edition, record: str, title: str, key: str | None = None) -> Work:
    version = edition.versions(key)[0] if key else None
    page = page_address(edition, record)
    return Work(
        version.cited if version else record.replace("/", "-") or "home",
        version.hash if version else None,
        title.replace(NO_BREAK, " "),
        edition.name,
        f"{page}#{version.cited}" if version else page,
        edition.as_of,
        edition.words.language,
    )


def page_address(edition: Edition, record: str) -> str:
    """The absolute address of a record's page in the language of an edition."""
    home = edition.address + ("" if edition.default else f"{edition.words.language}/")
    return home + (f"{record}/" if record else "")
