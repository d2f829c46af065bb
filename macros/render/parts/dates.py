"""The part that dates a page: the day it speaks for, the last report, the last check."""

from __future__ import annotations

from typing import Annotated

from markupsafe import Markup

from macros.model.period import Period, day
from macros.render.freshness import Freshness, freshness
from macros.render.parts.arguments import Key
from macros.render.parts.html import fill
from macros.render.view import View

_DATED = Key(("indicators", "targets", "tasks", "organisations", "programmes", "systems"))


def dates(view: View, record: Annotated[str, _DATED]) -> Markup:
    """The date of the page, of the last report about a record, and of the day its sources were last checked."""
    found = freshness(view.edition, record)
    lines = [dated(view, "as_of", day(view.edition.as_of)), _report(view, found)]
    if found.checked:
        lines.append(dated(view, "fresh.checked", day(found.checked)))
    return fill("dates", view, lines=lines)


def dated(view: View, word: str, when: Period) -> Markup:
    """A word with its date in bold."""
    return view.words.html(word, date=Markup("<b>{}</b>").format(view.words.published(when)))


def _report(view: View, found: Freshness) -> Markup | str:
    """When the last report came out; silence and missing dates are said."""
    if found.silent:
        return view.words.say("fresh.silent")
    if found.report is None:
        return view.words.html("fresh.report", date=view.words.say("date.unknown"))
    return dated(view, "fresh.report", found.report)
