"""What a page that is about no record reads, where that is not everything: rows of long lists, or words alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from macros.render.parts.ordered import rows_of
from macros.render.shared.pages import counts
from macros.render.view import Edition
from macros.site.digests import common
from macros.site.editions import Editions
from macros.site.hashes import hash_of
from macros.site.rendered import Rendered, Standing
from macros.site.stage import folder_of

InLanguages = Mapping[str, Standing]
"""A page in every language that has it."""


def _nothing(_edition: Edition, *_given: str) -> Sequence[str]:
    return ()


_READS: Mapping[str, Callable[..., Sequence[str] | None]] = MappingProxyType(
    {"page_title": _nothing, "records": rows_of}
)
"""By the name of a macro the keys of the records that it shows, and the numbers that it says; None for all of them."""


def by_address(pages: Mapping[str, Rendered]) -> Mapping[str, InLanguages]:
    """The pages that are about no record, by the path of their Markdown."""
    found: dict[str, dict[str, Standing]] = {}
    for language, of in pages.items():
        for address, page in of.standing.items():
            found.setdefault(address, {})[language] = page
    return found


def made_from(found: Editions, pages: Mapping[str, InLanguages]) -> Mapping[str, str]:
    """By its folder, of each page of which it can be told, the hash of everything that is in it, in every language."""
    around = hash_of(*common(found.site, found.default))
    told = {folder_of(address).rstrip("/"): _of(found, address, of) for address, of in pages.items()}
    return {folder: hash_of(around, parts) for folder, parts in told.items() if folder and parts}


def _of(found: Editions, address: str, pages: InLanguages) -> list[str] | None:
    """Everything that makes a page another than those around it; None where that cannot be told."""
    if pages.keys() != found.by_language.keys() or not address.endswith(".md"):
        return None
    parts: list[str] = []
    for language, page in pages.items():
        read = list(_read(found.by_language[language], address, page))
        if None in read:
            return None
        parts += [repr(page), *(found.digests.get(one, one) for keys in read for one in keys or ())]
    return parts


def _read(edition: Edition, address: str, page: Standing) -> Iterator[Sequence[str] | None]:
    """What each macro of a page reads, and what is said of it where it is shared; None for everything."""
    if page.page is None or counts(folder_of(address).rstrip("/"), page.own):
        yield None
        return
    for call in page.page.calls:
        reads = _READS.get(call.macro)
        yield reads(edition, *call.given, **call.named) if reads else None
