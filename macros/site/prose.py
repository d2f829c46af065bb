"""What the author of a page says of it: its description, or its first paragraph, as plain text."""

from __future__ import annotations

import html
import re
from pathlib import Path

from mkdocs.utils.meta import get_data

from macros.reading.problem import Problem, UserError
from macros.site.holes import CLOSE, OPEN

# Lines that begin something else than a paragraph of prose.
_OTHER = re.compile(r"\s*(#|<|\{[{%#]|```|~~~|[-*+>|] |\d+\. |!!!|===|\[[^\]]*\]:|    )")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)(\{[^}]*\})?")
_SIGNS = re.compile(r"(\*\*|\*|__|`)")


def written(source: str) -> tuple[str, str]:
    """Title and description that the Markdown of a page gives; each empty where it gives none."""
    text, front = get_data(source)
    title, said = front.get("title"), front.get("description")
    description = said if isinstance(said, str) else _paragraph(text)
    return html.unescape(title) if isinstance(title, str) else "", " ".join(description.split(" "))


def _paragraph(text: str) -> str:
    """The first paragraph of prose without a macro in it."""
    for block in re.split(r"\n\s*\n", text):
        if block.strip() and not _OTHER.match(block) and "{{" not in block:
            plain = _SIGNS.sub("", _LINK.sub(r"\1", block))
            return html.unescape(re.sub(r"\s*\n\s*", " ", plain.strip()))
    return ""


def text_of(root: Path, path: Path) -> str:
    """The text of a file that a person wrote, below the root of a site.

    Raises UserError for bytes that are not UTF-8, and for a letter that marks holes of pages.
    """
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        raise _fault(
            root, path, before, "not-utf-8", "found a byte that is not UTF-8; save the file as UTF-8"
        ) from None
    if mark := re.search(f"[{OPEN}{CLOSE}]", text):
        message = f"found the hidden character U+{ord(mark.group()):04X}; delete it"
        raise _fault(root, path, text[: mark.start()], "hidden-character", message)
    return text


def _fault(root: Path, path: Path, before: str, code: str, message: str) -> UserError:
    """A problem of a file behind a part of its text."""
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return UserError([Problem(path.relative_to(root).as_posix(), line, column, code, message)])
