"""Words, numbers and dates of the interface: no digit lost, no sign misread, no place that lets HTML through."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from macros.model.period import Period
from macros.render.words import Words
from tests.render.editions import DAY, spoken

NO_BREAK = "\N{NO-BREAK SPACE}"

ENGLISH = {"apples.one": "{n} apple", "apples.other": "{n} apples", "hello": "Hello {name}", "fallback": "only English"}
POLISH = {
    "apples.one": "{n} jabłko",
    "apples.few": "{n} jabłka",
    "apples.many": "{n} jabłek",
    "apples.other": "{n} jabłka",
    "hello": "Cześć, {name}",
}


def polish(**changes: str) -> Words:
    return Words("pl", POLISH | changes, ENGLISH)


NUMBERS = [
    ("0", "0", "0"),
    ("0.0", "0.0", "0,0"),
    ("70", "70", "70"),
    ("14.50", "14.50", "14,50"),
    ("-0.5", "−0.5", "−0,5"),
    ("1000", "1,000", "1.000"),
    ("1234.50", "1,234.50", "1.234,50"),
    ("123456.789", "123,456.789", "123.456,789"),
    ("999999", "999,999", "999.999"),
    ("0.0000001", "0.0000001", "0,0000001"),
    # from a million on in words, unless that would lose a digit
    ("1000000", "1 million", "1 triệu"),
    ("21800000", "21.8 million", "21,8 triệu"),
    ("123450000", "123.45 million", "123,45 triệu"),
    ("1234500", "1.2345 million", "1,2345 triệu"),
    ("1234567", "1,234,567", "1.234.567"),
    ("12345600", "12,345,600", "12.345.600"),
    ("1000000.5", "1,000,000.5", "1.000.000,5"),
    ("72100000000", "72.1 billion", "72,1 tỷ"),
    ("95000000000000", "95 trillion", "95 nghìn tỷ"),
    ("2770000000000000", "2.77 quadrillion", "2,77 triệu tỷ"),
    ("2770000000000001", "2,770,000,000,000,001", "2.770.000.000.000.001"),
    ("-1500000", "−1.5 million", "−1,5 triệu"),
    ("1E+6", "1 million", "1 triệu"),
]


@pytest.mark.parametrize(("number", "english", "vietnamese"), NUMBERS)
def test_a_number_keeps_every_digit(number: str, english: str, vietnamese: str) -> None:
    found = [spoken(language).number(Decimal(number)).replace(NO_BREAK, " ") for language in ("en", "vi")]
    assert found == [english, vietnamese]


_SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15}


@given(st.decimals(-(10**17), 10**17, places=4) | st.integers(-(10**17), 10**17).map(Decimal))
def test_a_written_number_reads_back_as_itself(number: Decimal) -> None:
    digits, _, scale = spoken("en").number(number).partition(NO_BREAK)
    assert Decimal(digits.replace(",", "").replace("−", "-")) * _SCALES.get(scale, 1) == number


@pytest.mark.parametrize(("share", "written"), [("0.5", "50 %"), ("1.337", "134 %"), ("-0.25", "−25 %"), ("0", "0 %")])
def test_a_share_is_whole_per_cents(share: str, written: str) -> None:
    assert spoken("en").percent(Decimal(share)) == written.replace(" ", NO_BREAK)


@pytest.mark.parametrize(
    ("n", "written"), [(0, "0 jabłek"), (1, "1 jabłko"), (3, "3 jabłka"), (5, "5 jabłek"), (1022, "1022 jabłka")]
)
def test_a_count_chooses_the_form_of_its_language(n: int, written: str) -> None:
    assert polish().say("apples", n=n).replace(NO_BREAK, "") == written


def test_counts_of_our_own_words() -> None:
    found = [spoken("en").say("days", n=n).replace(NO_BREAK, " ") for n in (0, 1, 2, 1000)]
    assert found == ["0 days", "1 day", "2 days", "1,000 days"]


def test_a_language_without_plurals_has_one_form() -> None:
    found = [spoken("vi").say("days", n=n).replace(NO_BREAK, " ") for n in (0, 1, 2)]
    assert found == ["0 ngày", "1 ngày", "2 ngày"]


def test_a_language_without_a_word_says_it_in_the_other() -> None:
    few = Words("pl", {"hello": "Cześć, {name}"}, ENGLISH)
    assert few.say("fallback") == "only English"
    assert few.say("hello", name="A") == "Cześć, A"
    # Polish asks for `few` or `many`; English has neither.
    assert [few.say("apples", n=n) for n in (1, 3, 5)] == ["1 apple", "3 apples", "5 apples"]
    # French takes nothing for one, English for many.
    french = Words("fr", {}, ENGLISH)
    assert [french.say("apples", n=n) for n in (0, 1, 2)] == ["0 apples", "1 apple", "2 apples"]
    # A language that has the word says it, whatever forms the other has.
    assert Words("fr", {"apples.other": "{n} pommes"}, ENGLISH).say("apples", n=1) == "1 pommes"
    assert few.knows("fallback")
    assert not few.knows("nothing")


def test_a_word_that_nobody_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        polish().say("nothing")


def test_missing_words_are_counted_without_forms_that_a_language_does_not_need() -> None:
    assert polish().missing() == ["fallback"]
    assert Words("vi", {"apples.other": "{n} táo"}, ENGLISH).missing() == ["fallback", "hello"]
    assert Words("vi", {}, ENGLISH).missing() == sorted(ENGLISH)
    assert Words("pl", POLISH, {**ENGLISH, "locale": "en-GB"}).missing() == ["fallback"]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_our_own_languages_miss_nothing(language: str) -> None:
    assert spoken(language).missing() == []


def test_places_take_text_and_nothing_in_it_is_read_again() -> None:
    assert polish().say("hello", name="{n} {name} <b>") == "Cześć, {n} {name} <b>"


def test_html_escapes_text_and_keeps_markup() -> None:
    words = polish(hello="Cześć & <witaj>, {name}")
    assert words.html("hello", name="<script>") == "Cześć &amp; &lt;witaj&gt;, &lt;script&gt;"
    assert words.html("hello", name=Markup("<b>A</b>")) == "Cześć &amp; &lt;witaj&gt;, <b>A</b>"
    assert isinstance(words.html("hello", name="A"), Markup)


def test_whole_numbers_in_places_are_grouped() -> None:
    assert spoken("en").say("report.plan_share", share=12000) == f"12,000{NO_BREAK}% of a plan"


DATES = [
    ("2026", "2026", "2026"),
    ("2026-Q3", "Q3 2026", "quý III/2026"),
    ("2026-06", "June 2026", "tháng 6 năm 2026"),
    ("2026-06-30", "30 June 2026", "30 tháng 6, 2026"),
    ("2016/2020", "2016–2020", "2016–2020"),
    ("2025-Q1/2025-Q3", "Q1 2025–Q3 2025", "quý I/2025–quý III/2025"),
    ("2024-12/2025-01", "December 2024–January 2025", "tháng 12 năm 2024–tháng 1 năm 2025"),
    ("2026-01-01/2026-01-15", "1 January 2026–15 January 2026", "1 tháng 1, 2026–15 tháng 1, 2026"),
    # a span of one is that one
    ("2026/2026", "2026", "2026"),
    ("2026-06-30/2026-06-30", "30 June 2026", "30 tháng 6, 2026"),
]


@pytest.mark.parametrize(("written", "english", "vietnamese"), DATES)
def test_a_date_is_as_precise_as_its_source(written: str, english: str, vietnamese: str) -> None:
    when = Period.model_validate(written)
    found = [spoken(language).period(when).replace(NO_BREAK, " ") for language in ("en", "vi")]
    assert found == [english, vietnamese]


SHORT = [
    ("2026", "2026", "2026"),
    ("2026-Q3", "Q3 2026", "quý III/2026"),
    ("2026-06", "Jun 2026", "06/2026"),
    ("2026-06-30", "30 Jun 2026", "30/06/2026"),
]


@pytest.mark.parametrize(("written", "english", "vietnamese"), SHORT)
def test_a_short_date_for_tables(written: str, english: str, vietnamese: str) -> None:
    when = Period.model_validate(written)
    found = [spoken(language).period(when, "medium").replace(NO_BREAK, " ") for language in ("en", "vi")]
    assert found == [english, vietnamese]


def test_a_date_does_not_break_over_lines() -> None:
    for language in ("en", "vi"):
        words = spoken(language)
        for style in ("long", "medium"):
            assert " " not in words.day(DAY, style)
            assert " " not in words.month(DAY, style)


def test_months_alone() -> None:
    assert [spoken(language).month_name(DAY) for language in ("en", "vi")] == ["Jun", "Tháng 6"]


def test_the_locale_of_a_word_file_wins_over_its_code() -> None:
    assert str(Words("de", {"locale": "de-CH"}).locale) == "de_CH"
    assert Words("de", {"locale": "de-CH"}).number(Decimal("1234.5")) == "1’234.5"
    assert Words("de", {}).number(Decimal("1234.5")) == "1.234,5"


LOCALES = ("en-GB", "vi", "fr", "de-CH", "pl", "es", "sv", "hi", "ar")


@given(
    st.decimals(min_value=0, max_value=10**18, places=4) | st.integers(0, 10**18).map(Decimal), st.sampled_from(LOCALES)
)
def test_digits_are_grouped_as_babel_groups_them(value: Decimal, locale: str) -> None:
    exponent = value.as_tuple().exponent
    digits = max(0, -exponent) if isinstance(exponent, int) else 0
    words = Words(locale, {"locale": locale})
    wanted = format_decimal(value, format="#,##0" + ("." + "0" * digits if digits else ""), locale=words.locale)
    assert words._digits(value) == wanted
