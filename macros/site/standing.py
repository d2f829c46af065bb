"""What stands in the folder of a page that is about no record: the page, its card, how to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.render.citing.forms import FILES
from macros.render.citing.works import of_other
from macros.render.parts.citing import box
from macros.render.shared.pages import of_page
from macros.render.shared.summary import Summary
from macros.render.view import Edition
from macros.site.cards import CARD, card
from macros.site.editions import Editions
from macros.site.rendered import Standing
from macros.site.sharing import head_of
from macros.site.skeleton import written
from macros.site.stage import folder_of


def beside(found: Editions, edition: Edition, address: str, page: Standing) -> Iterator[tuple[str, bytes]]:
    """Path in the edition and bytes of each file in the folder of a page; its HTML only if it is filled.

    address: the path of its Markdown.
    """
    if (made := filled(found, edition, address, page)) is not None:
        yield page.path, made
    if address.endswith(".md"):
        yield page.url + CARD, card(found.site, edition, _summary(edition, address, page))
        work = of_other(edition, page.url, page.title)
        for name, make in FILES.items():
            yield page.url + name, make([work], edition.words)


def filled(found: Editions, edition: Edition, address: str, page: Standing) -> bytes | None:
    """The HTML of a page, by the path of its Markdown; None where MkDocs renders it."""
    if page.page is None:
        return None
    boxed = "box" in page.page.holes
    more = {
        "h1": page.page.heading,
        "box": str(box(edition.at(page.url), page.url, page.title)) if boxed else "",
    }
    head = head_of(found, edition, address, _summary(edition, address, page))
    return written(page.page, edition, page.url, head, more, page.lent).encode("utf-8", errors="xmlcharrefreplace")


def _summary(edition: Edition, address: str, page: Standing) -> Summary:
    return of_page(edition.at(""), folder_of(address).rstrip("/"), page.title, page.own)
