"""The Markdown of an edition as real files: hand-written pages, our own, and one page for each record."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from macros.model.portfolio import ADDRESSED
from macros.reading.problem import Problem, UserError
from macros.render.parts.paging import further
from macros.render.view import Edition
from macros.site.calls import faults
from macros.site.icons import icons, manifest
from macros.site.molds import mold, molds
from macros.site.prose import text_of
from macros.site.settings import Site
from macros.site.sheet import sheet
from macros.site.templates import HIDDEN, PAGES, about, page, record_pages, template
from macros.site.then import unlinked

_ASSETS = Path(__file__).parent / "assets"
_FONTS = Path(__file__).parent.parent / "fonts"
# A link in Markdown to the page of a record.
_LED = re.compile(rf"\b({'|'.join(ADDRESSED)})/([a-z0-9-]+)\.md\b")
_ASIDE = {"templates", "words", "assets", "releases"}


def stage(site: Site, edition: Edition, folder: Path) -> Mapping[str, str]:
    """Write every page and the assets of an edition into an empty folder: the Markdown of pages by their paths.

    Raises UserError with every place where a page calls a macro wrongly; nothing is written then.
    """
    check_pages(site, edition)
    pages = texts(site, edition)
    write(site, edition, pages, folder)
    return pages


def write(site: Site, edition: Edition, pages: Mapping[str, str], folder: Path) -> None:
    """Write the Markdown of some pages, by its paths, and the assets of an edition into an empty folder."""
    for address, text in pages.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    _assets(site, folder)
    if edition.default:
        icons(folder)
    (folder / "site.webmanifest").write_text(manifest(site, edition), encoding="utf-8", newline="\n")


def addresses(site: Site, edition: Edition) -> frozenset[str]:
    """The pages of an edition, as MkDocs names them: by the paths of their Markdown."""
    records = (f"{kind}/{id_}.md" for kind in ADDRESSED for id_ in getattr(edition.portfolio, kind))
    return frozenset((*_further(edition), *standing(site, edition), *records))


def folder_of(address: str) -> str:
    """The folder of a page in the site, from the path of its Markdown: "" for home, "due/"."""
    name = address.removesuffix(".md")
    return "" if name == "index" else f"{name.removesuffix('/index')}/"


def texts(site: Site, edition: Edition, whole: Collection[str] = ADDRESSED) -> dict[str, str]:
    """The Markdown of the pages of an edition, by its path: ours, the site's own, and those of records.

    whole: the kinds of which every record gets its page. Of the others there is a page with holes for all, and the same
    at the address of each record that people's pages lead to.
    """
    alone = {**_further(edition), **standing(site, edition)}
    holes = {address: mold(site, *made) for address, made in molds(edition).items() if made[0] not in whole}
    return {**alone, **dict(record_pages(site, edition, whole)), **holes, **_led(site, edition, alone.values(), whole)}


def _led(site: Site, edition: Edition, pages: Iterable[str], whole: Collection[str]) -> dict[str, str]:
    """A page in the place of each record that pages lead to: MkDocs asks whether it and its headings are there."""
    led = sorted({found for text in pages for found in _LED.findall(text)})
    return {
        f"{kind}/{id_}.md": mold(site, kind, "")
        for kind, id_ in led
        if kind not in whole and id_ in getattr(edition.portfolio, kind)
    }


def hand_written(site: Site, language: str) -> frozenset[str]:
    """The paths of the pages that people wrote in a language, below its folder of docs/."""
    return frozenset(_folder(site, "" if language == site.default_language else f"{language}/"))


def check_pages(site: Site, edition: Edition) -> None:
    """Raises UserError with every place where a page calls a macro wrongly, or says something else to Jinja."""
    portfolio = edition.whole or edition.portfolio
    problems = [fault for name, source in _sources(site, edition) for fault in faults(name, source, portfolio)]
    if problems := [*problems, *_hidden(site, edition), *_taken(edition)]:
        raise UserError(problems)


def _hidden(site: Site, edition: Edition) -> Iterator[Problem]:
    """Hand-written pages that the page of a record would take the place of."""
    for address, path in _hand(site):
        kind, _, name = address.partition("/")
        if kind in ADDRESSED and name.removesuffix(".md") in getattr(edition.portfolio, kind):
            message = f"found a page at the address of a record; change docs/templates/{kind}.md, or move the page"
            yield Problem(path.relative_to(site.root).as_posix(), 1, 1, "page-hides-record", message)


def _taken(edition: Edition) -> Iterator[Problem]:
    """Records at the address of a page of their list."""
    for kind, nth in further(edition.portfolio):
        if kind in ADDRESSED and str(nth) in getattr(edition.portfolio, kind):
            message = f"found the id {str(nth)!r}, the address of page {nth} of this long list; choose another id"
            yield Problem(f"data/{kind}/{nth}.yml", 1, 1, "id-of-a-page", message)


def standing(site: Site, edition: Edition) -> dict[str, str]:
    """The Markdown of every page that is about no single record, by its path: ours, and the site's own."""
    return {**_ours(edition), **_written(site, edition)}


def _ours(edition: Edition) -> dict[str, str]:
    """The pages that every site has, unless it writes its own."""
    pages = {path.relative_to(PAGES).as_posix(): path.read_text("utf-8") for path in sorted(PAGES.rglob("*.md"))}
    return {
        address: page(source, _title(edition, address))
        for address, source in pages.items()
        if not address.startswith("templates/") and (edition.releases or not address.startswith("releases/"))
    }


def _further(edition: Edition) -> dict[str, str]:
    """The pages after the first of lists that are too long for one."""
    return {
        f"{kind}/{nth}.md": page(
            f'{{{{ page_title("{kind}") }}}}\n\n{{{{ records("{kind}", {nth}) }}}}\n', _title(edition, kind)
        )
        for kind, nth in further(edition.portfolio)
    }


def _title(edition: Edition, address: str) -> str:
    name = address.removesuffix(".md").removesuffix("/index")
    return "" if name == "index" else edition.words.say(f"nav.{name}")


def _written(site: Site, edition: Edition) -> dict[str, str]:
    """The site's own pages in the edition's language; those of the default language stand in for missing ones."""
    default = edition.default_language
    pages = {address: _hand_written(_then(edition, site, path)) for address, path in _folder(site, "").items()}
    if edition.default:
        return pages
    own = _folder(site, f"{edition.words.language}/")
    lent = {address: _front(text, f"written_in: {default}\n") for address, text in pages.items() if address not in own}
    return {**lent, **{address: _hand_written(_then(edition, site, path)) for address, path in own.items()}}


def _then(edition: Edition, site: Site, path: Path) -> str:
    """The text of a file that a person wrote, as the edition can show it."""
    return unlinked(text_of(site.root, path), edition)


def _folder(site: Site, prefix: str) -> dict[str, Path]:
    """Address and file of the hand-written pages below a folder of docs/."""
    docs = site.root / "docs" / prefix
    aside = _ASIDE if prefix else _ASIDE | set(list(site.languages)[1:])
    found = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.md")) if not path.is_symlink()}
    return {address: path for address, path in found.items() if address.split("/")[0] not in aside}


def _hand(site: Site) -> Iterator[tuple[str, Path]]:
    """Address and file of every hand-written page, in all languages."""
    for prefix in ("", *(f"{language}/" for language in list(site.languages)[1:])):
        yield from _folder(site, prefix).items()


def _hand_written(source: str) -> str:
    """A page with the side columns hidden, unless its author says what to hide."""
    if not (front := re.match(r"---\n(.*?\n)---\n", source, re.DOTALL)):
        return f"---\n{HIDDEN}---\n\n{source}"
    return source if re.search(r"^hide:", front[1], re.MULTILINE) else _front(source, HIDDEN)


def _front(source: str, line: str) -> str:
    """A page with another line in its front matter."""
    return source.replace("---\n", f"---\n{line}", 1)


def _sources(site: Site, edition: Edition) -> Iterator[tuple[str, str]]:
    """Name and text of everything that a person wrote, with a record's id in the place of "this"."""
    for _, path in _hand(site):
        yield path.relative_to(site.root).as_posix(), text_of(site.root, path)
    for kind in ADDRESSED:
        name, source = template(site, kind)
        if first := next(iter(getattr(edition.portfolio, kind)), None):
            yield name, about(source, f"{kind}/{first}")


def _assets(site: Site, folder: Path) -> None:
    """Our stylesheet, scripts and fonts (but what stands in pages), and the site's own assets beside them."""
    ours = folder / "assets" / "minhbach"
    shutil.copytree(_ASSETS, ours, ignore=shutil.ignore_patterns("*.css", "first.js"))
    name, style = sheet()
    (ours / name).write_text(style, encoding="utf-8", newline="\n")
    (ours / "fonts").mkdir()
    for path in [*sorted(_FONTS.glob("*.woff2")), _FONTS / "OFL.txt"]:
        shutil.copy(path, ours / "fonts" / path.name)
    own = site.root / "docs" / "assets"
    if own.is_dir():
        shutil.copytree(own, folder / "assets", dirs_exist_ok=True)
