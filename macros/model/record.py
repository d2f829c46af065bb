"""The smallest parts that every record is made of: identity, text, numbers, addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel, WithJsonSchema

from macros.model.unfit import Unfit

# Letters that change what a reader sees without being seen: controls, direction marks, private use, surrogates.
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
# White space, and the joiners without which some scripts cannot be written.
_ALLOWED = "\n\t\r\u200c\u200d"
# No letters at all: neither YAML nor SVG may hold them.
_NO_LETTERS = "\ufffe\uffff"
_SPACES = re.compile(r"[ \t\r\n]+")
# A page template writes "this" where the id of its record goes, so no record may have that id.
_RESERVED = {"this"}
# Windows keeps these for devices: a file or folder of such a name cannot be made there.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
# pydantic gives each record a set of the keys that were written, 728 bytes of the 1,250 that a report takes. Records
# with the same keys share one set: they are frozen, and a copy of a record copies its set.
_KEYS: dict[frozenset[str], set[str]] = {}


def _share_keys(record: BaseModel) -> None:
    keys = record.__pydantic_fields_set__
    object.__setattr__(record, "__pydantic_fields_set__", _KEYS.setdefault(frozenset(keys), keys))


class Record(BaseModel):
    """A frozen fact: unknown keys refused, types taken as written, nothing converted."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)

    def model_post_init(self, _context: Any, /) -> None:
        """Take no more memory than the facts need."""
        _share_keys(self)


def hidden_characters(text: str) -> Iterator[tuple[int, str]]:
    """Position and character of each one that a reader cannot see; a line break is not among them."""
    if text.isprintable():
        return  # all of them are not, and this is quick
    for at, character in enumerate(text):
        hidden = unicodedata.category(character) in _HIDDEN and character not in _ALLOWED
        if hidden or character in _NO_LETTERS:
            yield at, character


def _visible(text: str) -> str:
    for _, character in hidden_characters(text):
        raise Unfit("hidden-character", f"holds the hidden character U+{ord(character):04X}; delete it")
    # Of what is printable, only a space is white space; most texts hold no two of them and stay as they are.
    folded = text if text.isprintable() and "  " not in text else _SPACES.sub(" ", text)
    if not (clean := unicodedata.normalize("NFC", folded.strip())):
        raise Unfit("empty-text", "is empty; write the text or leave the key out")
    return clean


def _not_reserved(text: str) -> str:
    if text in _RESERVED:
        raise Unfit("reserved-id", f"{text!r} is reserved for page templates; choose another id")
    if text in _DEVICES:
        raise Unfit(
            "reserved-id", f"{text!r} is the name of a device on Windows, which no file may have; choose another id"
        )
    return text


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise Unfit("no-address", f"is not a web address: {error}; write one that starts with https://") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise Unfit("no-address", "is not a web address; write one that starts with https:// or http://")
    if not text.isprintable() or re.search(r"""[\s"'<>\\^`{|}]""", text):
        raise Unfit("no-address", "holds a character that no web address has; encode it as %XX")
    return text


Line = Annotated[str, Field(max_length=2000), AfterValidator(_visible)]
"""Text that people read, its white space folded into single spaces, in Unicode's composed form (NFC)."""

Id = Annotated[
    str,
    Field(max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", examples=["clean-rivers-2030"]),
    AfterValidator(_not_reserved),
]
"""A permanent name: ASCII, lowercase, words joined by single dashes. It is the file's name and the address."""

Address = Annotated[
    str, Field(max_length=2000, examples=["https://example.org/report.pdf"]), AfterValidator(_web_address)
]
"""A web address (http or https) without a user name."""

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$", examples=["en"])]

Number = Annotated[
    Decimal,
    Field(ge=Decimal(-(10**18)), le=Decimal(10**18)),
    WithJsonSchema({"type": "number", "minimum": -1e18, "maximum": 1e18, "examples": [1500, 39.5]}),
]
"""A number with the digits that its source printed."""


class Text(RootModel[Annotated[dict[Language, Line], Field(min_length=1)]]):
    """One text in one or several languages, by language code: `{en: Water, fr: Eau}`."""

    model_config = ConfigDict(frozen=True, strict=True, json_schema_extra={"examples": [{"en": "Clean rivers"}]})

    def model_post_init(self, _context: Any, /) -> None:
        """Take no more memory than the text needs."""
        _share_keys(self)
