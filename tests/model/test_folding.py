"""Letters that a keyboard may lack."""

from __future__ import annotations

import unicodedata

import pytest

from macros.model.folding import folded


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("đường", "dường"),
        ("Đề án", "Dề án"),
        ("Bộ Công an", "Bộ Công an"),
        ("Łódź, Ærø, Þór", "Lódź, AEro, Thór"),
        ("Straße, œuvre, ıspanak", "Strasse, oeuvre, ispanak"),
        # marks stay, and so do letters of other scripts
        ("ệ ữ Ǎ", "ệ ữ Ǎ"),
        ("вода, नदी, 水", "вода, नदी, 水"),
        ("quốc gia 57-NQ/TW", "quốc gia 57-NQ/TW"),
        ("", ""),
    ],
)
def test_letters_that_unicode_takes_for_whole_are_written_as_typed(written: str, typed: str) -> None:
    assert folded(written) == typed


def test_with_its_marks_gone_every_letter_of_a_vietnamese_text_is_one_of_a_plain_keyboard() -> None:
    """What search does itself is to take off the marks that Unicode knows."""
    text = folded("Đẩy mạnh ứng dụng dữ liệu, ưu tiên nước sạch, đường sắt tốc độ cao, ngân sách quỹ")
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    assert bare.isascii()
