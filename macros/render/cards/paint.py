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
    full, x = _full(words.colour), words.x
    # A colour is mixed with what lies under it by number: first its own paper.
    end = x + text_width(words.text, words.size, words.weight)
    top, bottom = words.y - words.size * 1.2, words.y + words.size * 0.3
    canvas.paste(full - _STEPS + 1, (round(x - 2), round(top), round(end + 2), round(bottom)))
    for letter, advance in zip(words.text, advances(words.text, words.size, words.weight), strict=True):
        if (drawn := _letter(letter, words.size, words.weight)) is not None:
            mask, left, top = drawn
            place = (round(x) + left, round(words.y) + top)
            canvas.paste(full, (*place, place[0] + mask.width, place[1] + mask.height), mask)
        x += advance


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
    full = _full(FAMILY_COLOURS[SHAPES[mark.state].family])
    place = (round(mark.x), round(mark.y))
    canvas.paste(full - _STEPS + 1, (*place, place[0] + mark.size, place[1] + mark.size))
    canvas.paste(full, place, _silhouette(mark.state, mark.size))


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
