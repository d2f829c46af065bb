"""The guide in the menu: one entry where its first page leads to the others."""

import pytest

from macros.site.menu import guide

GUIDES: dict[str, tuple[list[str], str | list[str]]] = {
    "a first page": (["contribute/index.md", "contribute/z.md"], "contribute/index.md"),
    "no first page": (
        ["contribute/b.md", "contribute/a.md", "contribute/more/c.md"],
        ["contribute/a.md", "contribute/b.md"],
    ),
    "no guide": (["about.md"], []),
}


@pytest.mark.parametrize("case", GUIDES)
def test_the_menu_has_the_first_page_of_the_guide_or_all(case: str) -> None:
    staged, wanted = GUIDES[case]
    assert guide(staged) == wanted
