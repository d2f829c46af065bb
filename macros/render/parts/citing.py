"""Parts to cite by: the box with the forms of a citation, and the marked places that cited addresses lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from markupsafe import Markup

from macros.history.versions import Quotable, Version
from macros.model.period import Period
from macros.model.portfolio import PROMISED
from macros.render.citing.answers import amounts, answer
from macros.render.citing.forms import NAMES, short, texts
from macros.render.citing.works import Work, known_reports, of_other, of_page, of_report
from macros.render.parts.arguments import ANY
from macros.render.parts.html import fill
from macros.render.view import View


def citation(view: View, record: Annotated[str, ANY]) -> Markup:
    """What to quote: the record with its value, its dates and its address, in the usual forms."""
    kind, _, id_ = record.partition("/")
    work = of_page(view.edition, record)
    _, *forms = texts(work, view.words).items()
    promise = kind in PROMISED
    return fill(
        "citation",
        view,
        cited=_blocks(view, record, [_promise(view, id_, work)]) if promise else "",
        short=short(work),
        forms=forms,
        files=NAMES.items(),
        here=view.href(record),
        hashed=work.hash is not None,
    )


def box(view: View, folder: str, title: str) -> Markup:
    """The forms of a citation of a page that is about no single record, closed. folder: "due/"; "" is home."""
    work = of_other(view.edition, folder, title)
    return fill("citation_of_page", view, forms=texts(work, view.words).items(), files=NAMES.items(), here="")


def cited(view: View, of: str) -> Markup:
    """The places that cited addresses of the reports about something lead to: each hidden until an address asks for it."""
    found: list[_Quoted] = []
    for row in known_reports(view.edition, of):
        report, words = row.report, view.words
        facts = [
            ("column.value", "; ".join(amounts(view.portfolio, words, row.key, report))),
            ("column.measured", _dated(view, report.measured)),
            ("cited.published", words.published(row.published)),
            ("cited.recorded", words.period(report.recorded)),
        ]
        found.append((row.key, report, facts, of_report(view.edition, row)))
    return _blocks(view, f"{view.portfolio.kind_of(of)}/{of}", found) if found else Markup("")


_Quoted = tuple[str, Quotable, list[tuple[str, str]], Work]


def _promise(view: View, id_: str, work: Work) -> _Quoted:
    promise, words = view.portfolio.promises[id_], view.words
    facts = [("column.value", "; ".join(amounts(view.portfolio, words, id_, promise)))]
    facts += [("column.due", _dated(view, promise.due))] if promise.due else []
    facts += [("cited.published", words.published(view.portfolio.published(promise.source)))]
    if read := view.portfolio.sources[promise.source].accessed:
        facts.append(("cited.read", words.period(read)))
    return id_, promise, [(name, value) for name, value in facts if value], work


def _dated(view: View, period: Period) -> str:
    said = view.words.period(period)
    return f"{said} ({view.words.say('date.inferred')})" if period.inferred else said


def _blocks(view: View, record: str, found: list[_Quoted]) -> Markup:
    blocks = [block for one in found for block in _versions(view, *one)]
    return fill("cited", view, blocks=blocks, files=NAMES.items(), here=view.href(record))


def _versions(
    view: View, key: str, quoted: Quotable, facts: list[tuple[str, str]], work: Work
) -> Iterator[tuple[Any, ...]]:
    """A place for each version of a record: the present one with all its facts, the others with what became of them."""
    first, *others = view.edition.versions(key)
    named = [(view.words.say(name), value) for name, value in facts]
    more: tuple[str | None, list[tuple[str, str]]] = (None, [])
    if first.became == "unchanged":
        _, *forms = texts(work, view.words).items()
        more = (short(work), forms if "." in key else [])
    href = _instead(view, first)
    place = (*_source(view, quoted.source), quoted.locator)
    yield first.cited, answer(view.edition, key, first), href, named, *place, *more
    for version in others:
        href = _instead(view, version) or f"#{first.cited}"
        yield version.cited, answer(view.edition, key, version), href, *_NOTHING_MORE


# Facts, four of the document, its place, the text, the forms.
_NOTHING_MORE: tuple[Any, ...] = (None,) * 8


def _source(view: View, id_: str) -> tuple[str, Markup, Markup, str]:
    """Address, title, publisher and grade of a document."""
    found = view.portfolio.sources[id_]
    grade = view.words.say(f"grade.{found.grade}")
    return view.href(f"sources/{id_}"), view.own_title(found.title), view.own_title(found.publisher), grade


def _instead(view: View, version: Version) -> str | None:
    """Where the report stands that took the place of a version, on the same page."""
    return f"#{view.edition.versions(version.by)[0].cited}" if version.by else None


_SAID = ("another_value", "another_record", "unknown_hash", "unknown_record", "cut_short", "no_citation")
_PLACES = {name: f"{{{name}}}" for name in ("value", "says", "hash", "other", "record", "n")}


def check_citation(view: View) -> Markup:
    """A field that checks a pasted citation, once scripts run; without them how to check one by hand."""
    # The places stay as they are: the script fills them.
    said = {key: view.words.say(f"cited.{key}", **_PLACES) for key in _SAID}
    said |= {key: view.words.say(f"cited.{key}") for key in ("wait", "failed", "there")}
    return fill("check_citation", view, said=said)
