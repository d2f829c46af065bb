"""A former address leads to the present one, in every language, scripts on or off."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from macros.site.build import build
from macros.site.settings import settings
from tests.conftest import AS_OF, copy_minimal
from tests.site.built_pages import Page
from tests.site.changing import FRENCH, RENAMED, TARGET, add

# A whole build takes seconds.
pytestmark = pytest.mark.slow

FORMER = {
    "organisations/water-office": "organisations/office-of-water",
    "targets/spending": "targets/renewal-spending-2028",
    "targets/spending-2028": "targets/renewal-spending-2028",
}


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal site in two languages, whose organisation and target had other ids."""
    root = copy_minimal(tmp_path_factory.mktemp("moved"))
    FRENCH(root)
    RENAMED(root)
    add(TARGET, "redirect_from:\n  - spending\n  - spending-2028\n")(root)
    build(settings(root), root / "site", AS_OF)
    return root / "site"


@pytest.mark.parametrize("language", ["", "fr/"])
@pytest.mark.parametrize("former", FORMER)
def test_a_former_address_leads_on(former: str, language: str, moved: Path) -> None:
    page = Page((moved / language / former / "index.html").read_text(encoding="utf-8"))
    there = f"{language}{FORMER[former]}/"
    onward = page.head.get("refresh")
    ways = [*([onward.removeprefix("0; url=")] if onward else []), *(to for tag, _, to in page.links if tag == "a")]
    assert len(ways) >= 2
    for way in ways:
        assert urljoin(f"https://host/{language}{former}/", way).partition("#")[0] == f"https://host/{there}"
    assert (moved / there / "index.html").is_file()
    assert [to for tag, rel, to in page.links if rel == "canonical"] == [f"https://example.org/river-watch/{there}"]
    assert page.head["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'"
    )
    assert page.scripts == page.handlers == page.styles == []


@pytest.mark.parametrize("former", FORMER)
def test_the_files_of_a_former_address_are_still_there(former: str, moved: Path) -> None:
    for path in (moved / FORMER[former]).iterdir():
        if path.name != "index.html" and path.is_file():
            assert (moved / former / path.name).read_bytes() == path.read_bytes()
    assert (
        json.loads((moved / former / "data.json").read_text(encoding="utf-8"))["id"] == FORMER[former].partition("/")[2]
    )


@pytest.mark.parametrize("language", ["", "fr/"])
def test_a_place_that_an_address_names_is_still_there_without_scripts(language: str, moved: Path) -> None:
    """A page that goes on by itself loses the place: then what can be cited says so where it was."""
    page, there = (
        Page((moved / language / path / "index.html").read_text(encoding="utf-8"))
        for path in ("targets/spending", "targets/renewal-spending-2028")
    )
    assert "refresh" not in page.head
    cited = {one for one in there.ids if re.search(r"-[0-9a-f]{12}$", one)}
    assert len(cited) == 3
    assert cited == {one for one in page.ids if re.search(r"-[0-9a-f]{12}$", one)}
    assert {f"#{one}" for one in cited} <= {f"#{to.partition('#')[2]}" for tag, _, to in page.links if tag == "a"}


def test_former_addresses_are_in_the_manifest_and_in_no_list(moved: Path) -> None:
    manifest = json.loads((moved / "manifest.json").read_text(encoding="utf-8"))["sha256"]
    assert {f"{former}/index.html" for former in FORMER} <= set(manifest)
    assert "spending-2028/" not in (moved / "sitemap.xml").read_text(encoding="utf-8").replace(
        "renewal-spending-2028/", ""
    )
