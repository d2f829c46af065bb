"""The summary of a page that is about no single record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from macros.render import rows
from macros.render.parts.groups import in_states
from macros.render.parts.home import phrases
from macros.render.parts.timeline import finding
from macros.render.shared.records import said
from macros.render.shared.summary import Summary
from macros.render.view import View


def of_page(view: View, name: str, title: str, own: str) -> Summary:
    """The summary of a page by its name ("" for home, "due", "targets", "contribute/data").

    own: what its author wrote of it. Else it says what it shows; else what such a page is for; else what the site is.
    """
    made = _MADE[name](view) if counts(name, own) else None
    if made is not None:
        return Summary(title, made.answer, states=made.states)
    words, key = view.words, f"about.{name}"
    return Summary(title, own or words.say(key if words.knows(key) else "description"))


def counts(name: str, own: str) -> bool:
    """Whether the summary of a page counts records, by its name and what its author wrote of it."""
    return name in _MADE and not own


def _home(view: View) -> Summary:
    return _of(view, rows.promises(view.edition), " ".join(map(said, phrases(view, rows.promises(view.edition)))))


def _due(view: View) -> Summary | None:
    dated = [row for row in rows.promises(view.edition) if row.promise.due]
    return _of(view, dated, f"{finding(view, dated)}.") if dated else None


def _promises(view: View) -> Summary | None:
    return _counted(view, "promises", rows.promises(view.edition))


def _targets(view: View) -> Summary | None:
    return _listed(view, "targets")


def _tasks(view: View) -> Summary | None:
    return _listed(view, "tasks")


def _listed(view: View, kind: str) -> Summary | None:
    found = [row for row in rows.promises(view.edition) if row.key.startswith(kind)]
    return _counted(view, f"shared.{kind}", found)


def _counted(view: View, kind: str, found: list[rows.PromiseRow]) -> Summary | None:
    """How many there are, by the word for them, and how many have each verdict."""
    count, states = view.words.say(kind, n=len(found)), in_states(view, found)
    return _of(view, found, view.words.say("shared.states", count=count, states=states)) if found else None


def _of(view: View, found: list[rows.PromiseRow], answer: str) -> Summary:
    return Summary("", answer, states=tuple(row.verdict.state for row in rows.of_state(found, rows.STATES)))


_MADE: Mapping[str, Callable[[View], Summary | None]] = MappingProxyType(
    {"": _home, "due": _due, "promises": _promises, "targets": _targets, "tasks": _tasks}
)
