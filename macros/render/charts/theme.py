"""What every chart looks like: colours, sizes, and the Vega-Lite configuration that carries them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

Size = Literal["wide", "narrow", "full"]

# The light theme's colours. In a page each becomes a CSS variable with this value behind it (see macros.render.svg).
INK = "#1a1d21"
MUTED = "#565c65"
RULE = "#dcd8cf"
EDGE = "#85868a"
KEPT = "#1b5e9b"
SHORT = "#9a4f00"
OPEN = "#656b74"
PAPER = "#fbfaf7"
TOKENS: Mapping[str, str] = MappingProxyType(
    {
        INK: "ink",
        MUTED: "muted",
        RULE: "rule",
        EDGE: "edge",
        KEPT: "kept",
        SHORT: "short",
        OPEN: "open",
        PAPER: "paper",
    }
)
FAMILY_COLOURS: Mapping[str, str] = MappingProxyType({"kept": KEPT, "short": SHORT, "silent": INK, "open": OPEN})

FONT = "Be Vietnam Pro"
# One unit is one CSS pixel at the design width: a narrow chart is a specification of its own, never a shrunk wide one.
WIDTH: Mapping[Size, int] = MappingProxyType({"wide": 680, "narrow": 320, "full": 1040})
HEIGHT: Mapping[Size, int] = MappingProxyType({"wide": 340, "narrow": 300, "full": 360})
LABEL_SIZE: Mapping[Size, float] = MappingProxyType({"wide": 13, "narrow": 12.5, "full": 13})
AXIS_SIZE = 12.5
LINE_HEIGHT = 16


CONFIG: dict[str, Any] = {
    "background": None,
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "title": None,
        "grid": False,
        "domain": False,
        "ticks": False,
        # The words on the axes are placed like all others (see words.py).
        "labels": False,
    },
    "axisX": {
        "domain": True,
        "domainColor": EDGE,
        "ticks": True,
        "tickColor": EDGE,
        "tickSize": 5,
    },
    "axisY": {"grid": True, "gridColor": RULE, "gridWidth": 1},
    "legend": {"disable": True},
    "line": {"strokeWidth": 2.25, "strokeJoin": "round", "strokeCap": "round"},
    "point": {"filled": True, "opacity": 1},
    "text": {"font": FONT, "color": INK, "align": "left", "baseline": "alphabetic", "lineBreak": "\n"},
}
