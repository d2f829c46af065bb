"""What a check can find, as a page tells it: every code, in both forms of its example, whatever stands in it."""

from __future__ import annotations

import re
from html import unescape

import pytest

from macros.reading.codes import GROUPS
from macros.render.parts.problems import described_problems, problems
from tests.render.editions import portfolio, view, world

HERE = view(portfolio(world()))


@pytest.mark.parametrize("group", GROUPS)
def test_every_code_of_a_group_is_told_with_its_reason_and_examples(group: str) -> None:
    html = str(problems(HERE, group))
    entries = re.findall(r'<section class="mb-problem" id="([^"]+)">(.*?)</section>', html, re.DOTALL)
    assert [id_ for id_, _ in entries] == [code.id for code in GROUPS[group]]
    for (_, entry), code in zip(entries, GROUPS[group], strict=True):
        said = unescape(entry)
        assert code.title in said
        assert code.why in said
        shown = [unescape(lines) for lines in re.findall(r"<pre><code>(.*?)</code></pre>", entry)]
        assert shown == [code.bad.shown.rstrip("\n") or "(nothing)", code.good.shown.rstrip("\n")]


def test_no_line_ends_the_block_for_markdown() -> None:
    assert all(line.strip() for group in GROUPS for line in str(problems(HERE, group)).splitlines())


def test_the_keys_of_other_languages_are_those_of_the_codes() -> None:
    assert "problem.unknown-key.why" in described_problems()
    assert len(described_problems()) == 2 * sum(map(len, GROUPS.values()))
