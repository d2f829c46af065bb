"""Numbers on pages of targets are those that the YAML gives, and a wrong one is found."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from macros.site.editions import editions
from macros.site.settings import settings
from tests.bench.pages import ours
from tests.bench.recount import differences, spelt, wanted
from tests.bench.recount_methods import methods
from tests.bench.recount_rules import Item, Origin, Period, Promised, Report, read, short, state
from tests.bench.synthetic import AS_OF, write


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("70.10 % of 1,277 days", "en", ["70.1", "1277"]),
        ("70,10 % của 1.277 ngày", "vi", ["70.1", "1277"]),
        ("\N{MINUS SIGN}12 % and 27 \N{MINUS SIGN} 20", "en", ["-12", "27", "20"]),
        ("Q3 2026", "en", ["3", "2026"]),
        ("quý IV/2025 và quý I/2026", "vi", ["4", "2025", "1", "2026"]),
        ("0.000, 007 and 10", "en", ["0", "7", "10"]),
        ("Quyết định 1/QD, p. 86.", "en", ["1", "86"]),
        ("O5", "en", []),
    ],
)
def test_numbers_of_a_text_have_one_form(text: str, language: str, numbers: list[str]) -> None:
    assert sorted(spelt(text, language).elements()) == sorted(numbers)


@pytest.mark.parametrize(
    ("language", "numbers"),
    [("en", ["3", "2026", "30", "2024", "-2.5", "2028"]), ("vi", ["3", "2026", "30", "6", "2024", "-2.5", "2028"])],
)
def test_dates_are_spelt_as_their_language_does(language: str, numbers: list[str]) -> None:
    items: list[Item] = [Period.of("2026-Q3"), date(2024, 6, 30), Decimal("-2.50"), Period.of("2028"), None]
    assert sorted(wanted(items, language).elements()) == sorted(numbers)


def test_a_number_goes_to_two_decimals_by_way_of_four() -> None:
    assert [short(Decimal(value)) for value in ("26.69496", "26.6949", "1.005")] == [
        Decimal("26.70"),
        Decimal("26.69"),
        Decimal("1.00"),
    ]


def promised(*reports: str) -> Promised:
    """At least 60 by 30 June 2025 from 20 at the end of 2020; reports as "value day of measuring", published that day."""
    found = [one.split() for one in reports]
    made = [Report(Decimal(value), Period.of(day), date.fromisoformat(day)) for value, day in found]
    return Promised(
        title={},
        goal=Decimal(60),
        sign=1,
        percent=True,
        due=Period.of("2025-06-30"),
        baseline=(Decimal(20), date(2020, 12, 31)),
        reports=tuple(made),
        indicator={},
        programme={},
        bodies=(),
        source=Origin("", date(2021, 3, 1), ""),
        stated=0,
    )


@pytest.mark.parametrize(
    ("reports", "day", "said"),
    [
        ([], "2024-01-01", "not-yet-rated"),
        (["19 2023-01-01"], "2024-01-01", "moving-away"),
        (["20 2023-01-01"], "2024-01-01", "behind"),
        (["50 2023-01-01"], "2024-01-01", "on-track"),
        (["60 2023-01-01"], "2024-01-01", "met"),
        (["50 2023-01-01"], "2025-06-30", "on-track"),
        (["50 2023-01-01"], "2025-07-01", "due-no-report"),
        ([], "2025-07-01", "due-no-report"),
        (["60 2023-01-01"], "2025-07-01", "met"),
        (["59 2025-06-30"], "2025-07-01", "missed"),
        (["59 2025-06-30", "61 2025-09-30"], "2026-01-01", "met-late"),
        (["61 2023-01-01", "59 2025-07-30"], "2026-01-01", "met"),
        (["50 2023-01-01", "59 2025-07-30"], "2026-01-01", "missed"),
    ],
)
def test_the_rules_once_more(reports: list[str], day: str, said: str) -> None:
    one = promised(*reports)
    assert state(one, one.reports, date.fromisoformat(day)) == said


@pytest.mark.slow
def test_pages_show_what_the_yaml_gives_and_a_wrong_number_is_found(tmp_path: Path) -> None:
    root, out = write(tmp_path / "made", 60), tmp_path / "out"
    made = read(root)
    ids = ["t-00003", "t-00009", *made.data["questions"]["q-00000"]["about"][0].split("/")[1:]]
    ours(editions(settings(root), AS_OF), {id_: f"targets/{id_}/" for id_ in ids}, out)
    pages = [(out / home / "targets" / id_ / "index.html", id_, code) for id_ in ids for code, home in HOMES]
    assert [text for page, id_, code in pages for text in differences(page, made, id_, code)] == []
    page, id_, code = pages[0]
    whole = page.read_text("utf-8")
    for place, number in SPOILT:
        spoilt, count = re.subn(rf"(?s)({place}.*?){number}", r"\g<1>7777", whole, count=1)
        assert count == 1, place
        page.write_text(spoilt, encoding="utf-8")
        assert any("7777" in text for text in differences(page, made, id_, code)), place


HOMES = (("en", ""), ("vi", "vi"))
# Where a number is spoilt, one after another: the last stands where the page must have none at all.
SPOILT = (
    ('class="mb-sentence"', r"\d+(?:\.\d+)?(?=\N{NO-BREAK SPACE}%)"),
    ("Way done</th>", r"\d+"),
    ('aria-labelledby="reports-', r"\d+(?:\.\d+)?(?=\N{NO-BREAK SPACE}%)"),
    ('id="past".*?<tbody>', r"(?<=>)\d+"),
    ("Open SDG", r"\d+\.\d+"),
    ('aria-labelledby="clarity"', r"\d(?= of the six)"),
    ('class="mb-more"', "Follow"),
)


def test_a_target_without_a_date_is_not_measurable_and_most_methods_cannot_rate_it() -> None:
    one = replace(promised("20 2023-06-30", "61 2024-06-30"), due=None)
    assert state(one, one.reports, AS_OF) == "not-measurable"
    score, turned = [Decimal(1), Decimal(5)], [Decimal(39), Decimal(61)]
    assert methods(one, AS_OF) == [score[0], 20, 2020, 61, 2024, score[1], *turned]
