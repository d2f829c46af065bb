"""Pages as PDF files of A4, to be looked at or handed over: home, the longest target and the longest organisation.

python -m tests.browser.pdfs FOLDER_OF_A_BUILT_SITE FOLDER_FOR_THE_FILES [PAGE ...]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.browser.chromium import launched, served, tab
from tests.browser.places import LANGUAGES, address

PAGES = [f"{prefix}{page}" for prefix in LANGUAGES.values() for page in ("", "targets/*", "organisations/*")]


def main(site: Path, into: Path, pages: list[str]) -> None:
    """Print every page by its print style."""
    into.mkdir(parents=True, exist_ok=True)
    for name in _printed(site, into, pages or PAGES):
        sys.stdout.write(f"{into / name}\n")


def _printed(site: Path, into: Path, pages: list[str]) -> Iterator[str]:
    """The name of each file as it is written."""
    with launched() as browser, served(site) as home, tab(browser, home) as found:
        for page in pages:
            where = address(site, page)
            found.open(where)
            name = f"{where.strip('/').replace('/', '-') or 'home'}.pdf"
            options = {"prefer_css_page_size": True, "print_background": True, "tagged": True, "outline": True}
            found.page.pdf(path=into / name, **options)  # type: ignore[arg-type]
            yield name


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
