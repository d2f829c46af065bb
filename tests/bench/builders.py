"""Who builds in the bench, and how: what lies ready, what is taken away before a run, and the command that is measured."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from macros.reading.kept import kept
from macros.reading.load import load
from macros.site.settings import settings
from tests.bench import content
from tests.bench.synthetic import AS_OF, ROOT

LANGUAGES = ("en", "vi")
DRAWN = ("charts", "cards")
WARM = ("records", *DRAWN)
"""The folders of .cache/ that stay where only pages are cold: what was read, and what was drawn. All others go."""

PEERS = ("hugo", "eleventy", "stock")
NOTES = "parts.txt"
_PEERS = Path(__file__).parent / "peers"


@dataclass(frozen=True)
class Case:
    """One kind of build by one builder.

    ready: makes the state before a run; it is not measured. commands run in `folder`, with
    `more` in their environment, and write `out`, where `pages` must stand then.
    """

    builder: str
    kind: str
    folder: Path
    out: Path
    commands: Sequence[Sequence[str]]
    ready: Callable[[], None]
    pages: Sequence[str] = ()
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def notes(self) -> Path:
        """Where a build of ours notes how long its parts took."""
        return self.folder / NOTES


def ours(site: Path) -> dict[str, Case]:
    """Builds of this generator: with nothing cached on one core and on all, with cold pages, of what is built already,
    and after one change."""
    out = site / "site"
    words = ["build", "--root", str(site), "--as-of", AS_OF.isoformat()]
    command = [sys.executable, "-m", "tests.bench.timed", str(site / NOTES), *words]

    def case(kind: str, ready: Callable[[], None], *before: str) -> Case:
        return Case("ours", kind, site, out, [[*before, *command]], ready, more={"PYTHONPATH": str(ROOT)})

    def nothing() -> None:
        _aside(site.parent, site / ".cache", out, *_spare(out))

    cases = (
        case("one-core", nothing, "taskset", "--cpu-list", "0"),
        case("cold", nothing),
        case("pages", lambda: _cold_pages(site, out)),
        case("unchanged", lambda: None),
        case("changed", partial(change, site)),
    )
    return {one.kind: one for one in cases}


def _aside(beside: Path, *folders: Path) -> None:
    """Put folders where no build looks, beside its own.

    They stay until all is measured: ext4 without a journal looks at each file that was removed within five minutes
    before it makes one, so that a build would pay for what was removed before it.
    """
    rest = beside / "aside"
    rest.mkdir(exist_ok=True)
    for folder in folders:
        if folder.exists():
            folder.rename(rest / str(len(list(rest.iterdir()))))


def _cold_pages(site: Path, out: Path) -> None:
    cached = (site / ".cache").iterdir() if (site / ".cache").is_dir() else ()
    _aside(site.parent, out, *_spare(out), *(path for path in cached if path.name not in WARM))


def drawn(site: Path, before: Path) -> bool:
    """Let a site have the charts and cards of the same site built before, and read its records; whether there are any."""
    found = [before / ".cache" / name for name in DRAWN if (before / ".cache" / name).is_dir()]
    for folder in found:
        (site / ".cache").mkdir(exist_ok=True)
        (site / ".cache" / folder.name).symlink_to(folder.resolve())
    if found:
        load(site, settings(site).languages, kept=kept(site))
    return bool(found)


def _spare(out: Path) -> Iterator[Path]:
    """What a build keeps beside the finished site, hidden."""
    return out.parent.glob(f".{out.name}.*")


def change(site: Path) -> None:
    """Give the newest report of a site's middle indicator a value that it never had: one more."""
    path = middle(site)
    values = list(re.finditer(r"(?m)^  value: (.*)$", path.read_text("utf-8")))
    last, text = values[-1], path.read_text("utf-8")
    value = f"{float(last[1]) + 1:g}"
    path.write_text(text[: last.start(1)] + value + text[last.end(1) :], encoding="utf-8", newline="\n")


def middle(site: Path) -> Path:
    """The file of the reports of a site's middle indicator."""
    paths = sorted((site / "data" / "achievements").iterdir())
    return paths[len(paths) // 2]


def peers(site: Path, folder: Path, eleventy: Path) -> dict[str, Case]:
    """Clean builds by the other builders, of the pages of a built site as ready Markdown below a folder that is not
    there yet. None of the three has a build that takes over what did not change and gives the same site."""
    addresses = content.write(site / "site", LANGUAGES, folder)
    made = (_hugo(folder), _eleventy(folder, eleventy), _stock(folder))
    return {one.builder: replace(one, pages=addresses) for one in made}


def _clean(
    builder: str, folder: Path, commands: Sequence[Sequence[str]], more: Mapping[str, str] | None = None
) -> Case:
    out = folder / f"out-{builder}"
    return Case(builder, "clean", folder, out, commands, lambda: _aside(folder.parent, out), more=more or {})


def _hugo(folder: Path) -> Case:
    shutil.copytree(_PEERS / "hugo", folder, dirs_exist_ok=True)
    return _clean("hugo", folder, [["hugo", "--quiet", "--destination", "out-hugo"]])


def _eleventy(folder: Path, installed: Path) -> Case:
    """Its layouts lie beside the pages, as its configuration says; its program and configuration where it was installed."""
    (folder / "layouts-eleventy").mkdir()
    shutil.copy(_PEERS / "eleventy" / "base.njk", folder / "layouts-eleventy")
    program = installed / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    # It takes paths of its input only below or beside the folder that it runs in.
    given = os.path.relpath(installed / "eleventy.config.mjs", folder)
    words = [f"--config={given}", "--input=pages", "--output=out-eleventy", "--quiet"]
    return _clean("eleventy", folder, [["node", str(program), *words]])


def _stock(folder: Path) -> Case:
    """A build for each language, one after the other: Material knows one language at a time."""
    commands = []
    for language in LANGUAGES:
        given: dict[str, Any] = yaml.safe_load((_PEERS / "stock" / "mkdocs.yml").read_text("utf-8"))
        given["theme"]["language"] = language
        given |= {"docs_dir": f"pages/{language}", "site_dir": f"out-stock/{language}"}
        name = f"mkdocs.{language}.yml"
        (folder / name).write_text(yaml.safe_dump(given), encoding="utf-8")
        commands.append([sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", name])
    return _clean("stock", folder, commands, {"NO_MKDOCS_2_WARNING": "1"})


def install_eleventy(folder: Path) -> Path:
    """Install Eleventy with the packages of its lock, each checked by its hash, into a folder that is not there yet."""
    shutil.copytree(_PEERS / "eleventy", folder)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)
    return folder


def lacking(case: Case) -> list[str]:
    """Pages that a build should have written and has not."""
    return [address for address in case.pages if not (case.out / address / "index.html").is_file()]


def versions(eleventy: Path) -> str:
    """The versions of all builders but ours, as a list in one line."""
    hugo = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True).stdout
    package = json.loads((eleventy / "node_modules" / "@11ty" / "eleventy" / "package.json").read_text("utf-8"))
    found = re.search(r"v(\d[\d.]*)", hugo)
    named = {"Hugo": found[1] if found else hugo.strip(), "Eleventy": package["version"]}
    named |= {"MkDocs": version("mkdocs"), "Material": version("mkdocs-material")}
    return ", ".join(f"{name} {number}" for name, number in named.items())
