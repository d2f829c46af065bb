"""What search holds of each record."""

from __future__ import annotations

import pytest

from macros.model.portfolio import ADDRESSED
from macros.render.finding import Entry, Level, entry
from tests.render.editions import edition, portfolio, world

WORLD = portfolio(world())
KEYS = [f"{kind}/{id_}" for kind in ADDRESSED for id_ in getattr(WORLD, kind)]


def entries(language: str) -> dict[str, Entry]:
    made = edition(WORLD, language)
    return {one.page: one for one in (entry(made, key) for key in KEYS)}


ENGLISH, VIETNAMESE = entries("en"), entries("vi")


@pytest.mark.parametrize("found", [ENGLISH, VIETNAMESE])
def test_every_record_with_a_page_has_one_entry(found: dict[str, Entry]) -> None:
    assert list(found) == [f"{key}/" for key in KEYS]
    assert all(one.page.startswith(f"{one.kind}/") for one in found.values())


SHOWN = [
    # page, language of the page: title, its language, note, state
    ("targets/clean-2028/", "en", "Clean rivers and a good place", "en", "Water Office · Q2 2028", "behind"),
    ("targets/clean-2028/", "vi", "Sông sạch và thứ hạng tốt", "vi", "Cục Nước · quý II/2028", "behind"),
    ("targets/growth/", "en", "Growth", "en", "no lead named · no date stated", "not-measurable"),
    ("tasks/study/", "en", "Study the fish", "en", "no lead named · a year after the law begins", "no-deadline"),
    ("tasks/study/", "vi", "Study the fish", "en", None, "no-deadline"),
    ("indicators/money/", "en", "Spending", "en", "about 26.5 million CHF", ""),
    ("organisations/office/", "en", "Water Office", "en", "Agency · 3 promises", ""),
    ("organisations/council/", "en", "Council", "en", "Government · 3 promises", ""),
    ("programmes/plan/", "en", "River plan", "en", "12/2025 · 4 promises", ""),
    ("systems/gauge-net/", "en", "Network of gauges", "en", "1 report", ""),
    ("sources/law/", "en", "River Act", "en", "Council · 1 December 2024", ""),
    (
        "sources/paper/",
        "en",
        "Le fleuve",
        "fr",
        "The Paper · not before 31 December 2025",
        "",
    ),
    ("questions/which/", "en", "Which?", "en", "Values · Open", ""),
    ("questions/begun/", "en", "Which?", "en", "Status · Settled", ""),
]


@pytest.mark.parametrize(("page", "language", "title", "of", "note", "state"), SHOWN)
def test_a_result_shows_what_tells_it_from_others(
    page: str, language: str, title: str, of: str, note: str | None, state: str
) -> None:
    entry = (ENGLISH if language == "en" else VIETNAMESE)[page]
    assert (" ".join(entry.title.split()), entry.language, entry.state) == (title, of, state)
    assert note is None or " ".join((entry.newest or entry.note).split()) == note


HELD: list[tuple[str, Level, set[str]]] = [
    ("targets/clean-2028/", "titles", {"Clean rivers and a good place", "Sông sạch và thứ hạng tốt"}),
    ("targets/clean-2028/", "owners", {"Water Office", "Cục Nước"}),
    # who helps, the programme with its number, the pillar, and what is measured
    ("targets/clean-2028/", "context", {"Council", "C", "River plan", "12/2025", "Nước", "Sông sạch"}),
    (
        "targets/clean-2028/",
        "prose",
        {"River Act", "Luật Sông", "Sixty of a hundred rivers, and among the first twenty"},
    ),
    ("tasks/build-gauges/", "context", {"Network of gauges"}),
    ("tasks/build-gauges/", "prose", {"Gauges in every river"}),
    # the documents that its reports come from
    ("indicators/clean/", "prose", {"Yearbook", "Le fleuve", "The Paper"}),
    ("organisations/council/", "names", {"Council", "C"}),
    ("organisations/office/", "context", {"Council"}),
    ("programmes/plan/", "titles", {"River plan", "Kế hoạch sông", "12/2025"}),
    ("programmes/plan/", "owners", {"Council"}),
    ("systems/gauge-net/", "owners", {"Water Office"}),
    ("sources/law/", "documents", {"River Act", "Luật Sông"}),
    ("sources/law/", "owners", {"Council"}),
    ("questions/which/", "prose", {"Yearbook", "The yearbook says over 45 %, the paper 44 %."}),
]


@pytest.mark.parametrize(("page", "level", "texts"), HELD)
def test_a_record_is_found_by_its_names_in_every_language_its_bodies_and_its_sources(
    page: str, level: Level, texts: set[str]
) -> None:
    for found in (ENGLISH, VIETNAMESE):
        assert texts <= set(found[page].texts[level])


def test_no_text_is_held_twice_at_one_level() -> None:
    for one in ENGLISH.values():
        assert all(len(set(texts)) == len(texts) for texts in one.texts.values())
