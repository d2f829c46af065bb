"""Lists by name stand in the order of the page's language, and so do equals in lists by number."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from macros.render.parts import glance, home, lists, pages, scorecards
from macros.render.parts.groups import groups_of
from macros.render.rows import promises
from macros.render.view import View
from tests.render.editions import portfolio, text, view

# id, English name, Vietnamese name
NAMES = [("a", "Path", "Đường"), ("b", "Sun", "Dương"), ("c", "mild", "Ẩm"), ("d", "Éclair", "An")]
IN_ORDER = {"en": ["d", "c", "a", "b"], "vi": ["d", "c", "b", "a"]}


def _records() -> dict[str, dict[str, Any]]:
    named = {id_: {"title": text(english, vi=vietnamese)} for id_, english, vietnamese in NAMES}
    bodies = {f"{id_}-body": name | {"kind": "agency"} for id_, name in named.items()}
    measure = {"unit": "count", "direction": "up", "system": "net"}
    law = {"title": text("Law"), "publisher": text("Council"), "url": "https://example.org/law", "grade": "law"}
    tasks = {
        f"{id_}-task": {"title": text(id_), "lead": [f"{id_}-body"], "programme": f"{id_}-plan", "source": "law"}
        for id_ in named
    }
    return {
        "organisations": bodies,
        "programmes": {f"{id_}-plan": name for id_, name in named.items()},
        "indicators": {f"{id_}-measure": name | measure for id_, name in named.items()},
        "tasks": tasks,
        "systems": {"net": {"title": text("Net"), "owner": "a-body", "source": "law"}},
        "sources": {"law": law | {"published": "2025-01-01"}},
    }


PORTFOLIO = portfolio(_records())


def _overview(seen: View) -> str:
    groups = groups_of(seen, promises(seen.edition), "organisations", lambda row: row.promise.lead, 9)
    return " ".join(f"{group.key}/" for group in groups)


LISTS: dict[str, Callable[[View], str]] = {
    "index of organisations": lambda seen: lists.records(seen, "organisations"),
    "index of indicators": lambda seen: lists.records(seen, "indicators"),
    "indicators without a number": lambda seen: glance.small_multiples(seen, "all"),
    "measures of a system": lambda seen: pages.measured_by(seen, "systems/net"),
    "bodies that lead as many": home.owes,
    "scorecards of as many": lambda seen: scorecards.scorecards_of(seen, "organisations"),
    "rows of an overview": _overview,
}


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_stands_in_the_order_of_the_language(name: str, language: str) -> None:
    shown = str(LISTS[name](view(PORTFOLIO, language)))
    assert list(dict.fromkeys(re.findall("/([a-d])-(?:body|measure)/", shown))) == IN_ORDER[language]
