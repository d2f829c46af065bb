"""Addresses on hosts of repositories: each host's own, for the branch and folder that the site names."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from macros.render.hosts import Repository, repository
from macros.writing.forms import forms
from tests.render.editions import ROOT

FILE = "data/achievements/share.yml"
HUB, LAB, BERG = "https://github.com/a/b", "https://gitlab.com/g/h/b", "https://codeberg.org/a/b"
HOSTILE = '"><script>alert(1)</script>&page=x#y%00\n{first}'

# repo_url and edit_uri -> where lines 3 to 9 are edited, and where the file's history is
ADDRESSES = {
    (HUB, ""): (f"{HUB}/edit/main/{FILE}#L3-L9", f"{HUB}/commits/main/{FILE}"),
    (HUB + "/", ""): (f"{HUB}/edit/main/{FILE}#L3-L9", f"{HUB}/commits/main/{FILE}"),
    (HUB + ".git", ""): (f"{HUB}/edit/main/{FILE}#L3-L9", f"{HUB}/commits/main/{FILE}"),
    (HUB, "edit/master/docs/"): (f"{HUB}/edit/master/{FILE}#L3-L9", f"{HUB}/commits/master/{FILE}"),
    (HUB, "/blob/v 1/sites/x/docs"): (
        f"{HUB}/edit/v%201/sites/x/{FILE}#L3-L9",
        f"{HUB}/commits/v%201/sites/x/{FILE}",
    ),
    (LAB, ""): (f"{LAB}/-/edit/main/{FILE}#L3-9", f"{LAB}/-/commits/main/{FILE}"),
    (LAB, "-/edit/dev/docs/"): (f"{LAB}/-/edit/dev/{FILE}#L3-9", f"{LAB}/-/commits/dev/{FILE}"),
    (LAB, "edit/dev/docs/"): (f"{LAB}/-/edit/dev/{FILE}#L3-9", f"{LAB}/-/commits/dev/{FILE}"),
    (BERG, ""): (f"{BERG}/src/branch/main/{FILE}#L3-L9", f"{BERG}/commits/branch/main/{FILE}"),
    (BERG, "_edit/dev/docs/"): (f"{BERG}/src/branch/dev/{FILE}#L3-L9", f"{BERG}/commits/branch/dev/{FILE}"),
    ("https://gitlab.example.org/b", ""): (
        f"https://gitlab.example.org/b/-/edit/main/{FILE}#L3-9",
        f"https://gitlab.example.org/b/-/commits/main/{FILE}",
    ),
    ("https://code.example.org:8443/a/b", "_edit/main/docs/"): (
        f"https://code.example.org:8443/a/b/src/branch/main/{FILE}#L3-L9",
        f"https://code.example.org:8443/a/b/commits/branch/main/{FILE}",
    ),
}

# repo_url and edit_uri of which no address is known
UNKNOWN = [
    ("https://example.org/a/b", ""),
    ("https://example.org/github/b", ""),
    ("https://notgithub.com/a/b", ""),
    ("https://bitbucket.org/a/b", "src/default/docs/"),
    (HUB, "edit/main/pages/"),
    (HUB, "docs/"),
    (HUB, "-/edit/main/docs/"),
]


def known(address: str, way: str = "") -> Repository:
    found = repository(address, way)
    assert found is not None
    return found


@pytest.mark.parametrize("given", ADDRESSES, ids=" ".join)
def test_addresses_are_those_of_the_host(given: tuple[str, str]) -> None:
    found = known(*given)
    assert (found.edit(FILE, 3, 9), found.history(FILE)) == ADDRESSES[given]


@pytest.mark.parametrize("given", UNKNOWN, ids=" ".join)
def test_host_whose_addresses_are_not_known_has_none(given: tuple[str, str]) -> None:
    assert repository(*given) is None


@pytest.mark.parametrize("address", [HUB, LAB, BERG])
def test_names_in_a_path_are_data(address: str) -> None:
    edit = known(address).edit('data/x/"><b>?#{first} %2e.yml', 1, 2)
    assert urlsplit(edit).fragment in ("L1-L2", "L1-2")
    assert urlsplit(edit).query == ""
    assert not set(edit) & set('"<>{ ')


@pytest.mark.parametrize(
    ("address", "title", "page"),
    [(HUB, "title", "page"), (LAB, "issue[title]", "issue[description]"), (BERG, "title", "body")],
)
def test_issue_is_filled_with_title_and_page_as_data(address: str, title: str, page: str) -> None:
    issue = urlsplit(known(address).issue(HOSTILE, "https://example.org/?a=1&b=2#c"))
    assert issue.fragment == ""
    filled = parse_qs(issue.query, strict_parsing=True)
    assert filled.pop(title) == [HOSTILE]
    assert filled.pop(page) == ["https://example.org/?a=1&b=2#c"]
    assert filled == ({"template": ["wrong-number.yml"]} if address == HUB else {})


def test_title_with_a_letter_that_is_none_is_still_an_address() -> None:
    assert "title=%3F&" in known(HUB).issue("\ud800", "x")


def test_fields_that_an_issue_fills_are_those_of_the_form() -> None:
    filled = parse_qs(urlsplit(known(HUB).issue("t", "p")).query)
    (form,) = (form for form in forms(ROOT) if [f"{form.name}.yml"] == filled["template"])
    assert filled.keys() - {"template", "title"} <= form.labels.keys()
    assert "page" in filled
