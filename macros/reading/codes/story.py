"""The sound files that the examples start from, those of the guide to data/ in short."""

from __future__ import annotations

INDICATOR = "title: {en: Rivers in good condition}\nunit: percent\ndirection: up\n"
TARGET = (
    "title: {en: Four fifths in good condition}\ndue: 2030\nsource: water-plan-2024\nconditions:\n"
    "  - {indicator: clean-rivers, operator: at-least, value: 80}\n"
)
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
