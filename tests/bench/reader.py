"""What a reader waits for: our pages on a phone and a slow network, beside plain HTML and stock Material.

    make bench-reader

Home, a target and an organisation in both languages, of this site and of made-up ones of 1,000 and 10,000 indicators,
are opened with an empty cache. The tables are printed and written into docs/contribute/speed.md and its translation;
a missed goal ends it with exit code 1.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import click
from playwright.sync_api import Browser

from macros.reading.words import english, words
from macros.render.words import Words
from tests.bench import synthetic
from tests.bench.machine import processor
from tests.bench.pages import Measured, measured, paths
from tests.bench.report import Line, middle, missed, tables
from tests.bench.served import served
from tests.bench.table import put
from tests.bench.visit import Visit, drawn_without_scripts, visit
from tests.browser.chromium import launched

_PAGES = {"en": "docs/contribute/speed.md", "vi": "docs/vi/contribute/speed.md"}


@click.command()
@click.option("--sizes", default="0,1000,10000", show_default=True, help="Indicators of the sites; 0 is this site.")
@click.option("--runs", default=5, show_default=True, help="Visits to each page.")
@click.option("--write/--no-write", default=True, show_default=True, help="Whether the site's pages take the tables.")
def main(sizes: str, runs: int, write: bool) -> None:
    """Measure what a reader waits for."""
    with launched() as browser, tempfile.TemporaryDirectory(prefix="minhbach-bench-") as folder:
        made = {int(size): _made(int(size), Path(folder) / size, browser) for size in sizes.split(",")}
        gc.freeze()  # this process serves the pages: looking through the records of large sites would stop an answer
        lines = [line for size, pages in made.items() for line in _lines(size or None, pages, browser, runs)]
        machine = f"{processor()} × {os.cpu_count()}, Chromium {browser.version}"
    for language, name in _PAGES.items():
        day = Words(language, words(synthetic.ROOT, language), english()).day(datetime.now(UTC).date())
        when = {"day": day, "machine": machine, "runs": str(runs)}
        if language == "en":
            click.echo(tables(lines, language, when, html=False))
        if write:
            put(synthetic.ROOT / name, tables(lines, language, when))
    faults = [
        f"{line.size or 'this site'}, {line.page}, {line.language}: {fault}" for line in lines for fault in missed(line)
    ]
    click.echo("\n".join(faults) or "Every goal is met.", err=True)
    sys.exit(1 if faults else 0)


def _made(size: int, folder: Path, browser: Browser) -> Measured:
    """The pages of this site (size 0), or of a made-up one."""
    click.echo(f"Making the pages of {size or 'this site'}", err=True)
    root = synthetic.write(folder / "site", size) if size else synthetic.ROOT
    return measured(root, folder / "pages", browser)


def _lines(size: int | None, made: Measured, browser: Browser, runs: int) -> Iterator[Line]:
    """Every page of a site, its variants visited in turn, so that what else the machine does falls on all alike."""
    with ExitStack() as stack:
        sent = {variant: stack.enter_context(served(folder)) for variant, folder in made.folders.items()}
        names = {address: name for name, address in made.addresses.items()}
        for language, address, path in paths(made):
            click.echo(f"{size or 'this site'}: {path or 'home'}", err=True)
            visits: dict[str, list[Visit]] = {variant: [] for variant in sent}
            for turn in range(runs + 1):
                for variant, at in sent.items():
                    seen = visit(browser, at, path)
                    if turn:  # the first visit wakes server and browser
                        visits[variant].append(seen)
            found = {variant: middle(seen) for variant, seen in visits.items()}
            shown = drawn_without_scripts(browser, sent["ours"], path)
            yield Line(size, names[address], language, found, shown)


if __name__ == "__main__":
    main()
