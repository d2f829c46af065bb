"""Pages of ours as the Markdown that the other builders get."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.content import page, write


def markdown(article: str) -> str:
    """What an article becomes, without the front matter."""
    text = page(f"<!doctype html><title>T</title><article>{article}</article>".encode())
    assert text.startswith('---\ntitle: "T"\n---\n\n')
    return text.removeprefix('---\ntitle: "T"\n---\n\n')


@pytest.mark.parametrize(
    ("article", "wanted"),
    [
        ("<h2 id=a>Cây &amp; nước</h2>", "## Cây &amp; nước"),
        ("<p>One  <b>two</b>\n<a href='../x/'>three</a>.</p>", "One **two** [three](../x/)."),
        ("free <em>words</em><p>then</p>after", "free *words*\n\nthen\n\nafter"),
        ("<ul><li>a<li>b</ul><ol><li>c</ol>", "- a\n- b\n\n1. c"),
        ("<dl><div><dt>Due</dt><dd>2028</dd></div></dl>", "- Due 2028"),
        ("<details><summary>More</summary><p>folded</p></details>", "**More**\n\nfolded"),
        ("<p>a|b [c] *d* <code>{{ x }}</code></p>", r"a\|b \[c\] \*d\* `{{ x }}`"),
        ("<p>1 &lt; 2</p>", "1 &lt; 2"),
        ("<button>Go</button><template><p>no</p></template><p>yes</p>", "yes"),
        (
            "<table><thead><tr><th>A<th>B</tr></thead><tbody><tr><td>1<td>2</tr></tbody></table>",
            "| A | B |\n| --- | --- |\n| 1 | 2 |",
        ),
        ("<table><tbody><tr><th>A<td>1</tr></tbody></table>", "|  |  |\n| --- | --- |\n| A | 1 |"),
    ],
)
def test_what_a_page_says_becomes_markdown(article: str, wanted: str) -> None:
    assert markdown(article) == f"{wanted}\n"


def test_a_drawing_stays_in_one_line_and_its_narrow_form_and_marks_go() -> None:
    drawing = '<svg role="img" class="x">\n\n<path d="M0 0"/></svg>'
    article = f'<figure><div class="mb-wide">{drawing}</div><div class="mb-narrow">{drawing}</div></figure><svg></svg>'
    assert markdown(article) == '<figure><svg role="img" class="x"> <path d="M0 0"></path></svg></figure>\n'


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(ValueError, match="without an article"):
        page(b"<title>T</title><p>x</p>")


def test_lists_and_pages_lie_where_each_builder_looks(tmp_path: Path) -> None:
    for name in ("", "targets/", "targets/a/", "vi/", "vi/targets/a/"):
        path = tmp_path / "site" / name / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<title>T</title><article><p>{name}</p></article>", encoding="utf-8")
    addresses = write(tmp_path / "site", ("en", "vi"), tmp_path / "made")
    assert sorted(addresses) == ["en/", "en/targets/", "en/targets/a/", "vi/", "vi/targets/a/"]
    names = sorted(path.relative_to(tmp_path / "made").as_posix() for path in (tmp_path / "made").rglob("*.md"))
    assert names == [
        "content/en/_index.md",
        "content/en/targets/_index.md",
        "content/en/targets/a.md",
        "content/vi/_index.md",
        "content/vi/targets/a.md",
        "pages/en/index.md",
        "pages/en/targets/a.md",
        "pages/en/targets/index.md",
        "pages/vi/index.md",
        "pages/vi/targets/a.md",
    ]
