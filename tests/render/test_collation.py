"""Names in the order of each language, the same in a browser."""

from __future__ import annotations

from random import Random

import pytest

from macros.model.portfolio import Portfolio
from macros.render.collation import collation
from macros.render.words import Words
from tests.render.editions import spoken

# language, names in the order of that language
ORDERED = [
    # the letters of the alphabet, each before the next whatever follows
    ("vi", "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y"),
    ("vi", "an ăn ân bo co do đo en ên go"),
    ("vi", "on ôn ơn po tu ty um ưm va"),
    # tones only between names of the same letters: ngang huyền hỏi ngã sắc nặng
    ("vi", "ma mà mả mã má mạ mai mài"),
    ("vi", "ân ần ẩn ẫn ấn ận"),
    ("vi", "Dương Dường Đường Đượng đường_sá Đường_Sá"),
    ("vi", "quoc quốc Quốc quộc"),
    ("vi", "Bộ_Công_an Bộ_Công_Thương Bộ_Nội_vụ Bộ_Quốc_phòng Bộ_Tài_chính Bộ_Y_tế Bưu_chính"),
    # English: accents and capitals only decide between names that are else the same
    ("en", "a á ă â b d đ e ê o ô ơ u ư z"),
    ("en", "cafe café Café cafés Caff"),
    ("en", "resume Resume résumé resumes"),
    ("en", "Aerobic æsir aether Łódź lot Łuck Œuvre oeuvres Øre Zebra"),
    # signs, then numbers by value, then letters
    ("en", "-a ,a (a) %a +a 2 06 9 10 10a 100 a α"),
    ("en", "Decree_9 Decree_10 Decree_57 Decree_193 Decrees"),
]


@pytest.mark.parametrize(("language", "names"), ORDERED)
def test_names_stand_in_the_order_of_the_language(language: str, names: str) -> None:
    ordered = [name.replace("_", " ") for name in names.split()]
    assert sorted(Random(57).sample(ordered, len(ordered)), key=spoken(language).order) == ordered


def test_a_language_states_letters_and_accents_in_its_words() -> None:
    words = Words("sv", {"sort.letters": "a b z å ä ö", "sort.accents": "à á"}, {})
    assert sorted(["ö", "á", "b", "å", "à", "z", "a", "ä"], key=words.order) == ["a", "à", "á", "b", "z", "å", "ä", "ö"]


def test_names_are_compared_whole_by_letters_before_any_accent() -> None:
    found = collation("a b", "á à")
    assert sorted(["áb", "aa", "ab", "àa", "áa"], key=found.order) == ["aa", "áa", "àa", "ab", "áb"]


def test_composed_or_not_and_with_any_space_a_name_has_its_place() -> None:
    order = spoken("vi").order
    assert order("Du\u031bo\u031b\u0300ng")[:3] == order("Dường")[:3]
    assert order("Bộ\N{NO-BREAK SPACE}Y tế")[:3] == order("Bộ Y tế")[:3]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_browser_sorts_alike(language: str, data: Portfolio) -> None:
    kinds = (data.indicators, data.targets, data.tasks, data.organisations, data.programmes, data.sources, data.systems)
    titles = {text for kind in kinds for record in kind.values() for text in record.title.root.values()}
    made = {name.replace("_", " ") for _, names in ORDERED for name in names.split()}
    ours = sorted(titles | made, key=spoken(language).order)
    compare = "([names, language]) => names.sort(new Intl.Collator(language, {numeric: true}).compare)"
    from tests.browser.chromium import launched

    with launched() as browser:
        page = browser.new_page()
        assert page.evaluate(compare, [ours[::-1], language]) == ours
        page.close()
