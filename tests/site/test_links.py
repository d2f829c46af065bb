"""Links to lines on the pages of a built site: the lines that they name hold what the page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.render.parts.arguments import ANY
from macros.site import stage
from macros.site.build import build
from macros.site.settings import settings
from tests.conftest import AS_OF, copy_minimal

HUB = "https://github.com/river-watch/site"
PAGES = ("indicators", "targets", "tasks", "organisations", "sources")
EDIT = re.compile(rf'href="{HUB}/edit/main/sites/auen/(data/(\w+)/[^"#]+)#L(\d+)-L(\d+)"')


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal site, built with a repository; tests only read it."""
    root = copy_minimal(tmp_path_factory.mktemp("linked"))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\nrepo_url: {HUB}\nedit_uri: edit/main/sites/auen/docs/\n")
    build(settings(root), root / "site", AS_OF)
    return root


def pages(root: Path) -> Iterator[tuple[str, str, str]]:
    """Kind, id and text of the page of each record."""
    for kind in PAGES:
        for path in sorted((root / "data" / kind).iterdir()):
            yield kind, path.stem, (root / "site" / kind / path.stem / "index.html").read_text("utf-8")


def held(root: Path, found: tuple[str, ...]) -> Any:
    """What the lines that a link names say, read on their own."""
    file, _, first, last = found
    lines = (root / file).read_text("utf-8").splitlines()
    assert lines[int(first) - 1].strip()
    assert lines[int(last) - 1].strip()
    return yaml.safe_load("\n".join(lines[int(first) - 1 : int(last)]))


@pytest.mark.slow
def test_every_record_links_to_the_lines_that_hold_it(linked: Path) -> None:
    for kind, id_, text in pages(linked):
        (found,) = [match.groups() for match in EDIT.finditer(text) if match[2] == kind]
        assert held(linked, found) == yaml.safe_load((linked / "data" / kind / f"{id_}.yml").read_text("utf-8"))
        assert f'href="{HUB}/commits/main/sites/auen/{found[0]}"' in text
        assert f'href="{HUB}/issues/new?template=wrong-number.yml&amp;title=' in text


@pytest.mark.parametrize("kind", ANY.kinds)
def test_page_of_every_kind_has_the_links(kind: str) -> None:
    template = Path(stage.__file__).parent / "pages" / "templates" / f"{kind}.md"
    assert '\n{{ edit("this") }}\n' in template.read_text("utf-8")


@pytest.mark.slow
def test_every_report_links_to_the_lines_that_hold_it(linked: Path) -> None:
    text = (linked / "site" / "indicators" / "river-renewal-spending" / "index.html").read_text("utf-8")
    rows = {match[1]: match[0] for match in re.finditer(r'<tr id="([^"]+)".*?</tr>', text, re.DOTALL)}
    assert sorted(rows) == ["year-2024", "year-2025"]
    for id_, row in rows.items():
        (found,) = [match.groups() for match in EDIT.finditer(row)]
        (report,) = held(linked, found)
        assert report["id"] == id_


@pytest.mark.slow
def test_a_repository_brings_nothing_else(linked: Path, built: Path) -> None:
    home = (linked / "site" / "index.html").read_text("utf-8")
    assert HUB not in home
    assert home.split() == (built / "index.html").read_text("utf-8").split()
    for path in (linked / "site").rglob("*.html"):
        text = path.read_text("utf-8")
        assert "api.github.com" not in text
        assert 'data-md-component="source"' not in text
        assert not re.search(rf'(?:src|rel="[^"]*" href)="{HUB}', unescape(text))


@pytest.mark.slow
def test_without_a_repository_no_page_has_such_links(built: Path) -> None:
    assert not [path for path in built.rglob("*.html") if re.search(r'class="mb-edits?"', path.read_text("utf-8"))]
