"""One table of pasted citations: the terminal, the checks and the page's script give the same answer to each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from macros.render.citing.checks import Checked, check
from macros.site.editions import editions
from macros.site.settings import settings
from tests.browser.chromium import DESK, Tab, served, tab
from tests.conftest import AS_OF, Run
from tests.site.lived import NEW, OLD, Lived

pytestmark = pytest.mark.slow

_URL = "https://example.org/river-watch/indicators/x/#"
_FINAL, _SPENT, _MENDED = f"{NEW}.year-2025-final", f"{OLD}.year-2025", "renewal-spending-2028"

# what is pasted, with the names that records have and had -> the outcomes
PASTED: dict[str, tuple[str, str]] = {
    "the name": ("{final}", "unchanged"),
    "a promise": ("{target}", "unchanged"),
    "the address": (f"{_URL}{{final}}.", "unchanged"),
    "decorated": (f"Seen at <{_URL}{{final}}?utm_source=1&y=2#:~:text=44>", "unchanged"),
    "in capitals": (f"{_URL.upper()}{{FINAL}}", "unchanged"),
    "in brackets": ("[{final}]", "unchanged"),
    "an old version": ("{spent}", "revised"),
    "an old version with its value": (f"About 26 million CHF, 2025. {_URL}{{spent}}", "revised"),
    "an old version with the value of now": (f"27 million CHF, 2025. {_URL}{{spent}}", "another-value"),
    "a mended promise": ("{mended}", "revised"),
    "withdrawn": ("{dropped}", "withdrawn"),
    "its value": (f"Rivers: 27 million CHF, 2025. {_URL}{{final}}", "unchanged"),
    "its value in the other language": (f"Sông: 27\u00a0triệu\u00a0CHF, 2025. {_URL}{{final}}", "unchanged"),
    "its value, escaped": (f"Rivers&#58;&nbsp;27 million&#32;{{{{CHF}}}}, 2025\\. {_URL}{{final}}", "unchanged"),
    "its value after the address": (f"{_URL}{{final}} 27 million CHF", "unchanged"),
    "another record's value": (f"Rivers: 26 million CHF, 2025. {_URL}{{final}}", "another-value"),
    "a longer number": (f"Rivers: 127 million CHF. {_URL}{{final}}", "another-value"),
    "a number before it": (f"Rivers: 3.27 million CHF. {_URL}{{final}}", "another-value"),
    "less than nothing": (f"Rivers: -27 million CHF. {_URL}{{final}}", "another-value"),
    "less than nothing, typeset": (f"Rivers: \u221227 million CHF. {_URL}{{final}}", "another-value"),
    "a longer word": (f"Rivers: 27 million CHFS. {_URL}{{final}}", "another-value"),
    "letters of a wide set": (f"Rivers: \uff12\uff17 million CHF. {_URL}{{final}}", "unchanged"),
    "words alone": (f"Rivers cost much. {_URL}{{final}}", "unchanged"),
    "wrong hash": ("{final_cut}0123456789ab", "unknown-hash"),
    "wrong hash of a former name": ("{spent_cut}0123456789ab", "unknown-hash"),
    "the hash of another": ("{final_cut}{spent_hash}", "another-record"),
    "unknown record": ("no-such-record.r1-0123456789ab", "unknown-record"),
    "of a letter that begins none": ("zz-0123456789ab", "unknown-record"),
    "a name of the language": ("constructor-0123456789ab", "unknown-record"),
    "cut short": (f"{_URL}{{final_short}}", "cut-short"),
    "cut at the dash": (f"{_URL}{{final_cut}}", "cut-short"),
    "without a hash": (f"see {_FINAL}, it says", "cut-short"),
    "one digit too many": ("{final}0", "no-citation"),
    "an address of something else": ("https://example.org/#part-two", "no-citation"),
    "words": ("They say 27 million CHF.", "no-citation"),
    "markup": ("<img src=x onerror=alert(1)> {{{{7*7}}}}", "no-citation"),
    "several": ("{final}, {spent} and {dropped}", "unchanged revised withdrawn"),
    "several with their values": (f"27 million CHF {_URL}{{final}}; about 26 million CHF {_URL}{{spent}}", "unchanged revised"),
    "several, one with a wrong value": (f"99 CHF {_URL}{{final}}; about 26 million CHF {_URL}{{spent}}", "another-value revised"),
    "several with each other's values": (
        f"about 26 million CHF {_URL}{{final}}; 27 million CHF {_URL}{{spent}}",
        "another-value another-value",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def names(lived: Lived) -> dict[str, str]:
    """The places of the table: names of records, whole and cut."""
    now = {item["id"] for page in (f"indicators/{NEW}", "targets/renewal-spending-2028") for item in lived.json(f"{page}/cite.json")}  # fmt: skip
    (final,) = (name for name in now if name.startswith(_FINAL))
    (target,) = (name for name in now if name.startswith(_MENDED))
    found = {"final": final, "FINAL": final.upper(), "target": target, "spent": lived.cited[_SPENT]}
    found |= {"mended": lived.cited[_MENDED], "dropped": lived.cited["barrier-register"], "final_short": final[:-3]}
    return found | {"final_cut": final[:-12], "spent_cut": found["spent"][:-12], "spent_hash": found["spent"][-12:]}


@pytest.fixture(scope="module")
def texts(lived: Lived, names: dict[str, str]) -> dict[str, str]:
    """What is pasted, and the files of citations as programs keep them, whole."""
    found = {name: text.format_map(names) for name, (text, _) in PASTED.items()}
    files = (lived.site / f"indicators/{NEW}/cite.{end}" for end in ("bib", "ris", "json", "txt"))
    return found | {path.name: path.read_text(encoding="utf-8") for path in files}


@pytest.fixture(scope="module")
def checked(lived: Lived, texts: dict[str, str]) -> dict[str, dict[str, list[Checked]]]:
    """What the checks say of each text in each language."""
    found = editions(settings(lived.root), AS_OF)
    spoken = list(found.words.values())
    return {
        language: {name: check(edition, spoken, text) for name, text in texts.items()}
        for language, edition in found.by_language.items()
    }


@pytest.fixture(scope="module")
def page(lived: Lived, browser: Browser) -> Iterator[Tab]:
    with served(lived.site) as home, tab(browser, home, viewport=DESK) as found:
        yield found


def test_the_checks_know_each(checked: dict[str, dict[str, list[Checked]]]) -> None:
    found = {name: " ".join(one.outcome for one in checked["en"][name]) for name in PASTED}
    assert found == {name: outcome for name, (_, outcome) in PASTED.items()}


@pytest.mark.parametrize("end", ["bib", "ris", "json", "txt"])
def test_a_file_of_citations_is_unchanged_where_its_records_are(
    end: str, checked: dict[str, dict[str, list[Checked]]]
) -> None:
    """Whatever a form of citation wraps a value in, the value is found there again."""
    assert {one.outcome for one in checked["en"][f"cite.{end}"]} == {"unchanged"}


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_page_says_the_same(
    language: str, page: Tab, texts: dict[str, str], checked: dict[str, dict[str, list[Checked]]]
) -> None:
    page.open("cite/" if language == "en" else f"{language}/cite/")
    page.page.evaluate("document.querySelector('.mb-checked').replaceChildren()")
    found = {}
    for name, text in texts.items():
        page.page.fill("#mb-citation", text)
        page.page.evaluate("document.querySelector('.mb-checked').replaceChildren()")
        page.page.click(".mb-check button")
        page.page.wait_for_selector(".mb-checked [data-outcome]")
        lines = page.page.locator(".mb-checked p").evaluate_all(
            "all => all.map(one => [one.dataset.outcome, one.querySelector('code')?.textContent ?? '', one.querySelector('b').textContent])"
        )
        found[name] = [tuple(line) for line in lines]
    assert found == {
        name: [(one.outcome, one.cited, one.says) for one in said] for name, said in checked[language].items()
    }


@pytest.mark.parametrize("name", PASTED)
def test_the_terminal_says_the_same(
    name: str, lived: Lived, texts: dict[str, str], checked: dict[str, dict[str, list[Checked]]], run: Run
) -> None:
    done = run("verify", "--root", lived.root, "--as-of", AS_OF.isoformat(), "--", texts[name])
    told = checked["en"][name]
    assert done.out == "".join(f"{one.cited or 'citation'}: {one.outcome}: {one.says}\n" for one in told)
    assert (done.code == 0) is all(one.outcome == "unchanged" for one in told)


@pytest.mark.parametrize("language", ["", "vi/"])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_former_address_of_a_citation_opens_at_its_answer(
    scripts: bool, language: str, lived: Lived, browser: Browser
) -> None:
    name, said = lived.cited[_SPENT], "Đã đính chính" if language else "Revised on"
    with served(lived.site) as home, tab(browser, home, viewport=DESK, java_script_enabled=scripts) as found:
        found.open(f"{language}indicators/{OLD}/#{name}")
        if not scripts:
            assert found.page.url == f"{home}{language}indicators/{OLD}/#{name}"
            assert said in found.page.locator(f"[id='{name}']").inner_text()
            found.page.locator(f"[id='{name}'] a").click()
        found.page.wait_for_url(f"{home}{language}indicators/{NEW}/#{name}")
        found.page.locator(f"[id='{name}']").wait_for()
        assert said in found.page.locator(f"[id='{name}']").inner_text()


# what stands after the record in an address -> whether the page says that it knows no such citation
ENDS = {"": False, "-": True, "-{some}": True, "-{whole}": False, "-0123456789ab": True, "-{WHOLE}": False}


@pytest.mark.parametrize("end", ENDS)
def test_an_address_that_leads_to_no_place_is_told_on_the_page(end: str, page: Tab, names: dict[str, str]) -> None:
    key, _, whole = names["final"].rpartition("-")
    asked = end.format(some=whole[:7], whole=whole, WHOLE=whole.upper())
    page.page.goto("about:blank")
    page.open(f"indicators/{NEW}/#{key + asked if asked else key.partition('.')[2]}")
    assert page.page.locator("[data-mb-unknown].is-told").count() == ENDS[end]
