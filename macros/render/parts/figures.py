"""Figures: charts with a title that says what they show, drawn for wide and for narrow pages."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from markupsafe import Markup

from macros.render import rows
from macros.render.courses import SIZES, Chart, courses, described, figure
from macros.render.parts.arguments import Key, Named
from macros.render.parts.asked import chosen
from macros.render.parts.html import fill
from macros.render.parts.marked import MOST
from macros.render.parts.strips import Holder, strips
from macros.render.view import View


def indicator_course(view: View, record: Annotated[str, Key(("indicators", "targets"))]) -> Markup:
    """The course of an indicator: reports, targets, required path and today. Of a target: of each of its indicators."""
    return Markup("\n").join(_figure(view, record, chart) for chart in courses(view.edition, record))


def _figure(view: View, record: str, chart: Chart) -> Markup:
    edition, title, subtitle = view.edition, *described(view.edition, chart)
    uid = f"c-{chart.indicator}"
    wide, narrow = (Markup(figure(edition, chart, size, f"{uid}-{size[0]}")) for size in SIZES)
    file = f"{view.href(record)}{chart.name}"
    saved = f"{record.partition('/')[2]}{chart.name.removeprefix('chart')}"
    return fill(
        "figure",
        view,
        uid=uid,
        title=title,
        subtitle=subtitle,
        wide=wide,
        narrow=narrow,
        file=file,
        saved=saved,
        table=f"#reports-{chart.indicator}",
    )


# Strips of a picture of many promises; the others stand together in one more.
_STRIPS = 8


def promise_picture(view: View, programme: Annotated[str | None, Named("programmes")] = None) -> Markup:
    """Every promise as one mark that links to it, in groups from what reports show to what nobody can show.

    More promises than can be told apart stand in a strip for each programme; those of one programme, for each lead.
    """
    choice = {"programme": programme.removeprefix("programmes/")} if programme else {}
    if not (found := rows.promises(view.edition, programme=choice.get("programme"))):
        return Markup("")
    few = len(found) <= MOST
    groups = [_group(view, name, rows.of_state(found, states), choice, drawn=few) for name, states in rows.GROUPS]
    title, note, table = (view.words.say("picture.title"), view.words.say("picture.note"), "")
    if not few:
        title, note, table = _in_strips(view, found, "organisations" if programme else "programmes", choice)
    return fill(
        "picture", view, title=title, note=note, groups=[group for group in groups if group["count"]], table=table
    )


def _in_strips(
    view: View, found: list[rows.PromiseRow], kind: Holder, choice: dict[str, str]
) -> tuple[str, str, Markup]:
    """Title and note of a picture of many promises, and its table of strips with the way to all of them."""
    title = view.words.say(f"picture.title.{kind}")
    table, each = strips(view, found, kind, _STRIPS, title, **choice)
    way = Markup('<p class="mb-more"><a href="{}">{}</a></p>')
    every = way.format(view.href(kind), view.words.say(f"picture.all.{kind}", n=len(getattr(view.portfolio, kind))))
    return title, f"{view.words.say('picture.note.strips')} {each}", table + every


def _group(
    view: View, name: str, mine: list[rows.PromiseRow], choice: dict[str, str], *, drawn: bool
) -> dict[str, Any]:
    states = Counter(row.verdict.state for row in mine)
    group = {
        "name": name,
        "href": chosen(view, **choice, state=name),
        "count": len(mine),
        "states": [(s, states[s]) for s in rows.STATES if states[s]],
    }
    marks = [(view.href(row.key), row.verdict.state, mark_name(view, row)) for row in mine if drawn]
    return group | {"marks": marks}


def mark_name(view: View, row: rows.PromiseRow) -> str:
    """What a mark says when it is pointed at or read aloud."""
    due = view.words.period(row.promise.due) if row.promise.due else view.words.say("due.none")
    state, title = view.words.say(f"state.{row.verdict.state}"), view.plain(row.promise.title)
    return view.words.say("picture.mark", state=state, title=title, due=due)
