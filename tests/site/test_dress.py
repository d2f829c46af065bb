"""The guide in the menu: one entry where its first page leads to the others."""

from pathlib import Path

import pytest

from macros.site.dress import guide

GUIDES: dict[str, tuple[list[str], str | list[str]]] = {
    "a first page": (["index.md", "z.md"], "contribute/index.md"),
    "no first page": (["b.md", "a.md"], ["contribute/a.md", "contribute/b.md"]),
    "no guide": ([], []),
}


@pytest.mark.parametrize("case", GUIDES)
def test_the_menu_has_the_first_page_of_the_guide_or_all(case: str, tmp_path: Path) -> None:
    names, wanted = GUIDES[case]
    (tmp_path / "contribute").mkdir()
    for name in names:
        (tmp_path / "contribute" / name).write_text("", encoding="utf-8")
    assert guide(tmp_path) == wanted
