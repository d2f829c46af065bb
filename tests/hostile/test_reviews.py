"""A review of hostile records, in every form of it, is that of the same records with harmless texts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import lxml.html
import markdown
import pytest

from macros.history.comparison import Comparison
from macros.render.review import FORMS, Compared
from tests.hostile.readers import Found, read
from tests.hostile.records import Texts, records, tamed, texts
from tests.hostile.strings import by_name, plain, tags
from tests.render.editions import DAY, FRENCH, edition, portfolio

# The one sign that the escaper of Markdown adds, and nobody sees.
_JOINER = "\u2060"


def _markdown(text: str) -> Found:
    """As a host shows it: Markdown to HTML, and that read."""
    return _html(f"<!doctype html><title>x</title>{markdown.markdown(text)}".replace(_JOINER, ""))


def _html(text: str) -> Found:
    assert lxml.html.document_fromstring(text) is not None
    return read("review.html", text.encode())


READ: Mapping[str, Callable[[str], Found]] = {
    "markdown": _markdown,
    "json": lambda text: read("review.json", text.encode()),
    "html": _html,
}


@pytest.fixture(scope="module")
def after() -> Texts:
    return records()


def _said(form: str, before: Texts, after: Texts) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """What a review is built of, and its texts by name; every record has other texts than before, and a report more."""
    was = before | {"achievements": {of: reports[:-1] for of, reports in before["achievements"].items()}}
    old, new = portfolio(was), portfolio(after)
    was_side, new_side = (edition(one, languages=FRENCH, draw=lambda spec: _DRAWN) for one in (old, new))
    compared = Compared("main", FRENCH, was_side, new_side, Comparison(old, new, DAY, "en"), {})
    known = {next(tags(text)): plain(text) for text in texts(after)}
    found = READ[form](FORMS[form](compared))
    return found.built, Counter((place, by_name(text, known)) for place, text in found.texts)


_DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'


def _other(written: Any) -> Any:
    """Harmless texts that are not those of before."""
    return json.loads(json.dumps(written, ensure_ascii=False).replace("xx", "yy"))


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_nothing_differs_but_the_texts(form: str, after: Texts) -> None:
    tame = tamed(after)
    assert _said(form, tame, after) == _said(form, tame, _other(tame))


def test_every_form_has_a_reader() -> None:
    assert READ.keys() == FORMS.keys()
