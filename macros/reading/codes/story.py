"""The sound files that the examples start from, those of the guide to data/ in short."""

from __future__ import annotations

from macros.reading.codes.code import Example

INDICATOR = "title: {en: Rivers in good condition}\nunit: percent\ndirection: up\n"
CONDITION = "  - {indicator: clean-rivers, operator: at-least, value: 80}\n"
TARGET = f"title: {{en: Four fifths in good condition}}\ndue: 2030\nsource: water-plan-2024\nconditions:\n{CONDITION}"
TASK = "title: {en: Pass the river act}\nlead: [environment-ministry]\nsource: water-plan-2024\n"
REPORT = "- id: year-2025\n  value: 70\n  measured: 2025\n  recorded: 2026-05-02\n  source: river-report-2026\n"
SOURCE = "title: {en: State of the rivers 2025}\npublisher: {en: Office of Statistics}\ngrade: official-statistics\n"
QUESTION = (
    "title: {en: Which rivers?}\nkind: definition\ndetail: {en: Nobody says.}\nabout: [targets/clean-rivers-2030]\n"
)
SITE = (
    "site_name: Rivers\nsite_url: https://example.org/\nextra:\n  minhbach:\n    languages:\n      en: English\n"
    "    licence: https://creativecommons.org/licenses/by/4.0/\n"
)
PAGE = 'Rivers: {{ value("indicators/clean-rivers") }}\n'


def indicator(text: str) -> Example:
    """The file of an indicator."""
    return Example("data/indicators/clean-rivers.yml", text)


def promise(text: str) -> Example:
    """The file of a target, or of a task where it has no conditions."""
    return Example(f"data/{'targets/clean-rivers-2030' if 'conditions' in text else 'tasks/river-act'}.yml", text)


def reports(text: str) -> Example:
    """The file of an indicator's reports."""
    return Example("data/achievements/clean-rivers.yml", text)


def source(text: str) -> Example:
    """The file of a source."""
    return Example("data/sources/river-report-2026.yml", text)


def question(text: str) -> Example:
    """The file of a question."""
    return Example("data/questions/river-length.yml", text)


def site(text: str) -> Example:
    """The settings of a site."""
    return Example("mkdocs.yml", text)


def page(text: str) -> Example:
    """A page that a person wrote."""
    return Example("docs/rivers.md", text)
