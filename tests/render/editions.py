"""Editions for the tests of render/: a small portfolio that has a record of every kind, in English and Vietnamese."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from macros.history.changes import changes as compared
from macros.history.changes import month_before
from macros.model.portfolio import KINDS, Portfolio
from macros.reading.words import english, words
from macros.render import svg
from macros.render.charts.writing import NAME
from macros.render.shapes import SHAPES
from macros.render.view import Edition, View
from macros.render.words import Words
from macros.verdicts.judge import judge
from tests.hostile.records import records as hostile_records
from tests.verdicts.records import plain

ROOT = Path(__file__).parents[2]
FRENCH = {"en": "English", "fr": "Français"}
"""The languages of the hostile records."""

LANGUAGES = {"en": "English", "vi": "Tiếng Việt"}
ADDRESS = "https://example.org/rivers/"
DAY = date(2026, 6, 1)
"""The day that editions are judged on, unless a test says another."""

Written = dict[str, Any]


@dataclass(frozen=True)
class Making:
    """Draws as a function does, and makes every specification anew."""

    image: Callable[[dict[str, Any]], str]

    def __call__(self, spec: dict[str, Any]) -> str:
        return self.image(spec)

    def text(self, _inputs: str, make: Callable[[], str]) -> str:
        return make()

    def file(self, _inputs: str, make: Callable[[], str]) -> bytes:
        return make().encode()

    def spec(self, _inputs: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        return make()


@functools.cache
def spoken(language: str) -> Words:
    """The words of a language of this repository's own site, the engine's English behind them."""
    written = ROOT / "docs" / "words" / f"{language}.yml"
    return Words(language, words(ROOT, language) if language == "en" or written.is_file() else {}, english())


def edition(portfolio: Portfolio, language: str = "en", as_of: date = DAY, **changes: Any) -> Edition:
    """The portfolio judged on a day and said in a language; English is the default."""
    parts: Written = {"languages": LANGUAGES, "address": ADDRESS} | changes
    parts.setdefault("words_of", {code: spoken(code) for code in parts["languages"]})
    parts.setdefault("pages_of", dict.fromkeys(parts["languages"], frozenset({"about.md"})))
    parts["draw"] = Making(parts.get("draw", sketched))
    verdicts = judge(portfolio, as_of)
    new = compared(portfolio, verdicts, month_before(as_of), as_of)
    return Edition(portfolio, verdicts, new, spoken(language), as_of, **parts)


def view(portfolio: Portfolio, language: str = "en", as_of: date = DAY, **changes: Any) -> View:
    """The edition seen from the page of a record."""
    return edition(portfolio, language, as_of, **changes).at("targets/x/")


def drawn(spec: dict[str, Any]) -> str:
    """The real image of a specification, drawn once in a run."""
    return _drawn(json.dumps(spec))


@functools.cache
def _drawn(spec: str) -> str:
    return svg.draw(json.loads(spec))


def portfolio(records: Mapping[str, Mapping[str, Any]]) -> Portfolio:
    """Records by kind and id, as the files of data/ hold them; an id need not be repeated."""
    return Portfolio(**{kind: _kind(kind, found) for kind, found in records.items()})


def _kind(kind: str, found: Mapping[str, Any]) -> dict[str, Any]:
    if kind == "achievements":
        return {of: tuple(_record(kind, report) for report in reports) for of, reports in found.items()}
    return {id_: _record(kind, {"id": id_} | record) for id_, record in sorted(found.items())}


@functools.cache
def hostile() -> tuple[dict[str, dict[str, Any]], Portfolio]:
    """Records with hostile text in every field, as written and as read; made once in a run, and only looked at."""
    written = hostile_records()
    return written, portfolio(written)


def _record(kind: str, written: Written) -> Any:
    return KINDS[kind].model_validate(plain(written))


def text(english_: str, **others: str) -> dict[str, str]:
    """A text in English, and in others where the test needs them."""
    return {"en": english_, **others}


def report(id_: str, measured: str, value: float | None = None, **changes: Any) -> Written:
    """A report taken from the plan's yearly report."""
    said = {} if value is None else {"value": value}
    return {"id": id_, "measured": measured, "recorded": "2026-05-20", "source": "yearbook"} | said | changes


def world() -> dict[str, dict[str, Any]]:
    """The records of a small country's rivers: one shape of each state that a page has to say."""
    return {
        "indicators": _indicators(),
        "targets": _targets(),
        "tasks": _tasks(),
        "achievements": _achievements(),
        "organisations": {
            "office": {"title": text("Water Office", vi="Cục Nước"), "kind": "agency", "parent": "council"},
            "council": {"title": text("Council"), "kind": "government", "short": "C"},
        },
        "programmes": {
            "plan": {"title": text("River plan", vi="Kế hoạch sông"), "number": "12/2025", "issuer": "council"}
        },
        "systems": {"gauge-net": {"title": text("Network of gauges"), "owner": "office", "source": "law"}},
        "sources": _sources(),
        "questions": _questions(),
        "pillars": {"water": {"title": text("Water", vi="Nước"), "note": text("Rivers and lakes")}},
        "units": {"gauge": {"title": text("gauges", vi="trạm")}},
    }


def _indicators() -> Written:
    series = [{"id": "own", "title": text("The office's own count")}, {"id": "state", "title": text("Statistics")}]
    share: Written = {"title": text("Clean rivers", vi="Sông sạch"), "unit": "percent", "direction": "up"}
    share |= {"of": text("of all rivers"), "bounds": {"low": 0, "high": 100}, "frequency": text("Yearly")}
    return {
        "clean": share | {"series": series, "preferred": "state"},
        "place": {"title": text("Place in the ranking"), "unit": "rank", "direction": "down"},
        "money": {"title": text("Spending"), "unit": "CHF", "direction": "up"},
        "gauges": {"title": text("Gauges"), "unit": "gauge", "direction": "up", "system": "gauge-net"},
    }


def _targets() -> Written:
    stated = {"value": 40.50, "measured": 2024, "source": "law", "locator": "art. 3"}
    judged = {"grade": "stated", "locator": "art. 1", "note": text("It is written there")}
    clarity = {name: judged for name in ("person", "task", "timeline", "responsibility", "authority")}
    clean = {"indicator": "clean", "operator": "at-least", "value": 60, "baseline": stated}
    place = {"indicator": "place", "operator": "rank", "value": 20}
    money = {"indicator": "money", "operator": "between", "value": 40000000, "high": 50000000}
    vague = {"operator": "at-least", "wording": text("double-digit growth")}
    common = {"source": "law", "programme": "plan"}
    mended = {"key": "due", "was": "2027", "date": "2026-05-02", "kind": "ours", "reason": text("The plan names a day")}
    return {
        "clean-2025": common
        | {"title": text("Half of all rivers"), "due": 2025, "conditions": [clean | {"value": 50}], "lead": ["office"]},
        "clean-2028": common
        | {
            "title": text("Clean rivers and a good place", vi="Sông sạch và thứ hạng tốt"),
            "description": text("Sixty of a hundred rivers, and among the first twenty"),
            "pillar": "water",
            "due": {"date": "2028-Q2", "inferred": True},
            "due_history": [{"due": 2027, "source": "law", "note": text("The date of the first draft")}],
            "lead": ["office"],
            "support": ["council"],
            "roles": [{"organisation": "council", "does": text("pays")}],
            "conditions": [clean, place],
            "clarity": clarity | {"deliverable": {"grade": "not-stated"}},
            "lineage": [{"relation": "raises", "promise": "clean-2025", "note": text("It was 50 %")}],
            "locator": "art. 2",
        },
        "money-2027": common
        | {"title": text("Spending"), "due": "2027-06-30", "conditions": [money], "corrections": [mended]},
        "growth": {"title": text("Growth"), "source": "law", "conditions": [vague], "due_kind": "none"},
    }


def _tasks() -> Written:
    return {
        "build-gauges": {
            "title": text("Build the gauges", vi="Xây trạm đo"),
            "deliverable": text("Gauges in every river"),
            "system": "gauge-net",
            "due": "2026-Q1",
            "lead": ["office", "council"],
            "source": "law",
            "programme": "plan",
        },
        "register": {
            "title": text("Publish a register"),
            "due": "2025-12-31",
            "source": "law",
            "lead": ["council"],
            "replies": [
                {"date": "2026-05-20", "organisation": "council", "source": "yearbook", "text": text("It was late.")}
            ],
        },
        "study": {
            "title": text("Study the fish"),
            "due_kind": "relative",
            "due_note": text("a year after the law begins"),
            "source": "law",
            "dropped": {"date": "2026-03", "source": "yearbook", "reason": text("no fish")},
        },
    }


def _achievements() -> Written:
    mistaken = {"replaces": "r2024", "reason": text("A slip of the pen"), "kind": "ours"}
    points = {"change": {"value": 1.50, "unit": "points", "since": 2024}}
    return {
        "clean": [
            report("r2024", "2024", 41, series="state"),
            report("r2024-mended", "2024", 40.50, series="state", **mistaken),
            report("r2025", "2025", 45.00, series="state", quantifier="over", locator="p. 3", **points),
            report("r2025-press", "2025", 44, series="state", source="paper", note=text("Before the count ended")),
            report("r2025-own", "2025", 52, series="own"),
            report("north", "2025", 70, series="own", scope=text("The north alone")),
        ],
        "place": [report("p2025", "2025", 23, out_of=133), report("p2023", "2023", 31, out_of=125)],
        "money": [
            report("m2025", "2025", 26500000, quantifier="about", money="disbursed", plan_share=88.2),
            report("m2026", "2026", 30000000, money="planned", nature="projected"),
        ],
        "gauges": [report("words", "2025", statement=text("Some were built"))],
        "register": [report("done", "2026-01-31", state="delivered")],
        "gauge-net": [report("begun", "2026-02", state="under-way")],
    }


def _sources() -> Written:
    return {
        "law": {
            "title": text("River Act", vi="Luật Sông"),
            "publisher": text("Council"),
            "published": "2024-12-01",
            "url": "https://example.org/law?a=1&b=2",
            "archived_url": "https://archive.example.org/law",
            "grade": "law",
        },
        "yearbook": {
            "title": text("Yearbook"),
            "publisher": text("Office"),
            "published": "2026-05",
            "grade": "official-statistics",
        },
        "paper": {"title": {"fr": "Le fleuve"}, "publisher": text("The Paper"), "grade": "copy", "copy_of": "yearbook"},
    }


def _questions() -> Written:
    asked: Written = {
        "kind": "value",
        "detail": text("The yearbook says over 45 %, the paper 44 %."),
        "title": text("Which?"),
    }
    about = ["indicators/clean", "achievements/clean.r2025-press", "targets/clean-2028", "sources/paper"]
    cited = [{"source": "yearbook", "locator": "p. 3"}, {"source": "paper"}]
    return {
        "which": asked | {"about": about, "sources": cited},
        "begun": asked
        | {
            "sums": [
                {
                    "of": "share",
                    "terms": ["achievements/clean.r2025", "achievements/place.p2025#out_of"],
                    "says": text("A share of places"),
                    "printed": "achievements/clean.r2025#change",
                },
                {
                    "of": "whole",
                    "terms": [26500000, 88.2],
                    "says": text("The plan"),
                    "unit": "EUR",
                    "printed": 30000000,
                },
            ],
            "about": ["achievements/gauge-net.begun"],
            "kind": "status",
            "answer": text("It was."),
            "answered": "2026-05",
        },
    }


def sketched(spec: dict[str, Any]) -> str:
    """An image with the marks of a specification and nothing else: quick, where a test is not about drawing."""
    marks = [text for text in _strings(spec) if text.rpartition(" ")[2] in (*SHAPES, NAME) and "/" in text]
    paths = "".join(f"<path aria-label={quoteattr(mark)} d='M0,0'/>" for mark in dict.fromkeys(marks))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{paths}</svg>'


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for part in value.values() for text in _strings(part))
        case list() | tuple():
            yield from (text for part in value for text in _strings(part))
