"""What the verdict on a promise was over time, what made it another, and what releases said otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from markupsafe import Markup

from macros.history.course import Step, course
from macros.history.released import Difference
from macros.render.charts import Stage, stages
from macros.render.parts.arguments import PROMISE
from macros.render.parts.html import fill
from macros.render.parts.pages import reference
from macros.render.past import differing
from macros.render.svg import harden
from macros.render.view import View
from macros.verdicts.rulebooks import RULEBOOKS

_OPEN = 5
"""Rows of a table that stand open; a longer one is closed."""

_DRAWN = 8
_NAMED = 3


def history(view: View, promise: Annotated[str, PROMISE]) -> Markup:
    """Since when the verdict on a promise has held, and which ones held before: when each came, and why."""
    id_ = promise.partition("/")[2]
    steps = course(view.portfolio, id_, view.edition.as_of, view.edition.default_language)
    told = len(steps) > 1
    return fill(
        "history",
        view,
        sentence=_sentence(view, id_, steps),
        drawing=_drawing(view, steps) if told else "",
        rows=[_row(view, step) for step in steps] if told else [],
        closed=len(steps) > _OPEN,
        released=[_released(view, one) for one in differing(view.edition, id_)],
    )


def _sentence(view: View, promise: str, steps: Sequence[Step]) -> str:
    say, source = view.words.say, view.portfolio.promises[promise].source
    if not steps:
        first = view.portfolio.public.get(source)
        return say("past.later", date=view.words.day(first)) if first else say("past.undated")
    read = "" if view.portfolio.published(source) else ".read"
    since = view.words.day(steps[0].day)
    if len(steps) == 1:
        return say(f"past.never{read}", date=since)
    return say(f"past.changed{read}", n=len(steps) - 1, date=since)


def _drawing(view: View, steps: Sequence[Step]) -> Markup:
    """The first verdict and the last ones; the table has those between."""
    edition = view.edition
    shown = steps if len(steps) <= _DRAWN else (steps[0], *steps[1 - _DRAWN :])
    found = [Stage(step.day, step.after, _stage(view, step)) for step in shown]
    title, described = view.words.say("past.title"), "; ".join(_stage(view, step) for step in steps)

    def make() -> str:
        return harden(edition.draw(stages(found, edition.as_of)), "past", title, described)

    return Markup(edition.draw.text(f"stages {found} {edition.as_of} {title} {described}", make))


def _stage(view: View, step: Step) -> str:
    state = view.words.say(f"state.{step.after}")
    return view.words.say("past.stage", state=state, date=view.words.day(step.day, "medium"))


def _row(view: View, step: Step) -> dict[str, Any]:
    return {"step": step, "links": [reference(view, key) for key in step.by[:_NAMED]]}


def _released(view: View, found: Difference) -> dict[str, Any]:
    """What a release said otherwise, in a sentence, with the records that explain it."""
    say, date = view.words.say, view.words.day(found.day)
    was, now = (say(f"state.{state}").lower() for state in (found.published.state, found.state))
    return {
        "sentence": say(f"past.released.{found.why}", date=date, was=was, now=now),
        "verdicts": view.file(f"releases/{found.day.isoformat()}/verdicts.json"),
        "links": [reference(view, key) for key in found.by[:_NAMED]],
        "rules": _rules(view, found.published.rules) if found.why == "changed-method" else "",
    }


def _rules(view: View, version: int) -> str:
    """What a reader follows to the rules: since when another version than one holds; where none does, their versions."""
    later = next((one for one in RULEBOOKS if one.version > version), None)
    if later is None:
        return view.words.say("past.released.rules")
    return view.words.say("past.released.since", version=str(later.version), date=view.words.day(later.since))
