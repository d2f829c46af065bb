"""The escapers, one for each place where text of the data lands.

HTML and attributes: markupsafe.escape, through the templates in html/. SVG: ElementTree, in svg.py. Atom: ElementTree,
in feeds/atom.py. iCalendar: its library, in feeds/calendar.py. JSON and JSON-LD: exports/json_v1.dumps. Markdown that people read: review/markdown.escape. CSV: exports/csv_v1.cell. Front matter of staged Markdown: `neutral`, below.
"""

from __future__ import annotations

import re

_SIGN = re.compile(r"[!-/:-@\[-`{-~]")


def neutral(text: str) -> str:
    """Text for a page title, which Jinja, Markdown and HTML each read: every ASCII sign as a numeric reference."""
    return _SIGN.sub(lambda found: f"&#{ord(found.group())};", text)
