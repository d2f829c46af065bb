"""An indicator as a data set in the words of schema.org, for those who search for data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.model.indicator import Indicator
from macros.render import rows
from macros.render.parts.record import address
from macros.render.shared.summary import Summary, shortened
from macros.render.values import unit_name
from macros.render.view import View

Row = dict[str, Any]

DESCRIBED = ("indicators",)
"""The kinds of record whose page is a data set."""

_DESCRIPTION = 5000
_FORMATS = (("data.csv", "text/csv"), ("data.json", "application/json"))


def dataset(view: View, indicator: str, summary: Summary, site: str, licence: str | None) -> Row:
    """The reports about an indicator as a schema.org Dataset; what is not known has no key.

    licence: the address of the one that the site puts its data under.
    """
    key, found = f"indicators/{indicator}", view.record(f"indicators/{indicator}")
    here, known = address(view, key), _known(view, indicator)
    row: Row = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": summary.title,
        "description": _described(view, found, summary),
        "url": here,
        "identifier": f"{view.edition.address}{key}/",
        "inLanguage": view.words.language,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": site, "url": view.edition.address},
        "variableMeasured": _measured(view, found),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": form, "contentUrl": here + name} for name, form in _FORMATS
        ],
    }
    if licence:
        row["license"] = licence
    return row | (_reported(view, known) if known else {})


def website(view: View, site: str) -> Row:
    """The whole site in the words of schema.org: how search engines learn its name."""
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site,
        "description": view.words.say("description"),
        "url": view.edition.address + ("" if view.edition.default else f"{view.words.language}/"),
        "inLanguage": view.words.language,
    }


def _known(view: View, indicator: str) -> list[rows.ReportRow]:
    return [row for row in rows.reports(view.portfolio, indicator) if row.known <= view.edition.as_of]


def _described(view: View, found: Indicator, summary: Summary) -> str:
    """What is measured, in what unit, and what was reported last; a search engine wants at least 50 characters."""
    unit = f"{unit_name(view.portfolio, view.words, found.unit)} {view.plain(found.of)}".strip()
    said = [
        f"{summary.title}.",
        view.plain(found.description),
        view.words.say("course.unit", unit=unit),
        summary.answer,
    ]
    text = " ".join(filter(None, said))
    return shortened(text if len(text) >= 50 else f"{text} {view.words.say('about.indicators')}", _DESCRIPTION)


def _measured(view: View, found: Indicator) -> Row:
    unit = unit_name(view.portfolio, view.words, found.unit)
    measured: Row = {"@type": "PropertyValue", "name": view.plain(found.title), "unitText": unit}
    ends = {"minValue": found.bounds.low, "maxValue": found.bounds.high} if found.bounds else {}
    return measured | {name: value for name, value in ends.items() if value is not None}


def _reported(view: View, known: Sequence[rows.ReportRow]) -> Row:
    """What time the reports are about, what they come from, and when the last one was written down."""
    start = min(row.report.measured.start for row in known)
    end = max(row.report.measured.end for row in known)
    sources = dict.fromkeys(row.report.source for row in known)
    return {
        "temporalCoverage": f"{start.isoformat()}/{end.isoformat()}",
        "dateModified": max(row.report.recorded.end for row in known).isoformat(),
        "isBasedOn": [_source(view, id_) for id_ in sources],
    }


def _source(view: View, id_: str) -> Row:
    found, published = view.portfolio.sources[id_], view.portfolio.published(id_)
    work: Row = {
        "@type": "CreativeWork",
        "name": view.plain(found.title),
        "url": found.readable_at or address(view, f"sources/{id_}"),
        "publisher": {"@type": "Organization", "name": view.plain(found.publisher)},
    }
    printed = published and not published.inferred
    return work | ({"datePublished": published.end.isoformat()} if published and printed else {})
