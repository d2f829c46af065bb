"""Version 1 of the JSON exports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from json.encoder import encode_basestring
from typing import Any

import simplejson

from macros.model.fingerprint import CONTRACT

_ENCODER = simplejson.JSONEncoder(ensure_ascii=False, indent=1, use_decimal=True, allow_nan=False, for_json=False)


def dumps(value: Any) -> bytes:
    """JSON text in UTF-8 whose numbers keep their digits; safe inside an HTML script element.

    The escaper of JSON: `<`, `>` and `&` leave as \\u escapes.
    """
    text = _ENCODER.encode(value)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f"{text}\n".encode()


def quoted(text: str) -> str:
    """A text as it stands in what `dumps` gives: a text costs it far more by itself than among others."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", encode_basestring(text))


_UNSAFE = re.compile("[<>&\u2028\u2029]")


def listing(records: Iterable[dict[str, Any]], as_of: date) -> bytes:
    """All records of a kind, with the version of the contract and the date of the build."""
    return dumps({"version": CONTRACT, "as_of": as_of.isoformat(), "records": list(records)})
