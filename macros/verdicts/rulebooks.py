"""Our own rules over time: what they are called, and since when each version holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Rulebook:
    """A version of the rules, and its first day. What it changed is filed under its number in the words."""

    version: int
    since: date


RULEBOOKS: tuple[Rulebook, ...] = (Rulebook(1, date(2026, 11, 22)),)
"""Every version, oldest first. A change of a rule, of their order or of their arithmetic adds one; only the last is kept
as code, so an earlier one is known by the releases made under it."""
