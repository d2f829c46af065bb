"""A page with holes is taken out of what MkDocs rendered, and filled."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from macros.reading.problem import Problem, UserError
from macros.site import stage
from macros.site.calls import Call, apart
from macros.site.cores import Alone
from macros.site.editions import Editions, editions
from macros.site.hands import Job, knows, records
from macros.site.holes import HEADING, head, look, mark
from macros.site.settings import settings
from macros.site.skeleton import Skeleton, skeleton, written
from tests.conftest import AS_OF


@pytest.mark.parametrize(
    ("source", "texts", "calls"),
    [
        ("words", ["words"], []),
        ('a\n\n{{ heading("this") }}\n\nb', ["a\n\n", "\n\nb"], [("heading", ("targets/x",), {})]),
        ('{{ progress_table(programme="this") }}', ["", ""], [("progress_table", (), {"programme": "targets/x"})]),
        (
            '{{ owes(3) }}{{ value("indicators/y") }}',
            ["", "", ""],
            [("owes", (3,), {}), ("value", ("indicators/y",), {})],
        ),
    ],
)
def test_a_template_is_its_texts_and_its_calls(source: str, texts: list[str], calls: list[object]) -> None:
    said, called = apart(source)
    assert said == texts
    assert [(call.macro, *call.about("targets/x")) for call in called] == calls


CALL = Call("value", ("indicators/x",), {})
WORDS, LARGER = "<a>1</a> <b>2</b>", "<table>3</table>"


def taken(content: str, calls: int) -> Skeleton | None:
    """A page with some content, as MkDocs gives it, taken apart."""
    for nth in range(calls):
        content = content.replace(f"[{nth}]", mark(nth))
    look_ = look("", "../assets/")
    return skeleton(f"<head><style>{look_.text}</style></head><body>{content}</body>", [CALL] * calls)


# What Markdown makes of macros, marked [0] and [1], and the same where they say: words, something larger, nothing.
FILLED = {
    "in a paragraph": ("<p>a [0] b</p>", f"<p>a {WORDS} b</p>", f"<p>a</p>\n{LARGER}\n<p>b</p>", "<p>a  b</p>"),
    "alone": ("<p>[0]</p>", f"<p>{WORDS}</p>", LARGER, ""),
    "two": (
        "<p>[0] [1]</p>",
        f"<p>{WORDS} {WORDS}</p>",
        f"{LARGER}\n{LARGER}",
        "",
    ),
    "first": ("<p>[0]\nb</p>", f"<p>{WORDS}\nb</p>", f"{LARGER}\n<p>b</p>", "<p>b</p>"),
    "in HTML": ("<div>[0]</div>", f"<div>{WORDS}</div>", f"<div>{LARGER}</div>", "<div></div>"),
    "in an entry": (
        "<li>[0]</li><p>b</p>",
        f"<li>{WORDS}</li><p>b</p>",
        f"<li>{LARGER}</li><p>b</p>",
        "<li></li><p>b</p>",
    ),
    "in the paragraph of an entry": (
        "<li><p>[0]</p></li>",
        f"<li><p>{WORDS}</p></li>",
        f"<li>{LARGER}</li>",
        "<li></li>",
    ),
    "deep in a paragraph": ("<p><em>[0]</em></p>", f"<p><em>{WORDS}</em></p>", None, "<p><em></em></p>"),
}


@pytest.mark.parametrize("case", FILLED)
def test_what_a_macro_says_stands_where_markdown_left_its_place(case: str) -> None:
    content, *wanted = FILLED[case]
    page_ = taken(content, content.count("["))
    assert page_
    for said, there in zip((WORDS, LARGER, ""), wanted, strict=True):
        fills = dict.fromkeys(page_.holes, said) | {"style": "", "policy": ""}
        if there is not None:
            assert page_.filled(fills) == f"<head><style></style></head><body>{there}</body>"


@pytest.mark.parametrize(
    "content",
    [
        "<h2 id='a'>a [0]</h2>",
        "<h1>[0]</h1>",
        "<code>&lt;span \ue000call0\ue001&gt;&lt;/span&gt;</code>",
        "<p>twice [0] [0]</p>",
        "<p>lost</p>",
    ],
)
def test_a_page_is_not_filled_where_markdown_did_something_to_a_place(content: str) -> None:
    assert taken(content, 1) is None


def test_a_page_knows_where_our_files_are_and_asks_for_its_styles() -> None:
    page_ = taken('<h2 class="a b">x</h2><p>[0]</p>', 1)
    assert page_
    assert page_.assets == "../assets/"
    assert page_.holes == ("style", "open", "call0", "close")
    assert {"h2", ".a", ".b"} <= {*page_.names}


@pytest.mark.parametrize(("said", "titled"), [("<p>x</p>", True), ("<h1>Own</h1>", False)])
def test_a_page_has_one_title(said: str, titled: bool, minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(minimal)
    page_ = taken(f"{HEADING[0]}<h1>Its file</h1>{HEADING[1]}<p>[0]</p>", 1)
    assert page_
    assert page_.heading == "<h1>Its file</h1>"
    monkeypatch.setattr("macros.site.skeleton.spoken", lambda *_, **__: Markup(said))
    html = written(page_, found.default, "x/", head("x.md", "", of_records=False), {"h1": page_.heading})
    assert html.count("<h1>") == 1
    assert ("Its file" in html) == titled


def read(root: Path) -> Editions:
    return editions(settings(root), AS_OF)


def test_a_process_reads_what_no_other_told_it(minimal: Path, tmp_path: Path) -> None:
    job = Job(minimal, AS_OF, False, "now", tmp_path / "site")
    knows(replace(job, made_from="before"), read(minimal))
    key = "sources/river-report-2026"
    assert f"{key}/data.json" in Alone().submit(records, job, {"en": {}}, [key]).result()[key]
    assert (tmp_path / "site" / "sources" / "river-report-2026" / "data.json").is_file()


def test_problems_come_home_from_another_process() -> None:
    told = UserError([Problem("a.yml", 1, 2, "code", "found it"), "mkdocs.yml: no"])
    assert pickle.loads(pickle.dumps(told)).problems == told.problems


def test_no_record_can_have_the_name_of_a_page_with_holes(minimal: Path) -> None:
    found = read(minimal)
    assert all("--" not in key for key in found.digests)
    assert not {address for address in stage.addresses(found.site, found.default) if "--" in address}
