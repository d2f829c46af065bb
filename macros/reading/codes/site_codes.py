"""Codes of a site's settings, words and pages."""

from __future__ import annotations

from macros.reading.codes.code import Code, Example
from macros.reading.codes.examples import page, site
from macros.reading.codes.story import PAGE, SITE, TASK

_WORDS = "docs/words/en.yml"
_LANGUAGES = "    languages:\n      en: English\n"

SITE_CODES: tuple[Code, ...] = (
    Code(
        "no-site-name",
        "A site without a name",
        "The name stands at the head of every page.",
        site(SITE.replace("site_name: Rivers\n", "")),
        site(SITE),
    ),
    Code(
        "no-site-address",
        "A site without an address",
        "Citations, feeds and the map of the site need the address at which it will stand.",
        site(SITE.replace("https://example.org/", "example.org")),
        site(SITE),
    ),
    Code(
        "no-site-languages",
        "A site without languages",
        "The first language named here stands at the root of the site. Each has its code and its own name.",
        site(SITE.replace(_LANGUAGES, "")),
        site(SITE),
    ),
    Code(
        "no-licence-address",
        "A licence without an address",
        "Who uses the data must find the licence: name it by its address.",
        site(SITE.replace("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0")),
        site(SITE),
    ),
    Code(
        "no-repository-address",
        "A repository without an address",
        "Each record links to its lines in the repository; for that repo_url must be its address.",
        site(f"{SITE}repo_url: github.com/rivers/site\n"),
        site(f"{SITE}repo_url: https://github.com/rivers/site\n"),
    ),
    Code(
        "no-way-to-docs",
        "An edit_uri that names no branch",
        "The branch and the folder of the site are read from edit_uri, which leads to docs/ on the host of the repository.",
        site(f"{SITE}repo_url: https://github.com/rivers/site\nedit_uri: wiki/\n"),
        site(f"{SITE}repo_url: https://github.com/rivers/site\nedit_uri: edit/main/docs/\n"),
    ),
    Code(
        "no-words",
        "A language without words",
        "Each language but English needs a file of words in docs/words/; it may leave out what it has not translated yet.",
        Example(_WORDS, "- name\n"),
        Example(_WORDS, "name: English\n"),
    ),
    Code(
        "unknown-word-key",
        "A word that the site never says",
        "The English words have no such key, so nobody would see it. Correct the key.",
        Example(_WORDS, "nam: English\n"),
        Example(_WORDS, "name: English\n"),
    ),
    Code(
        "unknown-place",
        "A place that the sentence does not have",
        "A word in braces is filled in by the site. Only those of the English sentence are known.",
        Example(_WORDS, 'newest_held: "Newest report held: {day}"\n'),
        Example(_WORDS, 'newest_held: "Newest report held: {date}"\n'),
    ),
    Code(
        "no-plain-place",
        "A place that is more than a name",
        "A place in a sentence is a name in braces and nothing else.",
        Example(_WORDS, 'newest_held: "Newest report held: {date:>20}"\n'),
        Example(_WORDS, 'newest_held: "Newest report held: {date}"\n'),
    ),
    Code(
        "no-date-pattern",
        "A way to write dates that is none",
        "Each letter stands for a part of a date: d for the day, M or L for the month, y for the year. Letters to be "
        "printed stand between apostrophes.",
        Example(_WORDS, 'date:\n  day_short: "le d MMM y"\n'),
        Example(_WORDS, "date:\n  day_short: \"'le' d MMM y\"\n"),
    ),
    Code(
        "key-hides-macro",
        "A key of a page that hides a macro",
        "A key in the head of a page takes the place of the macro of that name. Choose another key.",
        page("---\ntitle: Rivers\nvalue: 70\n---\n\n" + PAGE),
        page("---\ntitle: Rivers\n---\n\n" + PAGE),
    ),
    Code(
        "braces-in-title",
        "Braces in a title",
        "A title is plain text; a macro in it would not be run where the title is shown.",
        page('---\ntitle: "{{ answer() }}"\n---\n\n' + PAGE),
        page("---\ntitle: Rivers\n---\n\n" + PAGE),
    ),
    Code(
        "no-macro-call",
        "Braces around something else than a macro",
        "A page may call macros with plain arguments and nothing else: no statements, no expressions.",
        page("Rivers: {{ 6 * 7 }}\n"),
        page(PAGE),
    ),
    Code(
        "unknown-macro",
        "A macro that does not exist",
        "The page about macros lists them all. Correct the name.",
        page(PAGE.replace("value", "valeu")),
        page(PAGE),
    ),
    Code(
        "wrong-argument",
        "A macro with an argument that it does not take",
        "The message names what may stand there; the page about macros shows each with an example.",
        page(PAGE.replace("clean-rivers", "clean-river")),
        page(PAGE),
    ),
    Code(
        "page-hides-record",
        "A page in the place of a record's page",
        "Every record has a page of its own at this address. Move yours, or change the template of the kind.",
        Example("docs/indicators/clean-rivers.md", "Rivers\n"),
        Example("docs/indicators-explained.md", "Rivers\n"),
    ),
    Code(
        "id-of-a-page",
        "An id that is the number of a page",
        "A long list has further pages at addresses such as tasks/2/, where the record would stand. Choose another id.",
        Example("data/tasks/2.yml", TASK),
        Example("data/tasks/river-act-2.yml", TASK),
    ),
)
