"""Every number and date that the five articles print stands in data/, and stays there.

tests/facts/NNN.yml lists them in the order of the article: what is printed, the place in data/ that holds it, and what
stands there; or why no record needs it. The articles themselves are not ours to publish, so they are compared with the
lists only where they lie beside the clone.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from macros.model.portfolio import Portfolio
from tests.facts.reading import SHARED, Entry, ids, listed, record, shared, wrong

ARTICLES = ("000", "001", "002", "003", "004")
LONGEST = 40

here = pytest.mark.skipif(not SHARED.is_dir(), reason="the articles do not lie beside this clone")


@pytest.mark.parametrize("article", ARTICLES)
def test_each_fact_stands_where_the_list_says(article: str, data: Portfolio) -> None:
    found = [(entry, wrong(data, entry)) for entry in listed(article)]
    problems = [f"{article} ¶ {entry['paragraph']} {entry['printed']!r}: {what}" for entry, what in found if what]
    assert not problems, "\n".join(problems)


REVENUE = "achievements/it-sector-revenue.2025-07-vnd"


@pytest.mark.parametrize(
    ("place", "wanted", "message"),
    [
        (f"{REVENUE} value", Decimal(2770000000000000), ""),
        (f"{REVENUE} value", Decimal("2.77"), f"{REVENUE} value: found 2770000000000000, wanted 2.77"),
        (f"{REVENUE} value", "2770000000000000", f"{REVENUE} value: found 2770000000000000, wanted 2770000000000000"),
        (f"{REVENUE} measured", "2025-07-31", ""),
        (f"{REVENUE} measured", "2025-07", f"{REVENUE} measured: found 2025-07-31, wanted 2025-07"),
        (f"{REVENUE}0 value", Decimal(1), f"{REVENUE}0 value: found nothing, wanted 1"),
        (f"{REVENUE} valu", Decimal(1), f"{REVENUE} valu: found nothing, wanted 1"),
        ("targets/no-such value", Decimal(1), "targets/no-such value: found nothing, wanted 1"),
        ("no-kind/x value", Decimal(1), "no-kind/x value: found nothing, wanted 1"),
        ("targets/egdi-rank-2026 conditions.1.value", Decimal(4), ""),
        ("targets/egdi-rank-2026 conditions.2.value", Decimal(4), "conditions.2.value: found nothing, wanted 4"),
        ("programmes/res57 number", "57", ""),
        ("programmes/res57 number", "5", "programmes/res57 number: found 57-NQ/TW, wanted 5"),
    ],
)
def test_an_entry_that_is_no_longer_true_is_told(place: str, wanted: object, message: str, data: Portfolio) -> None:
    told = wrong(data, {"paragraph": Decimal(1), "printed": "x", "at": place, "is": wanted})
    assert told.endswith(message) and bool(told) == bool(message)


@pytest.mark.parametrize(
    ("entry", "message"), [({"why": "a teaser"}, ""), ({"why": ""}, "has no reason"), ({"why": None}, "has no reason")]
)
def test_a_fact_without_a_place_needs_a_reason(entry: Entry, message: str, data: Portfolio) -> None:
    assert wrong(data, entry) == message


@pytest.mark.parametrize("article", ARTICLES)
def test_a_list_quotes_tokens_and_no_sentences(article: str) -> None:
    assert [entry["printed"] for entry in listed(article) if len(str(entry["printed"])) > LONGEST] == []


@pytest.mark.parametrize("article", ARTICLES)
def test_a_list_follows_its_article(article: str) -> None:
    paragraphs = [entry["paragraph"] for entry in listed(article)]
    assert paragraphs == sorted(paragraphs)


def test_each_entry_of_the_inventory_has_a_record_or_a_reason(data: Portfolio) -> None:
    gone = [
        f"{key}: {where if isinstance(where, str) else 'no reason'}"
        for key, where in listed("inventory").items()
        if not (record(data, where) if isinstance(where, str) else where.get("why"))
    ]
    assert gone == []


def test_the_inventory_is_listed_in_order() -> None:
    assert list(listed("inventory")) == sorted(listed("inventory"))


def paragraphs(article: str) -> list[str]:
    """The paragraphs of an article, which are its lines that are not empty."""
    (path,) = (SHARED / "articles").glob(f"{article}_*.txt")
    return [line for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def numbers(text: str) -> Counter[str]:
    """How often each word with a digit occurs, without the punctuation around it."""
    return Counter(word.strip(".,;:()\"'“”’—") for word in re.findall(r"[^\s(\"“]*\d\S*", text))


@here
@pytest.mark.parametrize("article", ARTICLES)
def test_every_number_of_an_article_is_listed_as_often_as_it_is_printed(article: str) -> None:
    entries = listed(article)
    missing = {}
    for at, text in enumerate(paragraphs(article), 1):
        printed = [str(entry["printed"]) for entry in entries if entry["paragraph"] == at]
        if left := numbers(text) - sum(map(numbers, printed), Counter()):
            missing[at] = sorted(left)
    assert missing == {}


@here
@pytest.mark.parametrize("article", ARTICLES)
def test_what_a_list_quotes_is_printed_there(article: str) -> None:
    texts = dict(enumerate(paragraphs(article), 1))
    quoted = [(entry["paragraph"], str(entry["printed"])) for entry in listed(article)]
    assert [(at, words) for at, words in quoted if words.lower() not in texts[int(at)].lower()] == []


@here
def test_everything_of_the_inventory_is_listed() -> None:
    assert set(listed("inventory")) == set(ids(shared("inventory")))
