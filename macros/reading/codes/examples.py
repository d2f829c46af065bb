"""A text in the place of a file of the guide to data/."""

from __future__ import annotations

import json
from collections.abc import Mapping

from macros.reading.codes.code import Example


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


def manifest(hashes: Mapping[str, str]) -> Example:
    """The manifest of a release."""
    return Example("docs/releases/2026-01-31/manifest.json", json.dumps({"sha256": hashes}, indent=1) + "\n")


def page(text: str) -> Example:
    """A page that a person wrote."""
    return Example("docs/rivers.md", text)
