"""The parts that pages are made of: every macro that a page may call, in one list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.render.parts import (
    altered,
    apart,
    citing,
    clarity,
    counted,
    dates,
    figures,
    following,
    gaps,
    glance,
    history,
    home,
    ledger,
    lists,
    methods,
    overview,
    pages,
    problems,
    promise,
    record,
    reference,
    released,
    replies,
    scorecards,
    searching,
    statements,
    timeline,
    updates,
)
from macros.render.parts.html import fill
from macros.render.view import View


@dataclass(frozen=True)
class Part:
    """A macro: its name on a page, the function, and the arguments of its live example.

    An argument `this:KINDS` stands for the first record of one of those kinds that the site has. at: the page of every
    site that shows what is too long for an example, by its name in the navigation.
    """

    name: str
    function: Callable[..., Markup]
    example: tuple[str | int, ...] = ()
    at: str = ""


def macros_reference(view: View) -> Markup:
    """Every macro with its arguments and a live example."""
    entries = [_entry(view, part) for part in PARTS if part.function is not macros_reference]
    return fill("macros", view, entries=entries)


def _entry(view: View, part: Part) -> dict[str, Any]:
    given, shown = _example(view, part)
    return {
        "name": part.name,
        "signature": reference.signature(part.function).replace(part.function.__name__, part.name, 1),
        "what": _what(view, part),
        "call": _written(part.name, given),
        "live": reference.apart(part.name, shown)
        or Markup('<p class="mb-empty">{}</p>').format(view.words.say("macros.nothing")),
    }


def _what(view: View, part: Part) -> Markup:
    """What a macro is: its docstring, or the site's own words for it."""
    return reference.told(view, f"macro.{part.name}", (part.function.__doc__ or "").strip())


def translations(view: View) -> Markup:
    """What each language of the site lacks: pages, texts, words; and the words that nothing asks for."""
    return gaps.translations(
        view, reference.described_fields() | problems.described_problems() | {f"macro.{part.name}" for part in PARTS}
    )


def _example(view: View, part: Part) -> tuple[list[str | int], Markup]:
    """The arguments of a live example and what it gives: the first record that has something to show."""
    given: list[str | int] = []
    shown = Markup("")
    if part.at:
        page = Markup('<a href="{}">{}</a>').format(view.href(part.at), view.words.say(f"nav.{part.at}"))
        return list(part.example), Markup("<p>{}</p>").format(view.words.html("macros.at", page=page))
    for given in _arguments(view, part):
        if shown := part.function(view, *given):
            break
    return given, shown


def _arguments(view: View, part: Part) -> Iterator[list[str | int]]:
    """The arguments that an example can have, with the real ids of its records."""
    if not (this := next((argument for argument in part.example if str(argument).startswith("this:")), None)):
        yield list(part.example)
        return
    for kind in str(this).removeprefix("this:").split():
        for id_ in getattr(view.portfolio, kind):
            yield [f"{kind}/{id_}" if argument == this else argument for argument in part.example]


def _written(name: str, arguments: list[str | int]) -> str:
    inside = ", ".join(f'"{argument}"' if isinstance(argument, str) else str(argument) for argument in arguments)
    return "{{ " + f"{name}({inside})" + " }}"


PARTS: tuple[Part, ...] = (
    Part("answer", home.answer),
    Part("picture", figures.promise_picture),
    Part("due_next", home.due_next),
    Part("overdue", home.overdue),
    Part("owes", home.owes, (3,)),
    Part("newest", home.newest),
    Part("states_by_programme", overview.states_by_programme, (3,)),
    Part("owed_and_due", overview.owed_and_due, (3,)),
    Part("deadlines", timeline.time_line, at="due"),
    Part("page_title", lists.page_title, ("due",)),
    Part("progress_table", lists.progress_table, ("this:programmes",)),
    Part("records", lists.records, ("questions",), at="questions"),
    Part("clarity_by_programme", clarity.clarity_by_programme, (3,)),
    Part("clarity_counts", clarity.clarity_counts, ("this:programmes",)),
    Part("small_multiples", glance.small_multiples, ("promised",), at="indicators"),
    Part("unpromised", glance.unpromised, at="unpromised"),
    Part("search", searching.search, at="search"),
    Part("due_list", lists.due_list, at="due"),
    Part("heading", record.heading, ("this:targets tasks",)),
    Part("dates", dates.dates, ("this:targets tasks",)),
    Part("verdict", promise.verdict, ("this:targets tasks",)),
    Part("replies", replies.replies, ("this:targets tasks",)),
    Part("facts", promise.facts, ("this:targets tasks",)),
    Part("clarity", promise.clarity, ("this:targets tasks",)),
    Part("lineage", promise.lineage, ("this:targets tasks",)),
    Part("disagreement", apart.disagreement, ("this:targets tasks",)),
    Part("methods", methods.methods, ("this:targets",)),
    Part("methods_compared", methods.methods_compared, at="method"),
    Part("course", figures.indicator_course, ("this:indicators",)),
    Part("measured", pages.measured, ("this:indicators",)),
    Part("measured_by", pages.measured_by, ("this:systems",)),
    Part("targets_on", pages.targets_on, ("this:indicators",)),
    Part("reports", record.reports, ("this:indicators",)),
    Part("altered", altered.altered, ("this:targets tasks",)),
    Part("history", history.history, ("this:targets tasks",)),
    Part("value", pages.value, ("this:indicators",)),
    Part("tally", ledger.tally, ("this:organisations",)),
    Part("ledger", ledger.ledger, ("this:organisations",)),
    Part("scorecard", scorecards.scorecard, ("this:organisations programmes",)),
    Part("scorecard_of_all", scorecards.scorecard_of_all),
    Part("scorecards", scorecards.scorecards_of, ("programmes",), at="scorecards"),
    Part("changes", scorecards.changes),
    Part("counted", counted.counted_here, at="counted"),
    Part("updates", updates.updates, at="updates"),
    Part("question", pages.question, ("this:questions",)),
    Part("questions", record.questions, ("this:targets indicators",)),
    Part("source", record.source, ("this:targets tasks",)),
    Part("corrections", record.corrections, ("this:targets tasks sources indicators",)),
    Part("taken", pages.taken, ("this:sources",)),
    Part("citation", citing.citation, ("this:targets tasks",)),
    Part("check_citation", citing.check_citation, at="cite"),
    Part("edit", record.edit, ("this:targets tasks",)),
    Part("follow", following.follow, ("this:targets tasks",)),
    Part("follow_all", following.follow_all),
    Part("deadlines_calendar", following.deadlines_calendar),
    Part("rules", reference.rules, ("tasks",)),
    Part("rulebooks", methods.rulebooks),
    Part("fields", reference.fields, ("sources",)),
    Part("problems", problems.problems, ("warnings",)),
    Part("downloads", reference.downloads),
    Part("releases", released.releases),
    Part("statement", statements.statement, ("privacy",)),
    Part("translations", translations, at="translations"),
    Part("macros_reference", macros_reference),
)
