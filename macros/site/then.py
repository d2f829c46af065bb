"""Pages that people wrote today, on a site that shows what was known on an earlier day."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_type_hints

from markupsafe import Markup

from macros.model.portfolio import ADDRESSED
from macros.render.view import Edition

# What Markdown links to a record by: a path in brackets or none, and a title after it.
_PATH = (
    rf"<?(?:\.\./|\./)*({'|'.join(ADDRESSED)})/([a-z0-9-]+)\.md(?:#[^)\s>]*)?>?(?:[ \t]+(?:\"[^\"]*\"|'[^']*'))?[ \t]*"
)
_LINK = re.compile(rf"\[([^\[\]]*)\]\({_PATH}\)")
_NAMED = re.compile(rf"^ {{0,3}}\[([^\[\]]+)\]:[ \t]*{_PATH}\n?", re.MULTILINE)


def unlinked(text: str, edition: Edition) -> str:
    """Markdown without links to the pages of records that were not known; their words stay."""
    whole = edition.whole
    if whole is None:
        return text

    def later(link: re.Match[str]) -> bool:
        _, kind, id_ = link.groups()
        return id_ in getattr(whole, kind) and id_ not in getattr(edition.portfolio, kind)

    names = [link[1] for link in _NAMED.finditer(text) if later(link)]
    bare = _NAMED.sub(lambda link: "" if later(link) else link[0], text)
    for name in names:
        used = re.compile(rf"\[([^\[\]]+)\]\[{re.escape(name)}\]|\[({re.escape(name)})\](?:\[\])?", re.IGNORECASE)
        bare = used.sub(lambda link: link[1] or link[2], bare)
    return _LINK.sub(lambda link: link[1] if later(link) else link[0], bare)


def unknown(
    edition: Edition, function: Callable[..., Markup], given: Sequence[Any], named: Mapping[str, Any]
) -> Markup | None:
    """What stands in the place of a part that asks for a record which was not known; None for any other."""
    if edition.whole is None:
        return None
    hints = get_type_hints(function, include_extras=True)
    asked = inspect.signature(function).bind(None, *given, **named).arguments
    if not any(hints[name].__metadata__[0].fault(edition.portfolio, value) for name, value in list(asked.items())[1:]):
        return None
    said = edition.words.say("known.later", date=edition.words.day(edition.as_of))
    return Markup('<span class="mb-none">{}</span>').format(said)
