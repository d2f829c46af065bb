"""The image of a card: the size that is promised, the same bytes each time, ink where the layout put it."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from macros.render.cards.items import Mark, Rule, Words
from macros.render.cards.layout import HEIGHT, WIDTH
from macros.render.cards.paint import png
from macros.render.charts.glyphs import text_width
from macros.render.charts.theme import FAMILY_COLOURS, INK, MUTED, PAPER, RULE, SHORT
from macros.render.rows import STATES
from macros.render.shapes import SHAPES
from macros.verdicts.verdict import VerdictState

WORDS = Words(100, 300, "Ễ nước sạch: 45,7 %", 60, 600, INK)


def pixels(*items: Words | Mark | Rule) -> Image.Image:
    return Image.open(io.BytesIO(png(items))).convert("RGB")


def colour(text: str) -> tuple[int, ...]:
    return tuple(int(text[at : at + 2], 16) for at in (1, 3, 5))


def inked(image: Image.Image) -> tuple[int, int, int, int] | None:
    """The rectangle of everything that is not paper."""
    return ImageChops.difference(image, Image.new("RGB", image.size, PAPER)).getbbox()


def colours(image: Image.Image) -> set[object]:
    return {found for _, found in image.getcolors(1000) or []}


def test_image_is_of_the_size_that_the_page_says_and_always_the_same() -> None:
    first = png([WORDS])
    assert first == png([WORDS])
    image = Image.open(io.BytesIO(first))
    assert (image.size, image.mode, image.format) == ((WIDTH, HEIGHT), "P", "PNG")
    assert len(first) < 10_000


def test_words_stand_between_their_baseline_and_the_top_of_their_marks() -> None:
    left, top, right, bottom = inked(pixels(WORDS)) or (0, 0, 0, 0)
    assert 300 - 1.2 * WORDS.size < top < 300 - WORDS.size
    assert 300 < bottom < 300 + 0.3 * WORDS.size
    assert 100 <= left < 110
    assert 0.95 < (right - 100) / text_width(WORDS.text, WORDS.size, WORDS.weight) <= 1


@pytest.mark.parametrize("state", STATES)
def test_mark_is_drawn_in_its_square_and_its_colour(state: VerdictState) -> None:
    image = pixels(Mark(200, 100, 64, state))
    left, top, right, bottom = inked(image) or (0, 0, 0, 0)
    assert 200 <= left < right <= 264 and 100 <= top < bottom <= 164
    assert colour(FAMILY_COLOURS[SHAPES[state].family]) in colours(image)


def test_colours_beside_each_other_stay_apart() -> None:
    image = pixels(Words(10, 100, "a", 60, 400, MUTED), Words(60, 100, "b", 60, 600, SHORT), Rule(10, 200, 50, 2, RULE))
    assert {colour(one) for one in (MUTED, SHORT, RULE, PAPER)} <= colours(image)
    assert image.getpixel((59, 200)) == colour(RULE) and image.getpixel((60, 200)) == colour(PAPER)
    assert image.getpixel((10, 201)) == colour(RULE) and image.getpixel((10, 202)) == colour(PAPER)


def test_a_line_leaves_what_hangs_below_the_line_above() -> None:
    """Dots below letters and descenders reach into the box of the next line."""
    above, below = Words(100, 300, "hạn hộ gặp", 40), Words(100, 346, "một", 40)
    alone, both = pixels(above), pixels(above, below)
    band = (100, 301, 400, 346 - 36)  # under the first line, above the letters of the second
    assert ImageChops.difference(alone.crop(band), both.crop(band)).getbbox() is None
    assert inked(alone.crop(band)) is not None
