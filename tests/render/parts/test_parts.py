"""Every part of a page, on every record that it takes: it renders, its HTML is whole, and no text of the data runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from inspect import signature
from typing import Any, get_type_hints

import pytest
from markupsafe import Markup

from macros.model.portfolio import Portfolio
from macros.render.parts import PARTS, Part, macros_reference
from macros.render.parts.arguments import Count, Due, Key, Named, OneOf, Quoted
from macros.render.view import View
from macros.verdicts.methods import METHODS
from tests.hostile.strings import plain
from tests.render.editions import FRENCH, drawn, hostile, portfolio, text, view, world

WORLD = portfolio(world())
EMPTY = Portfolio()

DESCRIBED = frozenset(method.described[1] for method in METHODS if method.described)
"""Where the methods of others are described: the only addresses that come from the engine."""

_VOID = frozenset({"br", "input"})
_DRAWN = frozenset(
    {"svg", "use", "path", "a", "title", "desc", "g", "text", "line", "rect", "defs", "clippath", "tspan"}
)
_WRITTEN = frozenset(
    {
        *("h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "section", "nav", "figure", "figcaption"),
        *("table", "thead", "tbody", "tr", "th", "td", "details", "summary"),
        *("a", "b", "br", "cite", "code", "pre", "q", "span", "strong"),
        *("form", "fieldset", "legend", "label", "select", "option", "input", "button", "template", "textarea"),
    }
)


class Html(HTMLParser):
    """What a browser would make of a piece of a page: its elements, its attributes, its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.wrong: list[str] = []
        self.feed(str(html))
        self.close()
        self.wrong += [f"<{tag}> stays open" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"a declaration: {decl}")

    @property
    def text(self) -> str:
        return plain("".join(self.texts))


def faults(html: str) -> Iterator[str]:
    """What is wrong with the HTML of a part, wherever its text came from."""
    found = Html(html)
    yield from found.wrong
    if any(not line.strip() for line in html.splitlines()):
        yield "an empty line, at which Markdown ends the block"
    for tag, attributes in found.elements:
        if tag not in _WRITTEN | _DRAWN:
            yield f"an element <{tag}>"
        yield from (f"an attribute {name}" for name in attributes if name.startswith("on") or name == "style")
        for name in {"href", "src"} & set(attributes):
            if attributes[name] not in DESCRIBED and not re.match(
                r"(\.\./|\./|#|https://example\.org/|https://archive\.example\.org/|[\w-]+/)", attributes[name]
            ):
                yield f"an address {attributes[name]}"
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    yield from (f"the id {id_} twice" for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1}))


def values(argument: Any, of: Portfolio) -> list[Any]:
    """Everything that an argument of a part may be on a portfolio."""
    match argument:
        case Key(kinds):
            return [f"{kind}/{id_}" for kind in kinds for id_ in getattr(of, kind)]
        case Named(kind):
            return [*getattr(of, kind), *(f"{kind}/{id_}" for id_ in getattr(of, kind))]
        case Quoted():
            reports = [
                f"achievements/{key_of}.{report.id}" for key_of, told in of.achievements.items() for report in told
            ]
            return [*(f"indicators/{id_}" for id_ in of.indicators), *reports]
        case OneOf(words):
            return list(words)
        case Count():
            return [1, 100]
        case Due():
            return ["passed", "ahead", "none", "2026", "2026-Q1"]
    raise TypeError(argument)


def calls(part: Part, of: Portfolio) -> Iterator[dict[str, Any]]:
    """Calls of a part with each value of each argument, the others left out; those that may be left out, left out."""
    hints = {
        name: hint for name, hint in get_type_hints(part.function, include_extras=True).items() if name != "return"
    }
    wanted = {name: hint.__metadata__[0] for name, hint in hints.items() if name != "view"}
    parameters = signature(part.function).parameters
    needed = [name for name in wanted if parameters[name].default is parameters[name].empty]
    if not needed:
        yield {}
    for name, argument in wanted.items():
        others = {other: next(iter(values(wanted[other], of)), None) for other in needed if other != name}
        yield from (others | {name: value} for value in values(argument, of) if None not in others.values())


def seen(of: Portfolio, language: str = "en", **changes: Any) -> View:
    return view(of, language, **changes)


ONE_BY_ONE = [part for part in PARTS if part.function is not macros_reference]
DRAWN = [
    pytest.param(part, marks=pytest.mark.slow)
    if part.name
    in (
        "course",
        "picture",
        "clarity_by_programme",
        "small_multiples",
        "states_by_programme",
        "owed_and_due",
        "deadlines",
    )
    else part
    for part in ONE_BY_ONE
]
"""The same; for charts Altair takes a second or two."""


def name(part: Any) -> str | None:
    return getattr(part, "name", None)


@pytest.mark.parametrize("language", ["en", pytest.param("vi", marks=pytest.mark.slow)])
@pytest.mark.parametrize("part", DRAWN, ids=name)
def test_a_part_renders_every_record(part: Part, language: str) -> None:
    page = seen(WORLD, language)
    found = {str(call): part.function(page, **call) for call in calls(part, WORLD)}
    assert found
    assert all(isinstance(html, Markup) for html in found.values())
    assert {call: list(faults(html)) for call, html in found.items() if list(faults(html))} == {}


@pytest.mark.parametrize("part", ONE_BY_ONE, ids=name)
def test_a_part_renders_where_there_are_no_records(part: Part) -> None:
    page = seen(EMPTY)
    found = [part.function(page, **call) for call in calls(part, EMPTY)]
    if not part.example or not str(part.example[0]).startswith("this:"):
        assert found
        assert all(isinstance(html, Markup) for html in found)
    assert [fault for html in found for fault in faults(html)] == []


LONG = ("records", "citation", "reports", "progress_table", "translations")


@pytest.mark.parametrize(
    "part", [pytest.param(part, marks=pytest.mark.slow) if name(part) in LONG else part for part in DRAWN], ids=name
)
def test_hostile_text_stays_text(part: Part) -> None:
    page = seen(hostile()[1], languages=FRENCH)
    for call in calls(part, hostile()[1]):
        html = part.function(page, **call)
        assert list(faults(html)) == [], call
        assert "<script" not in html, call
        assert "<img" not in html, call


def test_a_hostile_title_is_said_as_it_is_written() -> None:
    """Nothing of it is lost, in text or in what is read aloud."""
    parts = {part.name: part.function for part in PARTS}
    page = seen(hostile()[1], languages=FRENCH)
    for kind in ("indicators", "targets", "tasks", "organisations", "programmes", "systems", "sources", "questions"):
        title = plain(getattr(hostile()[1], kind)[f"{kind}-0"].title.root["en"])
        for name in ("heading", "citation"):
            assert title in Html(parts[name](page, f"{kind}/{kind}-0")).text, (kind, name)
    marks = Html(parts["picture"](page))
    spoken = {
        attributes["aria-label"] for tag, attributes in marks.elements if tag == "a" and "aria-label" in attributes
    }
    wanted = {plain(promise.title.root["en"]) for promise in hostile()[1].promises.values()}
    assert {title for title in wanted if any(title in plain(name) for name in spoken)} == wanted


def test_a_text_that_falls_back_is_marked_with_its_language() -> None:
    page = seen(WORLD, "vi")
    council = WORLD.organisations["council"].title
    mark = '<span class="mb-lang" title="chưa dịch; hiển thị bằng ngôn ngữ khác">en</span>'
    assert page.text(council) == f'<span lang="en">Council</span> {mark}'
    assert page.text(WORLD.organisations["office"].title) == "Cục Nước"
    assert page.text(None) == ""
    (heading,) = (part for part in PARTS if part.name == "heading")
    assert f'<h1><span lang="en">Council</span> {mark}</h1>' in heading.function(page, "organisations/council")


def test_the_title_of_a_document_stays_in_its_language_unmarked() -> None:
    page, parts = seen(WORLD), {part.name: part.function for part in PARTS}
    title = '<span lang="fr">Le fleuve</span>'
    shown = [
        parts["heading"](page, "sources/paper"),
        parts["records"](page, "sources"),
        parts["question"](page, "questions/which"),
    ]
    for html in shown:
        assert title in html
        assert "mb-lang" not in html


def test_links_lead_from_the_page_to_its_edition() -> None:
    english, vietnamese = seen(WORLD), seen(WORLD, "vi")
    home = english.edition.at("")
    assert english.href("targets/clean-2028") == "../../targets/clean-2028/"
    assert english.href("indicators/clean#r2025") == "../../indicators/clean/#r2025"
    assert english.href("") == "../../"
    assert (home.href("due"), home.href(""), home.href("#top")) == ("due/", "./", "./#top")
    # The exports stand beside the default language's pages.
    assert (english.file("api/v1/targets.json"), vietnamese.file("a.json")) == (
        "../../api/v1/targets.json",
        "../../../a.json",
    )


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("answer", (), "7 promises. 1 kept. 2 short. 1 past its date with no public report held here."),
        (
            "due_next",
            (1,),
            "Due next Not yet rated Spending no lead named · 30 June 2027 All 2 promises with a date ahead",
        ),
        ("overdue", (), "62 days Build the gauges Water Office, Council · Q1 2026"),
        ("owes", (), "3 of 7 promises name no responsible body"),
        ("newest", (1,), "May 2026 Publish a register delivered, 31 January 2026 · Office official statistics"),
        ("verdict", ("targets/clean-2025",), "Missed due 31 December 2025"),
        ("verdict", ("tasks/study",), "Withdrawn by its owners on March 2026. The page stays."),
        ("verdict", ("tasks/build-gauges",), "This is not a finding that it was not done."),
        ("verdict", ("targets/clean-2028",), "The office's own count” (52 %) it would be: on track."),
        ("verdict", ("targets/clean-2028",), "The Paper” (44 %) it would be: behind."),
        ("facts", ("targets/clean-2028",), "30 June 2028 the source says: Q2 2028; date inferred"),
        ("facts", ("targets/clean-2028",), "Due before 2027 The date of the first draft"),
        ("facts", ("targets/clean-2028",), "Support Council: pays"),
        ("facts", ("tasks/study",), "tied to an event a year after the law begins"),
        ("clarity", ("targets/clean-2028",), "5 of the six things a promise should state are stated in its source."),
        ("lineage", ("targets/clean-2025",), "It was 50 %"),
        (
            "corrections",
            ("targets/money-2027",),
            "2 May 2026: due said before: 2027 The plan names a day The mistake was ours.",
        ),
        ("measured", ("indicators/gauges",), "Unit gauges"),
        ("measured", ("indicators/clean",), "Statistics this series decides verdicts"),
        ("targets_on", ("indicators/gauges",), "Reported, and never promised in the documents held here."),
        (
            "reports",
            ("indicators/clean",),
            "2025 over 45.0 % Office official statistics disputed Statistics up 1.5 points",
        ),
        ("reports", ("indicators/clean",), "corrected Statistics"),
        ("reports", ("indicators/money",), "88.2 % of a plan disbursed"),
        ("reports", ("indicators/money",), "projection planned"),
        ("tally", ("organisations/office",), "Leads 3 promises. 2 are short of the promise or its path."),
        ("tally", ("organisations/council",), "Supports 1 promise."),
        ("question", ("questions/begun",), "Settled: It was."),
        ("questions", ("targets/clean-2028",), "Which? Values"),
        ("source", ("targets/clean-2028",), "law Council, River Act, 1 December 2024. art. 2."),
        ("source", ("sources/paper",), "not before 31 December 2025"),
        ("taken", ("sources/law",), "Promises 7"),
        (
            "citation",
            ("indicators/clean",),
            "Clean rivers: over 45.0 %, 2025 (Office, Yearbook, p. 3), as of 1 June 2026.",
        ),
        ("citation", ("targets/clean-2025",), "https://example.org/rivers/targets/clean-2025/"),
        ("records", ("indicators",), "over 45.0 % Clean rivers"),
        (
            "due_list",
            (),
            "Date passed, no report held 1 Newest report held: 20 May 2026. Silence may be ours.",
        ),
    ],
)
def test_what_a_part_says(name: str, arguments: tuple[Any, ...], said: str) -> None:
    (part,) = (part for part in PARTS if part.name == name)
    html = re.sub(
        r"(</?(p|td|dt|dd|li|span|h2|h3|b|a|th|tr|br)\b[^>]*>)", r" \1 ", str(part.function(seen(WORLD), *arguments))
    )
    found = re.sub(r" ([,.:;)])", r"\1", re.sub(r"([(]) ", r"\1", Html(html).text))
    assert said in found


def test_one_mark_for_each_promise_and_each_opens_it() -> None:
    (part,) = (part for part in PARTS if part.name == "picture")
    elements = Html(part.function(seen(WORLD))).elements
    links = [attributes["href"] for tag, attributes in elements if tag == "a" and "aria-label" in attributes]
    keys = [f"../../{'targets' if id_ in WORLD.targets else 'tasks'}/{id_}/" for id_ in WORLD.promises]
    assert sorted(links) == sorted(keys)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_reference_renders_with_real_drawings(language: str) -> None:
    html = macros_reference(seen(WORLD, language, draw=drawn))
    assert html.count("<svg") > 20
    assert [fault for fault in faults(html) if not fault.startswith("the id")] == []


def test_a_title_without_translation_sorts_and_shows_with_the_others() -> None:
    records = world()
    records["organisations"]["zeta"] = {"title": text("Alpha"), "kind": "agency"}
    (part,) = (part for part in PARTS if part.name == "records")
    assert re.findall(r">(Alpha|Council|Water Office)<", part.function(seen(portfolio(records)), "organisations")) == [
        "Alpha",
        "Council",
        "Water Office",
    ]
