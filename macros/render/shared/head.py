"""What the head of a page says to search engines and to those who share its address."""

from __future__ import annotations

from dataclasses import dataclass

from babel.core import get_global

from macros.render.shared.summary import Summary, shortened
from macros.render.words import Words

LONGEST = 300
"""Characters of a description; what shows it cuts it earlier still."""

_ENDS = (".", "?", "!", "…")


@dataclass(frozen=True)
class Head:
    """The lines of a page's head as plain text; the template escapes them.

    title: of the window, without the site's name. name: what others call the page. data: JSON-LD, already escaped. feed: what the
    page's own feed is called; empty where it has none.
    """

    title: str
    name: str
    description: str
    image: str
    data: str = ""
    feed: str = ""


def head(summary: Summary, site: str, words: Words, as_of: str, data: str = "") -> Head:
    """The head of a page; as_of: the sentence that dates whatever it says of promises."""
    answer = summary.answer
    if summary.state:
        answer = words.say("shared.verdict", state=summary.word, sentence=answer)
    dated = f" {as_of}." if summary.state or summary.states else ""
    described = shortened(answer, LONGEST - len(dated)) + dated
    name = summary.title or site
    title = f"{name} · {summary.apart}" if summary.apart else summary.title
    return Head(title, name, described, f"{name}{'' if name.endswith(_ENDS) else '.'} {described}", data)


def territory(words: Words) -> str:
    """A language with the land whose conventions it follows, as Open Graph writes it: en_GB, or en where none is known."""
    locale = words.locale
    likely = get_global("likely_subtags").get(locale.language, "").split("_")
    land = locale.territory or (likely[-1] if len(likely) > 1 else "")
    return f"{locale.language}_{land}" if land else locale.language
