"""What a change means, for the person who reviews it: as Markdown, as one HTML page, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from macros.render.review.compared import Compared
from macros.render.review.data import data
from macros.render.review.markdown import markdown
from macros.render.review.page import page

__all__ = ["FORMS", "Compared"]

FORMS: Mapping[str, Callable[[Compared], str]] = MappingProxyType({"markdown": markdown, "json": data, "html": page})
"""The forms that a review has, by name; the first is the usual one."""
