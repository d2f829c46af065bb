"""Search as a reader uses it: by typing, with or without marks, with keys alone, from any page, in both languages.

On a small site of its own below a path, whose texts hold what is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.site.build import build
from macros.site.settings import settings
from tests.browser.chromium import DESK, PHONE, Tab, served, tab, violations
from tests.conftest import copy_minimal

pytestmark = pytest.mark.slow

BASE = "/river-watch/"
WORDS = Path(__file__).parents[2] / "docs" / "words" / "vi.yml"
TARGET, TASK = "targets/renewal-spending-2028/", "tasks/barrier-register/"
BODY, SOURCE, INDICATOR = (
    "organisations/water-office/",
    "sources/river-report-2026/",
    "indicators/river-renewal-spending/",
)
TITLES = {
    "targets/renewal-spending-2028": "Nước sạch cho mọi con đường ven sông",
    "tasks/barrier-register": "Công khai bộ danh mục đập an toàn",
    "organisations/water-office": "Bộ Công an và Đường thủy",
    "sources/river-report-2026": "Đề án đường sông, dự toán ngân sách",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal site in English and Vietnamese."""
    root = copy_minimal(tmp_path_factory.mktemp("searched"))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("      vi: Tiếng Việt\n")
    (root / "docs" / "words").mkdir()
    (root / "docs" / "words" / "vi.yml").write_text(WORDS.read_text("utf-8"), encoding="utf-8")
    for name, title in TITLES.items():
        path = root / "data" / f"{name}.yml"
        path.write_text(path.read_text("utf-8").replace("title:\n", f"title:\n  vi: {title}\n", 1), encoding="utf-8")
    build(settings(root), root / "site", date(2026, 6, 1))
    return root / "site"


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    with served(site, BASE) as address:
        yield address


@pytest.fixture(scope="module")
def desk(browser: Browser, home: str) -> Iterator[Tab]:
    with tab(browser, home, viewport=DESK) as found:
        yield found


def asked(found: Tab, words: str) -> list[str]:
    """Open the dialog with its keys, type, and return where the results lead, below the site's address."""
    if not found.page.locator("dialog").is_visible():
        found.page.keyboard.press("Control+k")
    found.page.locator("dialog input").fill("")
    expect(found.page.locator(".mb-told")).to_be_empty()
    found.page.locator("dialog input").fill(words)
    return results(found)


def results(found: Tab) -> list[str]:
    """Where the results lead, once they are told."""
    expect(found.page.locator(".mb-told")).to_contain_text(".")
    links = found.page.locator(".mb-hits a").evaluate_all("(links) => links.map((link) => link.href)")
    return [link.removeprefix(found.home) for link in links]


# What is typed, and where the results lead: all of the first, in any order, and the first one of the second.
LOOKED_FOR: dict[str, tuple[set[str], str]] = {
    "duong": ({BODY, TARGET, SOURCE}, ""),
    "đường": ({BODY, TARGET, SOURCE}, ""),
    "nuoc sach": ({TARGET}, TARGET),
    "nước sạch": ({TARGET}, TARGET),
    # side by side in the name of a body, which leads the others; here and there in the name of the task
    "bo cong an": ({BODY, TARGET, TASK}, BODY),
    "Bộ Công an": ({BODY, TARGET, TASK}, BODY),
    "bo cong an va duong thuy": ({BODY, TARGET, TASK}, BODY),
    "ngan sach": ({SOURCE}, ""),
    "river renewal": ({TARGET, INDICATOR}, ""),
    # half a word, as somebody types
    "renew": ({TARGET, INDICATOR}, ""),
}


@pytest.mark.parametrize("prefix", ["", "vi/"])
def test_words_are_found_with_marks_and_without(desk: Tab, prefix: str) -> None:
    """In titles, bodies and sources of both languages, on a page of either; the results are in the page's language."""
    assert desk.open(f"{prefix}about/") == []
    for words, (pages, first) in LOOKED_FOR.items():
        found = asked(desk, words)
        assert {prefix + page for page in pages} <= set(found), words
        assert found[0] == prefix + first or not first, words
        assert all(page.startswith(prefix) and page.startswith("vi/") == bool(prefix) for page in found), words
    assert desk.faults() == []


def test_a_result_says_title_kind_state_body_and_date(desk: Tab) -> None:
    desk.open("vi/")
    asked(desk, "nuoc sach")
    first = desk.page.locator(".mb-hits li").first
    assert first.inner_text().split() == (
        [
            "Mục",
            "tiêu",
            "Nước",
            "sạch",
            "cho",
            "mọi",
            "con",
            "đường",
            "ven",
            "sông",
            "Chậm",
            "so",
            "với",
            "lộ",
            "trình",
            "Bộ",
            "Công",
            "an",
            "và",
            "Đường",
            "thủy",
            "·",
            "2028",
        ]
    )
    assert first.locator("use").get_attribute("href") == "#v-behind"
    assert desk.page.locator("dialog").get_attribute("aria-labelledby")


def test_nothing_is_fetched_before_a_reader_searches(desk: Tab) -> None:
    asked_for: list[str] = []
    desk.page.on("request", lambda request: asked_for.append(request.url.removeprefix(desk.home)))
    desk.open(TARGET)
    desk.page.wait_for_load_state("networkidle")
    assert not [
        name for name in asked_for if "pagefind" in name or "search" in name or "find" in name or "look" in name
    ]
    desk.page.get_by_role("link", name="Search").click()
    expect(desk.page.locator("dialog input")).to_be_focused()
    assert not [name for name in asked_for if "pagefind" in name]
    desk.page.keyboard.type("river")
    results(desk)
    assert [name for name in asked_for if name.startswith("pagefind/")]


def test_keys_alone_open_choose_and_close(desk: Tab) -> None:
    desk.open("vi/")
    link = desk.page.locator("[data-mb-search]")
    link.focus()
    desk.page.keyboard.press("Enter")
    field = desk.page.locator("dialog input")
    expect(field).to_be_focused()
    desk.page.keyboard.type("cong")
    links = desk.page.locator(".mb-hits a")
    expect(links.nth(1)).to_be_visible()
    for key, reached in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        desk.page.keyboard.press(key)
        expect(links.nth(reached)).to_be_focused()
    desk.page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("dialog")).to_be_hidden()
    expect(link).to_be_focused()
    desk.page.keyboard.press("Control+k")
    desk.page.keyboard.press("Enter")
    expect(links.first).to_be_focused()
    where = links.first.evaluate("(link) => link.href")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url(where)
    assert desk.faults() == []


def test_what_is_typed_into_a_field_opens_nothing(desk: Tab) -> None:
    desk.open("search/")
    desk.page.locator("main input").focus()
    desk.page.keyboard.press("Control+k")
    assert desk.page.locator("dialog").count() == 0


@pytest.mark.parametrize(("prefix", "said"), [("", "Nothing found for “xyzzy”."), ("vi/", "Không tìm thấy “xyzzy”.")])
def test_words_that_nothing_has_are_told_with_a_way_on(desk: Tab, prefix: str, said: str) -> None:
    desk.open(prefix)
    assert asked(desk, "xyzzy") == []
    told = desk.page.get_by_role("status")
    assert told.inner_text().startswith(said)
    lists = desk.page.locator("dialog .mb-lists a").evaluate_all("(links) => links.map((link) => link.href)")
    assert f"{desk.home}{prefix}targets/" in lists


def test_a_search_has_an_address_that_can_be_sent(desk: Tab) -> None:
    desk.open("vi/search/?q=cong&kind=tasks")
    assert results(desk) == [f"vi/{TASK}"]
    desk.page.locator("main select").select_option("")
    expect(desk.page.locator(".mb-hits li").nth(1)).to_be_visible()
    desk.page.locator("main input").fill("nước sạch")
    expect(desk.page.locator(".mb-hits a").first).to_contain_text("Nước sạch")
    assert desk.page.url == f"{desk.home}vi/search/?q=n%C6%B0%E1%BB%9Bc+s%E1%BA%A1ch"
    asked_in_dialog = desk.open("vi/") or asked(desk, "cong")
    assert asked_in_dialog
    address = desk.page.locator("dialog > .mb-more a").evaluate("(link) => link.href")
    assert address == f"{desk.home}vi/search/?q=cong"


def test_a_page_that_does_not_exist_can_search(desk: Tab) -> None:
    desk.page.goto(desk.home + "targets/gone/for/good/")
    assert f"{BODY}" in asked(desk, "duong")


def test_the_page_without_scripts_leads_to_complete_lists(browser: Browser, home: str) -> None:
    with tab(browser, home, viewport=PHONE, java_script_enabled=False) as plain:
        plain.open("vi/about/")
        plain.page.locator("[data-mb-search]").click()
        assert plain.page.url == f"{home}vi/search/"
        assert plain.page.get_by_text("Tìm kiếm cần JavaScript").is_visible()
        assert not plain.page.locator("form").is_visible()
        plain.page.locator(".mb-lists a").first.click()
        assert plain.page.url == f"{home}vi/indicators/"


@pytest.mark.parametrize("missing", ["pagefind.js", "pagefind-entry.json*", "*.pf_meta", "index/*", "fragment/*"])
def test_what_cannot_be_loaded_is_told_and_the_lists_stay(browser: Browser, home: str, missing: str) -> None:
    with tab(browser, home, viewport=DESK) as found:
        found.page.route(f"**/pagefind/{missing}", lambda route: route.abort())
        found.open("")
        assert asked(found, "renewal") == []
        told = "The search could not be loaded. The lists below are complete."
        expect(found.page.get_by_role("status")).to_have_text(told)
        assert found.page.locator("dialog .mb-lists a").first.is_visible()


def test_without_its_worker_the_search_runs_in_the_page(browser: Browser, home: str) -> None:
    """For which the policy lets it compile WebAssembly, and evaluate nothing."""
    with tab(browser, home, viewport=DESK) as found:
        found.page.route("**/pagefind-worker.js", lambda route: route.abort())
        found.open("")
        assert TARGET in asked(found, "renewal")
        assert not [fault for fault in found.faults() if "policy" in fault]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_and_the_page_are_for_everybody(browser: Browser, home: str, scheme: str) -> None:
    for size in (DESK, PHONE):
        with tab(browser, home, viewport=size, color_scheme=scheme) as found:
            faults = found.open("vi/search/?q=cong")
            results(found)
            faults += [*violations(found), *found.overflow()]
            faults += found.open("vi/about/")
            asked(found, "cong")
            assert [*faults, *violations(found), *found.overflow(), *found.faults()] == []
