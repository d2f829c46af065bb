"""Codes of rules between records: what reports, promises, series and sums must be to mean something."""

from __future__ import annotations

from macros.reading.codes.code import Code, Example
from macros.reading.codes.examples import indicator, promise, question, reports, source
from macros.reading.codes.story import INDICATOR, QUESTION, REPORT, SOURCE, TARGET, TASK

_STATE = REPORT.replace("value: 70", "state: under-way")
_SECOND = REPORT.replace("year-2025", "year-2025-corrected").replace("70", "71")
_WHY = "  replaces: year-2025\n  reason: {en: A slip}\n  kind: ours\n"
_ALTERED = 'altered:\n  - {key: conditions.0.value, was: "60", date: 2026-03-01, source: river-report-2026}\n'
_SERIES = "series:\n  - {id: official, title: {en: Office of Statistics}}\n"
_SUM = "sums: [{of: ratio, terms: [1, 2], says: {en: Half}}]\n"

RULE_CODES: tuple[Code, ...] = (
    Code(
        "reports-about-nothing",
        "Reports about what does not exist",
        "A file of reports has the name of the indicator, task or system that they are about. Rename it, or add that record.",
        Example("data/achievements/clean-river.yml", REPORT),
        reports(REPORT),
    ),
    Code(
        "says-nothing",
        "A report that says nothing",
        "A report about an indicator has a value, or a statement in words; one about a task or system has a state.",
        reports(REPORT.replace("  value: 70\n", "")),
        reports(REPORT),
    ),
    Code(
        "says-the-wrong-thing",
        "A state of an indicator, or a value of a task",
        "Indicators have values, tasks and systems have states. Perhaps the report belongs to another file.",
        Example("data/achievements/river-act.yml", REPORT),
        Example("data/achievements/river-act.yml", _STATE),
    ),
    Code(
        "broken-correction",
        "A correction that is not whole",
        "A correction names the report above it that it replaces, the reason, and whose mistake it was (ours or the "
        "source's). Both reports stay.",
        reports(REPORT + _SECOND + "  replaces: year-2025\n"),
        reports(REPORT + _SECOND + _WHY),
    ),
    Code(
        "out-of-bounds",
        "A value that its indicator cannot have",
        "The indicator says between which values all lie. Either the value is wrong, or the bounds are.",
        Example("data/achievements/clean-rivers.yml", REPORT.replace("70", "700")),
        reports(REPORT),
    ),
    Code(
        "broken-series",
        "Series that no line can follow",
        "Several series need different ids, a preferred one that decides, and in each report the series that it belongs to.",
        indicator(INDICATOR + _SERIES + _SERIES.partition("\n")[2]),
        indicator(INDICATOR + _SERIES),
    ),
    Code(
        "unknown-series",
        "A series that its indicator does not have",
        "The indicator lists its series. Correct the name, or add the series there.",
        reports(REPORT + "  series: official\n"),
        reports(REPORT),
    ),
    Code(
        "broken-range",
        "A range without two ends in order",
        "between has value and a higher high; at-least may have a high above its value; the other operators have none.",
        promise(TARGET.replace("at-least, value: 80", "between, value: 80")),
        promise(TARGET.replace("at-least, value: 80", "between, value: 80, high: 90")),
    ),
    Code(
        "no-goal",
        "A condition without a value",
        "Write the number that is promised. Where the source gives none, say in wording what it says instead.",
        promise(TARGET.replace(", value: 80", "")),
        promise(TARGET.replace("value: 80", "wording: {en: most rivers}")),
    ),
    Code(
        "broken-rank",
        "A rank that is no place in a list",
        "A rank is a whole number from 1, and belongs to an indicator whose unit is rank.",
        promise(TARGET.replace("at-least", "rank")),
        promise(TARGET),
    ),
    Code(
        "due-against-kind",
        "A due date against its kind",
        "A fixed deadline has a date; none and relative have not. Leave one of the two out.",
        promise(TASK + "due: 2026\ndue_kind: none\n"),
        promise(TASK + "due: 2026\n"),
    ),
    Code(
        "broken-alteration",
        "An alteration that cannot be undone",
        "What stood at the key before is shown, and judged for the days before. Name a key that owners may change, and "
        "write what stood there as the file had it.",
        promise(TARGET + _ALTERED.replace("60", "many")),
        promise(TARGET + _ALTERED),
    ),
    Code(
        "redirect-of-living",
        "A former id that a record has now",
        "An address leads to one record: its own. Delete the former id, or rename the record that has it.",
        source(SOURCE + "redirect_from: [water-plan-2024]\n"),
        source(SOURCE + "redirect_from: [river-report]\n"),
    ),
    Code(
        "redirect-twice",
        "One former id of two records",
        "The old address could lead to one of them only. Delete it where the record was not known by it.",
        source(SOURCE + "redirect_from: [river-report, river-report]\n"),
        source(SOURCE + "redirect_from: [river-report]\n"),
    ),
    Code(
        "no-sum",
        "A question of arithmetic without a sum",
        "Show the calculation that a reader can repeat, or choose another kind.",
        question(QUESTION.replace("definition", "arithmetic")),
        question(QUESTION.replace("definition", "arithmetic") + _SUM),
    ),
    Code(
        "broken-sum",
        "A sum that cannot be done",
        "Most operations take two terms, a report must state the number that is asked of it, and nothing is divided by "
        "zero.",
        question(QUESTION + _SUM.replace("[1, 2]", "[1, 0]")),
        question(QUESTION + _SUM),
    ),
)
