"""mkdocs.yml as we read it: what is missing or wrong is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.reading.problem import Problem, UserError
from macros.site.settings import Site, settings

GOOD = """\
site_name: Rivers
site_url: https://example.org/rivers/
extra:
  minhbach:
    languages:
      en: English
      de: Deutsch
"""

ADDRESSES = {
    "https://example.org": "/",
    "https://example.org/": "/",
    "https://example.org/rivers": "/rivers/",
    "https://example.org/a/b/": "/a/b/",
    "http://localhost:8000/x/": "/x/",
}

URL = "wanted the address of the site, such as https://example.org/site/"
LANGUAGES = "write extra: {minhbach: {languages: {en: English}}}"

# what to replace in GOOD, by what -> the problem
FAULTS = {
    ("site_name: Rivers", "site_nam: Rivers"): "1:1: site_name: found none; write the name of the site",
    ("site_name: Rivers", 'site_name: ""'): "1:12: site_name: found none; write the name of the site",
    ("site_name: Rivers", "site_name: [a]"): "1:12: site_name: found none; write the name of the site",
    ("https://example.org/rivers/", "example.org"): f"2:11: site_url: found 'example.org', {URL}",
    ("https://example.org/rivers/", "ftp://a.org/"): f"2:11: site_url: found 'ftp://a.org/', {URL}",
    ("https://example.org/rivers/", "https://a.org/?q"): f"2:11: site_url: found 'https://a.org/?q', {URL}",
    ("site_url", "site_uri"): f"1:1: site_url: found None, {URL}",
    ("minhbach:", "minhbac:"): f"4:3: languages: found None; {LANGUAGES}",
    ("      en: English\n      de: Deutsch\n", "      - en\n"): f"6:7: languages: found ('en',); {LANGUAGES}",
    ("en: English", "English: en"): "6:7: languages: found {'English': 'en', 'de': 'Deutsch'}; " + LANGUAGES,
    ("de: Deutsch", "de: 3"): f"6:7: languages: found {{'en': 'English', 'de': Decimal('3')}}; {LANGUAGES}",
    ("de: Deutsch", "en: Deutsch"): "7:7: found the key 'en' twice (first in line 6); delete one",
    ("Rivers", "&name Rivers"): "1:12: found the anchor &name; delete it and write values in full",
    ("extra:", "repo_url: github.com/a/b\nextra:"): "3:11: repo_url: found 'github.com/a/b', "
    "wanted the address of a repository, such as https://github.com/a/b",
    ("extra:", "repo_url: javascript://x/%0aalert(1)\nextra:"): "3:11: repo_url: found 'javascript://x/%0aalert(1)', "
    "wanted the address of a repository, such as https://github.com/a/b",
    ("extra:", "repo_url: [a]\nextra:"): "3:11: repo_url: found ('a',), "
    "wanted the address of a repository, such as https://github.com/a/b",
    ("extra:", "repo_url: https://github.com/a/b\nedit_uri: wiki/\nextra:"): "4:11: edit_uri: found 'wiki/', "
    "wanted the way to docs/, such as edit/main/docs/; or leave it out",
    ("Rivers", '"a\\0b"'): "1:12: holds the hidden character U+0000; delete it",
    ("Deutsch", '"\\e[31m"'): "7:11: holds the hidden character U+001B; delete it",
    ("extra:", 'extra_css: [a, "\\u202e"]\nextra:'): "3:16: holds the hidden character U+202E; delete it",
    ("extra:", "extra: :"): "3:8: mapping values are not allowed in this context; wanted YAML; check the indent, "
    "colons and quotes here and in the line above",
}


def read(folder: Path, text: str) -> Site:
    """The settings of a site with this mkdocs.yml."""
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return settings(folder)


def test_tells_name_address_languages_in_their_order(tmp_path: Path) -> None:
    site = read(tmp_path, GOOD)
    assert (site.root, site.name, site.address) == (tmp_path, "Rivers", "https://example.org/rivers/")
    assert list(site.languages.items()) == [("en", "English"), ("de", "Deutsch")]


def test_a_name_is_one_line(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD.replace("Rivers", r'" Rivers\r\nEND:VEVENT "')).name == "Rivers END:VEVENT"


@pytest.mark.parametrize(("address", "path"), ADDRESSES.items())
def test_path_is_what_follows_the_host(address: str, path: str, tmp_path: Path) -> None:
    assert read(tmp_path, GOOD.replace("https://example.org/rivers/", address)).path == path


@pytest.mark.parametrize(("old", "new"), FAULTS, ids=lambda text: text.strip()[:20])
def test_fault_is_told_with_its_line(old: str, new: str, tmp_path: Path) -> None:
    assert old in GOOD
    with pytest.raises(UserError) as told:
        read(tmp_path, GOOD.replace(old, new))
    (problem,) = told.value.problems
    assert isinstance(problem, Problem)
    assert f"{problem.line}:{problem.column}: {problem.message}" == FAULTS[old, new]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        read(tmp_path, "theme:\n  name: material\n")
    assert [str(problem).split(" ")[1] for problem in told.value.problems] == ["site_url:", "languages:", "site_name:"]


@pytest.mark.parametrize(
    ("lines", "tree"),
    [
        ("", None),
        ("repo_url: ''\n", None),
        ("repo_url: https://example.org/a/b\n", None),
        ("repo_url: https://example.org/a/b\nedit_uri: src/default/docs/\n", None),
        ("repo_url: https://github.com/a/b\n", "main"),
        ("repo_url: https://github.com/a/b\nedit_uri: edit/trunk/docs/\n", "trunk"),
        ("repo_url: https://example.org/a/b\nedit_uri: -/edit/main/rivers/docs/\n", "main/rivers"),
    ],
)
def test_repository_is_that_of_a_known_host(lines: str, tree: str | None, tmp_path: Path) -> None:
    found = read(tmp_path, GOOD + lines).repository
    assert (found.tree if found else None) == tree


@pytest.mark.parametrize("missing", ["mkdocs.yml", "docs"])
def test_folder_that_is_no_site_is_refused(missing: str, tmp_path: Path) -> None:
    if missing == "docs":
        (tmp_path / "mkdocs.yml").write_text(GOOD, encoding="utf-8")
    else:
        (tmp_path / "docs").mkdir()
    with pytest.raises(UserError, match="found no mkdocs.yml and docs/ here, wanted a site's folder; use --root DIR"):
        settings(tmp_path)
