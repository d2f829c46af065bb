"""minhbach from-issue: a filled form becomes the change that a person would make, or an answer with the line."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.reading.load import load
from macros.reading.problem import UserError
from macros.writing.draft import tried
from macros.writing.fields import fields
from macros.writing.forms import FOLDER, FORMS, Form, filled, forms
from macros.writing.issues import change
from tests.conftest import AS_OF, MINIMAL, Ran, Run, few
from tests.hostile.strings import SNIPPETS

ROOT = Path(__file__).parents[2]
KNOWN = {form.name: form for form in forms(ROOT)}
REPORTS = "data/achievements/river-renewal-spending.yml"
PAGE = "https://minhbach.example/vi/indicators/river-renewal-spending/"

REPORT = {"page": PAGE, "language": "en", "value": "27000000", "measured": "2026-02", "source": "river-report-2026", "locator": "p. 3"}  # fmt: skip
NEW_SOURCE = {"source": "https://example.org/may.pdf", "source_title": "Report: May", "publisher": "Office", "grade": "press", "source_language": "en", "published": "2026-05-30"}  # fmt: skip
CORRECTION = {"page": f"{PAGE}#year-2024", "language": "en", "found": "22.5", "wanted": "22.6", "value": "22600000", "source": "river-report-2026", "reason": "A slip", "kind": "ours"}  # fmt: skip
TARGET = {"language": "en", "title": "More renewal", "due": "2030", "indicator": PAGE, "operator": "at-least", "value": "5", "lead": "water-office", "source": "river-report-2026"}  # fmt: skip
TASK = {"language": "en", "title": "Pass a law", "deliverable": "A law", "source": "river-report-2026"}
TRANSLATION = {"page": "/indicators/river-renewal-spending/", "key": "title", "language": "en", "text": "Money for rivers"}  # fmt: skip


def rendered(form: Form, answers: Mapping[str, str]) -> str:
    """An issue as GitHub renders a form: a heading for each field, a word for what was left empty."""
    return "\n\n".join(f"### {label}\n\n{entry(form, id_, answers)}" for id_, label in form.labels.items()) + "\n"


def entry(form: Form, id_: str, answers: Mapping[str, str]) -> str:
    said = answers.get(id_, "_No response_")
    return next((option for option in form.options.get(id_, ()) if option.startswith(f"{said} · ")), said)


@pytest.fixture
def site(minimal: Path) -> Path:
    shutil.copytree(ROOT / FOLDER, minimal / FOLDER)
    return minimal


def ask(site: Path, run: Run, text: str) -> Ran:
    (site / "issue.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    return run("from-issue", site / "issue.md", "--root", site, "--as-of", "2026-06-01")


def files(site: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (site / "data").rglob("*") if path.is_file()}


@pytest.mark.parametrize("form", KNOWN.values(), ids=lambda form: form.name)
def test_fields_of_forms_are_keys_of_records_or_known_here(form: Form) -> None:
    kinds = {"new-promise": ("targets", "tasks")}.get(form.name, ("achievements",))
    keys = {name for kind in kinds for name in fields(kind)} | {"page", "language", "found", "wanted", "key", "text"}
    keys |= {"source_title", "publisher", "published", "source_language", "grade"}
    assert set(form.labels) - keys == set()
    assert len(set(form.labels.values())) == len(form.labels)


@pytest.mark.parametrize("form", KNOWN.values(), ids=lambda form: form.name)
def test_entries_of_lists_are_words_of_the_model(form: Form) -> None:
    known = {
        name: field.choices for kind in ("achievements", "targets", "sources") for name, field in fields(kind).items()
    }
    for id_, options in form.options.items():
        words = [option.partition(" · ")[0] for option in options]
        assert all(" · " in option for option in options)
        assert set(words) <= set(known.get(id_) or ("en", "vi")), id_


def test_every_form_is_read_and_its_name_stays() -> None:
    assert set(FORMS) == {path.stem for path in (ROOT / FOLDER).iterdir()} - {"config"}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_report_is_what_record_writes(ending: str, site: Path, run: Run) -> None:
    before = (site / REPORTS).read_text("utf-8")
    text = rendered(KNOWN["new-report"], REPORT | {"quantifier": "about", "note": "Two: lines\n\n# of text"})
    done = ask(site, run, text.replace("\n", ending))
    assert (done.code, done.err) == (0, "")
    assert (site / REPORTS).read_text("utf-8") == before + (
        "- id: 2026-02\n  value: 27000000\n  quantifier: about\n  measured: 2026-02\n  recorded: 2026-06-01\n"
        '  source: river-report-2026\n  locator: p. 3\n  note:\n    en: "Two: lines # of text"\n'
    )


@pytest.mark.parametrize("fence", ["```", "~~~~ text", "   ```yaml"])
def test_fence_of_code_is_no_part_of_an_answer(fence: str, site: Path, run: Run) -> None:
    end = fence.strip(" texyaml")
    text = rendered(KNOWN["new-report"], REPORT | {"value": f"{fence}\n27000000\n{end}"})
    assert ask(site, run, f"{fence}\n{text}{end}\n").code == 0
    new = load(site, ["en"]).reports("river-renewal-spending")[-1]
    assert (str(new.value), new.locator, new.note) == ("27000000", "p. 3", None)


def test_report_brings_its_source(site: Path, run: Run) -> None:
    text = rendered(KNOWN["new-report"], REPORT | NEW_SOURCE)
    assert ask(site, run, text).code == 0
    held = load(site, ["en"])
    assert held.reports("river-renewal-spending")[-1].source == "report-may-2026"
    new = held.sources["report-may-2026"]
    assert (new.title.root, new.url, new.grade) == ({"en": "Report: May"}, "https://example.org/may.pdf", "press")
    again = rendered(KNOWN["new-report"], REPORT | {"source": "https://example.org/may.pdf", "measured": "2026-04"})
    assert ask(site, run, again).code == 0
    assert load(site, ["en"]).reports("river-renewal-spending")[-1].source == "report-may-2026"


def test_correction_is_what_record_writes(site: Path, run: Run) -> None:
    assert ask(site, run, rendered(KNOWN["wrong-number"], CORRECTION)).code == 0
    new = load(site, ["en"]).reports("river-renewal-spending")[-1]
    assert (new.replaces, str(new.value), new.kind, new.money) == ("year-2024", "22600000", "ours", "disbursed")


@pytest.mark.parametrize(("answers", "kind", "id_"), [(TARGET, "targets", "more-renewal-2030"), (TASK, "tasks", "pass-a-law")])  # fmt: skip
def test_promise_is_what_new_writes(answers: Mapping[str, str], kind: str, id_: str, site: Path, run: Run) -> None:
    assert ask(site, run, rendered(KNOWN["new-promise"], answers)).code == 0
    assert id_ in getattr(load(site, ["en"]), kind)
    assert ask(site, run, rendered(KNOWN["new-promise"], answers)).code == 0
    assert f"{id_}-2" in getattr(load(site, ["en"]), kind)


def test_translation_takes_the_place_of_its_language(site: Path, run: Run) -> None:
    path = site / "data/indicators/river-renewal-spending.yml"
    before = path.read_text("utf-8")
    assert ask(site, run, rendered(KNOWN["translation"], TRANSLATION)).code == 0
    assert path.read_text("utf-8") == before.replace("  en: Spending on river renewal\n", "  en: Money for rivers\n")


# what is wrong -> the form, the answers, and what is said of which field
WRONG: dict[str, tuple[str, Mapping[str, str], str, str]] = {
    "number": ("new-report", REPORT | {"value": "27.000.000"}, "value", "found 27.000.000: write 27000000 for thousands"),
    "no number": ("new-report", REPORT | {"value": "_No response_"}, "value", "not filled in"),
    "date": ("new-report", REPORT | {"measured": "30/6/2026"}, "measured", "is not a date; write a year"),
    "source": ("new-report", REPORT | {"source": "river-report"}, "source", "did you mean river-report-2026?"),
    "new source": ("new-report", REPORT | NEW_SOURCE | {"publisher": "_No response_"}, "publisher", "it is needed to add one"),
    "page": ("new-report", REPORT | {"page": "https://example.org/"}, "page", "no address of a record's page"),
    "page of a target": ("new-report", REPORT | {"page": "/targets/renewal-spending-2028/"}, "page", "reports are about an indicator"),
    "unknown page": ("new-report", REPORT | {"page": "/indicators/river/"}, "page", "found reports about 'river'"),
    "series": ("new-report", REPORT | {"series": "own"}, "series", "found 'own', no series"),
    "quantifier": ("new-report", REPORT | {"quantifier": "roughly"}, "quantifier", "found 'roughly', wanted 'over'"),
    "language": ("new-report", REPORT | {"language": "vi"}, "language", "found 'vi', no language of this site"),
    "correction without anchor": ("wrong-number", CORRECTION | {"page": PAGE}, "page", "the address names no report"),
    "correction of nothing": ("wrong-number", CORRECTION | {"page": f"{PAGE}#x"}, "", "found no report 'x' that could be corrected"),
    "correction without reason": ("wrong-number", CORRECTION | {"reason": "_No response_"}, "reason", "not filled in"),
    "promise of two kinds": ("new-promise", TARGET | {"deliverable": "A law"}, "deliverable", "a promise is a number"),
    "promise without comparison": ("new-promise", TARGET | {"operator": "_No response_"}, "operator", "not filled in"),
    "text": ("translation", TRANSLATION | {"key": "titel"}, "", "found no text 'titel' to translate; did you mean title?"),
    "not a text": ("translation", TRANSLATION | {"key": "unit"}, "", "unit is no text by language"),
    "record": ("translation", TRANSLATION | {"page": "/targets/none/"}, "", "data/targets/none.yml: found no such file"),
}  # fmt: skip


@pytest.mark.parametrize("case", few(WRONG, "number", "source", "new source", "unknown page", "record"))
def test_answer_names_the_line_of_the_issue(case: str, site: Path, run: Run) -> None:
    name, answers, id_, said = WRONG[case]
    before = files(site)
    text = rendered(KNOWN[name], answers)
    done = ask(site, run, text)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    if id_ in KNOWN[name].labels:
        (line,) = [row for row in done.err.splitlines() if said in row]
        assert line.startswith("issue.md:")
        assert f": {KNOWN[name].labels[id_]}: " in line
        number = int(line.split(":")[1])
        assert number == 1 or text.splitlines()[number - 1] == entry(KNOWN[name], id_, answers)
    assert files(site) == before


FORM = KNOWN["new-report"]
# what somebody hostile writes -> the text of the issue, and what is said about it
ATTACKS: dict[str, tuple[str, str]] = {
    "no form": ("Hello", "found no heading of a form"),
    "nothing": ("", "found no heading of a form"),
    "a fake heading that answers again": (rendered(FORM, REPORT | {"note": f"x\n\n### {FORM.labels['value']}\n\n1"}), "twice"),
    "a fake heading before the true one": (rendered(FORM, REPORT | {"value": f"1\n\n### {FORM.labels['measured']}\n\n2020"}), "twice"),
    "headings in another order": ("\n\n".join(reversed(rendered(FORM, REPORT).split("### "))).replace("\n\n\n", "\n\n### "), "found"),
    "a field taken out": (rendered(FORM, REPORT).replace(f"### {FORM.labels['source']}", ""), "found no heading"),
    "huge": (rendered(FORM, REPORT | {"note": "x" * 70_000}), "wanted at most 65536"),
    "text below what was left out": (rendered(FORM, REPORT | {"note": "_No response_\n\nSent from my phone"}), "found _No response_ beside other text; keep one"),
    "a long note": (rendered(FORM, REPORT | {"note": "x" * 3000}), "found a text of 3000 characters; shorten it"),
    "a control character": (rendered(FORM, REPORT | {"note": "a\x1b[2Jb"}), "found the hidden character U+001B; delete it"),
    "nothing at all": (rendered(FORM, REPORT | {"note": "a\x00b"}), "found the hidden character U+0000; delete it"),
    "a turned direction": (rendered(FORM, REPORT | {"note": "a\u202eb"}), "found the hidden character U+202E; delete it"),
    "half a character": (rendered(FORM, REPORT | {"note": "a\ud800b"}), "found bytes that are not UTF-8"),
    "a path as page": (rendered(FORM, REPORT | {"page": "../../indicators/../../etc/passwd"}), "no address of a record's page"),
    "a path as series": (rendered(FORM, REPORT | {"series": "../../x"}), "found '../../x', wanted lowercase ASCII words"),
    "a path as source": (rendered(FORM, REPORT | {"source": "../../x"}), "found '../../x', wanted lowercase ASCII words"),
    "a path as date": (rendered(FORM, REPORT | {"measured": "../../x"}), "is not a date"),
    "YAML as value": (rendered(FORM, REPORT | {"value": "1\n  replaces: year-2024"}), "wanted a number such as 1500"),
    "YAML as language": (rendered(FORM, REPORT | {"language": "en: x\n- id: evil"}), "no language of this site"),
    "YAML as language of a translation": (rendered(KNOWN["translation"], TRANSLATION | {"language": "en: x\n- id: evil"}), "no language of this site"),
    "YAML as grade": (rendered(FORM, REPORT | NEW_SOURCE | {"grade": "press\nurl: x"}), "wanted 'law'"),
    "an address that runs": (rendered(FORM, REPORT | NEW_SOURCE | {"source": "javascript:alert(1)"}), "wanted lowercase ASCII words"),
    "an address with a user": (rendered(FORM, REPORT | NEW_SOURCE | {"source": "https://a@b.example/"}), "is not a web address"),
    "two pages": (rendered(FORM, REPORT | {"page": f"{PAGE} {PAGE}"}), "no address of a record's page"),
    "a command in a date": (rendered(FORM, REPORT | {"measured": "$(touch x)`id`"}), "is not a date"),
    "a command of a workflow": (rendered(FORM, REPORT | {"measured": "2026\n::add-mask::x"}), "is not a date"),
    "a path as key": (rendered(KNOWN["translation"], TRANSLATION | {"key": "../../x"}), "found no text '../../x' to translate"),
    "a key beyond the end": (rendered(KNOWN["translation"], TRANSLATION | {"key": "title.99999999999999999999"}), "found no text"),
    "a title without letters": (rendered(KNOWN["new-promise"], TASK | {"title": "../../../"}), ""),
}  # fmt: skip


QUICK = ("nothing", "a fake heading that answers again", "a control character", "a path as page", "YAML as value", "an address that runs", "a command of a workflow")  # fmt: skip


@pytest.mark.parametrize("attack", few(ATTACKS, *QUICK))
def test_attack_ends_in_an_answer(attack: str, site: Path, run: Run) -> None:
    text, said = ATTACKS[attack]
    before = files(site)
    done = ask(site, run, text)
    assert "Traceback" not in done.err
    assert said in done.err
    assert not any(line.startswith("::") for line in (done.out + done.err).splitlines())
    assert all(letter.isprintable() or letter == "\n" for letter in done.out + done.err)
    if said:
        assert (done.code, files(site)) == (1, before)
    else:
        assert {path.relative_to(site).as_posix() for path in files(site).keys() - before.keys()} == {"data/tasks/promise.yml"}  # fmt: skip


def folded(text: str) -> str:
    """A text as a record holds it: spaces that somebody typed and ends of lines are one space; others are letters."""
    return unicodedata.normalize("NFC", re.sub(r"[ \t\r\n]+", " ", text).strip())


TYPED = (*SNIPPETS, "- id: fake\n  value: 9", "a: {b: c}", "&a *a !!x", "---\n...", "'\"\\", "### not a label")


@pytest.mark.parametrize("snippet", few(TYPED, SNIPPETS[0], "- id: fake\n  value: 9", "---\n...", "### not a label"))
def test_text_of_people_is_only_text(snippet: str, site: Path, run: Run) -> None:
    answers = REPORT | NEW_SOURCE | {"note": snippet, "locator": snippet, "source_title": f"Title {snippet}"}
    done = ask(site, run, rendered(FORM, answers))
    assert (done.code, done.err) == (0, "")
    held = load(site, ["en"])
    new = held.reports("river-renewal-spending")
    assert len(new) == 3
    assert new[-1].note is not None
    assert new[-1].note.root == {"en": folded(snippet)}
    assert new[-1].locator == folded(snippet)
    assert held.sources[new[-1].source].title.root == {"en": folded(f"Title {snippet}")}


ODD = st.sampled_from(
    [*SNIPPETS, "", "-", "1,5", "2026", "en", PAGE, "x" * 90, "a\nb", "#", "../x", "0", "é", "\u200b", "### x", "press"]
)


@pytest.mark.slow
@given(data=st.data())
def test_whatever_is_filled_in_ends_in_drafts_or_an_answer(data: st.DataObject) -> None:
    """Every field of every form with odd answers: a sound draft or a UserError, never another end."""
    form = data.draw(st.sampled_from(list(KNOWN.values())))
    answers = {id_: data.draw(ODD | st.text(max_size=20), label=id_) for id_ in form.labels}
    languages = ["en"]
    try:
        found = filled([*KNOWN.values()], rendered(form, answers), "issue.md")
        drafts = change(MINIMAL, load(MINIMAL, languages), found, "issue.md", languages, "2026-06-01")
        tried(MINIMAL, languages, drafts, AS_OF)
    except UserError as error:
        assert error.problems
    else:
        assert all(draft.path.startswith("data/") and ".." not in draft.path for draft in drafts)
