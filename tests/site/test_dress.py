"""The menu of the guide: in the order in which its first page links to the others."""

from pathlib import Path

import pytest

from macros.site.dress import guide_pages

ORDERS = {
    "links of the first page decide": (
        {"index.md": "[Z](z.md) then [A](a.md#part), [again](z.md)", "a.md": "", "z.md": ""},
        ["index.md", "z.md", "a.md"],
    ),
    "what it does not link to stands last, by name": (
        {"index.md": "[C](c.md)", "b.md": "", "a.md": "", "c.md": ""},
        ["index.md", "c.md", "a.md", "b.md"],
    ),
    "links that lead elsewhere count for nothing": (
        {"index.md": "[Up](../about.md) [gone](gone.md) [web](https://example.org/b.md)", "b.md": "", "a.md": ""},
        ["index.md", "a.md", "b.md"],
    ),
    "no first page": ({"b.md": "", "a.md": "[B](b.md)"}, ["a.md", "b.md"]),
    "no guide": ({}, []),
}


@pytest.mark.parametrize("case", ORDERS)
def test_pages_of_the_guide_stand_in_order(case: str, tmp_path: Path) -> None:
    files, wanted = ORDERS[case]
    (tmp_path / "contribute").mkdir()
    for name, text in files.items():
        (tmp_path / "contribute" / name).write_text(text, encoding="utf-8")
    assert guide_pages(tmp_path) == [f"contribute/{name}" for name in wanted]
