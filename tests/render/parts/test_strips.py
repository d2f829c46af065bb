"""Home at any size: one mark for each promise while they can be told apart, then strips, and nothing cut in silence."""

from __future__ import annotations

import functools
import gzip
import re
from collections.abc import Callable

import pytest

from macros.render.parts import figures, glance, home, pages
from macros.render.parts.pages import taken
from macros.render.parts.updates import updates
from macros.render.view import View
from tests.hostile.strings import plain
from tests.render.editions import Written, portfolio, text, view, world

BODIES, PROGRAMMES = 40, 60
ROW = re.compile(r'<tr><th scope="row">(.*?)</th> <td class="num"[^>]*>([\d,.]+)</td>')
STRIP = re.compile(r'<span class="mb-fine" role="img" aria-label="([^"]*)">(.*?)</span></td>')


@functools.cache
def of_size(count: int, language: str = "en") -> View:
    """A page of a portfolio with so many tasks, in as many programmes and of as many bodies at every size."""
    records = world() | {"achievements": {}}
    records["organisations"] |= {f"b{n}": {"title": text(f"Body {n}"), "kind": "agency"} for n in range(BODIES)}
    records["programmes"] |= {f"p{n}": {"title": text(f"Programme {n}")} for n in range(PROGRAMMES)}
    records["targets"] = records["questions"] = {}
    records["tasks"] = {f"t{n:05}": _task(n) for n in range(count)}
    return view(portfolio(records), language)


def _task(n: int) -> Written:
    owned = {"lead": [f"b{n % BODIES}"]} if n % 10 else {}
    due = {"due": 2020 + n % 12} if n % 7 else {}
    return {"title": text(f"Task {n}"), "source": "law", "programme": f"p{n % PROGRAMMES}"} | owned | due


def read(html: str) -> str:
    """What a piece of a page says."""
    return plain(re.sub(r"<[^>]+>", " ", html))


@functools.cache
def parts(count: int, language: str = "en") -> dict[str, str]:
    """The parts of home, by name."""
    page = of_size(count, language)
    found = (home.answer, figures.promise_picture, home.due_next, home.overdue, home.owes, home.newest)
    return {part.__name__: str(part(page)) for part in found}


@pytest.mark.parametrize(("count", "marks"), [(500, 500), (501, 0)])
def test_marks_are_links_to_promises_while_they_can_be_told_apart(count: int, marks: int) -> None:
    shown = str(figures.promise_picture(of_size(count)))
    assert len(set(re.findall(r'href="../../(tasks/t\d+)/"', shown))) == marks


@pytest.mark.slow
def test_home_of_ten_thousand_promises_is_as_small_as_that_of_a_thousand() -> None:
    sizes = {count: len(gzip.compress("".join(parts(count).values()).encode())) for count in (1_000, 10_000)}
    assert sizes[10_000] < 5_000
    assert sizes[10_000] < 1.1 * sizes[1_000]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("10,000 promises", "One mark stands for up to 50 promises of one verdict", "Every programme (61)")),
        ("vi", ("10.000", "Mỗi dấu ứng với tối đa 50 cam kết có cùng kết luận", "Mọi chương trình (61)")),
    ],
)
def test_home_says_what_a_mark_stands_for_and_where_all_are(language: str, said: tuple[str, ...]) -> None:
    shown = read("".join(parts(10_000, language).values()))
    assert [words for words in said if words not in shown] == []


@pytest.mark.slow
@pytest.mark.parametrize("part", ["promise_picture", "owes"])
@pytest.mark.parametrize("count", [501, 10_000])
def test_strips_hold_every_promise_once(part: str, count: int) -> None:
    rows = ROW.findall(parts(count)[part])
    assert sum(int(number.replace(",", "")) for _, number in rows) == count
    assert len(rows) <= 14


@pytest.mark.slow
def test_lists_name_how_many_they_leave_out() -> None:
    shown = read("".join(parts(10_000).values()))
    left = re.findall(r"All ([\d,]+) promises (?:with a date ahead|past their date without a report)", shown)
    assert [number for number in left if int(number.replace(",", "")) < 1_000] == []
    assert len(left) == 2


@pytest.mark.slow
def test_every_state_that_occurs_has_a_mark() -> None:
    strips = STRIP.findall(parts(10_000)["owes"])
    kinds = [
        (len(set(re.findall(r"#v-([a-z-]+)", marks))), len(re.findall(r"\d[\d,]*", said))) for said, marks in strips
    ]
    assert kinds == [(3, 3)] * 14


def test_the_promises_of_a_large_programme_stand_by_who_leads_them() -> None:
    records = world() | {"achievements": {}}
    records["tasks"] = {f"t{n:05}": _task(n) | {"programme": "plan", "lead": ["office"]} for n in range(501)}
    shown = read(str(figures.promise_picture(view(portfolio(records)), "plan")))
    assert "by the organisation that leads it" in shown
    assert "Water Office 503" in shown


@functools.cache
def reported(count: int) -> View:
    """A page of a portfolio with so many indicators, each with a report from a source of its own."""
    records = world() | {"questions": {}, "targets": {}, "tasks": {}}
    named = {f"i{n:05}": {"title": text(f"Indicator {n}"), "unit": "count", "direction": "up"} for n in range(count)}
    sources = {f"s{n:05}": {"title": text(f"Paper {n}"), "publisher": text("P"), "grade": "copy"} for n in range(count)}
    records |= {"indicators": named, "sources": world()["sources"] | sources}
    records["achievements"] = {f"i{n:05}": [_report(n)] for n in range(count)}
    return view(portfolio(records))


def _report(n: int) -> Written:
    day = f"{2000 + n // 28 % 26}-01-{n % 28 + 1:02}"
    return {"id": "r", "value": n, "measured": day, "recorded": "2026-05-20", "source": f"s{n:05}"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "row", "some", "said"),
    [
        (glance.unpromised, "<tr><td>", 200, "The latest 200 of 600; all stand in the list of indicators"),
        (glance.unpromised, "<li><h3>", 60, "The 60 of 600 indicators that were reported about last"),
        (updates, '<li><span class="mb-when">', 200, "The newest 200 of 600 sources; all stand in the list of sources"),
    ],
)
def test_what_is_too_much_for_a_page_is_a_choice_that_says_so(
    part: Callable[[View], str], row: str, some: int, said: str
) -> None:
    whole, cut = str(part(reported(500))), str(part(reported(600)))
    assert (whole.count(row), cut.count(row)) == (500, some)
    assert (said in whole, said in cut) == (False, True)


def test_what_was_taken_from_one_source_leads_to_its_page() -> None:
    records = world() | {"questions": {}, "achievements": {}, "targets": {}}
    records["tasks"] = {f"t{n:05}": _task(n) | {"lead": ["office"], "programme": "plan"} for n in range(60)}
    html = str(updates(view(portfolio(records))))
    assert len(set(re.findall(r"tasks/t\d+/", html))) == 12
    assert re.search(r'<a href="../../sources/law/">48 more on the page of this source</a>', html)


def test_of_more_than_fits_on_the_page_of_a_source_the_rest_is_in_the_downloads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records = world() | {"questions": {}, "achievements": {}, "targets": {}}
    records["tasks"] = {f"t{n:05}": _task(n) | {"lead": ["office"], "programme": "plan"} for n in range(6)}
    page = view(portfolio(records))
    assert '<span class="mb-count">6</span>' in (whole := str(taken(page, "sources/law")))
    assert (len(set(re.findall(r"tasks/t\d+/", whole))), "downloads" in whole) == (6, False)
    monkeypatch.setattr(pages, "MOST", 5)
    monkeypatch.setattr(pages, "EACH", 2)
    assert '<span class="mb-count">6</span>' in (cut := str(taken(page, "sources/law")))
    assert len(set(re.findall(r"tasks/t\d+/", cut))) == 2
    assert '<a href="../../data/">All 6 stand in the downloads, under the source law</a>' in cut
