"""data/ as a whole: which files it may hold, what must hold between records, and every problem in one run."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.reading.checks import CHECKS
from macros.reading.load import load
from macros.reading.problem import UserError
from tests.reading.files import FILES, INDICATOR, REPORT, SOURCE, TARGET, TASK, problems, read, write

Changes = Mapping[str, str | bytes | None]

SERIES = "series:\n  - id: official\n    title:\n      en: Official\n  - id: own\n    title:\n      en: Own\n"
CONDITION = "  - indicator: share\n    operator: at-least\n    value: 83\n"
RANK = INDICATOR.replace("percent", "rank").replace("up", "down")
TASK_REPORT = "- id: first\n  state: under-way\n  measured: 2025\n  recorded: 2026-01-31\n  source: paper\n"
CORRECTION = "- id: second\n  value: 11\n  measured: 2025\n  recorded: 2026-02-28\n  source: paper\n  replaces: first\n"
WHY = "  reason:\n    en: A slip\n  kind: ours\n"


def in_reports(*lines: str) -> Changes:
    return {"achievements/share.yml": REPORT + "".join(f"  {line}\n" for line in lines)}


def in_target(text: str, instead: str) -> Changes:
    return {"targets/goal.yml": TARGET.replace(text, instead)}


def in_sum(of: str, terms: str, more: str = "") -> Changes:
    written = f"sums:\n  - of: {of}\n    terms: [{terms}]\n    says:\n      en: So\n{more}"
    return {"questions/gap.yml": FILES["questions/gap.yml"] + written}


# check, name, what is changed, where the one problem is, part of its message
BROKEN: list[tuple[str, str, Changes, str, str, str]] = [
    # names_exist: every reference of every kind
    ("names_exist", "source of a report", {"achievements/share.yml": REPORT.replace("paper", "papr")}, "achievements/share.yml:5:11", "unknown-reference", "found 'papr', wanted an id of sources; did you mean paper?"),
    ("names_exist", "source of a target", in_target("paper", "papr"), "targets/goal.yml:4:9", "unknown-reference", "did you mean paper?"),
    ("names_exist", "source of a task", {"tasks/decree.yml": TASK.replace("paper", "papr")}, "tasks/decree.yml:3:9", "unknown-reference", "did you mean paper?"),
    ("names_exist", "indicator of a condition", in_target("indicator: share", "indicator: shar"), "targets/goal.yml:6:16", "unknown-reference", "wanted an id of indicators; did you mean share?"),
    ("names_exist", "source of a baseline", in_target(CONDITION, CONDITION + "    baseline:\n      value: 1\n      measured: 2024\n      source: papr\n"), "targets/goal.yml:12:15", "unknown-reference", "did you mean paper?"),
    ("names_exist", "programme", {"tasks/decree.yml": TASK + "programme: plans\n"}, "tasks/decree.yml:4:12", "unknown-reference", "wanted an id of programmes; did you mean plan?"),
    ("names_exist", "second lead", {"tasks/decree.yml": TASK + "lead: [office, offices]\n"}, "tasks/decree.yml:4:16", "unknown-reference", "wanted an id of organisations; did you mean office?"),
    ("names_exist", "support", {"tasks/decree.yml": TASK + "support:\n  - offices\n"}, "tasks/decree.yml:5:5", "unknown-reference", "did you mean office?"),
    ("names_exist", "role", {"tasks/decree.yml": TASK + "roles:\n  - organisation: offices\n    does:\n      en: a\n"}, "tasks/decree.yml:5:19", "unknown-reference", "did you mean office?"),
    ("names_exist", "earlier promise", {"tasks/decree.yml": TASK + "lineage:\n  - relation: raises\n    promise: goals\n"}, "tasks/decree.yml:6:14", "unknown-reference", "wanted an id of targets or tasks; did you mean goal?"),
    ("names_exist", "earlier deadline", {"tasks/decree.yml": TASK + "due_history:\n  - due: 2025\n    source: papr\n"}, "tasks/decree.yml:6:13", "unknown-reference", "did you mean paper?"),
    ("names_exist", "end of a promise", {"tasks/decree.yml": TASK + "dropped:\n  date: 2025\n  source: papr\n"}, "tasks/decree.yml:6:11", "unknown-reference", "did you mean paper?"),
    ("names_exist", "body of a reply", {"tasks/decree.yml": TASK + "replies:\n  - date: 2025\n    organisation: offices\n    source: paper\n    text:\n      en: a\n"}, "tasks/decree.yml:6:19", "unknown-reference", "did you mean office?"),
    ("names_exist", "source of a reply", {"tasks/decree.yml": TASK + "replies:\n  - date: 2025\n    organisation: office\n    source: papr\n    text:\n      en: a\n"}, "tasks/decree.yml:7:13", "unknown-reference", "did you mean paper?"),
    ("names_exist", "system of a task", {"tasks/decree.yml": TASK + "system: registry\n"}, "tasks/decree.yml:4:9", "unknown-reference", "did you mean register?"),
    ("names_exist", "system of an indicator", {"indicators/share.yml": INDICATOR + "system: registry\n"}, "indicators/share.yml:5:9", "unknown-reference", "did you mean register?"),
    ("names_exist", "pillar of an indicator", {"indicators/share.yml": INDICATOR + "pillar: watr\n"}, "indicators/share.yml:5:9", "unknown-reference", "did you mean water?"),
    ("names_exist", "pillar of a promise", {"tasks/decree.yml": TASK + "pillar: watr\n"}, "tasks/decree.yml:4:9", "unknown-reference", "did you mean water?"),
    ("names_exist", "parent of an organisation", {"organisations/office.yml": FILES["organisations/office.yml"] + "parent: offices\n"}, "organisations/office.yml:4:9", "unknown-reference", "did you mean office?"),
    ("names_exist", "original of a source", {"sources/paper.yml": SOURCE + "copy_of: papr\n"}, "sources/paper.yml:6:10", "unknown-reference", "did you mean paper?"),
    ("names_exist", "owner of a system", {"systems/register.yml": FILES["systems/register.yml"] + "owner: offices\n"}, "systems/register.yml:3:8", "unknown-reference", "did you mean office?"),
    ("names_exist", "source of a system", {"systems/register.yml": FILES["systems/register.yml"] + "source: papr\n"}, "systems/register.yml:3:9", "unknown-reference", "did you mean paper?"),
    ("names_exist", "issuer of a programme", {"programmes/plan.yml": FILES["programmes/plan.yml"] + "issuer: offices\n"}, "programmes/plan.yml:3:9", "unknown-reference", "did you mean office?"),
    ("names_exist", "parent of a programme", {"programmes/plan.yml": FILES["programmes/plan.yml"] + "parent: plans\n"}, "programmes/plan.yml:3:9", "unknown-reference", "did you mean plan?"),
    ("names_exist", "source of a programme", {"programmes/plan.yml": FILES["programmes/plan.yml"] + "source: papr\n"}, "programmes/plan.yml:3:9", "unknown-reference", "did you mean paper?"),
    ("names_exist", "a name of no likeness", {"tasks/decree.yml": TASK + "lead: [zzz]\n"}, "tasks/decree.yml:4:8", "unknown-reference", "known: office"),
    ("names_exist", "a kind without records", {"programmes/plan.yml": None, "tasks/decree.yml": TASK + "programme: plan\n"}, "tasks/decree.yml:4:12", "unknown-reference", "there is none yet"),
    # questions_are_about_records
    ("questions_are_about_records", "target", {"questions/gap.yml": FILES["questions/gap.yml"].replace("goal", "goals")}, "questions/gap.yml:7:5", "unknown-reference", "found 'targets/goals', no such record; did you mean goal?"),
    ("questions_are_about_records", "kind", {"questions/gap.yml": FILES["questions/gap.yml"].replace("targets", "target")}, "questions/gap.yml:7:5", "unknown-reference", "no such record; wanted one of indicators, targets, tasks"),
    ("questions_are_about_records", "report", {"questions/gap.yml": FILES["questions/gap.yml"].replace("targets/goal", "achievements/share.furst")}, "questions/gap.yml:7:5", "unknown-reference", "did you mean share.first?"),
    ("questions_are_about_records", "citation", {"questions/gap.yml": FILES["questions/gap.yml"] + "sources:\n  - source: papr\n"}, "questions/gap.yml:9:13", "unknown-reference", "found 'papr', no such source; did you mean paper?"),
    # arithmetic_is_shown
    ("arithmetic_is_shown", "no sum", {"questions/gap.yml": FILES["questions/gap.yml"].replace("value", "arithmetic")}, "questions/gap.yml:3:7", "no-sum", "found 'arithmetic' without a sum; add sums:"),
    # sums_can_be_done
    ("sums_can_be_done", "unknown report", in_sum("share", "achievements/share.furst, 5"), "questions/gap.yml:10:13", "unknown-reference", "no such report; did you mean achievements/share.first?"),
    ("sums_can_be_done", "neither number nor report", in_sum("share", "'5', 6"), "questions/gap.yml:10:13", "no-term", "'5' is no number and no report; write a number as printed"),
    ("sums_can_be_done", "a number not stated", in_sum("share", "5, achievements/share.first#out_of"), "questions/gap.yml:10:16", "broken-sum", "a report that states no such number"),
    ("sums_can_be_done", "three terms for two", in_sum("ratio", "1, 2, 3"), "questions/gap.yml:10:12", "broken-sum", "found 3 terms, wanted two for ratio"),
    ("sums_can_be_done", "a division by zero", in_sum("growth", "1, 0"), "questions/gap.yml:10:12", "broken-sum", "nothing follows by growth"),
    ("sums_can_be_done", "unknown report printed", in_sum("total", "1, 2", "    printed: achievements/share.furst\n"), "questions/gap.yml:13:14", "unknown-reference", "no such report"),
    # ids_are_of_one_kind
    ("ids_are_of_one_kind", "target and task", {"tasks/goal.yml": TASK}, "tasks/goal.yml:1:1", "id-of-two-kinds", "found the id 'goal' in targets too; rename one of the files"),
    ("ids_are_of_one_kind", "indicator and task", {"tasks/share.yml": TASK}, "tasks/share.yml:1:1", "id-of-two-kinds", "found the id 'share' in indicators too"),
    ("ids_are_of_one_kind", "indicator and system", {"systems/share.yml": FILES["systems/register.yml"]}, "systems/share.yml:1:1", "id-of-two-kinds", "found the id 'share' in indicators too"),
    ("ids_are_of_one_kind", "task and system", {"systems/decree.yml": FILES["systems/register.yml"]}, "systems/decree.yml:1:1", "id-of-two-kinds", "found the id 'decree' in tasks too"),
    # former_ids_lead_to_one_record
    ("former_ids_lead_to_one_record", "a living one", {"sources/book.yml": SOURCE + "redirect_from: [old, paper]\n"}, "sources/book.yml:6:22", "redirect-of-living", "found 'paper', which data/sources/paper.yml:1:1 is; delete one of them"),
    ("former_ids_lead_to_one_record", "its own", {"sources/paper.yml": SOURCE + "redirect_from:\n  - paper\n"}, "sources/paper.yml:7:5", "redirect-of-living", "found 'paper', which data/sources/paper.yml:1:1 is"),
    ("former_ids_lead_to_one_record", "a living one with former ids of its own", {"sources/book.yml": SOURCE + "redirect_from: [paper]\n", "sources/paper.yml": SOURCE + "redirect_from: [other]\n"}, "sources/book.yml:6:17", "redirect-of-living", "found 'paper', which data/sources/paper.yml:1:1 is"),
    ("former_ids_lead_to_one_record", "one of two", {"sources/book.yml": SOURCE + "redirect_from: [old]\n", "sources/paper.yml": SOURCE + "redirect_from: [old]\n"}, "sources/paper.yml:6:17", "redirect-twice", "found 'old', which data/sources/book.yml:6:17 has too; delete one of them"),
    ("former_ids_lead_to_one_record", "twice in one", {"sources/paper.yml": SOURCE + "redirect_from: [old, old]\n"}, "sources/paper.yml:6:22", "redirect-twice", "found 'old', which data/sources/paper.yml:6:17 has too"),
    # reports_are_about_something
    ("reports_are_about_something", "misspelled", {"achievements/registr.yml": TASK_REPORT}, "achievements/registr.yml:1:1", "reports-about-nothing", "found reports about 'registr', wanted the id of an indicator, task or system as file name; did you mean register?"),
    ("reports_are_about_something", "about a target", {"achievements/goal.yml": TASK_REPORT}, "achievements/goal.yml:1:1", "reports-about-nothing", "found reports about 'goal'"),
    # reports_say_something
    ("reports_say_something", "nothing about an indicator", {"achievements/share.yml": REPORT.replace("  value: 10\n", "")}, "achievements/share.yml:1:3", "says-nothing", "found no value; write value:, or statement:"),
    ("reports_say_something", "state of an indicator", in_reports("state: operating"), "achievements/share.yml:6:10", "says-the-wrong-thing", "found a state of an indicator, wanted a value"),
    ("reports_say_something", "value of a task", {"achievements/decree.yml": REPORT}, "achievements/decree.yml:2:10", "says-the-wrong-thing", "found a value of a task or system, wanted a state"),
    ("reports_say_something", "nothing about a system", {"achievements/register.yml": TASK_REPORT.replace("  state: under-way\n", "")}, "achievements/register.yml:1:3", "says-nothing", "found no state; write state:"),
    # corrections_are_whole
    ("corrections_are_whole", "of no report", {"achievements/share.yml": REPORT + CORRECTION.replace("first", "furst") + WHY}, "achievements/share.yml:11:13", "broken-correction", "found 'furst', wanted the id of a report above it; did you mean first?"),
    ("corrections_are_whole", "of itself", {"achievements/share.yml": REPORT + CORRECTION.replace("first", "second") + WHY}, "achievements/share.yml:11:13", "broken-correction", "found 'second', wanted the id of a report above it"),
    ("corrections_are_whole", "of a later report", {"achievements/share.yml": REPORT.replace("first", "third") + CORRECTION.replace("replaces: first", "replaces: fourth") + WHY + REPORT.replace("first", "fourth")}, "achievements/share.yml:11:13", "broken-correction", "found 'fourth', wanted the id of a report above it"),
    ("corrections_are_whole", "without a reason", {"achievements/share.yml": REPORT + CORRECTION + "  kind: ours\n"}, "achievements/share.yml:11:13", "broken-correction", "found replaces alone; add reason: and kind: ours or source"),
    ("corrections_are_whole", "without a kind", {"achievements/share.yml": REPORT + CORRECTION + "  reason:\n    en: A slip\n"}, "achievements/share.yml:11:13", "broken-correction", "found replaces alone"),
    ("corrections_are_whole", "a reason alone", in_reports("reason: {en: A slip}"), "achievements/share.yml:1:3", "broken-correction", "found reason or kind without replaces; name the corrected report"),
    ("corrections_are_whole", "a kind alone", in_reports("kind: source"), "achievements/share.yml:1:3", "broken-correction", "found reason or kind without replaces"),
    # units_are_known
    ("units_are_known", "of an indicator", {"indicators/share.yml": INDICATOR.replace("percent", "kmm")}, "indicators/share.yml:3:7", "unknown-unit", "found 'kmm', wanted a currency code or a unit; did you mean km?"),
    ("units_are_known", "no currency", {"indicators/share.yml": INDICATOR.replace("percent", "QQQ")}, "indicators/share.yml:3:7", "unknown-unit", "found 'QQQ', wanted a currency code or a unit"),
    ("units_are_known", "of a report", in_reports("unit: percnt"), "achievements/share.yml:6:9", "unknown-unit", "did you mean percent?"),
    # values_are_within_bounds
    ("values_are_within_bounds", "above", {"indicators/share.yml": INDICATOR + "bounds: {low: 0, high: 9.9}\n"}, "achievements/share.yml:2:10", "out-of-bounds", "found 10, outside the bounds of share (0 to 9.9); correct one of them"),
    ("values_are_within_bounds", "below", {"indicators/share.yml": INDICATOR + "bounds: {low: 10.1}\n"}, "achievements/share.yml:2:10", "out-of-bounds", "found 10, outside the bounds of share (at least 10.1)"),
    ("values_are_within_bounds", "in the indicator's own unit", {"indicators/share.yml": INDICATOR + "bounds: {high: 9}\n", **in_reports("unit: percent")}, "achievements/share.yml:2:10", "out-of-bounds", "found 10, outside the bounds of share (at most 9)"),
    # series_are_declared
    ("series_are_declared", "none preferred", {"indicators/share.yml": INDICATOR + SERIES, **in_reports("series: own")}, "indicators/share.yml:6:3", "broken-series", "found several series; add preferred: with the one that decides"),
    ("series_are_declared", "unknown preferred", {"indicators/share.yml": INDICATOR + SERIES + "preferred: offical\n", **in_reports("series: own")}, "indicators/share.yml:12:12", "unknown-series", "found 'offical', no such series; did you mean official?"),
    ("series_are_declared", "one twice", {"indicators/share.yml": INDICATOR + SERIES.replace("own", "official") + "preferred: official\n", **in_reports("series: official")}, "indicators/share.yml:6:3", "broken-series", "found one series twice; rename one"),
    ("series_are_declared", "report of none", {"indicators/share.yml": INDICATOR + SERIES + "preferred: own\n"}, "achievements/share.yml:1:3", "broken-series", "found no series; add series: with one of official, own"),
    ("series_are_declared", "report of an unknown one", {"indicators/share.yml": INDICATOR + SERIES + "preferred: own\n", **in_reports("series: onw")}, "achievements/share.yml:6:11", "unknown-series", "found 'onw', no series of share; did you mean own?"),
    ("series_are_declared", "report of one where there is none", in_reports("series: own"), "achievements/share.yml:6:11", "unknown-series", "found 'own', no series of share; there is none yet"),
    # conditions_are_whole
    ("conditions_are_whole", "between without high", in_target("at-least", "between"), "targets/goal.yml:6:5", "broken-range", "found between without a higher end; add high:, above value"),
    ("conditions_are_whole", "between with a lower high", in_target("at-least\n    value: 83", "between\n    value: 83\n    high: 82"), "targets/goal.yml:6:5", "broken-range", "found between without a higher end"),
    ("conditions_are_whole", "between with high at its value", in_target("at-least\n    value: 83", "between\n    value: 83\n    high: 83"), "targets/goal.yml:6:5", "broken-range", "found between without a higher end"),
    ("conditions_are_whole", "high alone", in_target("at-least\n    value: 83", "exactly\n    value: 83\n    high: 90"), "targets/goal.yml:6:5", "broken-range", "found high: with exactly; it belongs to between"),
    ("conditions_are_whole", "a range upside down", in_target("value: 83", "value: 83\n    high: 83"), "targets/goal.yml:6:5", "broken-range", "found high: not above value"),
    ("conditions_are_whole", "no value", in_target("    value: 83\n", ""), "targets/goal.yml:6:5", "no-goal", "found no value; write it, or wording:"),
    ("conditions_are_whole", "rank on a share", in_target("at-least", "rank"), "targets/goal.yml:6:5", "broken-rank", "found rank on an indicator of unit percent; rank and rank belong together"),
    ("conditions_are_whole", "share on a rank", {"indicators/share.yml": RANK}, "targets/goal.yml:6:5", "broken-rank", "found at-least on an indicator of unit rank"),
    ("conditions_are_whole", "broken rank", {"indicators/share.yml": RANK, **in_target("at-least\n    value: 83", "rank\n    value: 8.5")}, "targets/goal.yml:6:5", "broken-rank", "found the rank 8.5, wanted a whole number from 1"),
    ("conditions_are_whole", "rank of nought", {"indicators/share.yml": RANK, **in_target("at-least\n    value: 83", "rank\n    value: 0")}, "targets/goal.yml:6:5", "broken-rank", "found the rank 0, wanted a whole number from 1"),
    # alterations_can_be_undone
    *(("alterations_can_be_undone", name, {"tasks/decree.yml": TASK + f"lead: [office]\naltered:\n  - date: 2025\n    source: paper\n    key: {key}\n{was}"}, f"tasks/decree.yml:{at}", "broken-alteration", said) for name, key, was, at, said in [
        ("a key that owners may not change", "title", "    was: Another\n", "8:10", "found 'title', wanted a key that owners may change: due, "),
        ("a key that is not there", "leads", "    was: council\n", "8:10", "found 'leads', wanted a key"),
        ("what the key cannot hold", "due", "    was: soon\n", "6:5", "found 'soon' as what stood at 'due', which cannot hold it"),
        ("a whole condition", "conditions.1", "    was: x\n", "8:10", "found 'conditions.1', a condition as a whole; one that owners add or take away makes another promise"),
        ("nobody of that id", "lead", "    was: nobody\n", "6:5", "found 'nobody' as what stood at 'lead', no such record"),
        ("what stands there now", "lead", "    was: office\n", "6:5", "found 'office', which stands at 'lead' after this change too"),
    ]),
    # due_dates_fit_their_kind
    ("due_dates_fit_their_kind", "fixed without a date", {"tasks/decree.yml": TASK + "due_kind: fixed\n"}, "tasks/decree.yml:4:11", "due-against-kind", "found fixed without a date; add due:, or leave due_kind out"),
    ("due_dates_fit_their_kind", "none with a date", {"tasks/decree.yml": TASK + "due: 2026\ndue_kind: none\n"}, "tasks/decree.yml:5:11", "due-against-kind", "found none with a date; leave one of them out"),
    ("due_dates_fit_their_kind", "relative with a date", in_target("source: paper", "due_kind: relative\nsource: paper"), "targets/goal.yml:4:11", "due-against-kind", "found relative with a date"),
    # languages_are_the_sites
    ("languages_are_the_sites", "of a record", {"tasks/decree.yml": TASK.replace("en: Decree", "en: Decree\n  fr: Décret")}, "tasks/decree.yml:3:7", "unknown-language", "found the language 'fr'; known: en"),
    ("languages_are_the_sites", "of a report", in_reports("note: {fr: a}"), "achievements/share.yml:6:14", "unknown-language", "found the language 'fr'"),
    ("languages_are_the_sites", "deep in a list", {"tasks/decree.yml": TASK + "roles:\n  - organisation: office\n    does: {fr: a}\n"}, "tasks/decree.yml:6:16", "unknown-language", "found the language 'fr'"),
    ("languages_are_the_sites", "of a source's publisher", {"sources/paper.yml": SOURCE.replace("publisher:\n  en", "publisher:\n  fr")}, "sources/paper.yml:4:7", "unknown-language", "found the language 'fr'"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check", "name", "changes", "place", "code", "message"), BROKEN, ids=[f"{r[0]}: {r[1]}" for r in BROKEN]
)
def test_a_broken_rule_is_one_problem_at_its_place(
    tmp_path: Path, check: str, name: str, changes: Changes, place: str, code: str, message: str
) -> None:
    (found,) = problems(tmp_path, changes)
    assert found.endswith(f" [{code}]")
    assert found.startswith(f"data/{place}: ")
    assert message in found


def test_every_check_has_a_case() -> None:
    assert [check.__name__ for check in CHECKS if check.__name__ not in {row[0] for row in BROKEN}] == []


def test_every_check_says_its_rule() -> None:
    assert [check.__name__ for check in CHECKS if not (check.__doc__ or "").strip().endswith(".")] == []


# what comes close to a broken rule and is sound
SOUND: list[tuple[str, Changes]] = [
    ("the files as they are", {}),
    ("a correction that is whole", {"achievements/share.yml": REPORT + CORRECTION + WHY}),
    ("a correction of a correction", {"achievements/share.yml": REPORT + CORRECTION + WHY + CORRECTION.replace("first", "second").replace("id: second", "id: third") + WHY}),
    ("a report in words", {"achievements/share.yml": REPORT.replace("value: 10", "statement: {en: good}")}),
    ("a report of a change", {"achievements/share.yml": REPORT.replace("value: 10", "change: {value: 4.24, unit: not-stated}")}),
    ("a sum of numbers and reports", in_sum("share", "achievements/share.first, 5, 30", "    printed: 50\n")),
    ("arithmetic with a sum", {"questions/gap.yml": str(in_sum("share", "1, 2")["questions/gap.yml"]).replace("value", "arithmetic")}),
    ("a currency", {"indicators/share.yml": INDICATOR.replace("percent", "VND")}),
    ("a unit of a file", {"indicators/share.yml": INDICATOR.replace("percent", "km")}),
    ("a value at its bounds", {"indicators/share.yml": INDICATOR + "bounds: {low: 10, high: 10}\n"}),
    ("a value in another unit than the bounds", {"indicators/share.yml": INDICATOR + "bounds: {high: 9}\n", **in_reports("unit: count")}),
    ("series with a preferred one", {"indicators/share.yml": INDICATOR + SERIES + "preferred: own\n", **in_reports("series: official")}),
    ("a range of which the lower end suffices", in_target("value: 83", "value: 83\n    high: 90")),
    ("a range", in_target("at-least\n    value: 83", "between\n    value: 83\n    high: 84")),
    ("a rank", {"indicators/share.yml": RANK, **in_target("at-least", "rank")}),
    ("no number, but words", in_target("value: 83", "wording: {en: double-digit}")),
    ("no metric", in_target("  - indicator: share\n    operator", "  - operator")),
    ("a relative date in words", {"tasks/decree.yml": TASK + "due_kind: relative\ndue_note: {en: when the law starts}\n"}),
    ("a recurring date", {"tasks/decree.yml": TASK + "due: 2026-06\ndue_kind: recurring\n"}),
    ("a source's title in its own language", {"sources/paper.yml": SOURCE.replace("en: Paper", "fr: Papier")}),
    ("one id of a target and an indicator", {"targets/share.yml": TARGET}),
    ("one id of an organisation and a source", {"organisations/paper.yml": FILES["organisations/office.yml"]}),
    ("one id of reports in two files", {"achievements/register.yml": TASK_REPORT}),
    ("an id that is the file's name", {"tasks/decree.yml": "id: decree\n" + TASK}),
    ("no reports in a file", {"achievements/share.yml": "[]\n"}),
    ("notes for people", {"README.md": "a", "LICENSE.txt": "b", "targets/notes.md": "c", "schema/targets.json": "{}", ".cache": "d", "targets/.swp": "e"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes"), SOUND, ids=[row[0] for row in SOUND])
def test_what_is_sound_is_read(tmp_path: Path, name: str, changes: Changes) -> None:
    assert problems(tmp_path, changes) == []


def test_texts_may_be_in_every_language_of_the_site(tmp_path: Path) -> None:
    changes = {"tasks/decree.yml": TASK.replace("en: Decree", "en: Decree\n  vi: Nghị định")}
    assert problems(tmp_path / "a", changes, ("en", "vi")) == []
    assert problems(tmp_path / "b", changes, ("en", "fr")) == [
        "data/tasks/decree.yml:3:7: found the language 'vi'; known: en, fr [unknown-language]"
    ]


def test_records_stand_in_the_order_of_their_ids_and_reports_in_that_of_their_file(tmp_path: Path) -> None:
    second = REPORT.replace("first", "a-second")
    found = read(tmp_path, {"indicators/a.yml": INDICATOR, "achievements/share.yml": REPORT + second})
    assert list(found.indicators) == ["a", "share"]
    assert [report.id for report in found.reports("share")] == ["first", "a-second"]


# what is no record's file
MISPLACED = [
    ("ending", "targets/other.yaml", "wrong-ending", "found the ending .yaml, wanted .yml; rename the file"),
    ("capital ending", "targets/other.YML", "wrong-ending", "found the ending .YML, wanted .yml"),
    ("no ending", "targets/other", "wrong-ending", "found the ending missing, wanted .yml"),
    ("backup", "targets/goal.yml~", "wrong-ending", "found the ending .yml~, wanted .yml"),
    (
        "capitals",
        "targets/Other.yml",
        "no-id",
        "found the id 'Other', wanted lowercase words joined by dashes; rename the file",
    ),
    ("space", "targets/other goal.yml", "no-id", "found the id 'other goal', wanted lowercase words"),
    ("two endings", "targets/other.en.yml", "no-id", "found the id 'other.en', wanted lowercase words"),
    ("letters of a language", "targets/đích.yml", "no-id", "found the id 'đích', wanted lowercase words"),
    ("word of page templates", "targets/this.yml", "no-id", "found the id 'this'"),
    ("line end", "targets/a\nb.yml", "no-id", "found the id 'a\\nb', wanted lowercase words"),
    ("two dots", "targets/a..yml", "no-id", "found the id 'a.'"),
    ("dash at the end", "targets/goal-.yml", "no-id", "found the id 'goal-'"),
    ("two dashes", "targets/a--b.yml", "no-id", "found the id 'a--b'"),
    ("underline", "targets/a_b.yml", "no-id", "found the id 'a_b'"),
    ("sign of a command", "targets/a;ls.yml", "no-id", "found the id 'a;ls'"),
    ("option of a command", "targets/-rf.yml", "no-id", "found the id '-rf'"),
    ("markup", "targets/<b>.yml", "no-id", "found the id '<b>'"),
    ("template", "targets/{{a}}.yml", "no-id", "found the id '{{a}}'"),
    ("letter that looks alike", "targets/g\u043eal.yml", "no-id", "found the id 'g\u043eal'"),
    ("wide letters", "targets/ｇoal.yml", "no-id", "found the id 'ｇoal'"),
    ("too long", f"targets/{'a' * 81}.yml", "no-id", "wanted lowercase words"),
    ("sheet", "targets/goal.csv", "wrong-ending", "found the ending .csv, wanted .yml"),
    ("copy", "targets/goal (1).yml", "no-id", "found the id 'goal (1)'"),
    ("conflict", "targets/goal.yml.orig", "wrong-ending", "found the ending .orig"),
    ("link of the system", "targets/desktop.ini", "wrong-ending", "found the ending .ini"),
    ("file in data", "goal.yml", "unknown-folder", "is no kind of record; known: achievements"),
]


@pytest.mark.parametrize(("name", "path", "code", "message"), MISPLACED, ids=[row[0] for row in MISPLACED])
def test_a_misplaced_file_is_refused(tmp_path: Path, name: str, path: str, code: str, message: str) -> None:
    (found,) = problems(tmp_path, {path: TARGET})
    assert found.endswith(f" [{code}]")
    assert found.startswith(f"data/{path}:1:1: ".replace("\n", "\\u000a"))
    assert message in found


def test_an_unknown_folder_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, {"target/other.yml": TARGET}) == [
        "data/target:1:1: is no kind of record; did you mean targets? [unknown-folder]"
    ]


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, {"targets/other.yml/goal.yml": TARGET})
    assert (
        found
        == "data/targets/other.yml:1:1: found a link or folder, wanted a file; put the record's text here [no-file]"
    )


@pytest.mark.parametrize("to", ["goal.yml", "/etc/passwd", "nowhere.yml"])
def test_a_link_is_refused(tmp_path: Path, to: str) -> None:
    root = write(tmp_path, {})
    (root / "data/targets/other.yml").symlink_to(to)
    with pytest.raises(UserError, match="data/targets/other.yml:1:1: found a link or folder, wanted a file"):
        load(root, ("en",))


def test_a_link_in_the_place_of_a_folder_is_followed_nowhere(tmp_path: Path) -> None:
    root = write(tmp_path / "site", {})
    outside = tmp_path / "outside"
    (root / "data" / "systems").rename(outside)
    (root / "data" / "systems").symlink_to(outside)
    assert problems(root, {"systems/register.yml": None}) == [
        "data/systems:1:1: found a link, wanted a folder; put the records here [no-file]"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe that never ends is a thing of Unix")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    os.mkfifo(root / "data" / "targets" / "other.yml")
    with pytest.raises(UserError, match="data/targets/other.yml:1:1: found a link or folder, wanted a file"):
        load(root, ("en",))


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    (root / "data/targets" / os.fsdecode(b"a\xff.yml")).write_text(TARGET)
    with pytest.raises(UserError) as raised:
        load(root, ("en",))
    assert str(raised.value).isprintable()


def test_a_site_without_data_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="found no folder, wanted one with records"):
        load(tmp_path, ("en",))


# all problems of all files in one run
def test_problems_of_several_files_come_together_and_sorted(tmp_path: Path) -> None:
    changes = {
        "targets/goal.yml": TARGET.replace("at-least", "atleast").replace("2026-12-31", "2026-02-30"),
        "tasks/decree.yml": TASK + "lead: [nobody]\n",
        "indicators/share.yml": "\tx\n",
        "sources/other.yml": SOURCE + "url: javascript:a\nurl: b\n",
        "organisations/bad name.yml": "x",
        "achievements/share.yml": REPORT.replace("paper", "papr"),
        "units/km.yml": "title:\n  en: k\u202em\n",
        "unit/m.yml": "",
    }
    found = problems(tmp_path, changes)
    assert [problem.split(": ")[0] for problem in found] == [
        "data/achievements/share.yml:5:11",
        "data/indicators/share.yml:1:1",
        "data/organisations/bad name.yml:1:1",
        "data/sources/other.yml:6:6",
        "data/sources/other.yml:7:1",
        "data/targets/goal.yml:3:6",
        "data/targets/goal.yml:7:15",
        "data/tasks/decree.yml:4:8",
        "data/unit:1:1",
        "data/units/km.yml:2:8",
    ]


# a file that cannot be read -> what rests on it is not blamed
BLAMELESS: list[tuple[str, Changes]] = [
    ("source", {"sources/paper.yml": SOURCE + "grade: law\n"}),
    ("indicator", {"indicators/share.yml": INDICATOR + "bond: 1\n"}),
    ("target of a question", {"targets/goal.yml": TARGET + "bond: 1\n"}),
    ("task with reports", {"tasks/decree.yml": TASK + "bond: 1\n", "achievements/decree.yml": TASK_REPORT}),
    ("unit", {"units/km.yml": "title:\n", "indicators/share.yml": INDICATOR.replace("percent", "km")}),
    ("reports of a question", {"achievements/share.yml": REPORT + "  bond: 1\n", "questions/gap.yml": FILES["questions/gap.yml"].replace("targets/goal", "achievements/share.first")}),
    ("ending", {"sources/paper.yml": None, "sources/paper.yaml": SOURCE}),
    ("first of two reports", {"achievements/share.yml": REPORT + "  bond: 1\n" + CORRECTION + WHY}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes"), BLAMELESS, ids=[row[0] for row in BLAMELESS])
def test_a_file_that_cannot_be_read_is_the_only_problem(tmp_path: Path, name: str, changes: Changes) -> None:
    assert len(problems(tmp_path, changes)) == 1


TWENTY = """\
titel:
  en: Goal
title:
  EN: Goal
description: text
due: 2026-02-30
due_kind: someday
due: 2026
due_note: {en: 5}
due_history:
  - due: yes
    source: A B
lead: office
support: [1.500]
roles:
  - {organisation: office, does: {en: ''}}
lineage:
  - relation: !!str raises
    promise: goal\u200b
dropped: true
note:
  en: "a\\u202eb"
<<: 1
source: null
conditions:
  - operator: atleast
    value: 1,5
"""


def test_one_file_with_twenty_faults_reports_twenty(tmp_path: Path) -> None:
    found = problems(tmp_path, {"targets/goal.yml": TWENTY})
    assert [problem.split(": ")[0].partition("goal.yml:")[2] for problem in found] == [
        "1:1",  # unknown key
        "4:3",  # no language
        "5:14",  # no text by language
        "6:6",  # no date
        "7:11",  # no kind of due date
        "8:1",  # key twice
        "9:16",  # number for a text
        "11:10",  # yes
        "12:13",  # no id
        "13:7",  # no list
        "14:11",  # thousands
        "16:39",  # empty text
        "18:15",  # tag
        "19:18",  # hidden character
        "20:10",  # no mapping
        "22:7",  # hidden by an escape
        "23:1",  # merge
        "24:9",  # nothing for an id
        "26:15",  # unknown word
        "27:12",  # no number
    ]
    assert len(found) == 20
