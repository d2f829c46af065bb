"""The pages of an edition both ways: with holes, filled, and rendered whole by MkDocs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from macros.render.shared.records import of_record
from macros.render.view import Edition
from macros.site.editions import Editions
from macros.site.records import PAGE, page
from macros.site.rendered import Rendered
from macros.site.rendering import whole
from macros.site.standing import beside


def dense(html: bytes) -> bytes:
    """A page without the line breaks between its elements, of which Markdown makes more or fewer."""
    return re.sub(rb"(?<=>)\s*\n\s*(?=<)", b"", html)


def filled(found: Editions, edition: Edition, made: Rendered) -> dict[str, bytes]:
    """Every file of an edition that MkDocs had to do with, by its path."""
    files = dict(made.files)
    for address, alone in made.standing.items():
        files |= {path: content for path, content in beside(found, edition, address, alone) if path == alone.path}
    for key in found.digests:
        if (html := page(found, edition, key, made.records, of_record(edition.at(""), key))) is not None:
            files[f"{key}/{PAGE}"] = html
    return files


def unlike(found: Editions, edition: Edition, made: Rendered) -> list[str]:
    """The files that are not what MkDocs makes of them."""
    here, there = filled(found, edition, made), whole(found, edition).files
    return sorted(path for path in here.keys() | there.keys() if not _same(path, here, there))


def _same(path: str, here: Mapping[str, bytes], there: Mapping[str, bytes]) -> bool:
    return path in here and path in there and dense(here[path]) == dense(there[path])
