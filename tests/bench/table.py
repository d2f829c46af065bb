"""Tables as Markdown for a terminal and as HTML of the site's own kind, and their place on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape
from pathlib import Path

from macros.render.words import Words

_BEGIN, _END = "<!-- measured -->", "<!-- /measured -->"


def as_markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as Markdown."""
    rule = ["---", *["---:"] * (len(columns) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (columns, rule, *rows))


def as_html(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as the site's own are: the policy allows no style attribute, which Markdown would write for numbers."""
    head = "".join(f'<th scope="col"{_number(at)}>{escape(name)}</th>' for at, name in enumerate(columns))
    body = "\n".join(f"<tr>{''.join(_cells(columns, cells))}</tr>" for cells in rows)
    scroll = f'<div class="mb-scroll" tabindex="0" role="group" aria-label="{escape("; ".join(columns[:4]))}">'
    return f'{scroll}<table class="mb-table mb-stack mb-first"><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></div>'


def _cells(columns: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    """The cells of a row; on a phone, where rows stack, a number stands before the name of its column."""
    yield f'<th scope="row">{escape(cells[0])}</th>'
    for name, cell in zip(columns[1:], cells[1:], strict=True):
        yield f'<td class="num" data-l="{escape(name)}">{escape(cell)}</td>' if cell else "<td></td>"


def _number(at: int) -> str:
    return ' class="num"' if at else ""


def fixed(speech: Words, value: float, digits: int) -> str:
    """A number with so many digits after the point, as a language writes it."""
    return speech.number(Decimal(f"{value:.{digits}f}"))


def put(page: Path, text: str) -> None:
    """Put tables into their place on a page.

    Raises ValueError for a page that has no place for them.
    """
    before = page.read_text("utf-8")
    after, places = re.subn(f"(?s){_BEGIN}.*{_END}", lambda _: f"{_BEGIN}\n{text}\n{_END}", before)
    if places != 1:
        raise ValueError(f"{page.name}: found no place for tables; write {_BEGIN} and {_END}")
    page.write_text(after, encoding="utf-8", newline="\n")
