"""What every release must find in a later build: itself unaltered, and every address of its own answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.reading.problem import Problem, UserError
from macros.site.editions import Editions
from macros.site.releases.addresses import answered
from macros.site.releases.held import addresses, altered

# The end of what a citation names: the hash of what it quotes.
_CITED = re.compile(r"-[0-9a-f]{12}$")
# Of one release; the others are counted.
_SHOWN = 50


def keep_releases(found: Editions) -> None:
    """Raises UserError with every file of a release that was altered, and every address of one that is gone."""
    if problems := [*altered(found.site.root)] or [*_gone(found)]:
        raise UserError(problems)


def _gone(found: Editions) -> Iterator[Problem]:
    """Addresses that a release lists and the site no longer answers, each told once, by the oldest that has it.

    Of a page that is gone, what stood on it and beside it is not told.
    """
    releases = found.default.releases
    here = answered(found) if releases else frozenset()
    told: set[str] = set()
    for release in releases:
        gone = [one for one in addresses(found.site.root, release) if one[2] not in here and one[2] not in told]
        told |= {address for _, _, address in gone}
        lost = [one for one in gone if _page(one[2]) == one[2] or _page(one[2]) not in told]
        for path, line, address in lost[:_SHOWN]:
            more = f" ({len(lost)} of this release are gone)" if len(lost) > _SHOWN else ""
            message = (
                f"the address {address}, published in the release {release.day}, is gone; {_instead(address)}{more}"
            )
            yield Problem(path, line, 1, "address-gone", message)


def _page(address: str) -> str:
    """The page that an address is on or stands beside; it goes with it, and is told with it."""
    return address[: address.rfind("/") + 1]


def _instead(address: str) -> str:
    page, hash_, anchor = address.partition("#")
    if _CITED.search(anchor):
        return "a fact that can be cited was altered: undo it, or say what stood there by a correction"
    if hash_:
        return f"put the report {anchor} back; a wrong one stays, and another replaces it"
    parts = page.strip("/").split("/")
    if len(parts) > 1:
        return f"put back what stood there, or add {parts[-1]} to redirect_from: of the record that takes its place"
    return "put back what stood there"
