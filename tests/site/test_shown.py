"""What of the stylesheet stands in a page: what the page shows, and nothing that waits for a hand, a script or paper."""

from __future__ import annotations

import re

import pytest

from macros.site import shown as room
from macros.site.shown import first, names, shown


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("p{a:b}", "p{a:b}"),
        ("p,.there,.away{a:b}", "p,.there{a:b}"),
        (".there > p::before{a:b}", ".there > p::before{a:b}"),
        ("table p{a:b}", ""),
        (".there.away{a:b}", ""),
        ("p:not(.away){a:b}", "p:not(.away){a:b}"),
        (":is(.away, .there) p{a:b}", ":is(.away, .there) p{a:b}"),
        ("p:hover{a:b}", ""),
        ("p:not(:focus){a:b}", "p:not(:focus){a:b}"),
        ("[aria-current] p{a:b}", "[aria-current] p{a:b}"),
        ("[dir=rtl] p{a:b}", ""),
        ("[dir=ltr] p{a:b}", "[dir=ltr] p{a:b}"),
        ("@media print{p{a:b}}", ""),
        ("@media (min-width: 40rem){p{a:b}table{a:b}}", "@media (min-width: 40rem){p{a:b}}"),
        ("@media (min-width: 40rem){table{a:b}}", ""),
        (":root{--md-a:1;--md-b:2}p{width:var(--md-a)}", ":root{--md-a:1;}p{width:var(--md-a)}"),
        ("@keyframes x{0%{a:b}}", ""),
    ],
)
def test_a_rule_stands_in_a_page_that_can_show_it(css: str, left: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "sheet", lambda: ("style.css", css))
    room._parsed.cache_clear()
    room._text.cache_clear()
    shown.cache_clear()
    try:
        text = str(shown(names('<body dir="ltr"><p class="there"></p>'), "").text)
        assert re.sub(r"@font-face \{[^}]*\}\n?", "", text) == left
    finally:
        room._parsed.cache_clear()
        room._text.cache_clear()
        shown.cache_clear()


def test_fonts_are_named_as_seen_from_the_page() -> None:
    text = shown(names("<p>"), "../../assets/minhbach/").text
    assert re.findall(r"url\(([^)]*woff2)\)", text) == [
        f"../../assets/minhbach/fonts/be-vietnam-pro-{weight}.woff2" for weight in (400, 600)
    ]


def test_a_page_and_its_policy_name_the_same_bytes() -> None:
    assert shown(names("<p>"), "a/").source != shown(names("<p>"), "b/").source
    assert re.fullmatch(r"'sha256-[\w+/]{43}='", first().source)
    assert "</" not in first().text and "</" not in shown(names("<p><table>"), "").text
