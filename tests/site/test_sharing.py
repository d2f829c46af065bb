"""Built pages where they are shared: a title of their own, a description, a card of the size that they say, icons."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image
from rdflib import RDF, SDO, Graph, Literal

from macros.site import kept
from macros.site.build import build
from macros.site.settings import settings
from tests.conftest import AS_OF
from tests.site.built_pages import Built

pytestmark = pytest.mark.slow

ADDRESS = "https://example.org/river-watch/"


@pytest.fixture(scope="module")
def site(built: Path) -> Built:
    return Built(built, ADDRESS)


def tags(text: str) -> dict[str, str]:
    """The lines of Open Graph and the description of a page."""
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', text))


def test_every_page_has_a_title_of_its_own(site: Built) -> None:
    titles = Counter(re.findall(r"<title[^>]*>(.*?)</title>", page.text, re.DOTALL)[0] for page in site.pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_has_a_description_and_a_card_that_is_there(site: Built) -> None:
    for name, page in site.pages.items():
        found = tags(page.text)
        assert 0 < len(found["description"]) <= 400, name  # escaped
        if name == "404.html":
            assert "og:image" not in found
            continue
        assert found["og:url"] == site.address_of(name)
        assert found["og:description"] == found["description"]
        with Image.open(site.file_of(found["og:image"])) as card:
            assert card.size == (int(found["og:image:width"]), int(found["og:image:height"])) == (1200, 630)


def test_verdict_of_a_promise_is_in_its_description(site: Built) -> None:
    found = tags(site.pages["targets/renewal-spending-2028/index.html"].text)
    assert found["description"].startswith("Behind. Reported for 2025: about 26\N{NO-BREAK SPACE}million")
    assert found["og:locale"] == "en_GB"


def test_data_of_an_indicator_lead_to_its_files(site: Built) -> None:
    text = site.pages["indicators/river-renewal-spending/index.html"].text
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    found = json.loads(block)
    assert found["@type"] == "Dataset"
    assert all(site.file_of(one["contentUrl"]).is_file() for one in found["distribution"])


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # of its reader, by its own older names
def test_another_reader_finds_the_same_data_set(site: Built) -> None:
    text = site.pages["indicators/river-renewal-spending/index.html"].text
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    own = json.loads(block)
    # The words that schema.org would send: every key is one of its own, and nothing is asked of another machine.
    read = Graph().parse(data=json.dumps({**own, "@context": {"@vocab": str(SDO)}}), format="json-ld")
    (data_set,) = read.subjects(RDF.type, SDO.Dataset)
    assert read.value(data_set, SDO.name) == Literal(own["name"])
    assert read.value(data_set, SDO.temporalCoverage) == Literal("2024-01-01/2025-12-31")
    files = {str(read.value(file, SDO.contentUrl)) for file in read.objects(data_set, SDO.distribution)}
    assert files == {f"{ADDRESS}indicators/river-renewal-spending/data.{form}" for form in ("csv", "json")}


def test_manifest_names_icons_of_their_size(built: Path) -> None:
    found = json.loads((built / "site.webmanifest").read_text("utf-8"))
    assert (found["name"], found["lang"], found["start_url"], found["scope"]) == ("River Watch", "en", "./", "./")
    for icon in found["icons"]:
        with Image.open(built / icon["src"]) as image:
            assert f"{image.width}x{image.height}" == icon["sizes"]


def test_another_language_has_a_manifest_and_cards_of_its_own(minimal: Path) -> None:
    path = minimal / "mkdocs.yml"
    path.write_text(path.read_text("utf-8") + "      de: Deutsch\n", encoding="utf-8")
    (minimal / "docs" / "words").mkdir()
    (minimal / "docs" / "words" / "de.yml").write_text("locale: de-CH\nstate:\n  behind: Im Rückstand\n", "utf-8")
    build(settings(minimal), minimal / "site", AS_OF)
    home = minimal / "site" / "de"
    found = json.loads((home / "site.webmanifest").read_text("utf-8"))
    assert found["lang"] == "de"
    assert all((home / icon["src"]).is_file() for icon in found["icons"])
    page = tags((home / "targets/renewal-spending-2028/index.html").read_text("utf-8"))
    assert page["og:locale"] == "de_CH"
    assert page["og:locale:alternate"] == "en_GB"
    assert page["description"].startswith("Im Rückstand. ")
    cards = [folder / "targets/renewal-spending-2028/card.png" for folder in (home, home.parent)]
    assert len({card.read_bytes() for card in cards}) == 2


def test_a_card_is_drawn_once(built_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build of the same day takes every card from the folder beside the charts."""
    root = Path(shutil.copytree(built_root, tmp_path / "root"))
    before = {path.name: path.stat().st_mtime_ns for path in (root / ".cache" / "cards").iterdir()}
    assert len(before) == len(list((root / "site").rglob("card.png")))
    monkeypatch.setattr(kept.Kept, "keep", lambda *_: pytest.fail("drawn again"))
    build(settings(root), tmp_path / "again", AS_OF)
