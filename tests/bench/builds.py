"""How long a build takes: ours beside Hugo, Eleventy and stock Material, at sizes from a ministry's to a country's.

    make bench

Needs hugo, node and npm. Made-up sites with 20 reports and a target for each indicator are built in two languages, all
builders taking turns. The tables are printed, and with --write put into docs/contribute/speed-of-building.md and its
translation; a missed goal ends it with exit code 1.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import click

from macros.reading.words import english, words
from macros.render.words import Words
from tests.bench import builders, synthetic
from tests.bench.build_tables import tables
from tests.bench.builders import PEERS, Case
from tests.bench.costs import Line, goals, middle, middle_parts
from tests.bench.machine import processor
from tests.bench.spent import Spent, spent, written
from tests.bench.table import put
from tests.bench.timed import parts

_SOON = 100
"""Indicators of a site whose drawings one core can make while somebody waits."""

_PAGES = {"en": "docs/contribute/speed-of-building.md", "vi": "docs/vi/contribute/speed-of-building.md"}


@dataclass(eq=False)
class _Seen:
    """The runs of one kind of build so far."""

    case: Case
    spent: list[Spent] = field(default_factory=list)
    parts: list[dict[str, float]] = field(default_factory=list)
    failed: bool = False

    def tried(self, size: int) -> None:
        """Build once more; a peer that fails, for want of memory perhaps, is said and left out from then on."""
        try:
            self.run(size)
        except RuntimeError as error:
            if self.case.builder == "ours":
                raise
            click.echo(f"{size} {self.case.builder}: {error}", err=True)
            self.failed = True

    def run(self, size: int) -> None:
        """Build once more, and say what it took."""
        self.case.ready()
        self.case.notes.unlink(missing_ok=True)
        one = spent(self.case.commands, self.case.folder, self.case.more)
        if lost := builders.lacking(self.case):
            raise RuntimeError(f"{self.case.builder}: found no page at {', '.join(lost[:3])} ({len(lost)} in all)")
        self.spent.append(one)
        self.parts.append(parts(self.case.notes) if self.case.builder == "ours" else {})
        said = f"{size} {self.case.builder}, {self.case.kind}: {one.wall:.2f} s, {one.cpu:.2f} s of processors"
        click.echo(f"{said}, {one.tree / 1e6:.0f} MB; {self.parts[-1]}", err=True)

    def line(self, size: int) -> Line:
        """The median of the runs."""
        files, bytes_ = written(self.case.out)
        case, middle_ = self.case, middle(self.spent)
        return Line(size, case.builder, case.kind, len(self.spent), middle_, middle_parts(self.parts), files, bytes_)


@click.command()
@click.option("--sizes", default="100,1000,5000,10000", show_default=True, help="Indicators of the sites.")
@click.option("--runs", default=5, show_default=True, help="Runs of each build, of which the median counts.")
@click.option("--peers", default=",".join(PEERS), show_default=True, help="The builders to build beside ours.")
@click.option(
    "--patience",
    default=1800.0,
    show_default=True,
    help="Seconds: a build that takes longer is not repeated; a peer's is not tried at larger sizes either.",
)
@click.option(
    "--drawn",
    type=click.Path(path_type=Path),
    help="A folder with sites built before, by the number of their indicators: their charts are not drawn again, and "
    "builds with nothing cached are left out.",
)
@click.option("--write/--no-write", default=False, show_default=True, help="Whether the site's pages take the tables.")
def main(sizes: str, runs: int, peers: str, patience: float, drawn: Path | None, write: bool) -> None:
    """Measure how long builds take."""
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="minhbach-bench-") as name:
        eleventy = builders.install_eleventy(Path(name) / "eleventy")
        machine = f"{processor()} × {os.cpu_count()}, Python {platform.python_version()}, {builders.versions(eleventy)}"
        for size in sorted(map(int, sizes.split(","))):
            slow = {line.builder for line in lines if line.spent.wall > patience}
            beside = [peer for peer in peers.split(",") if peer and peer not in slow]
            lines += _lines(size, Path(name) / str(size), eleventy, beside, runs, patience, drawn)
    for language, page in _PAGES.items():
        day = Words(language, words(synthetic.ROOT, language), english()).day(datetime.now(UTC).date())
        when = {"day": day, "machine": machine, "runs": str(runs)}
        if language == "en":
            click.echo(tables(lines, language, when, html=False))
        if write:
            put(synthetic.ROOT / page, tables(lines, language, when))
    sys.exit(1 if any(goal.holds is False for goal in goals(lines)) else 0)


def _lines(
    size: int, folder: Path, eleventy: Path, peers: list[str], runs: int, patience: float, drawn: Path | None = None
) -> list[Line]:
    """Every build at one size: ours with nothing cached once, for the pages that the peers build come from it; then
    all in turns, so that what else the machine does falls on all alike."""
    site = synthetic.write(folder / "ours", size)
    ours = builders.ours(site)
    one_core, cold, *others = (_Seen(case) for case in ours.values())
    kept = drawn is not None and builders.drawn(site, drawn / str(size))
    first = [others[0]] if kept else [one_core, cold] if size <= _SOON else [cold]
    for one in first:
        one.run(size)
    ready = builders.peers(site, folder / "peers", eleventy)
    seen = [others[0], *(_Seen(ready[peer]) for peer in peers), *others[1:]]
    for turn in range(runs):
        for one in seen:
            if not one.failed and all(run.wall <= patience for run in one.spent) and len(one.spent) == turn:
                one.tried(size)
    return [one.line(size) for one in dict.fromkeys([*first, *seen]) if one.spent and not one.failed]


if __name__ == "__main__":
    main()
