"""Cards: nothing beyond the edges, nothing over anything else, nothing cut that has room."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.render.cards.items import Item, Mark, Rule, Words
from macros.render.cards.layout import HEIGHT, WIDTH, layout
from macros.render.charts.boxes import Box
from macros.render.charts.glyphs import advances
from macros.render.rows import STATES
from macros.render.shared.summary import Figure, Summary
from macros.verdicts.verdict import VerdictState
from tests.conftest import Golden

MARGIN = 64
INSIDE = Box(MARGIN, 40, WIDTH - MARGIN, HEIGHT - 20)

LONG = "Chương trình khoa học, công nghệ và đổi mới sáng tạo quốc gia phát triển sản phẩm công nghệ chiến lược"
WORDS = st.sampled_from(
    ["Ỗ", "nước", "sạch", "of", "15.2\N{NO-BREAK SPACE}%", "Verwaltungsvorschriften", "x" * 90, "漢字", "…"]
)
TEXT = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
SHORT = st.lists(WORDS, max_size=6).map(" ".join)
SUMMARIES = st.builds(
    Summary,
    title=st.one_of(st.just(""), TEXT),
    answer=TEXT,
    kind=SHORT,
    state=st.one_of(st.none(), st.sampled_from(STATES)),
    word=TEXT,
    beside=SHORT,
    figures=st.lists(st.builds(Figure, value=SHORT, label=SHORT), max_size=3).map(tuple),
    states=st.lists(st.sampled_from(STATES), max_size=400).map(tuple),
)


def card(summary: Summary, **changes: str) -> tuple[Item, ...]:
    frame = {"site": "Rivers", "host": "example.org", "as_of": "As of 1 June 2026"} | changes
    return layout(summary, **frame)


def box(item: Item) -> Box:
    """What an item takes up; words from above their marks to below their descenders."""
    match item:
        case Words(x, y, text, size, weight):
            # The last letter has white space behind it, a little of which may reach over.
            return Box(x, y - size, x + sum(advances(text, size, weight)) - 0.01, y + size * 0.25)
        case Mark(x, y, size):
            return Box(x, y, x + size, y + size)
        case Rule(x, y, width, height):
            return Box(x, y, x + width, y + height)


def said(items: tuple[Item, ...]) -> list[str]:
    return [item.text for item in items if isinstance(item, Words)]


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(summary=SUMMARIES, site=TEXT, host=TEXT, as_of=TEXT)
def test_everything_has_a_place_of_its_own_inside_the_margins(
    summary: Summary, site: str, host: str, as_of: str
) -> None:
    boxes = [box(item) for item in card(summary, site=site, host=host, as_of=as_of)]
    assert [found for found in boxes if not found.within(INSIDE)] == []
    for n, one in enumerate(boxes):
        assert [other for other in boxes[n + 1 :] if one.overlaps(other)] == []


@pytest.mark.parametrize("title", ["Clean rivers", LONG, f"{LONG} ưu tiên triển khai ngay"])
@pytest.mark.parametrize("state", STATES)
def test_a_title_is_whole_where_it_has_room(title: str, state: VerdictState) -> None:
    figures = (Figure("nearly 91.2 %", "Reported for June 2026"), Figure("at least 95 %", "Promised by 2030"))
    items = card(Summary(title, "", state=state, word="Đến hạn, chưa có báo cáo", beside="since 2025", figures=figures))
    text = " ".join(said(items))
    assert title in text
    assert "nearly 91.2 %" in text and "at least 95 %" in text and "since 2025" in text
    assert [item.state for item in items if isinstance(item, Mark)] == [state]


def test_what_has_no_room_ends_in_an_ellipsis_after_a_word() -> None:
    items = card(Summary(f"{LONG} " * 6, "An answer of a few words."))
    cut = [line for line in said(items) if line.endswith("…")]
    assert len(cut) == 1
    assert cut[0].removesuffix("…").split(" ")[-1] in LONG.split(" ")
    assert "An answer of a few words." in said(items)


def test_numbers_without_room_give_way_to_the_sentence() -> None:
    wide = Figure("một con số viết bằng rất nhiều chữ " * 4, "Reported")
    assert "It was reported." in said(card(Summary("Rivers", "It was reported.", figures=(wide,))))


def test_of_three_numbers_the_middle_one_goes_first() -> None:
    wide = [Figure(f"{n} trillion of the old currency", "Reported") for n in "123"]
    found = " ".join(said(card(Summary("Rivers", "Answer", figures=tuple(wide)))))
    assert ("1 trillion" in found, "2 trillion" in found, "3 trillion" in found) == (True, False, True)


def test_a_page_without_a_title_says_its_answer_in_that_place() -> None:
    (biggest,) = {
        item.size for item in card(Summary("", "2 kept.")) if isinstance(item, Words) and item.text == "2 kept."
    }
    assert biggest > 50


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, 1), (146, 146), (500, 0)])
def test_every_promise_has_its_mark_or_none_has(count: int, shown: int) -> None:
    state: VerdictState = "met"
    items = card(Summary("Rivers", "Answer", states=(state,) * count))
    assert sum(isinstance(item, Mark) for item in items) == shown


CARDS: dict[str, Any] = {
    "promise": Summary(
        "Phủ sóng 5G tới 70\N{NO-BREAK SPACE}% dân số",
        "Theo báo cáo mới nhất: gần 91,2 %.",
        kind="Mục tiêu",
        state="met",
        word="Đạt",
        beside="đạt sớm, thời hạn 31 tháng 12, 2026",
        figures=(Figure("gần 91,2 %", "Báo cáo (tháng 2 năm 2026)"), Figure("ít nhất 70 %", "Cam kết (thời hạn 2026)")),
    ),
    "silent": Summary(
        "Register of barriers",
        "The office was to deliver it by March 2026. No public report held here says whether it was delivered.",
        kind="Task",
        state="due-no-report",
        word="Due, no report",
        beside="since 31 March 2026",
    ),
    "body": Summary(
        "Water Office", "Leads 3 promises. 1 is kept.", kind="Organisation", states=("met", "behind", "stopped")
    ),
}


@pytest.mark.parametrize("name", CARDS)
def test_card_stays_as_it_was(name: str, golden: Golden) -> None:
    golden(f"{name}.txt", "".join(f"{item}\n" for item in card(CARDS[name])))
