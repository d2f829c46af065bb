"""How long a preview takes to show a change: from the saved file to the page with the new value, over HTTP.

    python -m tests.bench.preview SITE [--times 5] [--every 20]

SITE is a made-up site (python -m tests.bench.synthetic N SITE). A preview of it is started, which builds it first. Then
the newest report of its middle indicator gets another value, again and again, and its page is asked for until it shows
that. Prints the seconds of each time and their median. every: seconds between two changes; a preview still builds the
rest after the page is shown, and has to be as fast then.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from statistics import median

import click

from tests.bench.builders import change, middle
from tests.bench.synthetic import AS_OF, ROOT

_ASKED = 0.02  # seconds between two looks at the page
_PATIENCE = 120


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--times", default=5, show_default=True)
@click.option("--every", default=20.0, show_default=True, help="Seconds between two changes.")
def main(site: Path, times: int, every: float) -> None:
    """Measure a preview of a site."""
    with _preview(site) as address:
        page = f"{address}indicators/{middle(site).stem}/"
        taken = []
        for _ in range(times):
            time.sleep(every)
            taken.append(shown(site, page))
            click.echo(f"{taken[-1]:.2f} s")
    click.echo(f"median {median(taken):.2f} s, {times} changes, {page}")


def shown(site: Path, page: str) -> float:
    """Seconds from the moment in which the middle indicator has another value to that in which its page shows it.

    Raises TimeoutError if it never does.
    """
    before = _page(page)
    change(site)
    began, value = time.perf_counter(), _newest(site)
    while (taken := time.perf_counter() - began) < _PATIENCE:
        if (now := _page(page)) != before and value in now:
            return time.perf_counter() - began
        time.sleep(_ASKED)
    raise TimeoutError(f"{page} does not show {value} after {taken:.0f} s")


def _page(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())


def _newest(site: Path) -> str:
    """The value of the newest report of the middle indicator, as pages in English write it."""
    return f"{Decimal(re.findall(r'(?m)^  value: (.*)$', middle(site).read_text('utf-8'))[-1]):,}"


@contextmanager
def _preview(site: Path) -> Iterator[str]:
    """A running preview, once it serves; its address."""
    words = ["serve", "--root", str(site), "--port", "0", "--as-of", AS_OF.isoformat()]
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "macros", *words], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line.startswith("Serving "):
            raise RuntimeError(line + process.stdout.read())
        yield line.split(" ")[1]
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
