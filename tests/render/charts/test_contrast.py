"""The colours of charts: three times lighter or darker than what they lie on, and told apart by every eye."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from macros.render.charts.theme import EDGE, FAMILY_COLOURS, INK, KEPT, MUTED, OPEN, PAPER, SHORT, TOKENS

Colour = tuple[float, float, float]

STYLES = Path(__file__).parents[3] / "macros" / "site" / "assets" / "minhbach.css"
# What marks are drawn with; the thin lines behind them (rule) are decoration.
MARKS = [TOKENS[colour] for colour in (INK, MUTED, KEPT, SHORT, OPEN, EDGE)]
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
EYES = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def schemes() -> dict[str, dict[str, str]]:
    """The colours of the styles by name, in the light and in the dark: the first and the second time each is set."""
    found: dict[str, dict[str, str]] = {"light": {}, "dark": {}}
    for name, colour in re.findall(r"--mb-([a-z]+):\s*(#[0-9a-f]{6})\b", STYLES.read_text(encoding="utf-8")):
        scheme = "dark" if name in found["light"] else "light"
        found[scheme].setdefault(name, colour)
    return found


def linear(colour: str) -> Colour:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, eye: str) -> Colour:
    """CIE L*a*b* (D65) of a colour as an eye of a kind sees it."""
    rgb = linear(colour)
    red, green, blue = (min(1.0, max(0.0, sum(k * c for k, c in zip(row, rgb, strict=True)))) for row in EYES[eye])
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
@pytest.mark.parametrize("mark", MARKS)
def test_marks_stand_out_three_to_one(mark: str, ground: str, scheme: str) -> None:
    """WCAG 2.2, 1.4.11."""
    colours = schemes()[scheme]
    assert contrast(colours[mark], colours[ground]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("mark", [name for name in MARKS if name != "edge"])
def test_words_in_the_colour_of_a_mark_can_be_read(mark: str, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: labels have the colour of their mark."""
    colours = schemes()[scheme]
    assert contrast(colours[mark], colours["paper"]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("eye", EYES)
def test_families_are_told_apart_by_every_eye(eye: str, scheme: str) -> None:
    """At least 20 apart (CIE76; 2 is just noticed); shape and fill tell them apart without any colour."""
    colours = {family: schemes()[scheme][TOKENS[colour]] for family, colour in FAMILY_COLOURS.items()}
    for one, other in combinations(sorted(colours), 2):
        pair = zip(seen(colours[one], eye), seen(colours[other], eye), strict=True)
        assert sum((a - b) ** 2 for a, b in pair) ** 0.5 >= 20, (one, other)


def test_the_files_of_a_chart_have_the_colours_of_the_light_page() -> None:
    light = schemes()["light"]
    assert {name: colour for colour, name in TOKENS.items()} == {name: light[name] for name in TOKENS.values()}
    assert light["paper"] == PAPER
