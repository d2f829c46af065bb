"""The versions of the rules: numbered and dated in order, each with a sentence in every language."""

from __future__ import annotations

from itertools import pairwise

import pytest

from macros.render.parts.methods import rulebooks
from macros.verdicts.rulebooks import RULEBOOKS
from tests.render.editions import portfolio, spoken, view


def test_versions_are_counted_and_follow_each_other() -> None:
    assert [one.version for one in RULEBOOKS] == list(range(1, len(RULEBOOKS) + 1))
    assert all(one.since <= other.since for one, other in pairwise(RULEBOOKS))


@pytest.mark.parametrize("language", ["en", "vi"])
def test_each_version_has_a_sentence(language: str) -> None:
    assert [one for one in RULEBOOKS if f"rulebook.what.{one.version}" not in spoken(language).own] == []
    assert str(rulebooks(view(portfolio({}), language))).count("<tr>") == 1 + len(RULEBOOKS)
