"""The forms of a citation, each read by somebody else's reader: what they say arrives whole, whatever text it is."""

from __future__ import annotations

import html
import json
from dataclasses import replace
from datetime import date

import mwparserfromhell
import pytest
import rispy
from pybtex.database import parse_string

from macros.render.citing.checks import check
from macros.render.citing.forms import FILES, NAMES, texts
from macros.render.citing.styles import STYLES, styled
from macros.render.citing.works import Work, works
from tests.hostile.readers import tex
from tests.hostile.strings import SNIPPETS
from tests.render.editions import LANGUAGES, edition, portfolio, spoken, world

_PORTFOLIO = portfolio(world())
_EDITIONS = {language: edition(_PORTFOLIO, language, name="River Watch") for language in LANGUAGES}
_RECORDS = ("indicators/clean", "targets/clean-2028", "tasks/register", "organisations/office", "sources/law")
WORKS = [work for found in _EDITIONS.values() for record in _RECORDS for work in works(found, record)]
_WORK = Work(
    "a.b-0123456789ab", "0123456789ab", "T", "S", "https://example.org/a/#a.b-0123456789ab", date(2026, 6, 1), "en"
)


def as_file(name: str, *found: Work) -> str:
    return FILES[name](found, spoken("en")).decode()


def spaced(text: str) -> str:
    return " ".join(text.split())


def test_every_file_has_a_name() -> None:
    assert FILES.keys() == NAMES.keys()


@pytest.mark.parametrize("title", SNIPPETS)
def test_bibtex_is_read_by_another_program(title: str) -> None:
    work = replace(_WORK, title=title, author=title)
    (entry,) = parse_string(as_file("cite.bib", work), "bibtex").entries.values()
    assert entry.key == work.name
    assert spaced(tex(entry.fields["title"])) == spaced(title)
    assert (entry.fields["url"], entry.fields["year"], entry.fields["version"]) == (work.url, "2026", work.hash)
    (author,) = entry.persons["author"]
    assert spaced(tex(str(author))) == spaced(title)


@pytest.mark.parametrize("title", SNIPPETS)
def test_ris_is_read_by_another_program(title: str) -> None:
    work = replace(_WORK, title=title)
    first, second = rispy.loads(as_file("cite.ris", work, _WORK))
    assert spaced(first["title"]) == spaced(title)
    assert (first["type_of_reference"], first["year"], first["urls"]) == ("DATA", "2026", [work.url])
    assert second["title"] == "T"


@pytest.mark.parametrize("title", SNIPPETS)
def test_the_wiki_template_is_read_by_another_program(title: str) -> None:
    written = texts(replace(_WORK, title=title), spoken("en"))["Wikipedia"]
    code = mwparserfromhell.parse(written)
    (template,) = code.filter_templates()
    assert str(code) == written == str(template)
    assert template.name.strip() == "cite web"
    assert [parameter.name for parameter in template.params] == ["title", "url", "website", "date", "access-date"]
    value = template.get("title").value
    assert value.filter_tags() == []
    assert value.filter_wikilinks() == []
    assert spaced(html.unescape(str(value))) == spaced(title)
    assert str(template.get("url").value).strip() == _WORK.url


@pytest.mark.parametrize("title", SNIPPETS)
def test_csl_json_holds_the_very_text(title: str) -> None:
    (item,) = json.loads(as_file("cite.json", replace(_WORK, title=title)))
    assert (item["title"], item["URL"], item["version"]) == (title, _WORK.url, _WORK.hash)


def processed(work: Work, style: str) -> str:
    """The same citation from our CSL-JSON by the processor itself, with no pattern of ours."""
    from importlib.resources import files

    # It says nothing about its types; ignored here, not in pyproject.toml, because macros/ ignores it at its import.
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter  # type: ignore[import-untyped]
    from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

    (item,) = json.loads(as_file("cite.json", work))
    item["issued"] = {"date-parts": [[work.as_of.year]]}
    del item["version"], item["accessed"]
    path = str(files("macros") / "styles" / f"{STYLES[style]}.csl")
    bibliography = CitationStylesBibliography(
        CitationStylesStyle(path, locale="en-GB", validate=False), CiteProcJSON([item]), formatter.plain
    )
    bibliography.register(Citation([CitationItem(item["id"])]))
    return str(bibliography.bibliography()[0])


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
def test_a_citation_from_the_pattern_is_that_of_the_processor(style: str) -> None:
    """But for the case of letters: a style that capitalises titles would write "Over 45 %" and "Gdp"."""
    work = next(work for work in WORKS if work.hash and work.language == "en")
    assert styled(work, style, "en_GB").casefold() == processed(work, style).casefold()


def test_a_language_that_the_processor_lacks_has_a_citation() -> None:
    assert styled(_WORK, "APA", "tlh_XX").startswith("S. (2026). T")


@pytest.mark.parametrize("work", WORKS, ids=lambda work: f"{work.language}-{work.name}")
def test_every_form_holds_address_and_hash_and_its_text_verifies(work: Work) -> None:
    """Whatever form of a citation is pasted, it is found, and its value is seen to be that of the record."""
    words = spoken(work.language)
    forms: list[str] = [*texts(work, words).values(), *(make([work], words).decode() for make in FILES.values())]
    assert all(work.url in form for form in forms)
    if work.hash:
        every = [spoken(language) for language in LANGUAGES]
        for form in forms:
            assert [one.outcome for one in check(_EDITIONS["en"], every, form)] == ["unchanged"], form


def test_a_value_is_never_cited_without_its_bound_its_part_or_its_stage() -> None:
    titles = " ".join(work.title for work in works(_EDITIONS["en"], "indicators/clean"))
    assert "over 45.0 %, 2025 (Office, Yearbook, p. 3)" in titles
    assert "70 %; The north alone, 2025" in titles
    money = " ".join(work.title for work in works(_EDITIONS["en"], "indicators/money"))
    assert "about 26.5 million CHF; disbursed, 2025" in money


def test_a_corrected_report_is_not_offered_for_citation() -> None:
    assert all("r2024-mended" in work.name for work in WORKS if "r2024" in work.name)
