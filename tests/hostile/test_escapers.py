"""Whatever text a record holds, each escaper hands on exactly that text, and no markup."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import markdown
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import escape

from macros.render.escape import neutral
from macros.render.exports import csv_v1, json_v1
from macros.render.review.markdown import escape as escape_markdown
from macros.render.svg import harden, linked
from tests.hostile.strings import SNIPPETS

# Signs that mean something somewhere, among letters that do not; no control characters, which the model refuses.
_SIGNS = st.text(st.sampled_from("<>&\"'`{}%#=+-@*_[]()|\\/!:;$~^aB1 đế\N{FULLWIDTH EQUALS SIGN}"), max_size=40)
_LETTERS = st.text(st.characters(exclude_categories=["Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"]), max_size=40)
_TEXT = st.one_of(_SIGNS, _LETTERS, st.lists(st.one_of(st.sampled_from(SNIPPETS), _SIGNS), max_size=4).map(" ".join))
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g><path aria-label="targets/x met" d="M0,0"/></g></svg>'
)
_DRAWN = "{http://www.w3.org/2000/svg}"


class _Read(HTMLParser):
    """The tags, attributes and text that a browser would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(source: str) -> _Read:
    reader = _Read()
    reader.feed(source)
    reader.close()
    return reader


@given(_TEXT)
def test_html_and_attributes(text: str) -> None:
    found = _read(f'<p title="{escape(text)}">{escape(text)}</p>')
    assert (found.tags, found.attributes, found.text) == (["p"], [("title", text)], text)


@given(_TEXT)
@settings(deadline=None)
def test_a_title_passes_jinja_markdown_and_html(text: str) -> None:
    """White space at the ends, which the model removes, aside."""
    line = text.strip()
    source = Environment().from_string(neutral(line)).render()
    assert source == neutral(line)
    assert html.unescape(source) == line
    found = _read(markdown.markdown(f"x{source}x", extensions=["attr_list", "tables", "toc"]))
    assert found.tags == ["p"]
    assert found.text == f"x{line}x"


@given(_TEXT)
@settings(deadline=None)
def test_markdown_in_a_list(text: str) -> None:
    """White space aside, and a joiner that nobody sees."""
    source = f"# T\n\n- **{escape_markdown(text)}** `key`: {escape_markdown(text)}\n  - x: {escape_markdown(text)}"
    found = _read(markdown.markdown(source))
    assert not set(found.tags) - {"h1", "ul", "li", "strong", "code", "p"}
    read = "".join(found.text.split()).replace("\u2060", "")
    plain = "".join(text.split()).replace("\u2060", "")
    assert read in (f"T{plain}key:{plain}x:{plain}", f"T****key:{plain}x:{plain}")


@given(_TEXT)
@example("＝1+1")
def test_csv_cell(text: str) -> None:
    """The text, behind an apostrophe where a spreadsheet would run it."""
    written = csv_v1.table(["id", "text"], [{"id": "a", "text": text}])
    [_, [_, cell]] = csv.reader(io.StringIO(written, newline=""))
    assert cell in (text, f"'{text}")
    assert not re.match(r"\s*[=+\-@＝＋]", cell)


@given(_TEXT)
def test_json_in_a_script_element(text: str) -> None:
    written = json_v1.dumps({text: [text]}).decode()
    assert json.loads(written) == {text: [text]}
    assert not re.search("[<>&\u2028\u2029]", written)


@given(_TEXT, _TEXT)
def test_the_name_of_a_chart(title: str, description: str) -> None:
    root = ET.fromstring(harden(_SVG, "c", title, description))
    assert [child.tag for child in root] == [f"{_DRAWN}title", f"{_DRAWN}desc", f"{_DRAWN}g"]
    assert [root[0].text or "", root[1].text or ""] == [title, description]


@given(_TEXT, _TEXT)
def test_the_name_of_a_mark(title: str, name: str) -> None:
    root = ET.fromstring(linked(_SVG, "p", title, {"targets/x": ("../x/", name)}))
    [anchor] = root
    assert root.get("aria-label") == title
    assert (anchor.get("href"), anchor.get("aria-label"), anchor[0].text or "") == ("../x/", name, name)
    assert [child.tag for child in anchor] == [f"{_DRAWN}title", f"{_DRAWN}path"]
