"""An edition rendered: from what was kept of it, else by MkDocs; whole pages, where they cannot be filled, always by it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from mkdocs.utils.meta import get_data

from macros.render.view import Edition
from macros.site import dress
from macros.site.calls import THIS, Call, apart
from macros.site.editions import Editions
from macros.site.holes import OPEN, mark
from macros.site.host import Say, voice
from macros.site.inputs import fillable, inputs
from macros.site.kept import Kept
from macros.site.molds import molds
from macros.site.prose import written
from macros.site.rendered import Rendered, Standing, packed, unpacked
from macros.site.sharing import is_record, summaries
from macros.site.skeleton import Skeleton, skeleton
from macros.site.stage import texts

if TYPE_CHECKING:
    from macros.site.running import Page

NOT_FOUND = "404.html"
"""The page for missing addresses, which has no Markdown."""

# Two languages on the days of two branches, some edits ago.
_MOST = 8


def rendered(found: Editions, edition: Edition) -> Rendered:
    """The pages of an edition, to fill, and the files beside them.

    Raises UserError where MkDocs refuses.
    """
    if not fillable(found.site):
        return whole(found, edition)
    holes, given, kept, path = _asked(found, edition)
    made = _kept(path)
    if made is None:
        made = _with_holes(found, edition, holes, given)
        kept.keep(path, packed(made))
        _forget(path.parent)
    return _partly(found, edition, made) if made.whole else made


def at_hand(found: Editions, edition: Edition) -> Rendered:
    """The pages of an edition that were kept, to fill; none where MkDocs has to render them first."""
    return (_kept(_asked(found, edition)[-1]) if fillable(found.site) else None) or Rendered({}, {}, {}, ())


def _asked(found: Editions, edition: Edition) -> tuple[Mapping[str, str], Mapping[str, Any], Kept, Path]:
    """The Markdown with holes, what MkDocs is given beside it, and where what it makes of them is kept."""
    holes = texts(found.site, edition, ())
    said = dress.silent(edition, {address: written(text)[0] for address, text in holes.items()})
    given = dress.values(found, edition, holes, said)
    kept = Kept(found.site.root / ".cache" / "pages")
    return holes, given, kept, kept.path(inputs(found.site, holes, given), "zip")


def whole(found: Editions, edition: Edition) -> Rendered:
    """An edition of which MkDocs renders every page, those of records included.

    Raises UserError where MkDocs refuses.
    """
    return _partly(found, edition, Rendered({}, {}, {}, tuple(texts(found.site, edition, ()))))


def _kept(path: Path) -> Rendered | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    with suppress(OSError):
        path.touch()
    return unpacked(content)


def _forget(folder: Path) -> None:
    """Leave the editions that were asked for last."""
    with suppress(OSError):
        for path in sorted(folder.glob("*.zip"), key=lambda path: path.stat().st_mtime, reverse=True)[_MOST:]:
            path.unlink()


@dataclass(frozen=True)
class _Places:
    """Puts a mark into the place of each macro, and keeps what stood there, by the path of the page's Markdown."""

    calls: dict[str, list[Call]] = field(default_factory=dict)

    def say(self, macro: str, page: Any, given: tuple[Any, ...], named: Mapping[str, Any]) -> Markup:
        calls = self.calls.setdefault(page.file.src_uri, [])
        calls.append(Call(macro, given, dict(named)))
        return mark(len(calls) - 1)


def _with_holes(found: Editions, edition: Edition, pages: Mapping[str, str], given: Mapping[str, Any]) -> Rendered:
    from macros.site.running import run  # takes half a second

    places, of_records = _Places(), molds(edition)
    made = run(found.site, edition, pages, given, places.say)
    taken = {
        address: skeleton(page.html, places.calls.get(address, ()))
        if _still(pages[address], address in of_records)
        else None
        for address, page in made.pages.items()
        if not is_record(edition, address)
    }
    standing = {
        address: _standing(pages[address], made.pages[address], page)
        for address, page in taken.items()
        if address not in of_records
    }
    lost = skeleton(made.files.pop(NOT_FOUND).decode(), ())
    return Rendered(
        standing | {NOT_FOUND: Standing("", NOT_FOUND, "", "", False, lost)},
        {of_records[address]: page for address, page in taken.items() if page and address in of_records},
        made.files,
        tuple(address for address, page in taken.items() if page is None),
    )


def _still(text: str, of_records: bool) -> bool:
    """Whether only macros speak in the Markdown of a page: no letter that stands around holes, no key of its record."""
    said = text.partition("\n---\n")[2]
    return OPEN not in said and not (of_records and f'"{THIS}"' in "".join(apart(said)[0]))


def _standing(text: str, page: Page, filled: Skeleton | None) -> Standing:
    title, own = written(text)
    return Standing(page.url, page.path, title, own, "written_in" in get_data(text)[1], filled)


def _partly(found: Editions, edition: Edition, made: Rendered) -> Rendered:
    """An edition with those of its pages rendered by MkDocs that cannot be filled."""
    from macros.site.running import run  # takes half a second

    kinds = [kind for address, (kind, _) in molds(edition).items() if address in made.whole]
    pages = texts(found.site, edition, kinds)
    given = dress.values(found, edition, pages, dress.speaking(found, edition, summaries(edition, pages)))
    wanted = {address for address in pages if address in made.whole or is_record(edition, address, kinds)}
    done = run(found.site, edition, pages, given, _only(wanted, voice(edition)))
    taken = {address: page for address, page in done.pages.items() if address in wanted}
    standing = {
        address: _standing(pages[address], page, None)
        for address, page in taken.items()
        if not is_record(edition, address)
    }
    files = {page.path: page.html.encode("utf-8", errors="xmlcharrefreplace") for page in taken.values()}
    return replace(made, standing={**made.standing, **standing}, files={**(made.files or done.files), **files})


def _only(wanted: set[str], say: Say) -> Say:
    """Who speaks on some pages alone."""

    def said(macro: str, page: Any, given: tuple[Any, ...], named: Mapping[str, Any]) -> Markup:
        return say(macro, page, given, named) if page.file.src_uri in wanted else Markup("")

    return said
