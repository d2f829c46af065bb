"""Parts of the home page: the answer, what is due, who owes what, what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from markupsafe import Markup

from macros.model.period import day
from macros.render import rows
from macros.render.answering import told
from macros.render.freshness import last_read
from macros.render.newest import newest as newest_of
from macros.render.parts.arguments import Count
from macros.render.parts.asked import chosen
from macros.render.parts.dates import dated
from macros.render.parts.glance import answering
from macros.render.parts.html import fill
from macros.render.parts.strips import strips
from macros.render.said import quoted
from macros.render.view import View


def answer(view: View) -> Markup:
    """How many promises, how many kept, how many short, how many past their date in silence; as of which day."""
    found = rows.promises(view.edition)
    silent = [row for row in found if row.group == "silent"]
    nothing = view.edition.whole is not None and not view.portfolio.sources
    phrases = [view.words.say("known.nothing")] if nothing else [_linked(view, *one) for one in _counted(view, found)]
    cautions = [one for one in (_caution(view, silent), *_then(view)) if one]
    return fill(
        "answer",
        view,
        phrases=phrases,
        lines=list(_dates(view)),
        cautions=cautions,
        silent=bool(_caution(view, silent)),
    )


def _then(view: View) -> Iterator[str]:
    """On a site of what was known on a day: when the first source came out, and what nobody can date."""
    if (whole := view.edition.whole) is None:
        return
    first = min(whole.public.values(), default=None)
    if first is not None and first > view.edition.as_of:
        yield view.words.say("known.first", date=view.words.day(first))
    unread = [id_ for id_, one in whole.promises.items() if id_ not in view.portfolio.promises]
    if undated := sum(whole.published(whole.promises[id_].source) is None for id_ in unread):
        yield view.words.say("known.undated", n=undated)


def _dates(view: View) -> Iterator[Markup]:
    """The day the page speaks for, the newest report held, and when somebody last read a source."""
    yield dated(view, "as_of", day(view.edition.as_of))
    if view.edition.newest:
        yield dated(view, "newest_held", day(view.edition.newest))
    if read := last_read(view.edition, view.portfolio.sources):
        yield dated(view, "fresh.checked", day(read))


def _caution(view: View, silent: list[rows.PromiseRow]) -> str:
    """How many of the silent due dates our newest report could not have spoken about."""
    late = rows.silence_after_newest(view.edition, silent)
    return view.words.say("silence.after", n=late, total=len(silent)) if late else ""


def _bold(text: str) -> Markup:
    return Markup("<b>{}</b>").format(text)


def phrases(view: View, found: list[rows.PromiseRow]) -> Iterator[Markup]:
    """The answer in short sentences: how many promises, kept, on their way, short, silent."""
    return (phrase for _, _, phrase in _counted(view, found))


def _counted(view: View, found: list[rows.PromiseRow]) -> Iterator[tuple[str, int, Markup]]:
    """A group of verdicts, how many promises are in it, and the phrase that says so; first of all promises."""
    groups = Counter(row.group for row in found)
    yield "", len(found), view.words.html("answer.all", n=len(found), count=_bold(view.words.number(len(found))))
    for group in ("kept", "on-its-way", "short", "silent"):
        n = groups[group]
        if n or group == "kept":
            yield group, n, view.words.html(f"answer.{group}", n=n, count=_bold(view.words.number(n)))


def _linked(view: View, group: str, count: int, phrase: Markup) -> Markup:
    """A phrase that leads to the promises it counts."""
    if not count:
        return phrase
    href = chosen(view, state=group) if group else chosen(view)
    return Markup('<a href="{}">{}</a>').format(href, phrase)


def due_next(view: View, limit: Annotated[int, Count()] = 5) -> Markup:
    """The promises that fall due next."""
    ahead = rows.promises(view.edition, due="ahead")
    return _list(view, "due_next", ahead, limit, days=False)


def overdue(view: View, limit: Annotated[int, Count()] = 5) -> Markup:
    """The promises longest past their due date without a report."""
    silent = rows.promises(view.edition, state="due-no-report")
    return _list(view, "overdue", silent, limit, days=True, note=view.words.say("overdue.note"))


def _list(view: View, name: str, found: list[rows.PromiseRow], limit: int, *, days: bool, note: str = "") -> Markup:
    if not view.portfolio.promises:
        return Markup("")
    more = view.words.say(f"{name}.all", n=len(found)) if len(found) > limit else ""
    return fill(
        "list", view, title=view.words.say(f"{name}.title"), rows=found[:limit], days=days, note=note, more=more
    )


def owes(view: View, limit: Annotated[int, Count()] = 12) -> Markup:
    """Who leads how many promises, and the mark of each; promises whose source names nobody stand last."""
    if not (found := rows.promises(view.edition)):
        return Markup("")
    table, each = strips(view, found, "organisations", limit, view.words.say("owes.title"))
    nobody = sum(not row.promise.lead for row in found)
    note = view.words.say("owes.note", n=nobody, total=len(found))
    return fill("owes", view, table=table, note=f"{note} {each}".strip())


def newest(view: View, limit: Annotated[int, Count()] = 5) -> Markup:
    """The reports published last."""
    found = newest_of(view.portfolio, view.edition.as_of, limit)
    lines = [{"row": row, "value": _said(view, row)} for row in found]
    return fill("newest", view, lines=lines, more=answering(view, told(view.edition))) if lines else Markup("")


def _said(view: View, row: rows.ReportRow) -> str:
    return f"{quoted(view.portfolio, view.words, row.report, view.portfolio.unit(row.of))}, {view.words.period(row.report.measured)}"
