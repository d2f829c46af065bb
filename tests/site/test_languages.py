"""A third language is one file of words and one line of configuration; a half-translated one says what it lacks."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from macros.reading.load import load
from macros.reading.texts import texts
from macros.reading.words import english
from macros.render.parts import PARTS
from macros.render.parts.problems import described_problems
from macros.render.parts.reference import described_fields
from macros.render.words import Words
from macros.site.build import build
from macros.site.settings import settings
from tests.conftest import AS_OF, copy_minimal
from tests.site.built_pages import Built, Link
from tests.site.spoken import Spoken

pytestmark = pytest.mark.slow

# The first is whole, the other has every second word.
ADDED = {"fr": "Français", "th": "ไทย"}
TARGET = "targets/renewal-spending-2028"
INDICATOR = "indicators/river-renewal-spending"
ENGLISH, FRENCH = "40 million francs a year for river renewal", "Quarante millions par an"
DESCRIBED = described_fields() | described_problems() | {f"macro.{part.name}" for part in PARTS}

_ACCENTED = str.maketrans("aeiouAEIOU", "àéîôûÀÉÎÔÛ")
# Patterns are no sentences; and what a language need not say, or, as these forms of ordinal numbers, never says.
_PATTERNS = ("date.day_short", "date.month")
_NOT_SAID = ("sort.", "value.ordinal.two", "value.ordinal.few")


def translated(said: str) -> str:
    """An English sentence as no English one is written, its {places} as they were."""
    return "".join(part if part.startswith("{") else part.translate(_ACCENTED) for part in re.split(r"(\{\w+\})", said))


def words(language: str) -> dict[str, str]:
    """Every word that a language needs, in letters that tell it from English."""
    said = {**english(), **{key: f"what {key.rpartition('.')[2]} means" for key in DESCRIBED}}
    found = {key: text if key.startswith(_PATTERNS) else translated(text) for key, text in said.items()}
    return {key: text for key, text in found.items() if not key.startswith(_NOT_SAID)} | {
        "locale": language,
        "name": ADDED[language],
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The minimal site in three languages, one of them half translated; a page in English alone, and one in French."""
    root = copy_minimal(tmp_path_factory.mktemp("three"))
    configuration = root / "mkdocs.yml"
    lines = "".join(f"      {code}: {name}\n" for code, name in ADDED.items())
    configuration.write_text(configuration.read_text("utf-8") + lines, "utf-8")
    (root / "docs" / "words").mkdir()
    for code in ADDED:
        said = words(code)
        kept = said if code == "fr" else {key: said[key] for key in sorted(said)[::2]} | {"name": said["name"]}
        (root / "docs" / "words" / f"{code}.yml").write_text(nested(kept), "utf-8")
    (root / "docs" / "fr").mkdir()
    (root / "docs" / "fr" / "seul.md").write_text("# Seul\n\nElle est seule.\n", "utf-8")
    promise = root / "data" / f"{TARGET}.yml"
    promise.write_text(promise.read_text("utf-8").replace(ENGLISH, f"{ENGLISH}\n  fr: {FRENCH}", 1), "utf-8")
    build(settings(root), root / "site", AS_OF)
    return Built(root / "site", settings(root).address)


def nested(said: dict[str, str]) -> str:
    """Words as a file of them: keys may be dotted at any level, so at one."""
    return "".join(f"{json.dumps(key)}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in said.items())


def spoken(site: Built, page: str) -> list[tuple[str, str]]:
    """What a page says, with the language of each text."""
    return Spoken((site.folder / page / "index.html").read_text("utf-8")).said


def alternates(site: Built) -> Iterator[tuple[str, Link]]:
    """The links of pages to themselves in other languages, with their language."""
    for name, page in site.pages.items():
        found = re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', page.text)
        yield from ((language, Link(name, "link", "alternate", address)) for language, address in found)


def test_every_page_stands_in_every_language(site: Built) -> None:
    inside = {
        code: {name.removeprefix(f"{code}/") for name in site.pages if name.startswith(f"{code}/")} for code in ADDED
    }
    default = {name for name in site.pages if name.split("/")[0] not in ADDED}
    assert inside["fr"] - {"seul/index.html"} == inside["th"] == default


def test_every_link_leads_somewhere(site: Built) -> None:
    assert sorted(set(site.broken())) == []


def test_pages_name_themselves_in_each_language_that_has_them_and_for_all_others(site: Built) -> None:
    found: dict[str, dict[str, str]] = {}
    for language, link in alternates(site):
        found.setdefault(link.page, {})[language] = link.address
    single = {"404.html", *(f"{code}/404.html" for code in ADDED), "fr/seul/index.html"}
    assert site.pages.keys() - found.keys() == single
    for page, named in found.items():
        assert list(named) == ["en", "x-default", "fr", "th"]
        assert named["x-default"] == named["en"]
        assert site.address_of(page) in named.values()
        for address in named.values():
            other = site.file_of(address).relative_to(site.folder).as_posix()
            assert found[other] == named  # there, and says the same


def test_the_switch_offers_the_other_languages_and_keeps_the_place(site: Built) -> None:
    links = [link for link in site.links if link.page == f"fr/{TARGET}/index.html" and link.tag == "a"]
    addresses = {link.address for link in links}
    assert {f"{site.address}{TARGET}/", f"{site.address}th/{TARGET}/"} <= addresses
    switch = re.findall(r'class="mb-language"[^>]*hreflang="(\w+)"', site.pages[f"fr/{TARGET}/index.html"].text)
    assert switch == ["en", "th"]


# Words that our French shares with English, and names: letters that an accent cannot mark.
_SHARED = {
    "by",
    "my",
    "cc",
    "mit",
    "json",
    "csv",
    "chf",
    "wcag",
    "river",
    "watch",
    "mars",
    "axe",
    "pages",
    "ctrl",
    "txt",
    "why",
    "sdg",
}


def test_the_interface_speaks_the_new_language_alone(site: Built) -> None:
    """No word of the engine's English is left where the page says that it is French, beside names of records."""
    data = load(site.folder.parent, ("en", *ADDED))
    said = {text for *_, found in texts(data) for text in found.root.values()}
    said |= {text for source in data.sources.values() for text in source.title.root.values()}
    said |= {report.locator for found in data.achievements.values() for report in found if report.locator}
    names = re.compile("|".join(re.escape(text) for text in sorted(said, key=len, reverse=True)))
    known = {word for text in english().values() for word in re.findall(r"[a-z]{3,}", text.lower())}
    left = set()
    for path in (site.folder / "fr").rglob("index.html"):
        for language, text in Spoken(path.read_text("utf-8")).said:
            plain = names.sub("", text.replace("\N{NO-BREAK SPACE}", " ")).lower()
            found = set(re.findall(r"(?<![\w{./#-])[a-z]{3,}(?![\w}/])", plain)) & known - _SHARED
            if language == "fr" and found:
                left.add((path.parent.name, text[:80], *sorted(found)))
    assert left == set(), sorted(left)


def test_dates_numbers_verdicts_and_charts_follow_its_conventions(site: Built) -> None:
    said = [
        text.replace("\N{NO-BREAK SPACE}", " ") for language, text in spoken(site, f"fr/{TARGET}") if language == "fr"
    ]
    assert any("1 juin 2026" in text for text in said)
    assert any("26 millions CHF" in text for text in said)
    reason = translated(english()["rule.short-of-path"]).partition("{")[0]
    assert any(text.startswith(reason) for text in said)
    chart = (site.folder / "fr" / INDICATOR / "chart.svg").read_text("utf-8")
    assert translated(english()["course.today"]) in chart
    assert 'lang="fr"' in chart or "26" in chart


def test_exports_have_a_column_for_it(site: Built) -> None:
    with (site.folder / "api" / "v1" / "targets.csv").open(encoding="utf-8", newline="") as table:
        (row,) = csv.DictReader(table)
    assert (row["title_en"], row["title_fr"], row["title_th"]) == (ENGLISH, FRENCH, "")
    assert row["url_fr"] == f"{site.address}fr/{TARGET}/"
    assert row["verdict_reason_fr"].startswith(translated("Reported for"))


def test_a_text_of_the_data_that_is_missing_says_which_language_it_is_in(site: Built) -> None:
    assert '<title lang="en">' in site.pages[f"th/{TARGET}/index.html"].text
    assert f"<title>{FRENCH}" in site.pages[f"fr/{TARGET}/index.html"].text
    assert ("en", ENGLISH.replace("40 ", "40\N{NO-BREAK SPACE}")) in spoken(site, f"th/{TARGET}")


def test_a_page_that_is_missing_stands_in_the_default_language_and_says_so(site: Built) -> None:
    said = spoken(site, "fr/about")
    assert ("fr", translated(english()["not_translated"])) in said
    assert ("en", "About this site") in said
    assert (
        'lang="en"' not in site.pages["fr/privacy/index.html"].text.partition("<article")[2].partition("</article>")[0]
    )


def test_missing_words_are_english_counted_in_the_footer_and_listed(site: Built) -> None:
    own = yaml.safe_load((site.folder.parent / "docs" / "words" / "th.yml").read_text("utf-8"))
    thai = Words("th", own, english())
    page = site.pages["translations/index.html"].text
    listed = re.findall(r"<code>docs/words/th.yml</code> <code>([^<]+)</code>", page)
    assert len(listed) > 100
    assert set(listed) == (thai.needed() | DESCRIBED) - own.keys() | {*thai.unasked()}
    assert "docs/words/fr.yml" not in page
    assert f"<code>data/{TARGET}.yml</code></a> <code>title</code>" in page
    footer = site.pages["th/index.html"].text.partition("<footer")[2]
    assert re.search(rf'href="translations/">{len(thai.missing())}\W', footer)


def test_one_language_has_no_switch_and_names_no_other(built: Path) -> None:
    page = (built / TARGET / "index.html").read_text("utf-8")
    assert "hreflang" not in page
    assert "mb-language" not in page
