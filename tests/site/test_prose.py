"""What a page's author says of it: the description in its front matter, else its first paragraph."""

from __future__ import annotations

import pytest

from macros.site.prose import written

# Markdown -> title, description
PAGES = {
    "---\ntitle: About\n---\n\n# About this site\n\nIt *sets* what was\npromised [beside](x.md){ .a } it.\n\nMore.\n": (
        "About",
        "It sets what was promised beside it.",
    ),
    "---\ntitle: About\ndescription: In a word.\n---\n\nA paragraph.\n": ("About", "In a word."),
    '---\ntitle: "A &#60;b&#62;"\n---\n\n{{ heading("x") }}\n': ("A <b>", ""),
    "# Title\n\n- a list\n\n| a | table |\n\n> quoted\n\n<div>\n\nAt `last`: **prose**.\n": ("", "At last: prose."),
    "There are {{ value('x') }} of them.\n\nBut these are plain.\n": ("", "But these are plain."),
    "": ("", ""),
}


@pytest.mark.parametrize("source", PAGES)
def test_page_is_described_by_its_author(source: str) -> None:
    assert written(source) == PAGES[source]
