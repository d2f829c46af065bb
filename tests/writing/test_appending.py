"""A report added to a file: only new lines, in the style of the others, and what was told reads back."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.portfolio import Portfolio
from macros.model.record import hidden_characters
from macros.reading import yaml_file
from macros.reading.load import load
from macros.reading.problem import Problem, UserError
from macros.writing.appending import appended, begun
from macros.writing.draft import Draft, tried, write
from macros.writing.reports import report
from tests.conftest import AS_OF, MINIMAL

REAL = Path(__file__).parents[2]
ENTRY = {"id": "new", "value": Decimal("1.50"), "measured": Decimal(2026), "recorded": "2026-06-01", "source": "paper"}
NOTE = {"en": 'One: two # three "four" \\five', "vi": "- không {{ 7 }}"}

# what a file looks like: its text, and what stands in the place of @ when an entry {id: new, note: {en: a}} is added
FORMS: dict[str, str | tuple[str, str]] = {
    "plain": "- id: a\n  value: 1\n@", "no end of line": ("- id: a\n  value: 1", "- id: a\n  value: 1\n@"),
    "indented": "  - id: a\n    note:\n      en: b\n@", "keys further in": "-   id: a\n    note:\n      en: b\n@",
    "four spaces": "- id: a\n  note:\n      en: b\n@", "an empty line between": "- id: a\n\n- id: b\n\n@",
    "a comment in the entry": "- id: a\n  # of a\n@", "a comment at the end": "- id: a\n@# the end\n",
    "a document's end": "- id: a\n@...\n", "a document's start": "---\n- id: a\n@",
    "an empty value": "- id: a\n  note:\n@", "a folded text": "- id: a\n  note:\n    en: >-\n      b\n      c\n@",
    "a kept text": "- id: a\n  note:\n    en: |+\n      b\n\n@", "a flow at the end": "- id: a\n  note: {en: b,\n    vi: c}\n@",
    "a quoted text of two lines": '- id: a\n  note:\n    en: "b\n      c"\n@', "windows": "- id: a\r\n  value: 1\r\n@",
    "a mark of byte order": "\ufeff- id: a\n@", "a tail of empty lines": "- id: a\n@\n\n",
}  # fmt: skip
STYLES = {"indented": (2, 2, 2), "keys further in": (0, 4, 2), "four spaces": (0, 2, 4)}


def added_lines(name: str) -> str:
    dash, offset, step = STYLES.get(name, (0, 2, 2))
    keys = " " * (dash + offset)
    ending = "\r\n" if name == "windows" else "\n"
    rows = [f"{' ' * dash}-{' ' * (offset - 1)}id: new", f"{keys}note:", f"{keys}{' ' * step}en: a"]
    return "".join(row + ending for row in rows)


@pytest.mark.parametrize("name", FORMS)
def test_entry_takes_the_style_of_the_file(name: str) -> None:
    form = FORMS[name]
    before, after = form if isinstance(form, tuple) else (form.replace("@", ""), form)
    if name == "an empty line between":
        before = before.removesuffix("\n")
    draft = appended("f.yml", before.encode(), {"id": "new", "note": {"en": "a"}})
    assert draft.after.decode() == after.replace("@", added_lines(name))
    assert {draft.row(number).strip(" -").partition(":")[0] for number in draft.keys} == {"id", "note", "en"}


@pytest.mark.parametrize("text", ["[{id: a}]\n", "[]\n", "- {id: a}\n", "id: a\n", "- a\n"])
def test_other_forms_are_left_to_people(text: str) -> None:
    with pytest.raises(UserError, match=r"f.yml: found no list of dashed entries; add this by hand: - id: new"):
        appended("f.yml", text.encode(), {"id": "new"})


def test_file_with_problems_is_not_touched() -> None:
    with pytest.raises(UserError, match="f.yml:2:10: found 1.500"):
        appended("f.yml", b"- id: a\n  value: 1.500\n", {"id": "new"})


def told(portfolio: Portfolio, of: str) -> dict[str, Any]:
    """A sound report about a record: everything that a person may say, odd signs in its texts."""
    source = next(iter(portfolio.sources))
    both = {"measured": Decimal(2026), "recorded": "2026-06-01", "source": source, "locator": "¶ 4: #2", "note": NOTE}
    if of not in portfolio.indicators:
        return {"state": "under-way", **both}
    indicator = portfolio.indicators[of]
    low = indicator.bounds.low if indicator.bounds and indicator.bounds.low is not None else Decimal(1)
    series = {"series": indicator.series[0].id} if indicator.series else {}
    return {"value": low, **both, **series}


def only_added(draft: Draft) -> bool:
    """Whether a file differs from what it was by new lines alone."""
    before, after = (draft.before or b"").decode().splitlines(), draft.after.decode().splitlines()
    changes = list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]
    return bool(changes) and all(line.startswith(("+", "@@")) for line in changes)


@pytest.mark.parametrize("root", [pytest.param(REAL, marks=pytest.mark.slow), MINIMAL], ids=["real", "minimal"])
def test_every_file_takes_a_report_by_new_lines_alone(root: Path, tmp_path: Path) -> None:
    """All of data/ at once: every indicator, task and system, whether or not it has reports."""
    languages = ("en", "vi")
    before = load(root, languages)
    about = [*before.indicators, *before.tasks, *before.systems]
    drafts = [report(root, of, told(before, of)) for of in about]
    assert [draft.path for draft in drafts if draft.before and not only_added(draft)] == []
    tried(root, languages, drafts, AS_OF)
    shutil.copytree(root / "data", tmp_path / "data")
    write(tmp_path, drafts)
    after = load(tmp_path, languages)
    for of in about:
        assert after.reports(of)[:-1] == before.reports(of)
        new = after.reports(of)[-1]
        values = told(before, of)
        assert (new.value, new.state, new.source) == (values.get("value"), values.get("state"), values["source"])
        assert new.note is not None
        assert (new.note.root, new.locator) == (NOTE, "¶ 4: #2")


@pytest.mark.parametrize(
    "root", [pytest.param(REAL, id="real", marks=pytest.mark.slow), pytest.param(MINIMAL, id="minimal")]
)
def test_correction_of_every_report_is_about_the_same(root: Path, data: Portfolio) -> None:
    portfolio = data if root == REAL else load(root, ("en",))
    for of, held in portfolio.achievements.items():
        correction = {"replaces": held[0].id, "reason": {"en": "a"}, "kind": "ours", "source": held[0].source}
        what = {name: found for name in ("value", "state") if (found := getattr(held[0], name)) is not None}
        draft = report(root, of, {**what, **correction, "recorded": "2026-06-01"})
        assert only_added(draft)
        (*_, written) = yaml_file.parse("", draft.after).value
        first = yaml_file.parse("", draft.before or b"").value[0]
        kept = ("measured", "series", "unit", "scope", "money")
        assert {k: written.get(k) for k in kept} == {k: first.get(k) for k in kept}


ODD = st.text(st.characters(codec="utf-8"), max_size=80)
KNOWN = st.sampled_from(
    ["yes", "null", "~", "2025", "1.500", "a: b", "a #b", "- a", "{a}", "[", "*a", "&a", "!a", "%a", "@", "`", "|", ">", "?",
     "'", '"', "\\", "a\nb", "---", "...", "<<", "0x1", "1e3", ".inf", "=", "{{ 7*7 }}", "a\r\nb", "\t", "é", "e\u0301", ",", "]",
     "key: {en: x}", "- id: fake\n  value: 9", "#", ":", "a:", "'quoted'", '"quoted"', "1_000", "12:30", "0755"]
)  # fmt: skip


def folded(text: str) -> str:
    return " ".join(text.replace("\r", " ").replace("\n", " ").replace("\t", " ").split(" ")).strip()


def reads_back(text: str, write: Mapping[str, Any]) -> None:
    wanted = " ".join(part for part in folded(text).split(" ") if part)
    for draft in (appended("f.yml", b"- id: a\n", write), begun("f.yml", "x", write)):
        found = yaml_file.parse("f.yml", draft.after)
        if any(True for _ in hidden_characters(wanted)):
            assert found.problems
        else:
            assert found.problems == []
            assert found.value[-1] == {"id": "new", "locator": wanted, "note": {"en": wanted}, "list": (wanted,)}


@given(text=ODD | KNOWN | st.builds("{} {}".format, KNOWN, KNOWN))
def test_any_text_reads_back_as_it_was_told(text: str) -> None:
    reads_back(text, {"id": "new", "locator": text, "note": {"en": text}, "list": [text]})


@pytest.mark.parametrize("digits", ["1.50", "0", "-2", "0.000000000001", "999999999999999999", "1.5000"])
def test_digits_stay_as_told(digits: str) -> None:
    draft = begun("f.yml", "x", {"id": "new", "value": Decimal(digits)})
    assert f"value: {digits}\n" in draft.after.decode()


def test_draft_with_problems_names_the_new_line(minimal: Path) -> None:
    draft = report(minimal, "river-renewal-spending", {**ENTRY, "note": {"xx": "a"}})
    before = sorted((path, path.read_bytes()) for path in minimal.rglob("*.yml"))
    with pytest.raises(UserError) as caught:
        tried(minimal, ["en"], [draft], AS_OF)
    found = [problem for problem in caught.value.problems if isinstance(problem, Problem)]
    assert [problem.message for problem in found] == [
        "found 'paper', wanted an id of sources; known: river-report-2026 (in the new line: source: paper)",
        "found the language 'xx'; known: en (in the new line: xx: a)",
    ]
    assert sorted((path, path.read_bytes()) for path in minimal.rglob("*.yml")) == before


def test_nothing_is_overwritten_and_nothing_is_left_behind(minimal: Path) -> None:
    path = minimal / "data" / "units" / "km.yml"
    draft = Draft("data/units/km.yml", None, b"title:\n  en: km\n", {})
    write(minimal, [draft])
    with pytest.raises(UserError, match="nothing is overwritten"):
        write(minimal, [Draft("data/units/km.yml", None, b"other", {})])
    with pytest.raises(UserError, match="somebody changed the file"):
        write(minimal, [Draft("data/units/km.yml", b"what it was", b"other", {})])
    assert path.read_bytes() == draft.after
    assert [found.name for found in path.parent.iterdir()] == ["km.yml"]


@pytest.mark.parametrize("of", ["../../secret", "a/b", "", "A", "a_b", "..", "a\n"])
def test_what_a_report_is_about_is_an_id(of: str, minimal: Path) -> None:
    with pytest.raises(UserError, match="wanted the id of an indicator, task or system"):
        report(minimal, of, ENTRY)


@pytest.mark.parametrize("replaces", ["year-2023", "river-renewal-spending.year-2023", ""])
def test_correction_of_what_is_not_there_is_told(replaces: str, minimal: Path) -> None:
    with pytest.raises(UserError, match="could be corrected; (did you mean|known:) year-202"):
        report(minimal, "river-renewal-spending", {**ENTRY, "replaces": replaces})
