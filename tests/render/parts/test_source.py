"""A source that no longer answers says so wherever it stands, and leads to the archived copy first."""

from __future__ import annotations

import re
from typing import Any

import pytest

from macros.render.parts.record import source
from tests.render.editions import portfolio, view, world

OPEN, COPY = "https://example.org/law?a=1&amp;b=2", "https://archive.example.org/law"

# changes of the source -> its links in their order, and whether the page says that it is dead, and has no copy
LINKS: list[tuple[dict[str, Any], list[str], bool, bool]] = [
    ({}, [OPEN, COPY], False, False),
    ({"dead": "2026-05-04"}, [COPY, OPEN], True, False),
    ({"dead": "2026-05-04", "archived_url": None}, [OPEN], True, True),
]


@pytest.mark.parametrize("page", ["sources/law", "targets/clean-2028"])
@pytest.mark.parametrize(("changes", "links", "dead", "no_copy"), LINKS)
def test_a_dead_source_leads_to_its_copy(
    page: str, changes: dict[str, Any], links: list[str], dead: bool, no_copy: bool
) -> None:
    records = world()
    records["sources"]["law"] |= changes
    html = str(source(view(portfolio(records)), page))
    assert re.findall(r'href="(https:[^"]+)"', html) == links
    assert ("Its address does not answer (seen 4\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}2026)." in html) is dead
    assert ("No archived copy is held here." in html) is no_copy
