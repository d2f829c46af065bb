"""What programs read of citations: beside each record its reports and what became of every version, and all hashes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from macros.model.portfolio import PROMISED, REPORTED
from macros.render.citing.answers import amounts, answer
from macros.render.citing.checks import keys, known
from macros.render.citing.works import known_reports
from macros.render.exports import json_v1
from macros.render.exports.plain import Row
from macros.render.exports.shapes import achievement
from macros.render.view import Edition

HASHES, RECORDS = "cite/hashes", "cite/records"
"""Where the hashes stand, and the keys of what can be cited, from the root of the site."""


def beside(edition: Edition, languages: Mapping[str, Edition], record: str) -> Row:
    """What the file of a record holds beyond the record: the reports about it, and all that was ever quotable of it.

    languages: the edition of each, for what is said of each version.
    """
    kind, _, id_ = record.partition("/")
    reported = known_reports(edition, id_) if kind in REPORTED else []
    own = [*([id_] if kind in PROMISED else []), *(row.key for row in reported)]
    found: Row = {"reports": [achievement(edition, row) for row in reported]} if kind in REPORTED else {}
    return found | ({"citations": _citations(languages, own)} if own else {})


def _citations(languages: Mapping[str, Edition], own: list[str]) -> Row:
    """By `<key>-<hash>`: the record that it is now, what became of it, and its values in each language."""
    edition = next(iter(languages.values()))
    return {
        version.cited: {
            "key": key,
            "outcome": version.became,
            "replaced_by": version.by,
            "says": {language: answer(one, key, version) for language, one in languages.items()},
            "values": {
                language: amounts(one.portfolio, one.words, key, version.was) for language, one in languages.items()
            },
        }
        for key in own
        for version in edition.versions(key)
    }


def lookups(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the small files by which a page checks a citation.

    Of hashes, by their first two digits: the name that each belongs to and its page. Of keys, by their first letter.
    """
    everything = known(edition)
    hashes: dict[str, dict[str, Row]] = defaultdict(dict)
    for cited, (key, version) in sorted(everything.items()):
        page = f"{_kind(edition, key)}/{key.partition('.')[0]}/"
        hashes[version.hash[:2]][version.hash] = {"cited": cited, "page": page}
    records: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys(everything)):
        records[key[0]].append(key)
    for folder, files in ((HASHES, hashes), (RECORDS, records)):
        yield from ((f"{folder}/{name}.json", json_v1.dumps(found)) for name, found in files.items())


def _kind(edition: Edition, key: str) -> str:
    if "." in key:
        return edition.portfolio.kind_of(key.partition(".")[0])
    return edition.portfolio.promises[key].kind
