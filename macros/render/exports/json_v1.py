"""Version 1 of the JSON exports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
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


def listing(records: Iterable[dict[str, Any]], as_of: date) -> bytes:
    """All records of a kind, with the version of the contract and the date of the build."""
    return dumps({"version": CONTRACT, "as_of": as_of.isoformat(), "records": list(records)})
