"""The Markdown of a site as MkDocs gets it: ours, the site's own in its place, and one page for each record."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from macros.model.portfolio import ADDRESSED
from macros.reading.problem import UserError
from macros.site.editions import editions
from macros.site.settings import settings
from macros.site.sheet import sheet
from macros.site.stage import check_pages, stage
from tests.conftest import AS_OF

OURS = Path(stage.__code__.co_filename).parent / "pages"
HOSTILE = r"{{ 7*7 }} <script>alert(1)</script> *a* [b](javascript:c) 'd' \"e\" `f` --- # : é"


def staged(root: Path, language: str = "en") -> Path:
    """The staged Markdown of one language of a site."""
    site = settings(root)
    folder = root.parent / f"staged-{language}"
    folder.mkdir()
    stage(site, editions(site, AS_OF).by_language[language], folder)
    return folder


def write(path: Path, text: str) -> Path:
    """Write a file, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def front(page: Path) -> dict[str, object]:
    """The front matter of a staged page."""
    return dict(yaml.safe_load(page.read_text(encoding="utf-8").split("---\n")[1]))


@pytest.fixture
def two_languages(minimal: Path) -> Path:
    """The minimal site with German beside English, without a German page."""
    path = minimal / "mkdocs.yml"
    write(path, path.read_text(encoding="utf-8") + "      de: Deutsch\n")
    write(minimal / "docs" / "words" / "de.yml", "name: Deutsch\nlocale: de-CH\nnav:\n  due: Fällig\n")
    return minimal


def test_every_page_of_ours_and_every_record_is_there(minimal: Path) -> None:
    folder = staged(minimal)
    pages = {path.relative_to(OURS).as_posix() for path in OURS.rglob("*.md")}
    records = {path.relative_to(minimal / "data") for path in minimal.glob("data/*/*.yml")}
    addresses = {path.with_suffix(".md").as_posix() for path in records if path.parts[0] in ADDRESSED}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
    pages -= {"releases/index.md"}  # a site without a release has no list of them
    assert found == {page for page in pages if not page.startswith("templates/")} | addresses | {"about.md"}


def test_styles_fonts_and_their_licence_are_there(minimal: Path) -> None:
    ours = staged(minimal) / "assets" / "minhbach"
    assert {sheet()[0], "main.js", "mark.svg", "fonts"} <= {path.name for path in ours.iterdir()}
    assert (ours / "fonts" / "OFL.txt").is_file()


def test_own_page_takes_the_place_of_ours(minimal: Path) -> None:
    write(minimal / "docs" / "due.md", "---\ntitle: When\n---\nOur own words.\n")
    page = staged(minimal) / "due.md"
    assert page.read_text(encoding="utf-8").endswith("Our own words.\n")
    assert front(page) == {"title": "When", "hide": ["navigation", "toc"]}


def test_own_front_matter_may_show_the_side_columns(minimal: Path) -> None:
    write(minimal / "docs" / "due.md", "---\nhide: []\n---\nText\n")
    assert front(staged(minimal) / "due.md") == {"hide": []}


def test_own_template_changes_every_page_of_its_kind(minimal: Path) -> None:
    write(minimal / "docs" / "templates" / "targets.md", 'Ours alone: {{ verdict("this") }}\n')
    folder = staged(minimal)
    text = (folder / "targets" / "renewal-spending-2028.md").read_text(encoding="utf-8")
    assert text.endswith('Ours alone: {{ verdict("targets/renewal-spending-2028") }}\n')
    assert "Ours alone" not in (folder / "tasks" / "barrier-register.md").read_text(encoding="utf-8")
    assert not (folder / "templates").exists()


def test_fault_of_a_template_is_told_once_in_its_own_file(minimal: Path) -> None:
    shutil.copy(minimal / "data/targets/renewal-spending-2028.yml", minimal / "data/targets/another.yml")
    write(minimal / "docs" / "templates" / "targets.md", 'Text\n\n{{ verdct("this") }}\n')
    with pytest.raises(UserError) as told:
        staged(minimal)
    assert str(told.value) == (
        "docs/templates/targets.md:3:1: found the macro 'verdct', which does not exist; did you mean verdict? [unknown-macro]"
    )
    assert list((minimal.parent / "staged-en").iterdir()) == []


def test_faults_of_all_pages_are_told_at_once(minimal: Path) -> None:
    write(minimal / "docs" / "one.md", "{{ 7*7 }}\n")
    write(minimal / "docs" / "more" / "two.md", "Text\n{{ anser() }}\n")
    site = settings(minimal)
    with pytest.raises(UserError) as told:
        check_pages(site, editions(site, AS_OF).default)
    assert [str(problem).split(" ")[0] for problem in told.value.problems] == [
        "docs/more/two.md:2:1:",
        "docs/one.md:1:1:",
    ]


@pytest.mark.parametrize("kind", ["targets", "tasks", "indicators", "organisations", "sources"])
def test_title_from_the_data_is_neither_jinja_nor_markdown(kind: str, minimal: Path) -> None:
    (path,) = (minimal / "data" / kind).glob("*.yml")
    text = re.sub(r"\ntitle:\n  en: .*", lambda _: f'\ntitle:\n  en: "{HOSTILE}"', path.read_text(encoding="utf-8"))
    write(path, text)
    page = staged(minimal) / kind / f"{path.stem}.md"
    title = str(front(page)["title"])
    assert not re.search(r"[^\w\s&#;]", title)
    assert "<script" not in page.read_text(encoding="utf-8")
    assert "{{ 7" not in page.read_text(encoding="utf-8")


def test_missing_page_of_a_language_falls_back(two_languages: Path) -> None:
    folder = staged(two_languages, "de")
    assert "About this site" in (folder / "about.md").read_text(encoding="utf-8")
    assert front(folder / "due.md")["title"] == "F&#228;llig" or front(folder / "due.md")["title"] == "Fällig"


def test_page_of_a_language_is_its_own(two_languages: Path) -> None:
    write(two_languages / "docs" / "de" / "about.md", "Über diese Seite\n")
    assert "Über diese Seite" in (staged(two_languages, "de") / "about.md").read_text(encoding="utf-8")
    english = staged(two_languages, "en")
    assert "About this site" in (english / "about.md").read_text(encoding="utf-8")
    assert not (english / "de").exists()
    assert not (english / "words").exists()


def test_fault_of_another_language_is_told_with_its_file(two_languages: Path) -> None:
    write(two_languages / "docs" / "de" / "about.md", "\n{{ 7*7 }}\n")
    with pytest.raises(UserError, match=r"^docs/de/about\.md:2:1: found an expression"):
        staged(two_languages, "en")


def test_language_without_words_is_told(two_languages: Path) -> None:
    (two_languages / "docs" / "words" / "de.yml").unlink()
    with pytest.raises(
        UserError, match=r"^docs/words/de\.yml:1:1: found no words for de; copy macros/words/en\.yml.*\[no-words\]$"
    ):
        staged(two_languages)


def test_own_assets_lie_beside_ours(minimal: Path) -> None:
    write(minimal / "docs" / "assets" / "map.svg", "<svg/>")
    folder = staged(minimal)
    assert (folder / "assets" / "map.svg").read_text(encoding="utf-8") == "<svg/>"
    assert (folder / "assets" / "minhbach" / "main.js").is_file()


@pytest.mark.parametrize("language", ["", "de/"])
def test_page_that_a_record_would_hide_is_refused(two_languages: Path, language: str) -> None:
    write(two_languages / "docs" / language / "targets" / "renewal-spending-2028.md", "Ours\n")
    with pytest.raises(UserError) as told:
        staged(two_languages)
    assert str(told.value) == (
        f"docs/{language}targets/renewal-spending-2028.md:1:1: found a page at the address of a record; "
        "change docs/templates/targets.md, or move the page [page-hides-record]"
    )


def test_page_that_is_not_utf_8_is_told_with_its_place(minimal: Path) -> None:
    (minimal / "docs" / "bad.md").write_bytes(b"Text\nZ\xfcrich\n")
    with pytest.raises(UserError) as told:
        staged(minimal)
    assert str(told.value) == "docs/bad.md:2:2: found a byte that is not UTF-8; save the file as UTF-8 [not-utf-8]"


def test_page_that_holds_the_mark_of_a_hole_is_told_with_its_place(minimal: Path) -> None:
    (minimal / "docs" / "bad.md").write_text("# Bad\na\ue000call0\ue001\n", encoding="utf-8")
    with pytest.raises(UserError) as told:
        staged(minimal)
    assert str(told.value) == "docs/bad.md:2:2: found the hidden character U+E000; delete it [hidden-character]"


def test_page_of_windows_is_read(minimal: Path) -> None:
    (minimal / "docs" / "due.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: When\r\n---\r\nText\r\n")
    assert front(staged(minimal) / "due.md") == {"title": "When", "hide": ["navigation", "toc"]}


def test_link_in_docs_is_not_followed(minimal: Path, tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.md", "a secret")
    (minimal / "docs" / "leak.md").symlink_to(secret)
    assert not (staged(minimal) / "leak.md").exists()


@pytest.mark.slow
def test_a_long_list_has_pages_that_no_record_may_take(minimal: Path) -> None:
    bodies = minimal / "data" / "organisations"
    for n in range(500):
        write(bodies / f"body-{n}.yml", f"title: {{en: Body {n}}}\nkind: agency\n")
    folder = staged(minimal)
    found = {path.name for path in (folder / "organisations").glob("[0-9]*.md")}
    assert found == {"2.md", "3.md"}
    page = folder / "organisations" / "2.md"
    assert page.read_text(encoding="utf-8").endswith(
        '{{ page_title("organisations") }}\n\n{{ records("organisations", 2) }}\n'
    )
    assert front(page)["title"] == front(folder / "organisations" / "index.md")["title"]
    write(bodies / "3.yml", "title: {en: Three}\nkind: agency\n")
    with pytest.raises(UserError, match=r"organisations/3\.yml:1:1: found the id '3', the address of page 3"):
        check_pages(settings(minimal), editions(settings(minimal), AS_OF).default)
