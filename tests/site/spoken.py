"""What a page says, and in which language: its text and the words of its attributes, each with the language it is in."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_VOID = frozenset({"br", "img", "meta", "link", "input", "hr", "use", "path", "line", "rect"})
_SILENT = frozenset({"script", "style", "code", "pre"})
_WORDED = ("aria-label", "aria-description", "aria-roledescription", "title", "alt", "placeholder", "label")
_DESCRIBED = re.compile("description|(og|twitter):(title|description|image:alt|site_name)|.*-title|application-name")


class Spoken(HTMLParser):
    """Pairs of language and text of a page, in its order; code is not speech."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.said: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    @property
    def _language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = "" if tag in _SILENT else given.get("lang") or self._language
        self.said += [(language, text) for text in self._worded(tag, given) if language and text]
        if tag not in _VOID:
            self.open.append((tag, language))

    @staticmethod
    def _worded(tag: str, given: dict[str, str | None]) -> list[str | None]:
        """The words of an element's attributes: names, descriptions, and what scripts will say (data-…)."""
        if tag == "meta":
            named = given.get("name") or given.get("property") or ""
            return [given.get("content")] if _DESCRIBED.fullmatch(named) else []
        kept = [text or "" for name, text in given.items() if name.startswith("data-")]
        later = [text for text in kept if " " in text and (text[0].isupper() or "{" in text)]
        return [*(given[name] for name in _WORDED if name in given), *later]

    def handle_endtag(self, tag: str) -> None:
        while tag not in _VOID and self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self._language:
            self.said.append((self._language, data.strip()))
