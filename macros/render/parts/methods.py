"""Parts that set the methods side by side: on the page of a target, and over all targets; and ours by its versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from markupsafe import Markup

from macros.model.promise import Target
from macros.render.arithmetic import readable
from macros.render.methods import Speaking
from macros.render.parts.arguments import Key
from macros.render.parts.html import fill
from macros.render.view import View
from macros.verdicts.methods import METHODS
from macros.verdicts.methods.agreement import agreement
from macros.verdicts.methods.compared import compared, courses
from macros.verdicts.methods.course import Course
from macros.verdicts.rulebooks import RULEBOOKS


def methods(view: View, target: Annotated[str, Key(("targets",))]) -> Markup:
    """What other methods would say of the same numbers, beside our verdict: labels, numbers, and what would turn each."""
    record: Target = view.record(target)
    measured = [
        course
        for course in courses(view.portfolio, record.id, view.edition.as_of)
        if course.case.condition.indicator and course.case.reports
    ]
    if not measured:
        return Markup("")
    several = len(record.conditions) > 1
    tables = [_table(view, course, several=several) for course in measured]
    return fill("methods", view, tables=tables, together=list(_together(view, measured)))


def _together(view: View, courses: Sequence[Course]) -> Iterator[str]:
    """What methods say of all conditions at once, where they take a mean; ours takes the worst."""
    speaking = Speaking(view.portfolio, view.words, courses[0])
    for each in zip(*map(compared, courses), strict=True):
        method = each[0].method
        if found := method.together([one.finding for one in each]):
            name, score = view.words.say(f"methods.name.{method.name}"), found.figures[0].value
            shown = view.words.number(readable(score))
            yield view.words.say("methods.together", method=name, score=shown, label=speaking.says(method, found))


def _table(view: View, course: Course, *, several: bool) -> dict[str, Any]:
    say, speaking = view.words.say, Speaking(view.portfolio, view.words, course)
    name = view.plain(view.portfolio.indicators[course.case.condition.indicator or ""].title)
    return {
        "summary": say("methods.summary.named", indicator=name) if several else say("methods.summary"),
        "sentence": _readings(view, course),
        "inputs": speaking.inputs(),
        "rows": speaking.told(),
    }


def _readings(view: View, course: Course) -> str:
    """How many methods can rate a course, and what they make of it."""
    say, rated = view.words.say, [one.keeps for one in compared(course) if one.keeps is not None]
    kept = rated.count(True)
    if not rated:
        return say("methods.none")
    if 0 < kept < len(rated):
        return say("methods.part", total=len(rated), kept=kept, rest=len(rated) - kept)
    return say("methods.alike", n=len(rated), reading=say("methods.in-time" if kept else "methods.not-in-time"))


def methods_compared(view: View) -> Markup:
    """Every method with how it counts and where it is described, and on which share of the targets they disagree."""
    found: dict[str, list[str]] = {"disagree": [], "agree": [], "unrated": []}
    for id_ in view.portfolio.targets:
        found[agreement(view.portfolio, id_, view.edition.as_of)].append(f"targets/{id_}")
    rated = len(found["disagree"]) + len(found["agree"])
    groups = [(view.words.say(f"methods.compared.{name}"), keys) for name, keys in found.items() if keys]
    sentence = view.words.say("methods.compared.count", part=len(found["disagree"]), total=rated)
    return fill("methods_compared", view, methods=METHODS, sentence=sentence, groups=groups)


def rulebooks(view: View) -> Markup:
    """The versions of the rules, the newest first: since when each holds, and what it changed."""
    return fill("rulebooks", view, rulebooks=list(reversed(RULEBOOKS)))
