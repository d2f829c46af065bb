"""The pages that a bench measures, each three times: ours, the same text as plain HTML, the same content in stock Material.

Only these pages are rendered, from the whole portfolio and by the stages of a real build; the others of a large site
would take hours and change no byte of them.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from playwright.sync_api import Browser

from macros.model.portfolio import ADDRESSED, Portfolio
from macros.site.dress import speaking, values
from macros.site.editions import Editions, editions
from macros.site.host import voice
from macros.site.running import run
from macros.site.settings import settings
from macros.site.sharing import summaries
from macros.site.stage import texts
from tests.bench.served import served
from tests.bench.synthetic import AS_OF

VARIANTS = ("ours", "plain", "stock")

_FACE = re.compile(r"@font-face\s*\{[^}]*?url\(([^)]+\.woff2)\)[^}]*\}")

# What a page says, without styles, marks and drawings: elements keep only what makes them work.
_PLAIN = """() => {
  const page = document.querySelector("article").cloneNode(true);
  page.querySelectorAll("svg, script, style, link, template, [hidden]").forEach((one) => one.remove());
  const kept = new Set(["href", "lang", "colspan", "rowspan", "scope"]);
  page.querySelectorAll("*").forEach((one) =>
    [...one.attributes].forEach(({name}) => kept.has(name) || one.removeAttribute(name)));
  return page.innerHTML;
}"""

# What a page says and draws, as its author would have written it into Markdown, with the shapes that its marks use.
_CONTENT = """() => {
  const shapes = [...document.querySelectorAll("body svg")].filter((one) => one.querySelector("symbol"));
  return shapes.map((one) => one.outerHTML).join("") + document.querySelector("article").innerHTML;
}"""


@dataclass(frozen=True)
class Measured:
    """A folder for each variant, and the addresses of the pages in them by name: home, target, organisation."""

    folders: Mapping[str, Path]
    addresses: Mapping[str, str]
    languages: tuple[str, ...]


def chosen(portfolio: Portfolio) -> dict[str, str]:
    """Home, the target whose indicator has most reports, and the organisation that leads most promises."""
    reports = {
        id_: max(len(portfolio.reports(condition.indicator or "")) for condition in target.conditions)
        for id_, target in portfolio.targets.items()
    }
    leads = Counter(body for promise in portfolio.promises.values() for body in promise.lead)
    return {
        "home": "",
        "target": f"targets/{_first(reports)}/",
        "organisation": f"organisations/{_first(leads)}/",
    }


def _first(counts: Mapping[str, int]) -> str:
    """The name with the highest count; of several the first by name."""
    return min(counts, key=lambda name: (-counts[name], name))


def measured(root: Path, folder: Path, browser: Browser) -> Measured:
    """Make the three variants of a site's chosen pages below a folder."""
    found = editions(settings(root), AS_OF)
    folders = {variant: folder / variant for variant in VARIANTS}
    source = folder / "source"
    addresses = chosen(found.default.portfolio)
    ours(found, addresses, folders["ours"])
    made = Measured(folders, addresses, tuple(found.by_language))
    with served(folders["ours"]) as sent:
        page = browser.new_page()
        for language, address, path in paths(made):
            page.goto(sent.address + path)
            _write(folders["plain"] / path / "index.html", _bare(page.title(), page.evaluate(_PLAIN)))
            _write(source / language / address / "index.md", page.evaluate(_CONTENT))
        page.close()
    for language in made.languages:
        into = folders["stock"] / ("" if language == made.languages[0] else language)
        _stock(source / language, language, folders["ours"], into)
    return made


def paths(made: Measured) -> list[tuple[str, str, str]]:
    """Language, address in it, and address in the folder of a variant, of every page."""
    prefixes = {language: f"{language}/" if at else "" for at, language in enumerate(made.languages)}
    return [(language, one, prefix + one) for language, prefix in prefixes.items() for one in made.addresses.values()]


def ours(found: Editions, addresses: Mapping[str, str], into: Path) -> None:
    """Render some pages of a site, in every language."""
    kept = {f"{address or 'index/'}"[:-1] + ".md" for address in addresses.values()}
    for edition in found.by_language.values():
        every = texts(found.site, edition)
        pages = {path: text if path in kept else _title(text) for path, text in every.items() if _named(path, kept)}
        given = values(found, edition, pages, speaking(found, edition, summaries(edition, pages)))
        made = run(found.site, edition, pages, given, voice(edition))
        home = into if edition.default else into / edition.words.language
        for name, content in made.files.items():
            _write(home / name, content)
        for page in made.pages.values():
            _write(home / page.path, page.html.encode())


def _named(address: str, kept: set[str]) -> bool:
    """Whether a page is measured, or one that the menu may name."""
    kind, _, name = address.partition("/")
    return address in kept or kind not in ADDRESSED or name == "index.md"


def _title(text: str) -> str:
    """A page that keeps its title and says nothing."""
    return text.partition("\n---\n")[0] + "\n---\n"


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def _bare(title: str, text: str) -> str:
    head = '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    return f"{head}<title>{title}</title></head><body>{text}</body></html>\n"


def _stock(docs: Path, language: str, site: Path, into: Path) -> None:
    """Build the same content with Material as it comes: its search, and our fonts by a stylesheet of the site's own."""
    fonts = docs / "fonts"
    fonts.mkdir()
    _write(docs / "fonts.css", f'{_faces(site, fonts)}\n:root {{ --md-text-font: "Be Vietnam Pro"; }}\n')
    written: dict[str, Any] = {
        "site_name": "Stock",
        "site_url": "https://example.org/",
        "theme": {"name": "material", "language": language, "font": False},
        "plugins": ["search"],
        "extra_css": ["fonts.css"],
        "docs_dir": str(docs),
        "site_dir": str(into),
    }
    settings_ = docs.with_suffix(".yml")
    _write(settings_, yaml.safe_dump(written))
    mkdocs_build(load_config(str(settings_)))


def _faces(site: Path, fonts: Path) -> str:
    """The rules of the fonts that our pages load, with their files copied beside."""
    found = []
    for rule in _FACE.finditer((site / "index.html").read_text("utf-8")):
        name = Path(rule[1].strip("\"'")).name
        shutil.copy(next(site.rglob(name)), fonts / name)
        found.append(rule[0].replace(rule[1], f"fonts/{name}"))
    return "\n".join(found)
