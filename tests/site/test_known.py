"""A site of what was known on a day: every page says the day, and nothing leads to what became known later."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from macros.model.portfolio import ADDRESSED
from macros.site.build import build
from macros.site.settings import settings
from tests.conftest import copy_minimal
from tests.real import ROOT

LATER = """
# Rivers

See [the new plan](targets/all-rivers-2030.md), [its source](./sources/law-2026.md#x) and [the method](method.md).
And [its text](<sources/law-2026.md> "A law"), [again][the law], [the Law][] or [today's][kept].

[the law]: sources/law-2026.md#x "A law"
[kept]: targets/renewal-spending-2028.md
Of the promise of [today](targets/renewal-spending-2028.md): {{ verdict("targets/all-rivers-2030") }}
"""
TARGET = """
title: {en: All rivers}
due: 2030
lead: [water-office]
source: law-2026
conditions: [{indicator: river-renewal-spending, operator: at-least, value: 90000000}]
lineage: [{relation: raises, promise: renewal-spending-2028}]
"""
SOURCE = """
title: {en: Plan}
publisher: {en: Office}
published: 2026-05-20
grade: law
"""


def _read(path: Path) -> str:
    """The text of a page, its spaces plain."""
    return _plain(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with a promise of a source that came out later, and a page that speaks of it."""
    root = copy_minimal(tmp_path_factory.mktemp("known"))
    for name, written in [
        ("docs/rivers.md", LATER),
        ("data/targets/all-rivers-2030.yml", TARGET),
        ("data/sources/law-2026.yml", SOURCE),
    ]:
        (root / name).write_text(written, encoding="utf-8")
    return root


@pytest.mark.slow
def test_what_was_not_known_is_nowhere_and_every_page_says_the_day(root: Path) -> None:
    out = root.parent / "then"
    found = build(settings(root), out, date(2026, 4, 1), known_only=True)
    assert set(found.default.portfolio.promises) == {"renewal-spending-2028", "barrier-register"}
    said = {path: _read(path) for path in sorted(out.rglob("*.html"))}
    assert [path for path, html in said.items() if "As known on 1 April 2026: only what" not in html] == []
    assert [path for path, html in said.items() if "all-rivers-2030" in html or "law-2026" in html] == []
    cited = (out / "targets" / "renewal-spending-2028" / "cite.txt").read_text("utf-8")
    assert "as known on 1 April 2026" in _plain(cited)
    assert "as of" not in cited
    rivers = said[out / "rivers" / "index.html"]
    assert "See the new plan, its source and" in rivers
    assert "And its text, again, the Law or <a" in rivers
    assert "not known on 1 April 2026" in rivers
    assert re.search(r'<a href="../targets/renewal-spending-2028/">today</a>', rivers)
    assert not (out / "targets" / "all-rivers-2030").exists()
    assert "all-rivers-2030" not in (out / "api" / "v1" / "targets.json").read_text("utf-8")


@pytest.mark.slow
def test_before_the_first_source_nothing_was_known(root: Path) -> None:
    out = root.parent / "before"
    build(settings(root), out, date(2020, 1, 1), known_only=True)
    home = _read(out / "index.html")
    assert "Nothing was known." in home
    assert "The first source held here came out on 20 March 2026." in home
    assert home.count("<h2") == 0
    for path in out.rglob("*.html"):
        empty = re.findall(r'<p class="mb-empty">(.*?)</p>', _read(path))
        assert len(empty) == len(set(empty)), path
        assert [text for text in empty if not text.strip()] == [], path
    assert [
        path for path in sorted(out.rglob("*.html")) if "As known on 1 January 2020: only what" not in _read(path)
    ] == []


@pytest.mark.long
@pytest.mark.parametrize("day", ["2019-12-31", "2025-10-01", "2026-03-01"])
def test_the_real_site_is_built_for_a_day(day: str, tmp_path: Path) -> None:
    site, when = settings(ROOT), date.fromisoformat(day)
    found = build(site, tmp_path / "site", when, known_only=True)
    whole, then = found.default.whole, found.default.portfolio
    assert whole is not None
    later = {f"{kind}/{id_}" for kind in ADDRESSED for id_ in getattr(whole, kind).keys() - getattr(then, kind).keys()}
    assert len(then.promises) < len(whole.promises)
    for home in (tmp_path / "site", tmp_path / "site" / "vi"):
        assert [key for key in later if (home / key).exists()] == []
        shown = [f"{kind}/{id_}" for kind in ADDRESSED for id_ in getattr(then, kind)]
        assert [key for key in shown if not (home / key / "index.html").is_file()] == []
    for path in sorted((tmp_path / "site").rglob("*.html")):
        text = path.read_text("utf-8")
        assert [key for key in re.findall(r'href="(?:\.\./)*([a-z]+/[a-z0-9-]+)/["#]', text) if key in later] == [], (
            path
        )
        assert "moved.js" in text or "As known on" in _plain(text) or "đã biết đến ngày" in _plain(text), path


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
