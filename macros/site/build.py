"""A build: read, stage, render, finish aside, and swap into place."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from macros.reading.problem import UserError
from macros.reading.progress import Step, silent
from macros.render.view import Edition
from macros.site.dress import dress
from macros.site.editions import Editions, editions
from macros.site.finish import finish
from macros.site.host import CURRENT
from macros.site.releases.checks import keep_releases
from macros.site.settings import Site
from macros.site.sharing import Pages, cards, citations, summaries
from macros.site.stage import stage
from macros.site.swap import aside, swap

_POLICY = Path(__file__).parent / "policy.txt"


def build(site: Site, out: Path, as_of: date, *, known_only: bool = False, step: Step = silent) -> Editions:
    """Build the whole site into a folder; what is published there stays as it was until the new one is whole.

    known_only: from what sources had published by that day.

    Raises UserError with every problem of data and pages; nothing is written then.
    """
    found = editions(site, as_of, known_only=known_only, step=step)
    keep_releases(found)
    new = aside(out)
    try:
        with tempfile.TemporaryDirectory(prefix="minhbach-") as folder:
            pages(found, staged(found, Path(folder)), new, step=step)
        finish(found, new, step=step)
        swap(new, out)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return found


def staged(found: Editions, folder: Path) -> Mapping[str, Path]:
    """Write the Markdown of every edition below a folder; where each language's stands.

    Raises UserError with every place where a page calls a macro wrongly.
    """
    folders = {language: folder / language for language in found.by_language}
    for language, place in folders.items():
        place.mkdir()
        stage(found.site, found.by_language[language], place)
    return folders


def pages(found: Editions, folders: Mapping[str, Path], into: Path, *, step: Step = silent) -> None:
    """Render the staged Markdown of every language, with cards: the default edition into a folder, others below it.

    Raises UserError where MkDocs refuses.
    """
    with _quiet(found.default.as_of):
        for language, folder in step(list(folders.items()), "Pages"):
            edition = found.by_language[language]
            home = into if edition.default else into / language
            said = summaries(edition, folder)
            _pages(found, edition, said, folder, home)
            cards(found, edition, said, home, step=step)
            citations(edition, said, home)


def _pages(found: Editions, edition: Edition, said: Pages, docs: Path, into: Path) -> None:
    """Let MkDocs render one edition, strictly."""
    token = CURRENT.set(edition)
    try:
        config = load_config(
            str(found.site.root / "mkdocs.yml"),
            docs_dir=str(docs),
            site_dir=str(into),
            site_url=edition.address + ("" if edition.default else f"{edition.words.language}/"),
            strict=True,
        )
        dress(config, found, edition, said, policy="; ".join(_POLICY.read_text("utf-8").splitlines()))
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException, SystemExit) as error:
        # A fault of the configuration or of a link; MkDocs has said where, on the lines above.
        raise UserError([f"mkdocs.yml: {error}"]) from error
    finally:
        CURRENT.reset(token)


@contextmanager
def _quiet(as_of: date) -> Iterator[None]:
    """Dates inside the pages are the build's; of MkDocs' messages only warnings are shown."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.combine(as_of, time(), UTC).timestamp()))
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logger = logging.getLogger("mkdocs")
    shown = logging.StreamHandler()
    shown.setLevel(logging.WARNING)
    shown.setFormatter(logging.Formatter("%(message)s"))
    logger.addHandler(shown)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(shown)
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
