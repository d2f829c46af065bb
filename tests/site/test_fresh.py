"""A page that is made alone is, byte for byte, the page that a build makes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.reading.kept import remembered
from macros.reading.problem import UserError
from macros.site.fresh import Fresh, fresh, warm
from macros.site.settings import settings
from tests.conftest import AS_OF


def made(root: Path, day: date = AS_OF) -> Fresh:
    return fresh(settings(root), day, remembered(root))


@pytest.mark.slow
def test_every_page_is_the_one_of_the_build(built_root: Path) -> None:
    new, site = made(built_root), built_root / "site"
    warm(new)
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    found = {path: new.page(path) for path in pages}
    assert found == {path: (site / path).read_bytes() for path in pages}


@pytest.mark.slow
def test_what_is_no_page_is_made_by_builds(built_root: Path) -> None:
    new = made(built_root)
    for path in ("", "index.md", "indicators/nothing/index.html", "vi/index.html", "feed.xml", "../mkdocs.yml"):
        assert new.page(path) is None, path


@pytest.mark.slow
def test_what_mkdocs_has_not_rendered_is_made_by_builds(minimal: Path) -> None:
    new = made(minimal)
    assert not new.fills
    assert new.page("index.html") is None


@pytest.mark.slow
def test_problems_are_told_as_builds_tell_them(minimal: Path) -> None:
    (minimal / "data" / "sources" / "one.yml").write_text("title: 1\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"data/sources/one\.yml:1:"):
        made(minimal)
