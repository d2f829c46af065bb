"""Text made to fit, by the widths of its letters: broken into lines, or ended after a word."""

from __future__ import annotations

from macros.render.charts.glyphs import text_width, wrap

_WHOLE = 1000


def lines(text: str, size: int, weight: int, limit: float, most: int) -> tuple[str, ...] | None:
    """The whole text in at most `most` lines of at most `limit` pixels; None where it has no room."""
    # A long text cannot fit; wrapping it only to see that takes longer than all the rest of a card.
    if text_width(text, size, weight) > limit * most:
        return None
    found = wrap(text, size, weight, limit, _WHOLE)
    cut = any(line.endswith("…") for line in found) and "…" not in text
    return None if cut or len(found) > most else found


def cut_lines(text: str, size: int, weight: int, limit: float, most: int) -> tuple[str, ...]:
    """The text in at most `most` lines, the last one ended where there is more."""
    found = wrap(text, size, weight, limit, _WHOLE)
    if len(found) <= most:
        return found
    return (*found[: most - 1], ended(f"{found[most - 1]} {found[most]}", size, weight, limit))


def ended(text: str, size: int, weight: int, limit: float) -> str:
    """One line of at most `limit` pixels: the text, or its first words and an ellipsis."""
    if text_width(text, size, weight) <= limit:
        return text
    kept = text
    while kept and text_width(f"{kept}…", size, weight) > limit:
        kept = kept.rpartition(" ")[0] or kept[:-1]
    return kept.rstrip(" ,;:.…") + "…"
