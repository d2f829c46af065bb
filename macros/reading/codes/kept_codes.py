"""Codes of what was published and is not kept; the good example is what was published."""

from __future__ import annotations

from macros.reading.codes.code import Code
from macros.reading.codes.examples import manifest, reports, source
from macros.reading.codes.story import REPORT, SOURCE

_BOTH = REPORT.replace("2025", "2024").replace("report-2026", "report-2025") + REPORT

KEPT_CODES: tuple[Code, ...] = (
    Code(
        "published-altered",
        "A published fact that says something else now",
        "Somebody may have quoted it. Undo the change and add to it: a report with replaces, a new entry in corrections "
        "or in altered, or the earlier deadline in due_history.",
        reports(REPORT.replace("70", "71")),
        reports(REPORT),
    ),
    Code(
        "published-removed",
        "A published report that is gone",
        "Its address was published with it. Put it back; if it is wrong, add a report that replaces it, with the reason.",
        reports(REPORT),
        reports(_BOTH),
    ),
    Code(
        "address-gone",
        "A published address that leads nowhere",
        "A record keeps its address, or the one that takes its place says so in redirect_from. A promise that was "
        "withdrawn stays, with dropped.",
        source(SOURCE),
        source(SOURCE + "redirect_from: [river-report]\n"),
    ),
    Code(
        "release-altered",
        "A release that is not as it was written",
        "Somebody may have quoted it, or kept its hash. Take its files from the repository's history again; what changed "
        "belongs into the next release.",
        manifest({"addresses.txt": "0" * 64}),
        manifest({}),
    ),
)
