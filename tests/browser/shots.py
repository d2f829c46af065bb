"""Screenshots of every kind of page, to be looked at: phone and desktop, light and dark, in every language.

python -m tests.browser.shots FOLDER_OF_A_BUILT_SITE FOLDER_FOR_THE_PICTURES [PAGE ...]
"""

from __future__ import annotations

import html
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from tests.browser.chromium import DESK, PHONE, launched, served, tab
from tests.browser.places import PAGES, address

Scheme = Literal["light", "dark"]

WIDTHS = {"phone": PHONE, "desk": DESK}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# Chromium draws no taller picture than this in one piece.
_TALLEST = 15_000


def main(site: Path, into: Path, pages: list[str]) -> None:
    """Draw every page, and one page that shows all pictures side by side."""
    drawn = list(_drawn(site, into, pages or PAGES))
    links = "\n".join(
        f'<a href="{name}"><img src="{name}" width="220" loading="lazy" alt="{name}"></a>' for name in drawn
    )
    (into / "index.html").write_text(f"<!doctype html><title>{html.escape(str(site))}</title>\n{links}\n", "utf-8")
    sys.stdout.write(f"{len(drawn)} pictures; open {into / 'index.html'}\n")


def _drawn(site: Path, into: Path, pages: list[str]) -> Iterator[str]:
    """The name of each picture as it is written."""
    with launched() as browser, served(site) as home:
        for (width, size), scheme in product(WIDTHS.items(), SCHEMES):
            folder = into / f"{width}-{scheme}"
            folder.mkdir(parents=True, exist_ok=True)
            with tab(browser, home, viewport=size, color_scheme=scheme) as found:
                for page in pages:
                    found.open(address(site, page))
                    name = f"{page.replace('*', 'one').strip('/').replace('/', '-') or 'home'}.png"
                    _shoot(found.page, folder / name)
                    yield f"{folder.name}/{name}"


def _shoot(page: Page, path: Path) -> None:
    size = page.viewport_size or DESK
    tall = min(int(page.evaluate("document.documentElement.scrollHeight")), _TALLEST)
    clip = {"x": 0, "y": 0, "width": size["width"], "height": max(tall, size["height"])}
    page.screenshot(path=path, full_page=True, clip=clip)  # type: ignore[arg-type]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
