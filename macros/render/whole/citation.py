"""How the data as a whole are cited: a Citation File Format file (1.2.0), and what the archive says to its reader."""

from __future__ import annotations

import json

from macros.render.view import Edition
from macros.render.whole.about import About

README, LICENCE = "README.md", "LICENSE.txt"


def citation(edition: Edition, about: About) -> bytes:
    """The data of a day as something to cite; their authors are those who keep the site, no person among them.

    The escaper of CFF: JSON, which every reader of YAML takes as text between quotes.
    """
    day = edition.as_of.isoformat()
    found = {
        "cff-version": "1.2.0",
        "message": edition.words.say("whole.cite"),
        "type": "dataset",
        "title": about.name,
        "abstract": edition.words.say("description"),
        "authors": [{"name": about.name, "website": about.address}],
        "url": about.address,
        "version": day,
        "date-released": day,
    }
    if about.licence:
        known = ("license", about.licence.spdx) if about.licence.spdx else ("license-url", about.licence.address)
        found |= dict([known])
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in found.items())
    return "".join(lines).encode()


def readme(edition: Edition, about: About) -> bytes:
    """What the archive holds, as plain text in every language of the site."""
    parts = []
    for words in edition.words_of.values():
        date = words.day(edition.as_of)
        parts.append(words.say("whole.readme", name=about.name, address=about.address, date=date))
    return "\n\n".join(parts).encode() + b"\n"


def licences(edition: Edition, about: About) -> bytes:
    """The licences of data and code with their addresses, in every language of the site."""
    lines = []
    for words in edition.words_of.values():
        if about.licence is None:
            lines.append(words.say("licence.none"))
        for what, found in (("data", about.licence), ("code", about.code)):
            if found:
                name = found.name if found.name == found.address else f"{found.name}, {found.address}"
                lines.append(words.say(f"licence.{what}", licence=name))
    return "\n".join(lines).encode() + b"\n"
