"""A site of hostile records: nothing of them runs, and each stands on pages and in files as the text that it is."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from macros.model.portfolio import ADDRESSED
from macros.site.shown import first
from tests.browser.chromium import tab
from tests.browser.places import every
from tests.hostile.records import SHAPES, Texts, texts
from tests.hostile.strings import plain, tags, whole

pytestmark = pytest.mark.slow

_FORMULA = re.compile(r"\s*[=+\-@]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")

# Every text and attribute of a page, the lines of a chart's label joined, the strings of its data, and what hostile
# markup would have made.
_PAGE = """() => {
  const pieces = [];
  const isData = (script) => script.type === "application/ld+json";
  const strings = (value) => typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(strings);
  const walk = document.createTreeWalker(document, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (isData(node.parentNode)) {
        pieces.push(...strings(JSON.parse(node.data)).map((text) => ["data", text]));
      } else if (!node.parentNode.closest("text")) {
        pieces.push([node.parentNode.nodeName, node.data]);
      }
    } else {
      if (node.nodeName === "text") {
        const lines = [...node.querySelectorAll("tspan")].map((line) => line.textContent);
        pieces.push(["text", lines.length ? lines.join(" ") : node.textContent]);
      }
      // A policy names what it allows by hashes, which may look like anything.
      if (node.httpEquiv === "Content-Security-Policy") continue;
      for (const {name, value} of node.attributes) pieces.push([`${node.nodeName}@${name}`, value]);
    }
  }
  return {
    pieces: pieces.filter(([, text]) => /PWNED|Z[A-Za-z0-9]+Z/.test(text)),
    title: document.title,
    heading: document.querySelector("h1")?.innerText ?? "",
    ran: window.PWNED ?? null,
    made: [...document.querySelectorAll(
      "img[src=x], [onerror], [onmouseover], [href^='javascript:'], textarea:not(#mb-citation), main style, main strong > strong"
    )].map((element) => element.outerHTML.slice(0, 80)),
    scripts: [...document.scripts].filter((script) => !script.src && !isData(script)).map((script) => script.text),
  };
}"""


@dataclass(frozen=True)
class Seen:
    """What the browser made of a page."""

    faults: list[str]
    pieces: list[tuple[str, str]]
    title: str
    heading: str
    ran: Any
    made: list[str]
    scripts: list[str]


def _visit(browser: Browser, home: str, pages: list[str], **options: Any) -> dict[str, Seen]:
    with tab(browser, home, **options) as found:
        return {where: Seen(faults=found.open(where), **found.page.evaluate(_PAGE)) for where in pages}


@pytest.fixture(scope="module")
def seen(browser: Browser, hostile_home: str, hostile_site: Path) -> dict[str, Seen]:
    """Every page of the hostile site, under its policy; those of former addresses lead on before they can be read."""
    return _visit(browser, hostile_home, [where for where in every(hostile_site) if "/former-" not in where])


def test_nothing_runs_and_nothing_has_to_be_stopped(seen: dict[str, Seen]) -> None:
    """No script, no dialog, no message, no request elsewhere; the policy had nothing to block."""
    assert len(seen) > 2 * SHAPES * len(ADDRESSED)
    for where, page in seen.items():
        assert (page.faults, page.ran, page.made, page.scripts) == ([], None, [], [first().text]), where


def test_a_former_address_leads_to_its_record(browser: Browser, hostile_home: str, hostile_site: Path) -> None:
    former = [where for where in every(hostile_site) if "/former-" in where][:: len(ADDRESSED)]
    with tab(browser, hostile_home) as found:
        for where in former:
            found.page.goto(hostile_home + where)
            found.page.wait_for_url(lambda address: "/former-" not in address)
            assert found.faults() == [], where
    assert former


def test_nothing_would_run_without_the_policy(browser: Browser, hostile_home: str, hostile_site: Path) -> None:
    """The escaping alone is enough: the same pages with the policy switched off."""
    pages = [where for where in every(hostile_site) if re.fullmatch(r"(fr/)?(\w+/(\w+-3/)?)?", where)]
    assert len(pages) > 2 * len(ADDRESSED)
    for where, page in _visit(browser, hostile_home, pages, bypass_csp=True).items():
        assert (page.faults, page.ran, page.made, page.scripts) == ([], None, [], [first().text]), where


_WIKI = "{{cite web |title="


def test_every_text_of_a_page_is_whole(seen: dict[str, Seen], wanted: dict[str, str]) -> None:
    """In one text node, attribute or label: no character of it became anything else."""
    pieces = [(f"{where} {place}", text) for where, page in seen.items() for place, text in page.pieces]
    # What a wiki will read has its marks written as a wiki wants them; tests/render/citing reads it back.
    pieces = [(place, text) for place, text in pieces if not (place.endswith(" CODE") and text.startswith(_WIKI))]
    # Translators are shown a sentence as its file has it: what is no place in it has its braces twice.
    broken = [
        f"{place}: {text}"
        for place, text in pieces
        if not whole(text, wanted) and not ("translations/" in place and whole(_once(text), wanted))
    ]
    assert not broken, "\n".join(broken[:9])


def _once(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")


def test_a_record_names_its_page(seen: dict[str, Seen], written: Texts) -> None:
    """In the window's title and in the heading, in the language of the page."""
    for kind in (*ADDRESSED, "achievements"):
        for id_, record in written[kind].items() if kind != "achievements" else ():
            for language, prefix in (("en", ""), ("fr", "fr/")):
                page, title = seen[f"{prefix}{kind}/{id_}/"], plain(record["title"][language])
                assert plain(page.title).startswith(title)
                assert plain(page.heading) == title


def test_charts_and_marks_are_named(seen: dict[str, Seen], written: Texts) -> None:
    """A chart by its indicator, a mark of the picture by its promise, in what a browser shows and reads."""
    home = [plain(text) for place, text in seen[""].pieces if place == "A@aria-label"]
    for id_, record in (*written["targets"].items(), *written["tasks"].items()):
        assert any(plain(record["title"]["en"]) in text for text in home), id_
    for id_, record in written["indicators"].items():
        titles = [plain(text) for place, text in seen[f"indicators/{id_}/"].pieces if place == "title"]
        assert any(text.startswith(plain(record["title"]["en"])) for text in titles), id_


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def test_json_holds_every_text(hostile_site: Path, written: Texts, wanted: dict[str, str]) -> None:
    """Every text of a record in the list of its kind and beside its page, equal to what was written."""
    for kind in (*ADDRESSED, "achievements"):
        found = json.loads((hostile_site / "api" / "v1" / f"{kind}.json").read_text("utf-8"))["records"]
        said = {plain(text) for text in _strings(found)}
        assert {wanted[name] for text in texts(written[kind]) for name in tags(text)} - said == set(), kind
        for record in found if kind != "achievements" else ():
            beside = json.loads((hostile_site / kind / record["id"] / "data.json").read_text("utf-8"))
            assert beside | record == beside


def test_csv_holds_every_text_and_no_formula(hostile_site: Path, written: Texts, wanted: dict[str, str]) -> None:
    said = set()
    for path in hostile_site.rglob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text("utf-8"), newline="")):
            for cell in row:
                assert _NUMBER.fullmatch(cell) or not _FORMULA.match(cell), path
                for name in tags(cell):
                    assert wanted[name] in plain(cell), path
                said |= {plain(cell), plain(cell.removeprefix("'"))}
    for kind in (*ADDRESSED, "achievements"):
        assert {plain(text) for text in texts(written[kind])} - said == set(), kind


def test_chart_files_hold_drawings_and_text_only(hostile_site: Path, wanted: dict[str, str]) -> None:
    files = list(hostile_site.rglob("chart.svg"))
    assert files
    for path in files:
        for element in ET.parse(path).getroot().iter():
            name = element.tag.rpartition("}")[2]
            assert name in {"svg", "g", "path", "line", "rect", "text", "tspan", "defs", "clipPath", "title", "desc"}
            assert not [key for key in element.attrib if key.startswith("on") or key.endswith("href")]
            text = " ".join(element.itertext()) if name in ("text", "title", "desc") else ""
            assert whole(text, wanted), path


def test_search_index_holds_text(hostile_site: Path, written: Texts, wanted: dict[str, str]) -> None:
    """Every title as it was written, and no text with a part of it lost."""
    found = set()
    for path in (hostile_site / "pagefind" / "fragment").iterdir():
        kept = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found |= {plain(text) for text in kept["meta"].values()}
        assert all(wanted[name] in plain(text) for text in kept["meta"].values() for name in tags(text)), path
    for kind in ADDRESSED:
        assert {plain(record["title"]["en"]) for record in written[kind].values()} <= found, kind


@pytest.mark.parametrize("query", ["onmouseover", "Ztargets", "one"])
def test_search_results_are_text(browser: Browser, hostile_home: str, query: str) -> None:
    with tab(browser, hostile_home, bypass_csp=True, viewport={"width": 1280, "height": 800}) as found:
        found.open(f"search/?q={query}")
        found.page.locator(".mb-hits a").first.wait_for()
        seen = Seen(faults=found.faults(), **found.page.evaluate(_PAGE))
        assert (seen.faults, seen.ran, seen.made) == ([], None, [])
        assert any("PWNED" in text for _, text in seen.pieces)
