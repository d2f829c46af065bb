"""The forms in which a citation leaves the site, each with all that is cited: texts to copy, and files for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from macros.render.citing.styles import STYLES, styled
from macros.render.citing.works import Work
from macros.render.escape import bibtex, ris, wiki
from macros.render.exports import json_v1
from macros.render.shared.head import territory
from macros.render.words import Words


@lru_cache(maxsize=200)
def texts(work: Work, words: Words) -> Mapping[str, str]:
    """A citation as texts to copy, by the name of the form; the short one first."""
    found = {words.say("cite.short"): short(work)}
    found |= {style: styled(work, style, territory(words)) for style in STYLES}
    return found | {"Wikipedia": _wikipedia(work, words)}


def short(work: Work) -> str:
    """The plainest citation, the first of its texts."""
    return f"{work.title}. {work.author}. {work.url}"


def _wikipedia(work: Work, words: Words) -> str:
    """The template that an encyclopedia in the language of the page has for web pages."""
    day = work.as_of.isoformat()
    # Our addresses hold no sign that means something to a wiki.
    fields = {"title": wiki(work.title), "url": work.url, "website": wiki(work.author), "date": day, "access-date": day}
    inside = " ".join(f"|{name}={value}" for name, value in fields.items())
    return f"{{{{{words.say('cite.template')} {inside}}}}}"


def _bibtex(found: Sequence[Work], _words: Words) -> bytes:
    return "\n".join(map(_entry, found)).encode()


def _entry(work: Work) -> str:
    fields = {"author": f"{{{bibtex(work.author)}}}", "title": f"{{{bibtex(work.title)}}}"}
    fields |= {"year": str(work.as_of.year), "url": work.url, "urldate": work.as_of.isoformat()}
    if work.hash:
        fields["version"] = work.hash
    inside = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{work.name},\n{inside}}}\n"


def _ris(found: Sequence[Work], _words: Words) -> bytes:
    return "\n".join(map(_lines, found)).encode()


def _lines(work: Work) -> str:
    fields = [("TY", "DATA"), ("ID", work.name), ("AU", f"{work.author},"), ("TI", work.title)]
    fields += [("PY", str(work.as_of.year)), ("DA", f"{work.as_of:%Y/%m/%d}"), ("UR", work.url), ("LA", work.language)]
    fields += [("ET", work.hash)] if work.hash else []
    return "".join(f"{tag}  - {ris(value)}\n" for tag, value in fields) + "ER  - \n"


def _csl(found: Sequence[Work], _words: Words) -> bytes:
    return json_v1.dumps([_item(work) for work in found])


def _item(work: Work) -> dict[str, object]:
    """A citation in the JSON of CSL, which reference managers read."""
    day = [[work.as_of.year, work.as_of.month, work.as_of.day]]
    item: dict[str, object] = {
        "id": work.name,
        "type": "dataset",
        "author": [{"literal": work.author}],
        "title": work.title,
        "issued": {"date-parts": day},
        "accessed": {"date-parts": day},
        "URL": work.url,
        "language": work.language,
    }
    return item | ({"version": work.hash} if work.hash else {})


def _text(found: Sequence[Work], words: Words) -> bytes:
    """Every text form of every work, for people."""
    blocks = ["\n".join(f"{name}: {text}" for name, text in texts(work, words).items()) for work in found]
    return ("\n\n".join(blocks) + "\n").encode()


FILES: Mapping[str, Callable[[Sequence[Work], Words], bytes]] = MappingProxyType(
    {"cite.bib": _bibtex, "cite.ris": _ris, "cite.json": _csl, "cite.txt": _text}
)
"""Files beside the page of each record: all that can be cited of it, in one form each."""

NAMES: Mapping[str, str] = MappingProxyType(
    {"cite.bib": "BibTeX", "cite.ris": "RIS", "cite.json": "CSL-JSON", "cite.txt": "TXT"}
)
"""What the forms of the files are called."""
