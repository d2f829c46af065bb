"""A record's page in a few words: each kind, each state, both languages; what is not known is not said."""

from __future__ import annotations

import pytest

from macros.model.portfolio import ADDRESSED
from macros.render.shared.pages import of_page
from macros.render.shared.records import of_record
from macros.render.shared.summary import Summary, shortened
from macros.render.view import View
from tests.render.editions import portfolio, report, text, view, world

WORLD = portfolio(world())


def plain(said: str) -> str:
    return said.replace("\N{NO-BREAK SPACE}", " ")


def summary(key: str, language: str = "en") -> Summary:
    return of_record(view(WORLD, language), key)


# record, language -> what tells its page from others, verdict, answer
SAID = {
    ("targets/clean-2025", "en"): (
        "Target, due 2025",
        "Missed",
        "Reported for 2025: over 45.0 %. The promise was at least 50 % by 2025.",
    ),
    ("targets/growth", "en"): (
        "Target",
        "Not measurable",
        "The promise does not state: a number, a date, a metric. No report can settle it.",
    ),
    ("targets/money-2027", "vi"): (
        "Mục tiêu, thời hạn 30 tháng 6, 2027",
        "Chưa đánh giá",
        (
            "Chưa có điểm xuất phát, hoặc chưa có báo cáo nào sau đó. Cam kết: từ 40 triệu CHF đến 50 triệu CHF "
            "(thời hạn 30 tháng 6, 2027)."
        ),
    ),
    ("tasks/build-gauges", "en"): (
        "Task, due Q1 2026",
        "Due, no report",
        (
            "Water Office, Council was to deliver it by Q1 2026. No public report held here says whether it was delivered. "
            "This is not a finding that it was not done."
        ),
    ),
    ("tasks/study", "vi"): ("Nhiệm vụ", "Không nêu thời hạn", "Nguồn không nêu thời hạn."),
    ("indicators/clean", "en"): ("Indicator", "", "Latest report: over 45.0 %, 2025 (Office)."),
    ("indicators/gauges", "vi"): ("Chỉ số", "", "Báo cáo mới nhất: Some were built, 2025 (Office)."),
    ("organisations/council", "en"): (
        "Organisation",
        "",
        "Leads 2 promises. Supports 1 promise. 1 is kept. For 1 the date has passed and no public report is held here.",
    ),
    ("systems/gauge-net", "vi"): (
        "Hệ thống",
        "",
        "Gồm 1 cam kết. 1 đã đến hạn mà tại đây chưa có báo cáo công khai.",
    ),
    ("sources/law", "en"): (
        "Source, Council, 1 December 2024",
        "",
        "Council, 1 December 2024; law. Taken from it here: 7 promises.",
    ),
    ("sources/paper", "vi"): (
        "Nguồn, The Paper, không sớm hơn 31 tháng 12, 2025",
        "",
        "The Paper, không sớm hơn 31 tháng 12, 2025; bản đăng lại. Tại đây dẫn lại từ nguồn này: 1 báo cáo.",
    ),
    ("questions/which", "en"): ("Question", "", "The yearbook says over 45 %, the paper 44 %."),
    ("questions/begun", "en"): ("Question", "", "It was."),
}


@pytest.mark.parametrize(("key", "language"), SAID)
def test_page_says_what_it_is_and_what_it_answers(key: str, language: str) -> None:
    found = summary(key, language)
    assert (plain(found.apart), found.word, plain(found.answer)) == SAID[key, language]


# record -> numbers with what they are
FIGURES = {
    "targets/clean-2025": [("over 45.0 %", "Reported for 2025"), ("at least 50 %", "Promised by 2025")],
    "targets/clean-2028": [],  # two conditions: a sentence says both
    "targets/growth": [],
    "tasks/register": [],
    "indicators/place": [("23rd of 133", "2025, Office"), ("the top 20", "Promised by Q2 2028")],
    "indicators/gauges": [],
    "sources/law": [],
}


@pytest.mark.parametrize("key", FIGURES)
def test_numbers_stand_with_their_unit_their_bound_and_their_date(key: str) -> None:
    assert [(plain(one.value), plain(one.label)) for one in summary(key).figures] == FIGURES[key]


def test_where_a_path_is_known_it_stands_between_report_and_promise() -> None:
    records = world()
    records["targets"]["clean-2028"]["conditions"] = records["targets"]["clean-2028"]["conditions"][:1]
    found = of_record(view(portfolio(records)), "targets/clean-2028")
    assert [plain(one.value) for one in found.figures] == ["over 45.0 %", "46.07 %", "at least 60 %"]
    assert found.figures[1].label == "Straight path then"


def test_without_a_report_only_the_promise_is_said() -> None:
    records = world()
    del records["achievements"]["place"]
    found = of_record(view(portfolio(records)), "indicators/place")
    assert (found.answer, found.figures) == ("No report is held here yet. Promised by Q2 2028: the top 20.", ())


def test_what_was_not_known_on_the_day_is_not_said() -> None:
    records = world()
    records["sources"]["later"] = {"title": text("Later"), "publisher": text("Office"), "grade": "law"}
    records["sources"]["later"]["published"] = "2026-09-01"
    records["achievements"]["place"] = [report("late", "2026-05", 12, source="later", recorded="2026-09-02")]
    shown = view(portfolio(records))
    assert of_record(shown, "indicators/place").answer.startswith("No report is held here yet.")
    assert (
        of_record(shown, "sources/later").answer == "Office, 1\N{NO-BREAK SPACE}September\N{NO-BREAK SPACE}2026; law."
    )


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("kind", ADDRESSED)
def test_every_record_has_a_title_and_an_answer(kind: str, language: str) -> None:
    for id_ in getattr(WORLD, kind):
        found = summary(f"{kind}/{id_}", language)
        assert found.title and found.answer and found.kind and found.apart
        assert (found.state is None) == (kind not in ("targets", "tasks"))


# page -> its answer, where its author says nothing
PAGES = {
    "": "7 promises. 1 kept. 2 short. 1 past its date with no public report held here.",
    "due": "1 promise is past its due date with no public report held here; the next is due 30 June 2027.",
    "targets": "4 targets: 1 missed, 1 behind, 1 not yet rated, 1 not measurable.",
    "promises": "7 promises: 1 delivered late, 1 missed, 1 behind, 1 due, no report, 1 not yet rated, "
    "1 not measurable, 1 no deadline.",
    "privacy": "What this site stores and sends when you read it.",
    "method": "The rules by which a verdict follows from the records and a date.",
    "never-heard-of": "What was promised, what was reported, and what follows from it.",
}


@pytest.mark.parametrize("name", PAGES)
def test_page_about_no_record_answers_too(name: str) -> None:
    shown: View = view(WORLD)
    assert plain(of_page(shown, name, "Title", "").answer) == PAGES[name]
    assert of_page(shown, name, "Title", "As its author says.").answer == "As its author says."


# text, limit -> what is left
CUT = {
    ("Short.", 10): "Short.",
    ("One sentence here. Another one there.", 30): "One sentence here.",
    ("One two three four five six", 14): "One two three…",
    ("Tại TP. Hồ Chí Minh có nhiều việc", 16): "Tại TP. Hồ Chí…",
    ("Law No. 142 of the year is long", 12): "Law No. 142…",
    ("x" * 40, 10): "x" * 9 + "…",
}


@pytest.mark.parametrize(("said", "limit"), CUT)
def test_long_text_ends_after_a_sentence_or_a_word(said: str, limit: int) -> None:
    assert shortened(said, limit) == CUT[said, limit]
    assert len(shortened(said, limit)) <= limit
