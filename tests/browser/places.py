"""The pages that stand for all: one of each kind, in each language."""

from __future__ import annotations

from pathlib import Path

from macros.model.portfolio import ADDRESSED

ROOT = Path(__file__).parents[2]
LANGUAGES = {"en": "", "vi": "vi/"}


def _written() -> list[str]:
    """Addresses of the hand-written pages."""
    docs = ROOT / "docs"
    found = [path.relative_to(docs) for path in (*docs.glob("*.md"), *docs.glob("contribute/*.md"))]
    return [path.as_posix().removesuffix(".md").removesuffix("index").rstrip("/") + "/" for path in sorted(found)]


STANDING = [
    "",
    "promises/",
    "due/",
    "unpromised/",
    "counted/",
    "updates/",
    "search/",
    "translations/",
    "accessibility/",
    "privacy/",
    *(f"{kind}/" for kind in ADDRESSED),
    *_written(),
    "404.html",
]
"""Addresses below a language's home; `KIND/*` stands for the page of that kind that holds most."""

PAGES = [
    f"{prefix}{page}"
    for prefix in LANGUAGES.values()
    for page in [*STANDING, *(f"{kind}/*" for kind in ADDRESSED)]
    if (prefix, page) != ("vi/", "404.html")
]


def address(site: Path, page: str) -> str:
    """The address of a page, with the longest page of a kind in the place of the star."""
    if not page.endswith("*"):
        return page
    folder = site / page.removesuffix("*")
    longest = max(folder.glob("*/index.html"), key=lambda path: (path.stat().st_size, path.parent.name))
    return f"{page.removesuffix('*')}{longest.parent.name}/"


def every(site: Path) -> list[str]:
    """The addresses of all pages."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [path.removesuffix("index.html") for path in found]
