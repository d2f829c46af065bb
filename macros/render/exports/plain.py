"""Parts of records as JSON holds them."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel

from macros.model.period import Period
from macros.model.record import Text
from macros.render.view import Edition

Row = dict[str, Any]


def plain(edition: Edition, value: Any) -> Any:
    """A part of a record as JSON holds it; numbers stay Decimal, so that they keep their digits."""
    if value is None or isinstance(value, str):
        return value  # most parts are, and every pattern below takes its time
    match value:
        case Text():
            return {language: value.root.get(language) for language in _languages(edition, value)}
        case Period():
            return {"date": value.end.isoformat(), "precision": value.precision, "inferred": value.inferred}
        case BaseModel():
            return {name: plain(edition, getattr(value, name)) for name in type(value).model_fields}
        case tuple():
            return [plain(edition, part) for part in value]
        case date():
            return value.isoformat()
    return value


def _languages(edition: Edition, text: Text) -> list[str]:
    """The site's languages; a document's own language after them."""
    return [*edition.languages, *(language for language in text.root if language not in edition.languages)]


def addresses(edition: Edition, page: str) -> Row:
    """The absolute address of a page, in the default language and in each other one."""
    others = list(edition.languages)[1:]
    found: Row = {"url": edition.address + page}
    return found | {f"url_{language}": f"{edition.address}{language}/{page}" for language in others}
