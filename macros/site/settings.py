"""What a site says of itself in its mkdocs.yml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from macros.model.record import hidden_characters
from macros.reading import yaml_file
from macros.reading.problem import UserError
from macros.reading.yaml_file import Document
from macros.render.hosts import Repository, address_known, repository

_REPOSITORY = r"https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~-]+)+/?"
_EXAMPLE = "write extra: {minhbach: {languages: {en: English}}}"


@dataclass(frozen=True)
class Site:
    """A site's folder, its address and its languages (code to own name, the default first).

    description: what the site is about, in the default language; licence: the address of the one that its data are
    under; repository: where its files are kept; code_licence: the address of the one that what makes the site is under.
    None where the site says nothing.
    """

    root: Path
    name: str
    address: str
    description: str | None
    languages: Mapping[str, str]
    licence: str | None
    repository: Repository | None = None
    code_licence: str | None = None

    @property
    def default_language(self) -> str:
        """The language of the pages at the root."""
        return next(iter(self.languages))

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
    _shown(document, found, ())
    description = found.get("site_description")
    site = Site(
        root,
        _name(document, found),
        _address(document, found),
        description if isinstance(description, str) and description else None,
        _languages(document, found),
        _licence(document, found, "licence"),
        _repository(document, found),
        _licence(document, found, "code_licence"),
    )
    if document.problems:
        raise UserError(document.problems)
    return site


def _shown(document: Document, value: Any, path: tuple[str | int, ...]) -> None:
    """Report each text with a character that nobody sees, which an escape can write."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    for name, part in inside:
        _shown(document, part, (*path, name))
    if isinstance(value, str) and (hidden := next(hidden_characters(value), None)):
        message = f"holds the hidden character U+{ord(hidden[1]):04X}; delete it"
        document.report(document.place(path), "hidden-character", message)


def _name(document: Document, found: Mapping[str, Any]) -> str:
    name = found.get("site_name")
    if isinstance(name, str) and (line := " ".join(name.split())):
        return line
    document.report(document.place(("site_name",)), "no-site-name", "site_name: found none; write the name of the site")
    return ""


def _address(document: Document, found: Mapping[str, Any]) -> str:
    address = found.get("site_url")
    if isinstance(address, str) and re.fullmatch(r"https?://[A-Za-z0-9.:-]+(/[A-Za-z0-9._~-]+)*/?", address):
        return address.rstrip("/") + "/"
    message = f"site_url: found {address!r}, wanted the address of the site, such as https://example.org/site/"
    document.report(document.place(("site_url",)), "no-site-address", message)
    return "https://invalid/"


def _languages(document: Document, found: Mapping[str, Any]) -> Mapping[str, str]:
    languages = _own(found).get("languages")
    if isinstance(languages, dict) and languages and all(map(_is_language, languages, languages.values())):
        return languages
    place = document.place(("extra", "minhbach", "languages"))
    document.report(place, "no-site-languages", f"languages: found {languages!r}; {_EXAMPLE}")
    return {"en": "English"}


def _own(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """Our part of the settings: what stands under extra: minhbach."""
    extra = found.get("extra")
    own = extra.get("minhbach") if isinstance(extra, dict) else None
    return own if isinstance(own, dict) else {}


def _licence(document: Document, found: Mapping[str, Any], key: str) -> str | None:
    licence = _own(found).get(key)
    if licence is None or (isinstance(licence, str) and re.fullmatch(r"https?://[^\s\"<>]+", licence)):
        return licence
    message = f"{key}: found {licence!r}, wanted the address of a licence, such as https://creativecommons.org/…"
    document.report(document.place(("extra", "minhbach", key)), "no-licence-address", message)
    return None


def _repository(document: Document, found: Mapping[str, Any]) -> Repository | None:
    """Where the site's files are kept, if that is on a host whose addresses we know; another host gets no links."""
    address, way = found.get("repo_url"), found.get("edit_uri")
    if not address:
        return None
    if not isinstance(address, str) or not re.fullmatch(_REPOSITORY, address):
        message = f"repo_url: found {address!r}, wanted the address of a repository, such as https://github.com/a/b"
        document.report(document.place(("repo_url",)), "no-repository-address", message)
        return None
    if way and address_known(address) and repository(address, str(way)) is None:
        message = f"edit_uri: found {way!r}, wanted the way to docs/, such as edit/main/docs/; or leave it out"
        document.report(document.place(("edit_uri",)), "no-way-to-docs", message)
    return repository(address, str(way or ""))


def _is_language(code: str, name: object) -> bool:
    """Whether a code and a name stand for a language that has conventions for dates and numbers."""
    if not isinstance(name, str) or not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?", code):
        return False
    try:
        return bool(Locale.parse(code.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return False
