"""A citation that comes back: never "unchanged" for what is not, and a clear sentence for everything else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.history.versions import versions
from macros.render.citing.checks import check, known
from tests.render.editions import LANGUAGES, edition, portfolio, spoken, world

_ALL = [spoken(language) for language in LANGUAGES]
_PORTFOLIO = portfolio(world())
NAME = {key: versions(_PORTFOLIO, key, "en")[0].cited for key in ("clean.r2024", "clean.r2025", "clean.r2025-press", "money-2027", "study", "register.done")}  # fmt: skip
HASH = {key: cited.rpartition("-")[2] for key, cited in NAME.items()}
_URL = "https://example.org/rivers/indicators/clean/#"


def outcome(text: str, language: str = "en") -> tuple[str, str]:
    (found,) = check(edition(_PORTFOLIO, language), _ALL, text)
    return found.outcome, spaced(found.says)


def spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


# text -> outcome, and words of what is said
CASES: dict[str, tuple[str, str, str]] = {
    "the name": (NAME["clean.r2025"], "unchanged", "Unchanged"),
    "the address": (_URL + NAME["clean.r2025"], "unchanged", "Unchanged"),
    "the address and a full stop": (_URL + NAME["clean.r2025"] + ".", "unchanged", "Unchanged"),
    "a text with its value": (f"Clean rivers: over 45.0 %, 2025. {_URL}{NAME['clean.r2025']}", "unchanged", "Un"),
    "in the other language": (f"Sông sạch: trên 45,0 % {_URL}{NAME['clean.r2025']}", "unchanged", "Unchanged"),
    "corrected": (NAME["clean.r2024"], "revised", "Revised on 20 May 2026, from 41 % to 40.5 %. The reason: A slip"),
    "promise": (NAME["money-2027"], "unchanged", "Its verdict depends on the day: on 1 June 2026, "),
    "dropped": (NAME["study"], "withdrawn", "Withdrawn in March 2026. It said: "),
    "state": (NAME["register.done"], "unchanged", "Unchanged"),
    "another value": (f"Clean rivers: 54 % {_URL}{NAME['clean.r2025']}", "another-value", "over 45.0 %"),
    "a longer number": (f"Clean rivers: 145 % {_URL}{NAME['clean.r2025-press']}", "another-value", "44 %"),
    "a number inside another": (f"Clean rivers: 144 % {_URL}{NAME['clean.r2025-press']}", "another-value", "44 %"),
    "without the bound": (f"Clean rivers: 45.0 % {_URL}{NAME['clean.r2025']}", "another-value", "over 45.0 %"),
    "less than nothing": (f"Clean rivers: \N{MINUS SIGN}44 % {_URL}{NAME['clean.r2025-press']}", "another-value", "44 %"),
    "in capitals": (NAME["clean.r2025"].upper(), "unchanged", "Unchanged"),
    "hash of another": (f"clean.r2025-{HASH['clean.r2024']}", "another-record", NAME["clean.r2024"]),
    "wrong hash": ("clean.r2025-0123456789ab", "unknown-hash", "no version of it has the hash 0123456789ab"),
    "unknown record": ("dirty.r2025-0123456789ab", "unknown-record", "No record dirty.r2025 is known"),
    "cut short": (_URL + NAME["clean.r2025"][:-3], "cut-short", "12 digits, not 9"),
    "cut at the dash": (_URL + NAME["clean.r2025"][:-12], "cut-short", "12 digits, not 0"),
    "without a hash": (_URL + "clean.r2025", "cut-short", "12 digits, not 0"),
    "one digit too many": (NAME["clean.r2025"] + "0", "no-citation", "No citation"),
    "nothing": ("", "no-citation", "No citation"),
    "any text": ("Rivers are clean, they say.", "no-citation", "No citation"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_citation_is_told(name: str) -> None:
    text, wanted, words = CASES[name]
    found, says = outcome(text)
    assert found == wanted
    assert words in says


def test_every_citation_of_a_text_is_told() -> None:
    text = f"{NAME['clean.r2024']} and {NAME['clean.r2025']}"
    assert [one.outcome for one in check(edition(_PORTFOLIO), _ALL, text)] == ["revised", "unchanged"]


def test_the_value_of_each_citation_of_a_text_is_looked_for_before_it() -> None:
    one, other = (f"{_URL}{NAME[key]}" for key in ("clean.r2025", "clean.r2025-press"))
    right, swapped = (f"{a} %: {one}; {b} %: {other}" for a, b in [("over 45.0", "44"), ("44", "over 45.0")])
    assert [found.outcome for found in check(edition(_PORTFOLIO), _ALL, right)] == ["unchanged"] * 2
    assert [found.outcome for found in check(edition(_PORTFOLIO), _ALL, swapped)] == ["another-value"] * 2


def test_the_answer_is_in_the_language_of_the_page() -> None:
    assert outcome(NAME["clean.r2024"], "vi")[1].startswith(
        "Đã đính chính ngày 20 tháng 5, 2026, từ 41 % thành 40,5 %."
    )


@pytest.mark.parametrize("digit", range(12))
def test_no_single_wrong_digit_reads_as_unchanged(digit: int) -> None:
    right = HASH["clean.r2025"]
    wrong = right[:digit] + ("0" if right[digit] != "0" else "1") + right[digit + 1 :]
    assert outcome(f"clean.r2025-{wrong}")[0] == "unknown-hash"


def test_what_differs_is_told_where_the_value_is_the_same() -> None:
    records: dict[str, Any] = world()
    records["achievements"]["clean"][1] |= {"value": 41, "measured": "2023"}
    (found,) = check(edition(portfolio(records)), _ALL, NAME["clean.r2024"])
    assert "from 41 %; 2024 to 41 %; 2023" in spaced(found.says)


def test_what_was_not_known_on_the_day_cannot_have_been_cited_by_then() -> None:
    """The page of that day holds no place for it either."""
    before = edition(_PORTFOLIO, as_of=date(2025, 1, 1))
    (found,) = check(before, _ALL, NAME["clean.r2025"])
    assert found.outcome == "unknown-record"
    assert {cited for cited in known(before) if "." in cited} < {cited for cited in known(edition(_PORTFOLIO))}
