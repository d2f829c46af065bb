"""What the author of a page says of it: its description, or its first paragraph, as plain text."""

from __future__ import annotations

import html
import re

from mkdocs.utils.meta import get_data

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
