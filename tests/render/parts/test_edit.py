"""The way from a page to the line that says it: short, for each record and each report, and none without a repository."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from macros.model.portfolio import Portfolio
from macros.reading.places import Lines
from macros.render.hosts import repository
from macros.render.origin import Origin
from macros.render.parts.arguments import ANY
from macros.render.parts.record import edit, reports
from macros.render.view import View
from tests.render.editions import hostile, portfolio, text, view, world

WORLD = portfolio(world())
HUB = "https://github.com/a/b"


def origin(records: Portfolio) -> Origin:
    """A repository in which each record has lines of its own."""
    keys = [f"{kind}/{id_}" for kind in ANY.kinds for id_ in getattr(records, kind)]
    keys += [f"achievements/{of}.{report.id}" for of, found in records.achievements.items() for report in found]
    lines = {key: Lines(f"data/{key}.yml", at, at + 2) for at, key in enumerate(keys, 1)}
    found = repository(HUB, "")
    assert found
    return Origin(found, lines)


def linked(records: Portfolio = WORLD, language: str = "en") -> View:
    return view(records, language, origin=origin(records))


def hrefs(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="([^"]*)"', html)]


@pytest.mark.parametrize("kind", ANY.kinds)
def test_record_links_to_its_lines_its_history_and_a_form(kind: str) -> None:
    seen = linked()
    for id_ in getattr(WORLD, kind):
        change, history, issue = hrefs(edit(seen, f"{kind}/{id_}"))
        lines = seen.edition.origin.lines[f"{kind}/{id_}"] if seen.edition.origin else None
        assert lines
        assert change == f"{HUB}/edit/main/{lines.file}#L{lines.first}-L{lines.last}"
        assert history == f"{HUB}/commits/main/{lines.file}"
        assert parse_qs(urlsplit(issue).query)["page"] == [f"https://example.org/rivers/{kind}/{id_}/"]


def test_each_report_links_to_its_own_lines_and_is_named() -> None:
    seen = linked()
    html = reports(seen, "indicators/clean")
    assert 'aria-label="Edit the report of 2025 (The Paper)">Edit</a>' in html
    for found in WORLD.achievements["clean"]:
        (row,) = re.findall(rf'<tr id="{found.id}".*?</tr>', html, re.DOTALL)
        lines = seen.edition.origin.lines[f"achievements/clean.{found.id}"] if seen.edition.origin else None
        assert lines
        assert f"{HUB}/edit/main/{lines.file}#L{lines.first}-L{lines.last}" in hrefs(row)


@pytest.mark.parametrize("record", ["indicators/clean", "tasks/register", "systems/gauge-net"])
def test_table_of_reports_leads_to_their_history(record: str) -> None:
    assert sum("/commits/main/" in address for address in hrefs(reports(linked(), record))) == 1


def test_table_without_reports_leads_nowhere() -> None:
    assert HUB not in reports(linked(), "tasks/build-gauges")


def test_words_are_those_of_the_page() -> None:
    html = edit(linked(language="vi"), "targets/clean-2028")
    assert re.findall(r">([^<]+)</a>", html) == ["Sửa", "Lịch sử", "Báo sai sót"]
    issue = parse_qs(urlsplit(hrefs(html)[2]).query)
    assert issue["page"] == ["https://example.org/rivers/vi/targets/clean-2028/"]
    assert issue["title"] == ["Số liệu: Sông sạch và thứ hạng tốt"]


@pytest.mark.parametrize("kind", ANY.kinds)
def test_hostile_title_stays_data_and_the_address_short(kind: str) -> None:
    _, records = hostile()
    seen = linked(records)
    for id_ in getattr(records, kind):
        for address in hrefs(edit(seen, f"{kind}/{id_}")):
            assert re.fullmatch(r"https://github\.com/a/b/[A-Za-z0-9._~/?=&%#-]+", address)
            assert len(address) < 1500


def test_subject_of_an_issue_ends_where_the_address_would_grow() -> None:
    written = world()
    written["targets"]["growth"]["title"] = text("ế" * 2000)
    issue = hrefs(edit(linked(portfolio(written)), "targets/growth"))[2]
    assert parse_qs(urlsplit(issue).query)["title"] == ["Number: " + "ế" * 80]


def test_without_a_repository_there_is_nothing() -> None:
    seen = view(WORLD)
    assert edit(seen, "targets/clean-2028") == ""
    assert "mb-edit" not in reports(seen, "indicators/clean")
