"""Codes of what is likely a slip and may be right: warnings."""

from __future__ import annotations

from macros.reading.codes.code import Code, Example
from macros.reading.codes.examples import indicator, reports, source
from macros.reading.codes.story import INDICATOR, REPORT, SOURCE

_EARLIER = REPORT.replace("2025", "2024")

CAUTION_CODES: tuple[Code, ...] = (
    Code(
        "date-in-future",
        "A date after the day of the verdicts",
        "What was measured, recorded, published or read lies in the past. Check the year; a projection says so with "
        "nature: projected.",
        reports(REPORT.replace("2026-05-02", "2062-05-02")),
        reports(REPORT),
        warning=True,
    ),
    Code(
        "recorded-before-published",
        "A report recorded before its source came out",
        "Nobody can have read the source on that day. Check both dates; perhaps an earlier document is the source.",
        reports(REPORT.replace("2026-05-02", "2025-05-02")),
        reports(REPORT),
        warning=True,
    ),
    Code(
        "measured-after-published",
        "A report about a time after its source came out",
        "A document reports what was measured before it. Check both dates; what it expects is nature: projected.",
        reports(REPORT.replace("measured: 2025", "measured: 2026-05")),
        reports(REPORT),
        warning=True,
    ),
    Code(
        "jump",
        "A value ten times the one before, or a tenth of it",
        "A digit or a unit may have slipped: thousands for millions, a share for a count. If the source says so, leave it.",
        reports(_EARLIER + REPORT.replace("70", "7")),
        reports(_EARLIER + REPORT),
        warning=True,
    ),
    Code(
        "report-twice",
        "One fact twice",
        "Two reports of one file say the same about the same time from the same source. Delete the newer one, or correct "
        "what is different.",
        reports(REPORT + REPORT.replace("year-2025", "2025-again")),
        reports(REPORT + REPORT.replace("2025", "2024")),
        warning=True,
    ),
    Code(
        "source-twice",
        "One document twice",
        "Two sources have one address, so that two reports seem to confirm each other. Name one of them everywhere.",
        Example("data/sources/river-report.yml", SOURCE + "url: https://example.org/water-plan.pdf\n"),
        Example("data/sources/river-report.yml", SOURCE + "url: https://example.org/river-report.pdf\n"),
        warning=True,
    ),
    Code(
        "missing-translation",
        "A text that a language lacks",
        "Its page shows the text in another language, marked. Add the translation beside it.",
        indicator(INDICATOR),
        indicator(INDICATOR.replace("condition}", "condition, de: Flüsse in gutem Zustand}")),
        warning=True,
    ),
    Code(
        "mixed-letters",
        "A word in two alphabets",
        "A letter of another alphabet looks like the right one, and no search finds the word. Type the word again.",
        source(SOURCE.replace("Office", "\u041effice")),
        source(SOURCE),
        warning=True,
    ),
    Code(
        "like-another-id",
        "An id that looks like another",
        "Two ids of one kind differ only in signs that look alike, as 0 and o or 1 and l do, or in dashes. One of them may "
        "be a slip.",
        Example("data/sources/river-rep0rt-2026.yml", SOURCE),
        Example("data/sources/lake-report-2026.yml", SOURCE),
        warning=True,
    ),
    Code(
        "like-another-title",
        "A title that looks like another",
        "Two titles of one kind differ only in capitals, spaces, punctuation or look-alike letters. Perhaps they are one "
        "record, or the difference should be said.",
        Example("data/organisations/river-council.yml", "title: {en: River Councils.}\nkind: group\n"),
        Example("data/organisations/river-council.yml", "title: {en: River council of Auen}\nkind: group\n"),
        warning=True,
    ),
)
