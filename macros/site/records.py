"""What stands in the folder of a record: its page, its card, its data, how to cite it, its charts, its feed aside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup

from macros.model.portfolio import PROMISED, REPORTED
from macros.render.charts import Size
from macros.render.citing.forms import FILES
from macros.render.citing.twins import beside
from macros.render.citing.works import works
from macros.render.courses import Chart, courses, explorable, image, specification
from macros.render.exports import csv_v1, json_v1, shapes
from macros.render.exports.columns import tables
from macros.render.exports.marks import marks
from macros.render.past import past
from macros.render.rows import reports
from macros.render.shared.records import of_record
from macros.render.shared.summary import Summary
from macros.render.view import Edition
from macros.site.cards import CARD, card
from macros.site.editions import Editions
from macros.site.sharing import head_of
from macros.site.skeleton import Skeletons, written
from macros.site.templates import title_in

PAGE = "index.html"

_EXPLORED: dict[Size, str] = {"wide": ".vl.json", "narrow": "-narrow.vl.json"}


def folder(found: Editions, edition: Edition, key: str, skeletons: Skeletons) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file in the folder of a record; its page only where it can be filled."""
    summary = of_record(edition.at(""), key)
    if (made := page(found, edition, key, skeletons, summary)) is not None:
        yield PAGE, made
    yield CARD, card(found.site, edition, summary)
    yield from _files(found, edition, key)


def page(found: Editions, edition: Edition, key: str, skeletons: Skeletons, summary: Summary) -> bytes | None:
    """The page of a record, with its summary in its head; None for a kind that MkDocs renders itself."""
    kind, _, id_ = key.partition("/")
    if (skeleton := skeletons.get((kind, title_in(edition, kind, id_)))) is None:
        return None
    head = head_of(found, edition, f"{key}.md", summary)
    more = {"slug": id_, "h1": Markup("<h1>{}</h1>").format(summary.title)}
    return written(skeleton, edition, f"{key}/", head, more).encode("utf-8", errors="xmlcharrefreplace")


def _files(found: Editions, edition: Edition, key: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of the files beside a record's page: its data, how to cite it, its charts."""
    yield from _data(found, key)
    cited = works(edition, key)
    for name, make in FILES.items():
        yield name, make(cited, edition.words)
    for chart in courses(edition, key):
        yield from _chart(found, edition, chart)


# The data of a record are the same in every language.
@lru_cache(maxsize=1)
def _data(found: Editions, key: str) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of the files that hold a record as data; of an indicator also its reports as a table."""
    edition, (kind, _, id_) = found.default, key.partition("/")
    told = [shapes.achievement(edition, row) for row in reports(edition.portfolio, id_)] if kind in REPORTED else []
    by_key = {one["key"]: one for one in told}
    twin = shapes.record(edition, kind, id_, found.words) | beside(edition, found.by_language, key, by_key)
    if kind in PROMISED:
        twin |= past(edition, id_)
    files = [("data.json", json_v1.dumps(twin))]
    if kind == "indicators":
        columns = tables("achievements", tuple(edition.languages))["achievements"]
        files.append(("data.csv", csv_v1.table(columns, reversed(told)).encode()))
    return tuple(files)


def _chart(found: Editions, edition: Edition, chart: Chart) -> Iterator[tuple[str, bytes]]:
    """A chart to take away, in the language of its page, and what its page explores on a wide and on a narrow screen."""
    yield f"{chart.name}.svg", image(edition, chart)
    yield (
        f"{chart.name}.png",
        found.drawings.png(chart.identities["wide"], lambda: specification(edition, chart, "wide")),
    )
    yield f"{chart.name}.csv", csv_v1.table(*marks(edition, chart)).encode()
    for size, name in _EXPLORED.items():
        yield f"{chart.name}{name}", explorable(edition, chart, size)
