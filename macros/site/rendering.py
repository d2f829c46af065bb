"""What MkDocs renders: every page that is about no record, and of records what the pages of the others are made from."""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from macros.model.portfolio import ADDRESSED
from macros.reading.problem import UserError
from macros.render.view import Edition
from macros.site.dress import dress
from macros.site.editions import Editions
from macros.site.host import CURRENT
from macros.site.records import PAGE, Skeletons, page
from macros.site.sharing import Pages, cards, citations, summaries
from macros.site.skeleton import Skeleton, addresses, skeleton
from macros.site.stage import folder_of, stage

_POLICY = Path(__file__).parent / "policy.txt"


def rendered(found: Editions, edition: Edition, into: Path) -> Skeletons:
    """Render an edition into an empty folder, but for the pages of most records: the pages to fill for these.

    A kind whose filled pages differ from those of MkDocs is rendered by MkDocs whole, and has no page to fill.

    Raises UserError where MkDocs refuses.
    """
    skeletons = _edition(found, edition, into, ())
    if unlike := _unlike(found, edition, into, skeletons):
        skeletons = _edition(found, edition, into, unlike)
    return skeletons


def _edition(found: Editions, edition: Edition, into: Path, whole: Collection[str]) -> Skeletons:
    with tempfile.TemporaryDirectory(prefix="minhbach-") as folder:
        docs = Path(folder)
        stage(found.site, edition, docs, whole)
        said = summaries(edition, docs)
        mkdocs(found, edition, said, docs, into)
    cards(found, edition, said, into)
    citations(edition, said, into)
    return dict(_skeletons(found, edition, into, whole))


def _skeletons(
    found: Editions, edition: Edition, into: Path, whole: Collection[str]
) -> Iterator[tuple[tuple[str, str], Skeleton]]:
    """Take the pages with holes out of a rendered folder."""
    for address, (kind, language) in addresses(edition).items():
        if kind not in whole:
            folder = into / folder_of(address)
            yield (kind, language), skeleton((folder / PAGE).read_text("utf-8"), found.site, kind)
            shutil.rmtree(folder)


def _unlike(found: Editions, edition: Edition, into: Path, skeletons: Skeletons) -> list[str]:
    """The kinds of which a record's page, filled, is not what MkDocs made of it."""
    paths = [(kind, path) for kind in ADDRESSED for path in (into / kind).glob(f"*/{PAGE}")]
    return [
        kind
        for kind, path in paths
        if path.parent.name in getattr(edition.portfolio, kind)
        and (filled := page(found, edition, f"{kind}/{path.parent.name}", skeletons)) is not None
        and dense(path.read_bytes()) != dense(filled)
    ]


def dense(html: bytes) -> bytes:
    """A page without the line breaks between its elements, of which Markdown makes more or fewer."""
    return re.sub(rb"(?<=>)\s*\n\s*(?=<)", b"", html)


def mkdocs(found: Editions, edition: Edition, said: Pages, docs: Path, into: Path) -> None:
    """Let MkDocs render staged Markdown, strictly.

    Raises UserError where MkDocs refuses.
    """
    token = CURRENT.set(edition)
    try:
        with _quiet(edition.as_of):
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
