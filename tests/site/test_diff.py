"""`minhbach diff`: what a change means, in every form, for prepared changes of the minimal site."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import Golden, Run, few
from tests.repositories import committed
from tests.site.changing import CORRECTED, FRENCH, OFFICE, RENAMED, REPORTS, TARGET, Change, add, several, swap

DAY = "2026-06-01"
MET = (
    "- id: year-2026-half\n  value: 41000000\n  measured: 2026-Q1\n  recorded: 2026-05-30\n"
    "  source: river-report-2026\n  locator: p. 12\n"
)
OLD_DUE = "due_history:\n  - due: 2028\n    source: river-report-2026\n    locator: p. 11\n"
HOSTILE = (
    "- id: odd\n  value: 27000000\n  measured: 2025-Q4\n  recorded: 2026-05-30\n  source: river-report-2026\n"
    "  replaces: year-2025\n  kind: ours\n"
    "  reason:\n    en: '**B** <img src=x onerror=alert(1)> @someone #12 GH-3 www.evil.example https://evil.example/ [a](b) `c` $x$'\n"
)

CHANGES: dict[str, Change] = {
    "nothing": lambda root: None,
    "a report that flips a verdict": add(REPORTS, MET),
    "a correction": add(REPORTS, CORRECTED),
    "a moved due date": several(swap(TARGET, "due: 2028", "due: 2032"), add(TARGET, OLD_DUE)),
    "another id": RENAMED,
    "a translation": swap(OFFICE, "  fr: Office", "  fr: Office des eaux"),
    "a new language": several(
        swap("mkdocs.yml", "      fr: Français", "      fr: Français\n      de: Deutsch"),
        lambda root: (root / "docs" / "words" / "de.yml").write_text("name: Deutsch\n", encoding="utf-8"),
        swap(OFFICE, "  en: Water", "  de: Wasseramt\n  en: Water"),
    ),
    "an altered report": swap(REPORTS, "22500000", "32500000"),
    "a removed task": lambda root: (root / "data/tasks/barrier-register.yml").unlink(),
    "hostile text": add(REPORTS, HOSTILE),
}


@pytest.fixture
def site(minimal: Path) -> Path:
    """The minimal site in English and French, committed."""
    FRENCH(minimal)
    return committed(minimal)


def said(site: Path, run: Run, form: str, change: str) -> str:
    CHANGES[change](site)
    done = run("diff", "HEAD", "--root", site, "--as-of", DAY, "--format", form)
    assert (done.code, done.err) == (0, f"As of {DAY} (--as-of).\n")
    return done.out


def named(change: str) -> str:
    return "diff-" + change.replace(" ", "-")


@pytest.mark.parametrize("change", few(CHANGES, "a report that flips a verdict", "another id"))
def test_in_markdown(change: str, site: Path, run: Run, golden: Golden) -> None:
    golden(f"{named(change)}.md", said(site, run, "markdown", change))


@pytest.mark.parametrize("change", few(CHANGES, "a correction"))
def test_in_json(change: str, site: Path, run: Run, golden: Golden) -> None:
    text = said(site, run, "json", change)
    assert json.loads(text)["version"] == 1
    golden(f"{named(change)}.json", text)


@pytest.mark.slow
def test_in_html(site: Path, run: Run, golden: Golden) -> None:
    html = said(site, run, "html", "a report that flips a verdict")
    assert html.count("<svg ") == 2
    assert "var(--" not in html  # the variables of a page of the site, which this is not
    golden("diff.html", re.sub(r"<svg .*?</svg>", "<svg/>", html, flags=re.DOTALL) + "\n")


class Page(HTMLParser):
    """Every element and address of a page, and its policy."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.policy = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if ("http-equiv", "Content-Security-Policy") in attrs:
            self.policy = dict(attrs)["content"] or ""


@pytest.mark.parametrize("change", few(["hostile text", "another id", "nothing"], "nothing"))
def test_html_stands_alone(change: str, site: Path, run: Run) -> None:
    html = said(site, run, "html", change)
    page = Page(html)
    assert not page.elements & {"script", "link", "img", "iframe", "a", "object", "form", "base", "image", "use"}
    assert [name for name, _ in page.attributes if name in ("src", "href", "style") or name.startswith("on")] == []
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    own = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert page.policy == f"default-src 'none'; style-src 'sha256-{own}'; base-uri 'none'; form-action 'none'"


def test_a_step_summary_links_nowhere_and_calls_nobody(site: Path, run: Run) -> None:
    text = said(site, run, "markdown", "hostile text")
    assert "someone" in text
    text = re.sub(r"(?<!\\)`[^`\n]+`", "", text)  # keys, which are code
    assert not re.search(r"@\w|(?<!&)#\w|GH-|www\.|://|<\w|(?<!\\)\[|(?<!\\)`", text)


def test_both_sides_are_judged_on_one_day(site: Path, run: Run) -> None:
    """A due date that passed between is no part of a change."""
    CHANGES["nothing"](site)
    for day in ("2025-01-01", "2031-01-01"):
        done = run("diff", "HEAD", "--root", site, "--as-of", day, "--format", "json")
        assert json.loads(done.out)["verdicts"] == []


def test_a_long_section_is_cut_and_says_so(site: Path, run: Run) -> None:
    for n in range(60):
        (site / f"data/organisations/office-{n}.yml").write_text("title:\n  en: O\nkind: agency\n", encoding="utf-8")
    done = run("diff", "HEAD", "--root", site, "--as-of", DAY)
    assert "## Other records (60)" in done.out
    assert done.out.count("- 10 more are not listed here.") == 2  # records and addresses


# What an old file held that no rule of now allows, and the files that cannot be compared: what is wrong in each.
UNCOMPARED: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "a rule between records": (TARGET, "- water-office", "- nobody-known", {TARGET: ":9:5: found 'nobody-known', wanted an id of organisations"}),
    "a key": (TARGET, "due: 2028", "until: 2028", {TARGET: ":6:1: until: unknown key"}),
    "no YAML": (TARGET, "due: 2028", "due: [", {TARGET: ":9:3: "}),
    "what others rest on": (OFFICE, "kind: agency", "kind: bureau", {OFFICE: ":7:7: kind: found 'bureau'", TARGET: "", "data/tasks/barrier-register.yml": ""}),
}  # fmt: skip


@pytest.mark.parametrize("name", UNCOMPARED)
def test_a_past_that_breaks_a_rule_is_compared_without_it(name: str, site: Path, run: Run) -> None:
    file, good, bad, wanted = UNCOMPARED[name]
    swap(file, good, bad)(site)
    committed(site)
    swap(file, bad, good)(site)
    add(REPORTS, CORRECTED)(site)
    done = run("diff", "HEAD", "--root", site, "--as-of", DAY, "--format", "json")
    told = json.loads(done.out)
    problems = {one["file"]: one["problems"] for one in told["uncompared"]}
    assert problems.keys() == wanted.keys()
    assert all(bool(wanted[one]) == bool(problems[one]) for one in wanted)
    assert problems[file][0].startswith(f"HEAD:{file}{wanted[file]}")
    assert (len(told["corrected"]), told["added"], told["altered"]) == (1, told["corrected"], [])
    assert (told["verdicts"], told["addresses"]["gone"]) == ([], [])
    assert told["addresses"]["added"] == ["indicators/river-renewal-spending/#year-2025-final"]


@pytest.mark.slow
def test_what_could_not_be_compared_is_said_first(site: Path, run: Run) -> None:
    swap(OFFICE, "kind: agency", "kind: bureau")(site)
    committed(site)
    swap(OFFICE, "kind: bureau", "kind: agency")(site)
    several(RENAMED, add(REPORTS, CORRECTED))(site)
    for form in ("markdown", "html"):
        done = run("diff", "HEAD", "--root", site, "--as-of", DAY, "--format", form)
        assert (
            re.findall(r"(?:## |<h2[^>]*>)([A-Z][a-z ,]+)", done.out)[0].strip()
            == "Not compared, as the older file breaks a rule"
        )
        assert f"HEAD:{OFFICE}:7:7: kind: found" in done.out.replace("\u2060", "")
        assert "Rests on a file that could not be compared" in done.out


def test_a_missing_ref_is_told(site: Path, run: Run) -> None:
    done = run("diff", "no-such", "--root", site)
    assert done.code == 1
    assert "no-such: found no such commit in this repository; get it by: git fetch origin no-such" in done.err


def test_a_ref_that_looks_like_an_option_is_none(site: Path, run: Run) -> None:
    done = run("diff", "--root", site, "--", "--output=x")
    assert done.code == 1
    assert "found the ref '--output=x', wanted a branch, tag or commit" in done.err
