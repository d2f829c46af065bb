"""What each language lacks: every page, text and word once, in the file where it belongs; and words without use."""

from __future__ import annotations

import re
from typing import Any

import pytest

from macros.model.portfolio import Portfolio
from macros.reading.words import english
from macros.render.gaps import Gap, coverage
from macros.render.parts import translations
from macros.render.view import Edition
from macros.render.words import Words
from tests.render.editions import FRENCH, edition, portfolio, report, text

DESCRIBED = frozenset({"macro.answer", "field.targets.title"})
PAGES = {"en": frozenset({"about.md", "data.md"}), "fr": frozenset({"about.md", "seul.md"})}


def records() -> dict[str, dict[str, Any]]:
    """A measure with one text in French, one without, and a report and a unit in English alone."""
    return {
        "indicators": {
            "clean": {
                "title": text("Clean rivers", fr="Rivières propres"),
                "note": text("All rivers"),
                "unit": "gauge",
                "direction": "up",
            }
        },
        "achievements": {"clean": [report("r2025", "2025", 45, note=text("Counted twice"))]},
        "units": {"gauge": {"title": text("gauges")}},
        "sources": {
            "yearbook": {
                "title": {"fr": "Annuaire"},
                "publisher": text("Office", fr="Office"),
                "published": "2026",
                "url": "https://example.org/annuaire",
                "grade": "official-statistics",
            }
        },
    }


def made(own: dict[str, str]) -> Edition:
    """The edition in French of a site whose French words are `own`."""
    words_of = {"en": Words("en", english(), english()), "fr": Words("fr", own, english())}
    return edition(portfolio(records()), languages=FRENCH, words_of=words_of, pages_of=PAGES)


FULL = {key: f"fr {key}" for key in {*english(), *DESCRIBED} - {"locale"}}
"""A word for every English one, and for every description."""

DATA = [
    Gap("texts", "data/indicators/clean.yml", "note", "All rivers", "en", "indicators/clean"),
    Gap("texts", "data/achievements/clean.yml", "r2025.note", "Counted twice", "en", ""),
    Gap("texts", "data/units/gauge.yml", "title", "gauges", "en", ""),
]
PAGE = Gap("pages", "docs/fr/data.md")
WORDS = "docs/words/fr.yml"

# what is taken from the full French words, what is put to them, the gaps that follow
CHANGES: list[tuple[set[str], dict[str, str], list[Gap]]] = [
    (set(), {}, []),
    ({"verdict"}, {}, [Gap("words", WORDS, "verdict", "Verdict", "en")]),
    ({"macro.answer"}, {}, [Gap("words", WORDS, "macro.answer", "", "en")]),
    # neither the order of letters nor a form that `other` stands in for has to be said
    ({"sort.letters", "sort.accents", "promises.one"}, {}, []),
    (set(), {"macro.anwser": "a", "field.x.y": "b"}, [Gap("unused", WORDS, "field.x.y", "b", "fr"), Gap("unused", WORDS, "macro.anwser", "a", "fr")]),
    # French counts with `one` and `many`, and never with `few`
    (set(), {"promises.many": "a", "promises.few": "b"}, [Gap("unused", WORDS, "promises.few", "b", "fr")]),
]  # fmt: skip


@pytest.mark.parametrize(("without", "more", "gaps"), CHANGES)
def test_a_language_lacks_what_is_not_written(without: set[str], more: dict[str, str], gaps: list[Gap]) -> None:
    own = {key: said for key, said in FULL.items() if key not in without} | more
    forms = {key for key in own if re.search(r"ordinal\.(two|few)$", key)}  # English has them, French does not
    english_, french = coverage(made({key: said for key, said in own.items() if key not in forms}), DESCRIBED)
    assert list(english_.gaps) == [Gap("pages", "docs/seul.md")]
    assert list(french.gaps) == [PAGE, *DATA, *gaps]
    assert french.missing == 4 + sum(gap.kind == "words" for gap in gaps)
    assert (french.needed["pages"], french.needed["texts"]) == (3, 5)


def test_the_page_counts_and_lists_them_in_the_language_that_they_are_in() -> None:
    html = str(translations(made({"name": "Français"}).at("translations/")))
    assert '<th scope="row"><span lang="fr">Français</span></th> <td>2/3</td> <td>2/5</td> <td>1/' in html
    assert (
        '<li><a href="../indicators/clean/"><code>data/indicators/clean.yml</code></a> <code>note</code>: '
        '<span lang="en">All rivers</span></li>' in html
    )
    assert "<li><code>docs/fr/data.md</code></li>" in html
    assert "<code>docs/words/fr.yml</code> <code>as_of</code>" in html


def test_a_long_list_says_what_it_leaves_out() -> None:
    measure = {"unit": "count", "direction": "up"}
    many = portfolio({"indicators": {f"i{n:04}": measure | {"title": text(f"Title {n}")} for n in range(1003)}})
    html = str(translations(edition(many, languages=FRENCH, pages_of=PAGES).at("translations/")))
    listed = re.search(r"Texts of the data, not yet in.*?</section>", html, re.DOTALL)
    assert listed
    assert listed[0].count("<li>") == 1000
    assert "3 more are not listed here." in listed[0]


def test_nothing_is_missing_or_needless_in_our_own_languages(data: Portfolio) -> None:
    html = str(translations(edition(data).at("translations/")))
    assert html.startswith('<p class="mb-sentence">No translation is missing.</p>')
    assert "<section>" not in html
