"""A review in plain words: sections of items, each with its lines. Nothing here is escaped yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from macros.history.comparison import Altered, Shift
from macros.history.differences import Difference
from macros.render.courses import Chart, described
from macros.render.review.compared import Compared, Redrawn
from macros.render.said import reported
from macros.render.sentences import reason
from macros.render.values import in_language
from macros.render.view import Edition

_CAUSES = 8
"""Keys that are named as what turned a verdict, problems of a file; the JSON form names all."""


@dataclass(frozen=True)
class Item:
    """One thing that is different: its title, its key, what is said of it, and lines of a label and a text."""

    title: str
    key: str
    said: str
    lines: tuple[tuple[str, str], ...] = ()
    chart: Redrawn | None = None


@dataclass(frozen=True)
class Section:
    """Things of one sort."""

    name: str
    items: tuple[Item, ...]


def sections(compared: Compared) -> list[Section]:
    """Everything that differs, what a reviewer has to see first; sections without anything are left out."""
    found = (Section(name, tuple(make(compared))) for name, make in _SECTIONS.items())
    return [section for section in found if section.items]


def summary(compared: Compared, found: list[Section]) -> str:
    """The sentence under the title: nothing, translations alone, or how many things of which sort."""
    say = compared.after.words.say
    if not found:
        return say("review.nothing")
    names = {section.name for section in found}
    if names <= {"languages", "translations"}:
        return say("review.languages_only" if "languages" in names else "review.translations_only")
    counts = [f"{say(f'review.section.{section.name}')}: {len(section.items)}" for section in found]
    return " · ".join(counts)


def _uncompared(compared: Compared) -> Iterator[Item]:
    for file, problems in compared.uncompared.items():
        yield Item("", file, "; ".join(problems[:_CAUSES]) or compared.after.words.say("review.rests"))


def _verdicts(compared: Compared) -> Iterator[Item]:
    say = compared.after.words.say
    for shift in compared.change.shifts:
        states = {
            name: say(f"state.{verdict.state}")
            for name, verdict in (("before", shift.before), ("after", shift.after))
            if verdict
        }
        lines = [
            (say("review.before"), _reason(compared.before, shift.was)) if shift.before else None,
            (say("review.after"), _reason(compared.after, shift.promise)) if shift.after else None,
            (say("review.because"), _few(shift.causes)) if shift.causes else None,
        ]
        key = compared.promise(shift.promise)
        yield Item(compared.title(key), key, say(_turn(shift), **states), tuple(line for line in lines if line))


def _few(keys: tuple[str, ...]) -> str:
    return ", ".join((*keys[:_CAUSES], "…") if len(keys) > _CAUSES else keys)


def _turn(shift: Shift) -> str:
    if shift.before is None:
        return "review.verdict.new"
    if shift.after is None:
        return "review.verdict.gone"
    return "review.verdict.same" if shift.before.state == shift.after.state else "review.verdict.turned"


def _reason(edition: Edition, promise: str) -> str:
    return reason(edition, edition.portfolio.promises[promise], edition.words)


def _reports(compared: Compared) -> Iterator[Item]:
    for key in compared.change.added:
        if _is_report(key) and compared.record(key)[1].replaces is None:
            yield _report(compared, key)


def _report(compared: Compared, key: str, *more: tuple[str, str]) -> Item:
    edition, report = compared.record(key)
    words, portfolio = edition.words, edition.portfolio
    of = key.partition("/")[2].partition(".")[0]
    source = in_language(portfolio.sources[report.source].title, words.language)[0]
    told = f"{source}, {report.locator}" if report.locator else source
    said = reported(portfolio, words, report, portfolio.unit(of))
    return Item(compared.title(key), key, said, ((words.say("review.source"), told), *more))


def _corrections(compared: Compared) -> Iterator[Item]:
    for key in compared.change.added:
        if _is_report(key) and (report := compared.record(key)[1]).replaces is not None:
            yield _report(compared, key, *_why(compared, key, report))
    for one in compared.change.altered:
        if _is_corrected(one):
            yield _altered(compared, one)


def _why(compared: Compared, key: str, report: Any) -> Iterator[tuple[str, str]]:
    """What a report corrects, and why."""
    edition, words = compared.after, compared.after.words
    of = key.partition("/")[2].partition(".")[0]
    old = next((one for one in edition.portfolio.reports(of) if one.id == report.replaces), None)
    if old is not None:
        said = reported(edition.portfolio, words, old, edition.portfolio.unit(of))
        yield words.say("review.corrects"), f"{old.id} ({said})"
    if report.reason is not None:
        yield words.say("review.reason"), in_language(report.reason, words.language)[0]


def _is_corrected(one: Altered) -> bool:
    return any(fact.path[0] == "corrections" for fact in one.facts)


def _altered(compared: Compared, one: Altered) -> Item:
    """A record with the facts that differ; entries of its corrections say why."""
    edition, record = compared.record(one.key)
    say = edition.words.say
    facts = [_line(compared, fact) for fact in one.facts if fact.path[0] != "corrections"]
    for at in dict.fromkeys(fact.path[1] for fact in one.facts if fact.path[0] == "corrections"):
        if isinstance(at, int) and at < len(record.corrections):
            entry = record.corrections[at]
            text = in_language(entry.reason, edition.words.language)[0]
            facts.append((say("review.reason"), f"{entry.key}: {text}"))
    return Item(compared.title(one.key), one.key, "", tuple(facts))


def _line(compared: Compared, fact: Difference) -> tuple[str, str]:
    nothing = compared.after.words.say("review.nothing_there")
    shown = compared.after.words.say("review.turned", before=fact.was or nothing, after=fact.new or nothing)
    return fact.key, shown


def _promises(compared: Compared) -> Iterator[Item]:
    say = compared.after.words.say
    for key in compared.change.added:
        if _is_promise(key):
            yield Item(compared.title(key), key, say("review.new"))
    yield from _alterations(compared, _is_promise)


def _others(compared: Compared) -> Iterator[Item]:
    say = compared.after.words.say
    for key in compared.change.added:
        if not _is_promise(key) and not _is_report(key):
            yield Item(compared.title(key), key, say("review.new"))
    yield from _alterations(compared, lambda key: not _is_promise(key) and not _is_report(key))


def _rewritten(compared: Compared) -> Iterator[Item]:
    """Reports that say something else under their old id, which they should not."""
    yield from _alterations(compared, _is_report)


def _alterations(compared: Compared, fits: Callable[[str], bool]) -> Iterator[Item]:
    for one in compared.change.altered:
        if one.facts and not _is_corrected(one) and fits(one.key):
            yield _altered(compared, one)


def _is_promise(key: str) -> bool:
    return key.startswith(("targets/", "tasks/"))


def _is_report(key: str) -> bool:
    return key.startswith("achievements/")


def _removed(compared: Compared) -> Iterator[Item]:
    for key in compared.change.removed:
        yield Item(compared.title(key), key, compared.after.words.say("review.removed"))


def _charts(compared: Compared) -> Iterator[Item]:
    say = compared.after.words.say
    for chart in compared.charts:
        key = f"indicators/{chart.indicator}"
        before, after = _drawn(compared.before, chart.before), _drawn(compared.after, chart.after)
        if before == after:
            yield Item(compared.title(key), key, say("review.redrawn", finding=after), chart=chart)
        else:
            lines = ((say("review.before"), before), (say("review.after"), after))
            yield Item(compared.title(key), key, "", lines, chart)


def _drawn(edition: Edition, chart: Chart | None) -> str:
    return described(edition, chart)[0] if chart else edition.words.say("review.no_chart")


def _addresses(compared: Compared) -> Iterator[Item]:
    say = compared.after.words.say
    for was, after in compared.redirects:
        yield Item("", was, say("review.address.redirected", address=after))
    for name, addresses in compared.addresses.items():
        yield from (Item("", address, say(f"review.address.{name}")) for address in addresses)


def _languages(compared: Compared) -> Iterator[Item]:
    say, now = compared.after.words.say, compared.after.languages
    for name, these, those in (("added", now, compared.languages), ("gone", compared.languages, now)):
        yield from (Item(own, code, say(f"review.language.{name}")) for code, own in these.items() if code not in those)


def _translations(compared: Compared) -> Iterator[Item]:
    for one in compared.change.altered:
        if one.translations:
            lines = tuple(_line(compared, fact) for fact in one.translations)
            yield Item(compared.title(one.key), one.key, "", lines)


_SECTIONS: Mapping[str, Callable[[Compared], Iterator[Item]]] = MappingProxyType(
    {
        "uncompared": _uncompared,
        "verdicts": _verdicts,
        "rewritten": _rewritten,
        "removed": _removed,
        "reports": _reports,
        "corrections": _corrections,
        "promises": _promises,
        "others": _others,
        "charts": _charts,
        "addresses": _addresses,
        "languages": _languages,
        "translations": _translations,
    }
)
