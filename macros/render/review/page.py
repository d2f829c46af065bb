"""A review as one HTML page that opens from a disk: no script, nothing loaded, its few styles in its own head."""

from __future__ import annotations

from markupsafe import Markup

from macros.render.courses import Chart, described, specification
from macros.render.parts.html import fill
from macros.render.policy import named
from macros.render.review.compared import Compared
from macros.render.review.items import Item, sections, summary
from macros.render.svg import harden
from macros.render.view import Edition

_STYLE = """
body { max-width: 72ch; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 "Be Vietnam Pro", system-ui, sans-serif }
body { color: #1a1d21; background: #fbfaf7 }
h2 { border-top: 1px solid #dcd8cf; padding-top: 1rem }
li { margin: 0 0 .75rem; overflow-wrap: anywhere }
code { color: #565c65 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .75rem; margin: .25rem 0 0 }
dt { color: #565c65; max-width: 16ch }
dd { margin: 0 }
figure { margin: .75rem 0 }
svg { max-width: 100%; height: auto; border: 1px solid #dcd8cf }
"""


def page(compared: Compared) -> str:
    """The whole review, with charts before and after."""
    words, found = compared.after.words, sections(compared)
    lead = words.say("review.compared", ref=compared.ref, date=words.day(compared.after.as_of))
    return fill(
        "review",
        compared.after.at(""),
        language=words.language,
        style=Markup(_STYLE),
        policy=f"default-src 'none'; style-src {named(_STYLE)}; base-uri 'none'; form-action 'none'",
        lead=lead,
        summary=summary(compared, found),
        sections=[(section, [(item, _pictures(compared, item)) for item in section.items]) for section in found],
    )


def _pictures(compared: Compared, item: Item) -> list[tuple[str, Markup]]:
    """The chart of an item before and after, each under its word."""
    if item.chart is None:
        return []
    sides = (("before", compared.before, item.chart.before), ("after", compared.after, item.chart.after))
    return [
        (compared.after.words.say(f"review.{side}"), _picture(edition, chart, f"{side}-{item.chart.indicator}"))
        for side, edition, chart in sides
        if chart
    ]


def _picture(edition: Edition, chart: Chart, uid: str) -> Markup:
    image = edition.draw(specification(edition, chart, "wide"))
    return Markup(harden(image, uid, *described(edition, chart), themed=False))
