"""What the owners of a promise changed while they kept it: before, after, by which document, to what effect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from markupsafe import Markup

from macros.history.altered import Change
from macros.history.altered import altered as changes
from macros.history.course import Step, course
from macros.model.promise import Target, Task
from macros.render.parts.arguments import PROMISE
from macros.render.parts.html import fill
from macros.render.said import wanted
from macros.render.values import amount
from macros.render.view import View


def altered(view: View, promise: Annotated[str, PROMISE]) -> Markup:
    """What the owners of a promise changed: before and after, by which document, and what it did to the verdict."""
    id_, language = promise.partition("/")[2], view.edition.default_language
    if not (found := changes(view.record(promise), view.portfolio.public, language)):
        return Markup("")
    steps = course(view.portfolio, id_, view.edition.as_of, language)
    return fill("altered", view, rows=[_row(view, change, steps) for change in found])


def sides(view: View, change: Change) -> tuple[str, Markup | str, Markup | str]:
    """What was changed, in a word, and what stood there before and after."""
    what = view.words.say(word) if view.words.knows(word := f"altered.key.{change.fact}") else change.key
    before, after = (
        _said(view, change, one) or view.words.say("altered.nothing") for one in (change.before, change.after)
    )
    return what, before, after


def _row(view: View, change: Change, steps: Sequence[Step]) -> dict[str, Any]:
    when = change.date or view.portfolio.published(change.source)
    what, before, after = sides(view, change)
    return {
        "place": change.place,
        "date": view.words.period(when) if change.date and when else view.words.published(when) if when else "",
        "what": what,
        "before": before,
        "after": after,
        "source": view.link(f"sources/{change.source}"),
        "reason": view.text(change.reason),
        "effect": _effect(view, change, steps),
    }


def _said(view: View, change: Change, promise: Target | Task) -> Markup | str:
    """What a promise says at the changed key, as its page says it."""
    match change.fact:
        case "due":
            note = view.text(promise.due_note)
            return view.words.period(promise.due) if promise.due else note
        case "lead" | "support":
            return Markup(", ").join(_link(view, "organisations", id_) for id_ in getattr(promise, change.fact))
        case "deliverable" | "scope" | "exemptions":
            return view.text(getattr(promise, change.fact, None))
        case "conditions" | "baseline" | "indicator" if isinstance(promise, Target):
            return _condition(view, promise, int(change.key.split(".")[1]), change.fact)
    return ""


def _condition(view: View, target: Target, at: int, fact: str) -> Markup | str:
    condition = target.conditions[at]
    if fact == "indicator":
        return _link(view, "indicators", condition.indicator) if condition.indicator else ""
    records = view.edition.whole or view.portfolio
    if fact != "baseline":
        return wanted(records, view.words, condition)
    if (start := condition.baseline) is None or condition.indicator is None:
        return ""
    value = amount(records, view.words, start.value, records.unit(condition.indicator))
    return f"{value}, {view.words.period(start.measured)}"


def _link(view: View, kind: str, id_: str) -> Markup:
    """A link to a record that stood at a key; its name alone, where no other record names it on an earlier day."""
    if id_ in getattr(view.portfolio, kind):
        return view.link(f"{kind}/{id_}")
    return view.text(getattr(view.edition.whole, kind)[id_].title)


def _effect(view: View, change: Change, steps: Sequence[Step]) -> str:
    """The verdicts on both sides of the day on which the change was known; empty where nothing tells that day."""
    if not steps or (day := change.known) is None or day <= steps[0].day:
        return ""
    turned = next((one for one in steps if one.day == day and one.cause == "altered-promise" and one.before), None)
    if turned is None:
        return view.words.say("altered.none")
    before, after = (view.words.say(f"state.{state}").lower() for state in (turned.before, turned.after))
    return view.words.say("altered.effect", before=before, after=after)
