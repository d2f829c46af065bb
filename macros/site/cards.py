"""The picture that stands for a page where it is shared."""

from __future__ import annotations

import hashlib
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from macros.render import shapes
from macros.render.cards import paint
from macros.render.cards.layout import layout
from macros.render.charts.glyphs import FONTS
from macros.render.shared.summary import Summary
from macros.render.view import Edition
from macros.site.kept import Kept
from macros.site.settings import Site

CARD = "card.png"


def card(site: Site, edition: Edition, summary: Summary) -> bytes:
    """The picture that stands for a page where it is shared, a PNG image; drawn once for the same words."""
    items = layout(
        summary,
        site.name,
        urlsplit(site.address).netloc,
        edition.words.say("as_of", date=edition.words.day(edition.as_of)),
    )
    parts = [_MADE_BY, [vars(item) for item in items]]
    return Kept(site.root / ".cache" / "cards")(parts, "png", partial(paint.png, items))


def _made_by() -> str:
    """Whatever an image depends on beside what stands on it: the libraries, our code and the fonts."""
    ours = hashlib.sha256()
    for path in [Path(paint.__file__), Path(shapes.__file__), *sorted(FONTS.glob("*.ttf"))]:
        ours.update(path.read_bytes())
    return f"{version('pillow')} {version('vl-convert-python')} {ours.hexdigest()}"


_MADE_BY = _made_by()
