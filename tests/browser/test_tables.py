"""The table of promises under a reader's hands: keys alone, a view that can be sent, no scripts, several pages."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.render.parts.asked import promises_of, rest
from macros.site import build as room
from tests.browser.chromium import DESK, PHONE, Tab, served, tab, violations
from tests.browser.places import LANGUAGES
from tests.render.editions import Written, edition, portfolio, world

pytestmark = pytest.mark.slow

_ASSETS = Path(room.__file__).parent / "assets"

# Of each row in sight the address of its promise below the edition's home, and what it answers to.
_ROWS = """() => [...document.querySelectorAll(".mb-promises tbody tr")].map((row) => ({
  key: row.querySelector("th a").getAttribute("href").replace(/^[./]+/, ""), ...row.dataset}))"""
_FOCUSED = "document.activeElement.name || ''"


def rows(found: Tab) -> list[dict[str, str]]:
    return list(found.page.evaluate(_ROWS))


def reach(found: Tab, name: str) -> None:
    """Press Tab until a control of the form has the focus."""
    for _ in range(60):
        if found.page.evaluate(_FOCUSED) == name:
            return
        found.page.keyboard.press("Tab")
    raise AssertionError(f"no way to {name} by keys")


def choose(found: Tab, name: str, value: str) -> None:
    """Choose from a list as one does without a mouse: step by step downwards."""
    reach(found, name)
    control = found.page.locator(f'select[name="{name}"]')
    for _ in range(control.locator("option").count()):
        if control.input_value() == value:
            return
        found.page.keyboard.press("ArrowDown")
    raise AssertionError(f"no way to {value} by keys")


def query(found: Tab) -> str:
    return found.page.url.partition("?")[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_alone_filter_and_sort_and_the_address_brings_it_back(desk: Tab, language: str) -> None:
    desk.page.set_viewport_size(DESK)
    assert desk.open(f"{LANGUAGES[language]}promises/") == []
    every = rows(desk)
    choose(desk, "state", "due-no-report")
    assert query(desk) == "state=due-no-report"
    programme = max(
        (row["programme"] for row in rows(desk) if row["programme"] != "none"),
        key=[row["programme"] for row in rows(desk)].count,
    )
    choose(desk, "programme", programme)
    reach_head(desk, "due")
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.press("Enter")
    assert query(desk) == f"state=due-no-report&programme={programme}&sort=due&reverse=yes"
    shown = rows(desk)
    wanted = [row for row in every if "due-no-report" in row["state"].split() and row["programme"] == programme]
    assert [row["byDue"] for row in shown] == sorted((row["byDue"] for row in wanted), reverse=True)
    descending = desk.page.locator('th[aria-sort="descending"]')
    assert descending.get_attribute("data-sort") == "due"
    said = desk.page.locator(".mb-found").inner_text()
    assert re.findall(r"\d+", said) == [str(len(wanted)), str(len(every))]
    desk.page.reload()
    descending.wait_for()
    assert rows(desk) == shown
    desk.page.goto(desk.home + LANGUAGES[language])
    desk.page.go_back()
    descending.wait_for()
    assert (rows(desk), desk.page.locator(".mb-found").inner_text()) == (shown, said)
    # Sent to somebody who reads the other language, it is the same view.
    other = next(prefix for code, prefix in LANGUAGES.items() if code != language)
    assert desk.open(f"{other}promises/?{query(desk)}") == []
    descending.wait_for()
    assert [row["key"] for row in rows(desk)] == [row["key"] for row in shown]


def reach_head(found: Tab, name: str) -> None:
    for _ in range(30):
        if found.page.evaluate(f"document.activeElement.matches('th[data-sort={name}] button')"):
            return
        found.page.keyboard.press("Tab")
    raise AssertionError(f"no way to the head of {name} by keys")


def test_a_choice_nothing_has_is_named_and_one_that_nothing_fits_offers_a_way_back(desk: Tab) -> None:
    desk.open("promises/?state=no-such&organisation=&elsewhere=1&sort=due")
    note, every = desk.page.locator(".mb-ignored"), len(rows(desk))
    assert "state=no-such" in note.inner_text() and "elsewhere" not in note.inner_text()
    assert desk.page.locator('[name="sort"]').input_value() == "due"
    desk.page.locator('[name="state"]').select_option("kept")
    assert note.inner_text() == ""
    ahead = desk.page.locator('[name="due"] option').last.get_attribute("value")
    desk.page.locator('[name="due"]').select_option(ahead)
    assert rows(desk) == []
    desk.page.locator(".mb-empty button").click()
    assert (len(rows(desk)), query(desk)) == (every, "")
    assert desk.page.evaluate("document.activeElement.name") == "state"


def test_a_role_narrows_an_organisation(desk: Tab) -> None:
    desk.open("promises/")
    role = desk.page.locator('[name="role"]')
    assert role.is_disabled()
    helped = next(row for row in rows(desk) if row["organisation"] != row["lead"])
    body = next(one for one in helped["organisation"].split() if one not in helped["lead"].split())
    desk.page.locator('[name="organisation"]').select_option(body)
    assert helped["key"] in [row["key"] for row in rows(desk)]
    role.check()
    assert query(desk) == f"organisation={body}&role=lead"
    assert {body in row["lead"].split() for row in rows(desk)} <= {True}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filtered_table_fits_a_phone_and_is_accessible(desk: Tab, language: str) -> None:
    found = []
    desk.page.set_viewport_size(PHONE)
    found += desk.open(f"{LANGUAGES[language]}promises/?state=due-no-report&sort=clarity")
    assert desk.page.locator('[name="state"]').is_visible()
    found += [*desk.overflow(), *violations(desk)]
    desk.page.set_viewport_size(DESK)
    found += [*desk.overflow(), *violations(desk), *desk.faults()]
    assert found == []
    desk.page.set_viewport_size(PHONE)
    desk.open(f"{LANGUAGES[language]}promises/")
    assert desk.page.locator('[name="state"]').is_hidden()
    desk.page.locator(".mb-unfold").press("Enter")
    assert desk.page.locator('[name="state"]').is_visible()


def test_without_scripts_the_table_is_whole_and_home_leads_into_it(plain: Tab, site: Path) -> None:
    plain.open("promises/")
    exports = [json.loads((site / "api" / "v1" / f"{kind}.json").read_text("utf-8")) for kind in ("targets", "tasks")]
    promised = sum(len(export["records"]) for export in exports)
    assert plain.page.locator(".mb-promises tbody tr").count() == promised
    assert str(promised) in plain.page.locator(".mb-found").inner_text()
    assert not plain.page.locator(".mb-choose").is_visible()
    assert plain.page.locator(".mb-promises thead button").count() == 0
    plain.open("")
    plain.page.locator('.mb-answer a[href*="due-no-report"]').click()
    assert plain.page.url.endswith("promises/?state=due-no-report#silent")
    first = plain.page.locator("tr#silent:target")
    assert first.get_attribute("data-state") == "due-no-report silent"
    assert 0 <= (first.bounding_box() or {"y": -1})["y"] < 400


@pytest.fixture(scope="module")
def long(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """A table of 607 promises on a bare page, under the site's policy."""
    folder = tmp_path_factory.mktemp("long")
    task: Written = {"source": "law", "due": 2027, "lead": ["council"]}
    records = world()
    records["tasks"] |= {f"t{n:03}": task | {"title": {"en": f"Task {n:03}"}} for n in range(600)}
    page = edition(portfolio(records)).at("promises/")
    policy = "; ".join((_ASSETS.parent / "policy.txt").read_text("utf-8").splitlines()).format(script="", style="")
    script = '<script type="module" src="../assets/main.js"></script>'
    (folder / "promises").mkdir()
    (folder / "promises" / "index.html").write_text(
        f'<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>Promises</title><link rel='icon' href='data:,'>{promises_of(page, 'promises', 1)}{script}",
        encoding="utf-8",
    )
    (folder / "promises" / "rows.json").write_bytes(b"".join(rest(page, "promises")))
    (folder / "assets").mkdir()
    for path in _ASSETS.glob("*.js"):
        shutil.copy(path, folder / "assets")
    with served(folder) as home, tab(browser, home, viewport=DESK) as found:
        yield found


def test_a_table_of_several_pages_asks_for_all_rows_when_it_is_used(long: Tab) -> None:
    asked: list[str] = []
    long.page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    long.open("promises/")
    long.page.wait_for_load_state("networkidle")
    assert "rows.json" not in asked and len(rows(long)) == 200
    long.page.locator('[name="organisation"]').select_option("council")
    long.page.get_by_role("button", name="Show 200 more").wait_for()
    assert long.page.locator(".mb-found").inner_text() == "603 of 607 promises"
    long.page.locator('[name="sort"]').select_option("promise")
    long.page.locator('[name="reverse"]').check()
    assert rows(long)[0]["key"] == "tasks/t599/"
    for count in (400, 600, 603):
        long.page.locator(".mb-next button").press("Enter")
        assert len(rows(long)) == count
        assert long.page.evaluate("document.activeElement.closest('tr').rowIndex") == (count - 1) // 200 * 200 + 1
    assert long.page.locator(".mb-next").count() == 0
    assert asked.count("rows.json") == 1
    assert long.faults() == []


def test_rows_that_cannot_be_had_are_said_to_be_missing(long: Tab) -> None:
    long.page.route("**/rows.json", lambda route: route.abort())
    long.open("promises/?state=due-no-report")
    note = long.page.locator(".mb-ignored")
    note.filter(has_text="could not be loaded").wait_for()
    assert {row["state"] for row in rows(long)} == {"due-no-report silent"}
    long.page.unroute("**/rows.json")
    long.page.locator('[name="state"]').select_option("")
    long.page.get_by_role("button", name="Show 200 more").wait_for()
    assert note.inner_text() == ""
