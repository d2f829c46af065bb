"""Pages in a few words: what a search engine, a message or a card shows of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.verdicts.verdict import VerdictState

# A space between sentences; "No. 142", "TP. X" and "Mr. X" are none.
_SENTENCE_END = re.compile(r"(?:(?<=\w[^\W\d_A-Z][^\W\d_A-Z][.?!])|(?<=[\d%)”][.?!])) (?=[^\W_a-z])")


@dataclass(frozen=True)
class Figure:
    """One number as it may be quoted, with its unit and its bound, and the words that say what it is and of when."""

    value: str
    label: str


@dataclass(frozen=True)
class Summary:
    """A page in one language, in a few words; empty is what it does not have.

    answer: its verdict, its value or its account in a sentence. kind: what the page is about, in a word. apart: the
    few words that tell it from another page of the same title. state, word, beside: its verdict, the word for it, and
    the words after that. figures: at most three, each with its date. states: of the promises that it holds, in the
    order of the picture.
    """

    title: str
    answer: str
    kind: str = ""
    apart: str = ""
    state: VerdictState | None = None
    word: str = ""
    beside: str = ""
    figures: tuple[Figure, ...] = ()
    states: tuple[VerdictState, ...] = ()


def shortened(text: str, limit: int) -> str:
    """A text of at most `limit` characters: its first sentences, or else its first words and an ellipsis."""
    if len(text) <= limit:
        return text
    sentences = _SENTENCE_END.split(text[: limit + 1])
    whole = " ".join(sentences[:-1])
    if len(whole) > limit / 2:
        return whole
    words = text[:limit].rpartition(" ")[0] or text[: limit - 1]
    return words.rstrip(" ,;:.") + "…"
