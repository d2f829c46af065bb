"""How clearly promises are made: how many of their sources state each of six things, by programme and in sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from markupsafe import Markup

from macros.model.portfolio import PROMISED
from macros.render import rows
from macros.render.charts import EXTENTS, Head, Stated, blocks, clarity
from macros.render.parts.arguments import Count, Named
from macros.render.parts.groups import Group, groups_of
from macros.render.parts.html import fill
from macros.render.parts.marked import drawings
from macros.render.scorecards import ASPECTS, stated
from macros.render.view import View

Rows = Sequence[rows.PromiseRow]
Counts = tuple[int, int, int, int]


def clarity_by_programme(view: View, limit: Annotated[int, Count()] = 12) -> Markup:
    """Which of the six things the sources of promises state, by programme: stated, in part, not stated."""
    found = rows.promises(view.edition)
    if not found:
        return Markup("")
    groups = [*groups_of(view, found, "programmes", lambda row: [row.promise.programme or ""], limit)]
    groups.append(Group(None, view.words.say("six.all"), found))
    title, note = _finding(view, found), _note(view, found, "six.note", "six.number")
    lines = [Stated(one.title, len(one.promises), tuple(counts(one.promises).values()), one.key) for one in groups]
    heads = [Head(view.words.say(f"clarity.{name}"), view.words.say(f"clarity.{name}.what")) for name in ASPECTS]
    links = {line.key: (view.href(line.key), line.name) for line in lines if line.key}
    drawn = drawings(
        view, "six", title, lambda size: clarity(lines, heads, size), {}, links, f"clarity {lines} {heads}"
    )
    return fill("six_grid", view, title=title, note=note, heads=heads, lines=lines, **drawn)


def clarity_counts(
    view: View,
    programme: Annotated[str | None, Named("programmes")] = None,
    organisation: Annotated[str | None, Named("organisations")] = None,
) -> Markup:
    """How many promises state each of the six things: of all, of a programme, or of those that a body leads."""
    found = rows.promises(view.edition, programme=programme.removeprefix("programmes/") if programme else None)
    if organisation:
        found = [row for row in found if organisation.removeprefix("organisations/") in row.promise.lead]
    if not found:
        return Markup("")
    aspects = [_aspect(view, name, extents) for name, extents in counts(found).items()]
    note, all_ = _note(view, found, "six.note"), not (programme or organisation)
    return fill("six_counts", view, title=_finding(view, found), note=note, aspects=aspects, all=all_)


def counts(found: Rows) -> Mapping[str, Counts]:
    """How many promises state each of the six things, state it in part, do not, and are not judged yet."""
    return {
        name: (grades["stated"], grades["partly"], grades["not-stated"], grades["not-judged"])
        for name, grades in stated(found).items()
    }


def _finding(view: View, found: Rows) -> str:
    """How many promises do not say who leads them; of several kinds, of each."""
    say, judged = view.words.say, [row for row in found if row.promise.clarity]
    if not judged:
        return say("six.finding.unjudged", promises=say("promises", n=len(found)))
    missing = counts(judged)["person"][2]
    if not missing:
        return say("six.finding.none", n=len(judged), promises=say("promises", n=len(judged)))
    title = say("six.finding", n=missing, promises=say("promises", n=len(judged)))
    kinds = {kind: [row for row in judged if row.key.startswith(kind)] for kind in PROMISED}
    if not all(kinds.values()):
        return title
    parts = [say(f"six.of.{kind}", n=counts(mine)["person"][2], total=len(mine)) for kind, mine in kinds.items()]
    return say("six.finding.kinds", finding=title, targets=parts[0], tasks=parts[1])


def _note(view: View, found: Rows, *keys: str) -> str:
    """How to read the bars; how many promises are not judged."""
    unjudged = sum(row.promise.clarity is None for row in found)
    words = [view.words.say(key) for key in keys]
    if unjudged:
        words.append(view.words.say("six.not_yet", n=unjudged))
    return " ".join([*words, view.words.say("as_of", date=view.words.day(view.edition.as_of)) + "."])


def _aspect(view: View, name: str, found: Counts) -> dict[str, Any]:
    """One of the six: its bar, 100 wide, and its sentence."""
    say = view.words.say
    said = [say("six.stated", n=found[0], total=sum(found))]
    said += [say(f"six.{extent}", n=n) for extent, n in zip(EXTENTS[1:], found[1:], strict=True) if n]
    return {"name": name, "bar": list(blocks(found, 100)), "said": ", ".join(said)}
