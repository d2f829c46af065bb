"""What a body owes, or a programme or system holds: in a sentence, and promise by promise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, get_args

from markupsafe import Markup

from macros.render import rows
from macros.render.parts.arguments import Key
from macros.render.parts.asked import chosen
from macros.render.parts.lists import section
from macros.render.view import View

_HOLDERS = Key(("organisations", "programmes", "systems"))


def tally(view: View, record: Annotated[str, _HOLDERS]) -> Markup:
    """In a sentence, what a body owes, or what a programme or system holds, and what became of it."""
    said = Markup('<div class="mb-tally"><p class="mb-sentence">{}</p>{}</div>')
    return said.format(account(view, record), _way(view, record))


def _way(view: View, record: str) -> Markup:
    """The way to the same promises in the table that can be filtered and sorted."""
    kind, own, supported = held(view, record)
    if kind == "systems" or not (own or supported):
        return Markup("")
    href = chosen(view, **_asked(record))
    return Markup('<p class="mb-more"><a href="{}">{}</a></p>').format(href, view.words.say("promises.filter"))


def _asked(record: str) -> dict[str, str]:
    """What the table of all promises is asked for those of a body or programme; of systems it knows nothing."""
    kind, _, id_ = record.partition("/")
    return {kind.removesuffix("s"): id_} if kind != "systems" else {}


def account(view: View, record: str) -> Markup:
    """The sentence of `tally` alone."""
    return _summary(view, *held(view, record))


def ledger(view: View, record: Annotated[str, _HOLDERS]) -> Markup:
    """What a body owes and supports, by date; what a programme or system holds, by state."""
    kind, own, supported = held(view, record)
    choice = _asked(record)
    parts = _by_date(view, own, choice) if kind == "organisations" else _by_state(view, own, choice)
    return Markup("\n").join(part for part in [*parts, section(view, "ledger.supports", supported, **choice)] if part)


def held(view: View, record: str) -> tuple[str, list[rows.PromiseRow], list[rows.PromiseRow]]:
    """The kind of a record, the promises that it leads or holds, and those that it supports."""
    kind, _, id_ = record.partition("/")
    own: list[rows.PromiseRow] = []
    supported: list[rows.PromiseRow] = []
    for row in _promises(view, kind, id_):
        (supported if kind == "organisations" and id_ not in row.promise.lead else own).append(row)
    return kind, own, supported


def _by_date(view: View, own: list[rows.PromiseRow], choice: dict[str, str]) -> list[Markup]:
    return [
        section(view, f"ledger.{when}", [row for row in own if row.when == when], **choice, role="lead", due=when)
        for when in get_args(rows.When)
    ]


def _by_state(view: View, own: list[rows.PromiseRow], choice: dict[str, str]) -> list[Markup]:
    return [
        section(view, f"group.{name}", rows.of_state(own, states), **choice, state=name) for name, states in rows.GROUPS
    ]


def _promises(view: View, kind: str, id_: str) -> list[rows.PromiseRow]:
    match kind:
        case "organisations":
            return rows.promises(view.edition, organisation=id_)
        case "programmes":
            return rows.promises(view.edition, programme=id_)
        case _:
            return rows.promises_of_system(view.edition, id_)


def _summary(view: View, kind: str, own: list[rows.PromiseRow], supported: list[rows.PromiseRow]) -> Markup:
    def bold(key: str, n: int) -> Markup:
        return Markup("<b>{}</b>").format(view.words.say(key, n=n))

    lead = "summary.leads" if kind == "organisations" else "summary.holds"
    parts = [view.words.html(lead, promises=bold("promises", len(own)))]
    if supported:
        parts.append(view.words.html("summary.supports", promises=bold("promises", len(supported))))
    for key, count in _counts(own):
        if count:
            parts.append(view.words.html(f"summary.{key}", count=Markup("<b>{}</b>").format(count), n=count))
    return Markup(" ").join(parts)


def _counts(own: list[rows.PromiseRow]) -> Iterator[tuple[str, int]]:
    for group, _ in rows.GROUPS[:4]:
        yield group, sum(row.group == group for row in own)
    yield "ahead", sum(row.when == "ahead" for row in own)
    yield "none", sum(row.when == "none" for row in own)
