"""The built pages of the minimal site: links that resolve, scripts that the policy knows, no styles inside."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from macros.site import build as room

pytestmark = pytest.mark.slow

ADDRESS = "https://example.org/river-watch/"
POLICY = dict(
    line.split(" ", 1) for line in (Path(room.__file__).parent / "policy.txt").read_text(encoding="utf-8").splitlines()
)
# where a page names another file, and whether it may lie elsewhere
NAMES = {"href", "src", "data-scope", "poster", "action", "xlink:href"}


@dataclass
class Page(HTMLParser):
    """A page taken apart: what it names, its anchors, its inline scripts and styles."""

    text: str
    links: list[tuple[str, str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    _script: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.links += [(tag, found.get("rel", ""), value) for name, value in found.items() if name in NAMES]
        self.ids |= {found[name] for name in ("id", "name") if name in found}
        self.handlers += [name for name in found if name.startswith("on")]
        self.styles += [self.get_starttag_text() or ""] * (tag == "style" or "style" in found)
        if tag == "meta":
            self.head[found.get("http-equiv", found.get("name", ""))] = found.get("content", "")
        if self._script_of(tag, found):
            self.scripts.append("")
            self._script = True

    @staticmethod
    def _script_of(tag: str, found: dict[str, str]) -> bool:
        """Whether a tag starts a script that stands in the page and runs."""
        return tag == "script" and "src" not in found and found.get("type", "module") in ("module", "text/javascript")

    def handle_data(self, data: str) -> None:
        if self._script:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._script = self._script and tag != "script"


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Page]:
    """Every page of the built site by its file's name."""
    files = sorted(built.rglob("*.html"))
    return {path.relative_to(built).as_posix(): Page(path.read_text(encoding="utf-8")) for path in files}


def address(name: str) -> str:
    """The address of a file of the site; a missing page can be asked for at any depth."""
    return ADDRESS + (name.removesuffix("index.html") if name != "404.html" else "a/b/c/")


def named(pages: dict[str, Page]) -> Iterator[tuple[str, str, str, str]]:
    """File of the page, tag, rel and absolute address of everything that pages name."""
    for name, page in pages.items():
        for tag, rel, link in page.links:
            yield name, tag, rel, urljoin(address(name), link)


def file_of(built: Path, link: str) -> Path:
    """The file that a server of the site gives for an address."""
    path = built / unquote(urlsplit(link).path.removeprefix("/river-watch/"))
    return path / "index.html" if path.is_dir() else path


def test_there_is_a_page_for_everything(pages: dict[str, Page]) -> None:
    assert {
        "index.html",
        "404.html",
        "about/index.html",
        "due/index.html",
        "data/index.html",
        "method/index.html",
        "targets/renewal-spending-2028/index.html",
        "tasks/barrier-register/index.html",
        "indicators/river-renewal-spending/index.html",
        "organisations/water-office/index.html",
        "sources/river-report-2026/index.html",
    } <= pages.keys()


def test_every_internal_link_and_asset_is_there(pages: dict[str, Page], built: Path) -> None:
    own = [(name, link) for name, _, _, link in named(pages) if link.startswith("https://example.org/river-watch")]
    assert len(own) > 20 * len(pages)
    assert [(name, link) for name, link in own if not file_of(built, link).is_file()] == []


def test_every_anchor_is_there(pages: dict[str, Page], built: Path) -> None:
    missing = []
    for name, _, _, link in named(pages):
        anchor = urlsplit(link).fragment
        if not link.startswith(ADDRESS) or not anchor or name == "404.html":
            continue
        page = pages[file_of(built, link).relative_to(built).as_posix()]
        if unquote(anchor) not in page.ids:
            missing.append((name, link))
    assert missing == []


def test_nothing_leaves_the_sub_path(pages: dict[str, Page]) -> None:
    hosts = {urlsplit(link).netloc for _, _, _, link in named(pages)}
    assert hosts == {"example.org"}
    outside = {link for _, _, _, link in named(pages) if not link.startswith(ADDRESS)}
    assert outside == {"https://example.org/water-office/river-plan-2026.pdf"}  # the source's own address


def test_only_links_lead_to_other_hosts(pages: dict[str, Page]) -> None:
    fetched = {link for _, tag, _, link in named(pages) if tag not in ("a", "link") and not link.startswith(ADDRESS)}
    assert fetched == set()


def test_missing_page_links_from_any_depth(pages: dict[str, Page]) -> None:
    links = {link for _, _, link in pages["404.html"].links}
    assert {link for link in links if not link.startswith(("/river-watch/", "#", "https://example.org/"))} == set()


def test_page_tells_its_own_address(pages: dict[str, Page]) -> None:
    told = {name: link for name, _, rel, link in named(pages) if rel == "canonical"}
    assert told == {name: address(name) for name in pages if name != "404.html"}


def test_every_page_has_the_policy(pages: dict[str, Page]) -> None:
    policy = "; ".join(f"{name} {value}" for name, value in POLICY.items())
    assert {page.head.get("Content-Security-Policy") for page in pages.values()} == {policy}


def test_policy_knows_every_inline_script_and_no_other(pages: dict[str, Page]) -> None:
    scripts = {script for page in pages.values() for script in page.scripts}
    hashes = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts}
    assert {f"'sha256-{found}'" for found in hashes} == set(POLICY["script-src"].split()) - {"'self'"}


def test_policy_forbids_inline_styles_and_pages_have_none(pages: dict[str, Page]) -> None:
    assert POLICY["style-src"] == "'self'"
    assert {name: page.styles[0] for name, page in pages.items() if page.styles} == {}


def test_pages_have_no_handlers(pages: dict[str, Page]) -> None:
    assert {name: page.handlers for name, page in pages.items() if page.handlers} == {}


@pytest.mark.parametrize("name", ["default-src", "object-src", "base-uri", "form-action"])
def test_policy_allows_nothing_that_is_not_needed(name: str) -> None:
    assert POLICY[name] == "'none'"
    assert "unsafe" not in str(POLICY)
    assert "http" not in str(POLICY)


def test_images_of_charts_fetch_and_run_nothing(built: Path) -> None:
    for path in built.rglob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script|<style|<foreignObject|\son\w+=|href=|@import|url\((?!#)", text), path


def test_styles_ask_no_other_host(pages: dict[str, Page], built: Path) -> None:
    sheets = {file_of(built, link) for _, _, rel, link in named(pages) if rel == "stylesheet"}
    assert sheets
    for path in sheets:
        links = re.findall(r"url\([\"']?([^)\"']+)", path.read_text(encoding="utf-8"))
        files = [link for link in links if not link.startswith(("data:", "#"))]
        assert [link for link in files if not (path.parent / link).is_file()] == [], path


def test_pages_say_the_day_of_the_build(pages: dict[str, Page]) -> None:
    assert [name for name, page in pages.items() if not re.search(r"As of 1\s+June\s+2026\.", page.text)] == []


def test_every_id_stands_once(built: Path) -> None:
    for path in sorted(built.rglob("*.html")):
        ids = re.findall(r'\sid="([^"]*)"', path.read_text(encoding="utf-8"))
        assert len(ids) == len(set(ids)), path
