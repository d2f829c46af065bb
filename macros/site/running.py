"""MkDocs run on staged Markdown. It takes half a second to load: only who runs it imports this."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from macros.reading.problem import UserError
from macros.render.view import Edition
from macros.site.dress import dress
from macros.site.host import CURRENT, Say
from macros.site.settings import Site
from macros.site.stage import write

_POLICY = Path(__file__).parent / "policy.txt"
# What MkDocs makes and a producer makes better: no file has two authors.
_OURS = ("sitemap.xml", "sitemap.xml.gz")


@dataclass(frozen=True)
class Page:
    """A page as MkDocs rendered it: its address in the edition, the path of its file there, and its HTML."""

    url: str
    path: str
    html: str


@dataclass(frozen=True)
class Made:
    """What MkDocs made: pages by the path of their Markdown, and other files by their own."""

    pages: dict[str, Page] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def take(self, output: str, *, page: Any, config: Any) -> str:
        """Keep a page that has been rendered, in the place of a file for it."""
        self.pages[page.file.src_uri] = Page(str(page.url), page.file.dest_uri, output)
        return ""


def run(site: Site, edition: Edition, texts: Mapping[str, str], given: Mapping[str, Any], say: Say) -> Made:
    """Let MkDocs render the Markdown of an edition, by its paths. given: the `values` of the site.

    Raises UserError where MkDocs refuses.
    """
    made = Made()
    with tempfile.TemporaryDirectory(prefix="minhbach-") as folder:
        docs, into = Path(folder) / "docs", Path(folder) / "site"
        docs.mkdir()
        write(site, edition, texts, docs)
        mkdocs(site, edition, docs, into, given, say, made)
        for path in sorted(path for path in into.rglob("*") if path.is_file()):
            made.files[path.relative_to(into).as_posix()] = path.read_bytes()
    for name in _OURS:
        made.files.pop(name, None)
    return made


def mkdocs(
    site: Site, edition: Edition, docs: Path, into: Path, given: Mapping[str, Any], say: Say, made: Made | None = None
) -> None:
    """Let MkDocs render a folder of staged Markdown, strictly; into a folder, but for the pages that `made` takes.

    Raises UserError where MkDocs refuses.
    """
    token = CURRENT.set(say)
    try:
        with _quiet(edition.as_of):
            config = load_config(
                str(site.root / "mkdocs.yml"),
                docs_dir=str(docs),
                site_dir=str(into),
                site_url=edition.address + ("" if edition.default else f"{edition.words.language}/"),
                strict=True,
            )
            dress(config, given, policy="; ".join(_POLICY.read_text("utf-8").splitlines()))
            if made is not None:
                config.plugins.events["post_page"].append(made.take)
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
