"""What a site says of itself in its mkdocs.yml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from macros.reading import yaml_file
from macros.reading.problem import UserError
from macros.reading.yaml_file import Document

_EXAMPLE = "write extra: {minhbach: {languages: {en: English}}}"


@dataclass(frozen=True)
class Site:
    """A site's folder, its address and its languages (code to own name, the default first).

    description: what the site is about, in the default language; None where it says nothing.
    """

    root: Path
    name: str
    address: str
    description: str | None
    languages: Mapping[str, str]

    @property
    def path(self) -> str:
        """The path of the address: "/" or "/repo/"."""
        return "/" + self.address.split("/", 3)[3]


def settings(root: Path) -> Site:
    """The settings of the site in a folder.

    Raises UserError, with the line of mkdocs.yml, for what is missing or wrong.
    """
    path = root / "mkdocs.yml"
    if not path.is_file() or not (root / "docs").is_dir():
        raise UserError([f"{root}: found no mkdocs.yml and docs/ here, wanted a site's folder; use --root DIR"])
    document = yaml_file.parse("mkdocs.yml", path.read_bytes(), tagged=True)
    if document.problems:
        raise UserError(document.problems)
    found = document.value if isinstance(document.value, dict) else {}
    description = found.get("site_description")
    site = Site(
        root,
        _name(document, found),
        _address(document, found),
        description if isinstance(description, str) and description else None,
        _languages(document, found),
    )
    if document.problems:
        raise UserError(document.problems)
    return site


def _name(document: Document, found: Mapping[str, Any]) -> str:
    name = found.get("site_name")
    if isinstance(name, str) and name:
        return name
    document.report(document.place(("site_name",)), "site_name: found none; write the name of the site")
    return ""


def _address(document: Document, found: Mapping[str, Any]) -> str:
    address = found.get("site_url")
    if isinstance(address, str) and re.fullmatch(r"https?://[A-Za-z0-9.:-]+(/[A-Za-z0-9._~-]+)*/?", address):
        return address.rstrip("/") + "/"
    message = f"site_url: found {address!r}, wanted the address of the site, such as https://example.org/site/"
    document.report(document.place(("site_url",)), message)
    return "https://invalid/"


def _languages(document: Document, found: Mapping[str, Any]) -> Mapping[str, str]:
    extra = found.get("extra") if isinstance(found.get("extra"), dict) else {}
    own = extra.get("minhbach") if extra and isinstance(extra.get("minhbach"), dict) else {}
    languages = own.get("languages") if own else None
    if isinstance(languages, dict) and languages and all(map(_is_language, languages, languages.values())):
        return languages
    document.report(document.place(("extra", "minhbach", "languages")), f"languages: found {languages!r}; {_EXAMPLE}")
    return {"en": "English"}


def _is_language(code: str, name: object) -> bool:
    """Whether a code and a name stand for a language that has conventions for dates and numbers."""
    if not isinstance(name, str) or not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?", code):
        return False
    try:
        return bool(Locale.parse(code.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return False
