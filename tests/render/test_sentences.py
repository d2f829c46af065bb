"""Every rule says its reason in a sentence: the numbers that it rests on, and no blame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from macros.model.portfolio import Portfolio
from macros.model.promise import Target, Task
from macros.render import sentences
from macros.render.breaks import NO_BREAK
from macros.render.rows import PromiseRow, promises
from macros.verdicts.targets import RULES
from macros.verdicts.tasks import TASK_RULES
from tests.render.editions import edition, portfolio, spoken, world
from tests.verdicts.records import (
    AFTER,
    AHEAD,
    make_condition,
    make_indicator,
    make_portfolio,
    make_target,
    make_task,
    report,
)

LATER = date(2027, 9, 1)
GOAL = make_target()


@dataclass(frozen=True)
class Case:
    """A promise with its reports on a day, the rule that decides, and what it says."""

    rule: str
    says: str
    as_of: date = AHEAD
    reports: tuple[dict[str, Any], ...] = ()
    promise: Target | Task = GOAL

    @property
    def portfolio(self) -> Portfolio:
        return make_portfolio(*self.reports, promise=self.promise)


def target(**condition: Any) -> Target:
    return make_target(make_condition(**condition))


PROMISED = "at least 83 % by 31 December 2026."

CASES = [
    Case(
        "nothing-to-measure",
        "The promise does not state: a number, a date, a metric. No report can settle it.",
        promise=make_target(make_condition(indicator=None, value=None), due=None),
    ),
    Case(
        "nothing-to-measure",
        "The promise does not state: a date. No report can settle it.",
        promise=make_target(due=None),
    ),
    Case(
        "held-when-due",
        f"Reported for December 2026: over 83 %. The promise was {PROMISED}",
        AFTER,
        (report("2026-12", 83, quantifier="over"),),
    ),
    Case(
        "held-later",
        f"Reported for 1 January 2027, 1 day after the date: 83 %. The promise was {PROMISED}",
        LATER,
        (report("2027-01-01", 83),),
    ),
    Case(
        "held-later",
        f"Reported for 1 March 2027, 60 days after the date: 90 %. The promise was {PROMISED}",
        LATER,
        (report("2027-03-01", 90),),
    ),
    Case(
        "short-after-due",
        f"Reported for 2026: 82.9 %. The promise was {PROMISED}",
        AFTER,
        (report("2026", 82.9),),
    ),
    Case(
        "silent-when-due",
        f"The promise was {PROMISED} No public report held here says whether it was reached.",
        AFTER,
    ),
    Case(
        "holds-already",
        f"Reported for 1 May 2026: 91.2 %. The promise is {PROMISED}",
        reports=(report("2026-05-01", 91.2),),
    ),
    Case(
        "nothing-since-baseline", f"No starting point, or no report after it, is held here. The promise is {PROMISED}"
    ),
    Case(
        "worse-than-baseline",
        f"Reported for 11 March 2026: 9 %; that is on the far side of the starting point (10 %). The promise is {PROMISED}",
        reports=(report("2026-03-11", 9),),
    ),
    Case(
        "at-or-beyond-path",
        f"Reported for 11 March 2026: 24 %; the straight path asked for 24 %. The promise is {PROMISED}",
        reports=(report("2026-03-11", 24),),
    ),
    Case(
        "short-of-path",
        f"Reported for 12 March 2026: nearly 24 %; the straight path asked for 24.2 %. The promise is {PROMISED}",
        reports=(report("2026-03-12", 24, quantifier="nearly"),),
    ),
    Case(
        "reported-stopped",
        "Reported as stopped (1 May 2026).",
        reports=(report("2026-05-01", "stopped"),),
        promise=make_task(),
    ),
    Case(
        "reported-delivered-late",
        "Reported as operating (1 March 2027), 60 days after the date. "
        "A body that the source does not name was to deliver it by 31 December 2026.",
        LATER,
        (report("2027-03-01", "operating"),),
        make_task(),
    ),
    Case(
        "reported-delivered",
        "Reported as delivered (1 May 2026).",
        reports=(report("2026-05-01", "delivered"),),
        promise=make_task(),
    ),
    Case(
        "reported-open-after-due",
        "A body that the source does not name was to deliver it by 31 December 2026. "
        "The latest report, about 1 March 2027, says: not started.",
        LATER,
        (report("2027-03-01", "not-started"),),
        make_task(),
    ),
    Case(
        "silent-when-task-due",
        "A body that the source does not name was to deliver it by March 2026. "
        "No public report held here says whether it was delivered.",
        promise=make_task(due="2026-03"),
    ),
    Case(
        "reported-under-way",
        "Reported as under way (1 May 2026).",
        reports=(report("2026-05-01", "under-way"),),
        promise=make_task(),
    ),
    Case("no-date-stated", "The source states no date.", promise=make_task(due=None)),
    Case(
        "date-ahead",
        "A body that the source does not name is to deliver it by Q3 2026. No report is held here yet.",
        promise=make_task(due="2026-Q3"),
    ),
]


def said(case: Case, language: str) -> str:
    found = edition(case.portfolio, language, case.as_of)
    return sentences.reason(found, case.promise, found.words).replace(NO_BREAK, " ")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_a_rule_says_its_reason(case: Case) -> None:
    assert edition(case.portfolio, as_of=case.as_of).verdicts[case.promise.id].rule == case.rule
    assert said(case, "en") == case.says


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} == {rule.name for rule in RULES} | {rule.name for rule in TASK_RULES}


# What a report that falls short, or silence, does not show: intent, guilt, character.
BLAME = {
    "en": r"fail|broke|refus|ignor|neglect|liar|lying|guilt|blame|fault|shame|violat|promised in vain|delayed by",
    "vi": r"thất bại|vi phạm|thất hứa|từ chối|phớt lờ|bỏ mặc|dối|đổ lỗi|có lỗi|đáng xấu hổ|chây ì|yếu kém|bê trễ",
}


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_no_reason_blames(case: Case, language: str) -> None:
    sentence = said(case, language)
    assert not re.search(BLAME[language], sentence, re.IGNORECASE)
    assert not re.search(r"\{|None|\bNaN\b", sentence)
    assert sentence.endswith(".")


@pytest.mark.parametrize("language", ["en", "vi"])
def test_no_word_of_a_verdict_blames(language: str) -> None:
    own = spoken(language).own
    judging = {key: text for key, text in own.items() if key.split(".")[0] in JUDGING}
    assert len(judging) > 80
    assert {key: text for key, text in judging.items() if re.search(BLAME[language], text, re.IGNORECASE)} == {}


JUDGING = {"rule", "state", "group", "reason", "beside", "silence", "sum", "summary", "answer", "ledger", "dropped"}


def test_vietnamese_says_the_same_numbers() -> None:
    for case in CASES:
        numbers = [set(re.findall(r"\d+", said(case, language).replace(",", "."))) for language in ("en", "vi")]
        # A month is a word in English and a number in Vietnamese, where quarters have Roman figures.
        quarters = set(re.findall(r"Q(\d)", said(case, "en")))
        assert numbers[0] - quarters <= numbers[1] | {"60"}, case.rule


def test_several_conditions_are_named_and_all_are_said() -> None:
    found = edition(portfolio(world()))
    reason = sentences.reason(found, found.portfolio.targets["clean-2028"], found.words).replace(NO_BREAK, " ")
    assert reason.startswith("Clean rivers: Reported for 2025: over 45.0 %; the straight path asked for ")
    assert "Place in the ranking: Reported for 2025: 23rd of 133; " in reason
    assert reason.count("by Q2 2028.") == 2


def test_leads_are_named_in_the_language_of_the_page() -> None:
    for language, lead in (("en", "Water Office, Council was"), ("vi", "Chủ trì: Cục Nước, Council.")):
        found = edition(portfolio(world()), language)
        assert lead in sentences.reason(found, found.portfolio.tasks["build-gauges"], found.words)


WORDS_BESIDE = [
    ("met early", AHEAD, (report("2026-05-01", 83),), make_target(), "reached early, due 31 December 2026"),
    ("met when due", AFTER, (report("2026-12", 83),), make_target(), "due 31 December 2026"),
    ("late", LATER, (report("2027-01-02", 83),), make_target(), "2 days after 31 December 2026"),
    ("missed", AFTER, (report("2026-12", 82),), make_target(), "due 31 December 2026"),
    ("silent", AFTER, (), make_target(), "since 31 December 2026"),
    ("behind", AHEAD, (report("2026-05-01", 11),), make_target(), "due 31 December 2026"),
    ("no date", AHEAD, (), make_target(due=None), ""),
    ("task late", LATER, (report("2027-01-01", "delivered"),), make_task(), "1 day after 31 December 2026"),
    ("task silent", AFTER, (), make_task(), "since 31 December 2026"),
]


@pytest.mark.parametrize(
    ("name", "as_of", "reports", "promise", "words"), WORDS_BESIDE, ids=lambda value: str(value)[:12]
)
def test_the_words_beside_a_state(
    name: str, as_of: date, reports: tuple[dict[str, Any], ...], promise: Target | Task, words: str
) -> None:
    found = edition(make_portfolio(*reports, promise=promise), as_of=as_of)
    assert sentences.word_beside(promise, found.verdicts[promise.id], found.words).replace(NO_BREAK, " ") == words


def lines(case: Case) -> Iterator[tuple[str, str, str]]:
    found = edition(case.portfolio, as_of=case.as_of)
    assert isinstance(case.promise, Target)
    (rating,) = found.verdicts[case.promise.id].ratings
    for line in sentences.arithmetic(found, case.promise, rating, found.words):
        yield line.name, line.value.replace(NO_BREAK, " "), line.why.replace(NO_BREAK, " ")


def test_the_arithmetic_line_by_line() -> None:
    short = next(case for case in CASES if case.rule == "short-of-path")
    assert list(lines(short)) == [
        ("Promise", "at least 83 %", "31 December 2026"),
        ("Latest report", "nearly 24 %", "12 March 2026"),
        ("Starting point", "10 %", "31 December 2025: as the source states"),
        ("Straight path then", "24.2 %", "10 + 73 × 71 / 365 days"),
        ("Way done", "19 %", "19 % of the time had passed"),
        ("Needed a year from then", "73.30 points", "72.02 points a year until then"),
        ("Needed today", "40.4 %", "where the straight path lies on 1 June 2026"),
    ]


def test_what_cannot_be_computed_has_no_line() -> None:
    bare = [
        Case("", "", promise=target(indicator=None, value=None, baseline=None)),
        Case("", "", promise=target(baseline=None)),
    ]
    assert [[name for name, _, _ in lines(case)] for case in bare] == [["Promise"], ["Promise"]]
    silent = next(case for case in CASES if case.rule == "silent-when-due")
    assert [name for name, _, _ in lines(silent)] == ["Promise", "Starting point"]


def test_a_derived_starting_point_is_marked() -> None:
    reports = (report("2025-12-31", 10, quantifier="under"), report("2026-03-11", 30))
    derived = Case("at-or-beyond-path", "", reports=reports, promise=target(baseline=None))
    found = {name: (value, why) for name, value, why in lines(derived)}
    assert found["Starting point"] == ("under 10 %", "31 December 2025: the earliest report, as the source states none")


def test_a_falling_path_has_a_minus_sign() -> None:
    baseline = {"value": 99, "measured": "2025-12-31", "source": "plan"}
    rank = make_target(make_condition(operator="rank", value=65, baseline=baseline))
    indicator = make_indicator(unit="rank", direction="down")
    found = edition(make_portfolio(report("2026-03-11", 90), promise=rank, indicators=(indicator,)), as_of=AHEAD)
    (rating,) = found.verdicts[rank.id].ratings
    values = {line.name: (line.value, line.why) for line in sentences.arithmetic(found, rank, rating, found.words)}
    # A place between two places is no rank.
    assert values["Straight path then"] == ("92.48", "99 − 34 × 70 / 365 days")
    assert values["Promise"][0] == "the top 65"


def test_silence_may_be_ours() -> None:
    found = edition(portfolio(world()))
    due = promises(found, due="ahead")
    said_ = sentences.silence(found, due).replace(NO_BREAK, " ")
    assert said_ == "Newest report held: 20 May 2026; 2 of 2 due dates fall after it. Silence may be ours."
    empty = edition(make_portfolio(promise=make_task()), as_of=AFTER)
    row = PromiseRow(empty.portfolio.tasks["decree"], empty.verdicts["decree"])
    assert sentences.silence(empty, [row]) == "No report of any kind is held here yet. Silence may be ours."
