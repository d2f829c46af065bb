"""What was published and is not kept, as problems at their lines, each with what to do instead."""

from __future__ import annotations

from collections.abc import Iterator

from macros.history.kept import Breach, breaches
from macros.model.portfolio import PROMISED
from macros.reading.load import Loaded
from macros.reading.problem import Problem
from macros.site.past import Past

_LONG = 200


def unkept(past: Past, now: Loaded) -> Iterator[Problem]:
    """Everything that was published at a ref and is altered, removed or without address now.

    Of files that cannot be read now, nothing is said: they are problems of their own.
    """
    unread = {key for key, document in now.documents.items() if document.problems}
    for breach in breaches(past.loaded.portfolio, now.portfolio, next(iter(past.languages))):
        if (breach.kind, breach.id) not in unread:
            yield _problem(past, now, breach)


def _problem(past: Past, now: Loaded, breach: Breach) -> Problem:
    found = now if breach.of_now else past.loaded
    document = found.documents[breach.kind, breach.id]
    code, message = _MESSAGES[breach.what](past.ref, breach)
    name = document.name if breach.of_now else f"{past.ref}:{document.name}"
    return Problem(name, *document.place(breach.path), code, message)


def _altered(ref: str, breach: Breach) -> tuple[str, str]:
    found = f"{breach.key}: found {_shown(breach.new)}, published as {_shown(breach.was)} ({ref}); "
    if breach.report:
        instead = f"undo this, and add a report with replaces: {breach.report}, reason: and kind:"
        return "published-altered", found + instead
    was = "" if breach.was is None else f", was: {_quoted(breach.was)}"
    instead = f"undo this, or add to corrections: {{key: {breach.key}{was}, date: …, kind: …, reason: {{…}}}}"
    if breach.key == "due" and breach.was is not None:
        instead += f"; a deadline that its owners moved leaves {breach.was} in due_history:"
    elif breach.kind in PROMISED:
        instead += f"; what its owners changed goes to altered: {{key: {breach.key}{was}, date: …, source: …}}"
    return "published-altered", found + instead


def _removed(ref: str, breach: Breach) -> tuple[str, str]:
    found = f"{breach.report}: this published report is gone; "
    if breach.called:
        return "published-removed", f"{found}its id seems to be {breach.called} now: write {breach.report} again"
    return "published-removed", f"{found}put it back, and add a report with replaces: {breach.report} if it is wrong"


def _gone(ref: str, breach: Breach) -> tuple[str, str]:
    found = f"the published address {breach.kind}/{breach.was}/ is gone; "
    if breach.called:
        return "address-gone", f"{found}add {breach.was} to redirect_from: of data/{breach.kind}/{breach.called}.yml"
    instead = f"put the file back, or add {breach.was} to redirect_from: of the record that takes its place"
    if breach.kind in PROMISED:
        instead += "; a promise that was withdrawn stays, with dropped:"
    return "address-gone", found + instead


def _uncited(ref: str, breach: Breach) -> tuple[str, str]:
    of = breach.was.rpartition("-")[0] if breach.was else ""
    found = f"what could be cited as {breach.was} ({ref}) has no answer now; "
    if breach.kind in PROMISED and of != breach.id:
        instead = f"put data/{breach.kind}/{of}.yml back: promises that say different things stay two records"
    else:
        instead = "undo this, or say in corrections: or altered: what stood there, key by key"
    return "published-altered", found + instead


_MESSAGES = {"altered": _altered, "removed": _removed, "gone": _gone, "uncited": _uncited}


def _shown(value: str | None) -> str:
    if value is None:
        return "nothing"
    return value if len(value) <= _LONG else f"{value[:_LONG]}…"


def _quoted(value: str) -> str:
    """A value as YAML reads it as text; a long one is left to be copied."""
    if len(value) > _LONG:
        return "…"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
