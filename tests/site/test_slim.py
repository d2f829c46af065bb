"""What is left of Material's stylesheet: all that a page can meet, and nothing that takes an outline away."""

from __future__ import annotations

import gzip
import re

import pytest

from macros.site import sheet as sheets
from macros.site.sheet import sheet
from macros.site.slim import slim


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".md-typeset p{margin:0}", ".md-typeset p{margin:0}"),
        (".md-search__inner{margin:0}", ""),
        (".md-search,.md-typeset p{margin:0}", ".md-typeset p{margin:0}"),
        (".md-typeset:is(.md-search,.x) p,.md-tabs{margin:0}", ".md-typeset:is(.md-search,.x) p{margin:0}"),
        ("p:not(.md-search){margin:0}", "p:not(.md-search){margin:0}"),
        ("@media print{.md-header{a:b}.x{c:d}}", "@media print{.x{c:d}}"),
        ("@media print{.md-header{a:b}}p{c:d}", "p{c:d}"),
        ("@supports (a:b){@media print{.md-top{a:b}.x{c:d}}}", "@supports (a:b){@media print{.x{c:d}}}"),
        ('@charset "UTF-8";.md-top{a:b}p{c:d}', '@charset "UTF-8";p{c:d}'),
        ("@page{margin:25mm}@keyframes x{0%{a:b}}", "@page{margin:25mm}@keyframes x{0%{a:b}}"),
        ('p{content:"}.md-top{;"}b{c:d}', 'p{content:"}.md-top{;"}b{c:d}'),
        ("summary:not(.focus-visible){outline:none}a{b:c}", "a{b:c}"),
        (":root{--md-a:1;--md-b:2}p{width:var(--md-a)}", ":root{--md-a:1;}p{width:var(--md-a)}"),
        (':root{--md-a:url("data:x;y}");--md-b:2}', ":root{}"),
        (":root{--md-a:var(--md-b);--md-b:2}", ":root{}"),
        (":root{--md-read-beside:1}", ":root{--md-read-beside:1}"),
        (":root{--other:1}", ":root{--other:1}"),
    ],
)
def test_leaves_what_a_page_can_meet(css: str, left: str) -> None:
    assert slim(css, "p { width: var(--md-read-beside) }") == left


def test_the_sheet_has_the_same_bytes_and_name_each_time() -> None:
    first = sheet()
    sheet.cache_clear()
    assert sheet() == first
    assert re.fullmatch(r"style\.[0-9a-f]{8}\.css", first[0])


def test_a_changed_style_has_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    before, _ = sheet()
    sheet.cache_clear()
    monkeypatch.setattr(sheets, "dense", lambda css: css + "p { color: red }")
    assert sheet()[0] != before
    sheet.cache_clear()


def test_the_sheet_is_whole_and_small() -> None:
    """Braces in pairs, every variable of Material's that is read is set, nothing from elsewhere, 18 KB for a phone."""
    _, text = sheet()
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", text)
    assert bare.count("{") == bare.count("}")
    assert set(re.findall(r"var\((--md-[\w-]+)\)", text)) <= set(re.findall(r"(--md-[\w-]+):", text))
    assert not re.findall(r"url\((?!fonts/|\"data:)", text)
    assert len(gzip.compress(text.encode(), 6)) < 18_000
