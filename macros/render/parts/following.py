"""Ways to hear of what is new without coming back: feeds, and the calendar of deadlines."""

from __future__ import annotations

from typing import Annotated

from markupsafe import Markup

from macros.render.feeds import CALENDAR, FED, FEED
from macros.render.parts.arguments import Key
from macros.render.view import View

_LINK = Markup('<p class="mb-more"><a href="{}" type="{}">{}</a></p>')
_ATOM, _CALENDAR = "application/atom+xml", "text/calendar"


def follow(view: View, record: Annotated[str, Key(FED)]) -> Markup:
    """The feed of a promise or body: what was reported, corrected, altered or judged anew."""
    return _LINK.format(f"{view.href(record)}{FEED}", _ATOM, view.words.say("feed.follow"))


def follow_all(view: View) -> Markup:
    """The feed of everything that is new."""
    return _LINK.format(f"{view.base}{FEED}", _ATOM, view.words.say("feed.all"))


def deadlines_calendar(view: View) -> Markup:
    """The calendar of all due dates, for the reader's own."""
    return _LINK.format(f"{view.base}{CALENDAR}", _CALENDAR, view.words.say("calendar.link"))
