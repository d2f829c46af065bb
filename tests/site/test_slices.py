"""The part of a portfolio that a page shows gives the page that the whole gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from macros.model.portfolio import ADDRESSED, Portfolio, part
from macros.render.shared.records import of_record
from macros.render.view import Edition
from macros.site import records
from macros.site.calls import apart
from macros.site.editions import Editions, editions
from macros.site.settings import settings
from macros.site.sharing import head_of
from macros.site.slices import Ties
from macros.site.speaking import spoken
from macros.site.templates import template
from macros.verdicts.judge import judge
from tests.conftest import AS_OF
from tests.real import ROOT
from tests.site.lived import LIVED

REAL_DAY = date(2026, 11, 22)


def shown(found: Editions, edition: Edition, key: str) -> Iterator[tuple[str, str | bytes]]:
    """Everything that stands in the folder of a record: what each macro of its page gives, and each file."""
    for n, call in enumerate(apart(template(found.site, key.partition("/")[0])[1])[1]):
        given, named = call.about(key)
        yield f"{n} {call.macro}", str(spoken(edition, call.macro, f"{key}/", given, named))
    yield "head", repr(head_of(found, edition, f"{key}.md", of_record(edition.at(""), key)))
    yield from records._files(found, edition, key)


def differing(found: Editions, key: str) -> list[str]:
    """What of a record's folder is another where only its part of the records is there."""
    some = found.part(key)
    both = [(found, edition, some, some.by_language[language]) for language, edition in found.by_language.items()]
    return [
        f"{key} {part_.words.language}: {name}"
        for whole, edition, less, part_ in both
        for (name, is_), (_, was) in zip(shown(less, part_, key), shown(whole, edition, key), strict=True)
        if is_ != was
    ]


@pytest.mark.slow
@pytest.mark.parametrize("change", [None, LIVED])
def test_a_page_of_the_minimal_site_needs_no_more_than_its_part(minimal: Path, change: object) -> None:
    if callable(change):
        change(minimal)
    found = editions(settings(minimal), AS_OF)
    assert [one for key in found.digests for one in differing(found, key)] == []


@pytest.mark.slow
def test_a_page_of_the_real_site_needs_no_more_than_its_part() -> None:
    """A few of each kind; with `make test-long` all."""
    found = editions(settings(ROOT), REAL_DAY)
    few = [f"{kind}/{id_}" for kind in ADDRESSED for id_ in islice(getattr(found.default.portfolio, kind), 3)]
    assert [one for key in few for one in differing(found, key)] == []


@pytest.mark.long
def test_every_page_of_the_real_site_needs_no_more_than_its_part() -> None:
    found = editions(settings(ROOT), REAL_DAY)
    assert [one for key in found.digests for one in differing(found, key)] == []


def test_a_promise_is_judged_alike_in_every_part_that_holds_it(data: Portfolio) -> None:
    ties, verdicts = Ties(data), judge(data, REAL_DAY)
    for kind in ADDRESSED:
        for id_ in islice(getattr(data, kind), 0, None, 10):
            some = part(data, ties.around(f"{kind}/{id_}"))
            assert dict(judge(some, REAL_DAY)) == {one: verdicts[one] for one in some.promises}, (kind, id_)


@pytest.mark.parametrize(
    ("template", "shows"),
    [
        ('{{ heading("this") }}', False),
        ('{{ heading("this") }}\n\n{{ records("targets") }}', True),
        ('{{ heading("this") }}\n\n{{ overview() }}', True),
        ('{{ heading("this") }}\n\n{{ value("indicators/river-renewal-spending") }}', True),
    ],
)
def test_a_template_that_names_more_shows_more(minimal: Path, template: str, shows: bool) -> None:
    other = "title:\n  en: Harbour Office\nkind: agency\n"
    (minimal / "data" / "organisations" / "harbour-office.yml").write_text(other, encoding="utf-8")
    own = minimal / "docs" / "templates" / "organisations.md"
    own.parent.mkdir(exist_ok=True)
    own.write_text(template + "\n", encoding="utf-8")
    shown = editions(settings(minimal), AS_OF).around("organisations/harbour-office")
    assert ("achievements/river-renewal-spending" in shown) == shows
