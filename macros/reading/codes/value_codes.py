"""Codes of files in the wrong place, and of values that are well written and mean nothing: ids, dates, addresses, words."""

from __future__ import annotations

from macros.reading.codes.code import Code, Example
from macros.reading.codes.examples import indicator, promise, question, reports, source
from macros.reading.codes.story import INDICATOR, QUESTION, REPORT, SOURCE, TASK

VALUE_CODES: tuple[Code, ...] = (
    Code(
        "no-data",
        "No folder with records",
        "A site has a folder data/ beside its mkdocs.yml; one record in it is enough.",
        Example("data", ""),
        indicator(INDICATOR),
    ),
    Code(
        "unknown-folder",
        "A folder that is no kind of record",
        "What lies in data/ is sorted by kind, and each kind has its folder. Rename the folder, or move what is in it.",
        Example("data/indicator/clean-rivers.yml", INDICATOR),
        indicator(INDICATOR),
    ),
    Code(
        "no-file",
        "A link or a folder in the place of a file",
        "Links are not followed, as they can lead out of the repository, and a record is one file. Put its text here.",
        Example("data/indicators/clean-rivers.yml/clean-rivers.yml", INDICATOR),
        indicator(INDICATOR),
    ),
    Code(
        "wrong-ending",
        "A file with another ending than .yml",
        "A record that ends in .yaml would lie there unread. Rename the file; notes for people may end in .md or .txt.",
        Example("data/indicators/clean-lakes.yaml", INDICATOR),
        Example("data/indicators/clean-lakes.yml", INDICATOR.replace("Rivers", "Lakes")),
    ),
    Code(
        "no-id",
        "A name that is no id",
        "An id is an address for ever: lowercase letters and digits of ASCII, words joined by single dashes, at most 80 "
        "characters.",
        Example("data/indicators/Clean lakes.yml", INDICATOR),
        Example("data/indicators/clean-lakes.yml", INDICATOR.replace("Rivers", "Lakes")),
    ),
    Code(
        "reserved-id",
        "An id that is taken",
        "In a page template the word this stands for the record of the page, and Windows keeps names such as con and nul "
        "for devices: no record can have one of them as its id.",
        reports(REPORT.replace("year-2025", "this")),
        reports(REPORT),
    ),
    Code(
        "id-unlike-name",
        "An id other than the file's name",
        "The file's name is the id. Leave the id out of the file, or rename one of the two.",
        indicator("id: clean-lakes\n" + INDICATOR),
        indicator(INDICATOR),
    ),
    Code(
        "id-twice",
        "One id twice in a file",
        "Each report has an id of its own, which is its address on the page. Rename the newer one.",
        reports(REPORT + REPORT.replace("70", "71")),
        reports(REPORT + REPORT.replace("70", "71").replace("2025", "2024")),
    ),
    Code(
        "no-record",
        "A file without keys",
        "A record is lines of key: value; this file holds a list or a bare word.",
        indicator("- Rivers in good condition\n"),
        indicator(INDICATOR),
    ),
    Code(
        "no-reports",
        "A file of reports without a list",
        "A file of data/achievements/ holds one report after another, each beginning with a dash.",
        reports(REPORT.replace("- id", "id").replace("\n  ", "\n")),
        reports(REPORT),
    ),
    Code(
        "no-languages",
        "A text that does not say its language",
        "Text is written by language, so that a translation can stand beside it.",
        indicator(INDICATOR.replace("{en: Rivers in good condition}", "Rivers in good condition")),
        indicator(INDICATOR),
    ),
    Code(
        "no-language",
        "A word that is no code of a language",
        "Languages are named by their codes: en, fr, pt-BR.",
        source(SOURCE + "language: English\n"),
        source(SOURCE + "language: en\n"),
    ),
    Code(
        "unknown-language",
        "A text in a language that the site has not",
        "Nobody would ever see it. Correct the code, or add the language to mkdocs.yml.",
        indicator(INDICATOR.replace("condition}", "condition, fr: Bon état}")),
        indicator(INDICATOR),
    ),
    Code(
        "no-unit",
        "Something that cannot be a unit",
        "A unit is percent, rank, count, yes-no, the three letters of a currency, or the id of a file in data/units/.",
        indicator(INDICATOR.replace("percent", '"%"')),
        indicator(INDICATOR),
    ),
    Code(
        "unknown-unit",
        "A unit that nobody has described",
        "Neither a built-in unit nor a currency has this name, and no file of data/units/. Correct it, or add the file.",
        indicator(INDICATOR.replace("percent", "percnt")),
        indicator(INDICATOR),
    ),
    Code(
        "no-date",
        "Something that is no date",
        "A date is as precise as its source: 2026, 2026-Q3, 2026-06, 2026-06-30, or a span such as 2016/2020. It must "
        "exist, and a span ends after it begins.",
        promise(TASK + "due: 30/06/2026\n"),
        promise(TASK + "due: 2026-06-30\n"),
    ),
    Code(
        "no-address",
        "Something that is no web address",
        "An address begins with https:// or http://, names a host and no user, and holds no spaces or quotes.",
        source(SOURCE + "url: www.example.org/report\n"),
        source(SOURCE + "url: https://www.example.org/report\n"),
    ),
    Code(
        "no-reference",
        "Something that names no record",
        "Here a record is named with its kind: kind/id.",
        question(QUESTION.replace("targets/clean", "clean")),
        question(QUESTION),
    ),
    Code(
        "no-term",
        "A term that is no number and no report",
        "A sum is made of numbers as printed, and of reports: achievements/ and the key of one.",
        question(QUESTION + "sums: [{of: total, terms: [1, about 2], says: {en: Both}}]\n"),
        question(QUESTION + "sums: [{of: total, terms: [1, 2], says: {en: Both}}]\n"),
    ),
    Code(
        "unknown-reference",
        "A name that no record has",
        "What is named here does not exist, so the page could not link to it. Correct the name, or add the record.",
        promise(TASK.replace("environment-ministry", "enviroment-ministry")),
        promise(TASK),
    ),
    Code(
        "id-of-two-kinds",
        "One id for records of two kinds",
        "Indicators, tasks and systems share their ids, because reports are filed by them; so do targets and tasks. Rename "
        "the newer file.",
        Example("data/systems/river-act.yml", "title: {en: The river act}\n"),
        Example("data/systems/river-act-text.yml", "title: {en: The river act}\n"),
    ),
)
