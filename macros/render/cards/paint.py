"""A card as a PNG: every colour in sixteen steps from paper, so that the file stays small and always the same."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache

import vl_convert
from PIL import Image, ImageDraw, ImageFont

from macros.render.cards.items import Item, Mark, Rule, Words
from macros.render.cards.layout import HEIGHT, WIDTH
from macros.render.charts.glyphs import FONTS, advances, text_width
from macros.render.charts.theme import FAMILY_COLOURS, INK, KEPT, MUTED, OPEN, PAPER, RULE, SHORT
from macros.render.shapes import SHAPES, image

_COLOURS = (INK, MUTED, KEPT, SHORT, OPEN, RULE)
_STEPS = 16


def png(items: Iterable[Item]) -> bytes:
    """The image of a card. The same items give the same bytes."""
    canvas = Image.new("L", (WIDTH, HEIGHT), 0)
    for item in items:
        match item:
            case Words():
                _write(canvas, item)
            case Mark():
                _stamp(canvas, item)
            case Rule(x, y, width, height, colour):
                canvas.paste(_full(colour), (round(x), round(y), round(x) + width, round(y) + height))
    painted = Image.frombytes("P", canvas.size, canvas.tobytes())
    painted.putpalette(_palette())
    written = io.BytesIO()
    painted.save(written, "PNG")
    return written.getvalue()


def _full(colour: str) -> int:
    """The number of a colour in the palette; the numbers below it lead to paper."""
    return _COLOURS.index(colour) * _STEPS + _STEPS - 1


def _write(canvas: Image.Image, words: Words) -> None:
    """Letters one by one, each drawn once in a run: the renderer of fonts takes longer than all the rest."""
    # Room for the marks above a capital and below a letter, which reach into the lines beside.
    over, under, side = words.size * 3 // 2, words.size // 2, words.size // 4
    width = round(text_width(words.text, words.size, words.weight)) + 2 * side
    cover, x = Image.new("L", (width, over + under)), words.x % 1 + side
    for letter, advance in zip(words.text, advances(words.text, words.size, words.weight), strict=True):
        if (drawn := _letter(letter, words.size, words.weight)) is not None:
            mask, left, top = drawn
            cover.paste(255, (round(x) + left, over + top), mask)
        x += advance
    _ink(canvas, cover, words.colour, (int(words.x) - side, round(words.y) - over))


def _ink(canvas: Image.Image, cover: Image.Image, colour: str, place: tuple[int, int]) -> None:
    """Lay a colour where something covers the pixels; elsewhere what is there stays."""
    shades, seen = _shades(colour)
    canvas.paste(cover.point(shades), place, cover.point(seen))


@cache
def _shades(colour: str) -> tuple[list[int], list[int]]:
    """For how much of a pixel is covered (0 to 255): its number in the palette, and whether it shows at all."""
    steps = [round(covered * (_STEPS - 1) / 255) for covered in range(256)]
    paper = _full(colour) - _STEPS + 1
    return [paper + step for step in steps], [255 if step else 0 for step in steps]


@cache
def _letter(letter: str, size: int, weight: int) -> tuple[Image.Image, int, int] | None:
    """How much of each pixel a letter covers, and where its image lies from its start; None for one without ink."""
    font = _font(size, weight)
    left, top, right, bottom = map(int, font.getbbox(letter, anchor="ls"))
    if right <= left or bottom <= top:
        return None
    drawn = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(drawn).text((-left, -top), letter, 255, font, anchor="ls")
    return drawn, left, top


def _stamp(canvas: Image.Image, mark: Mark) -> None:
    colour = FAMILY_COLOURS[SHAPES[mark.state].family]
    _ink(canvas, _silhouette(mark.state, mark.size), colour, (round(mark.x), round(mark.y)))


@cache
def _silhouette(state: str, size: int) -> Image.Image:
    """How much of each pixel a mark covers."""
    drawn = Image.open(io.BytesIO(vl_convert.svg_to_png(image(state, size), scale=1)))
    return drawn.getchannel("A")


@cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    # Not Raqm: whether a machine has it decides how text looks.
    return ImageFont.truetype(str(FONTS / f"be-vietnam-pro-{weight}.ttf"), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _palette() -> list[int]:
    return [part for colour in _COLOURS for step in range(_STEPS) for part in _mixed(colour, step)]


def _mixed(colour: str, step: int) -> Iterable[int]:
    """Red, green and blue of a colour that covers so many of the steps of the paper."""
    for at in (1, 3, 5):
        paper, full = int(PAPER[at : at + 2], 16), int(colour[at : at + 2], 16)
        yield round(paper + (full - paper) * step / (_STEPS - 1))
