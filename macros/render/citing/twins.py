"""What programs read of citations: beside each record its reports and what became of every version, and all hashes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from macros.model.portfolio import PROMISED, REPORTED
from macros.render.citing.answers import amounts, answer
from macros.render.citing.works import known_reports
from macros.render.exports import json_v1
from macros.render.exports.plain import Row
from macros.render.kept import Kept, at_once
from macros.render.view import Edition

HASHES, RECORDS = "cite/hashes", "cite/records"
"""Where the hashes stand, and the keys of what can be cited, from the root of the site."""


def beside(edition: Edition, languages: Mapping[str, Edition], record: str, told: Mapping[str, Row]) -> Row:
    """What the file of a record holds beyond the record: the reports about it, and all that was ever quotable of it.

    languages: the edition of each, for what is said of each version. told: the reports as they are published, by key.
    """
    kind, _, id_ = record.partition("/")
    reported = known_reports(edition, id_) if kind in REPORTED else []
    own = [*([id_] if kind in PROMISED else []), *(row.key for row in reported)]
    found: Row = {"reports": [told[row.key] for row in reported]} if kind in REPORTED else {}
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


def lookups(edition: Edition, kept: Kept[bytes] = at_once) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the small files by which a page checks a citation.

    Of hashes, by their first two digits: the name that each belongs to and its page. Of keys, by their first letter.
    """
    everything = _known(edition, kept)
    hashes: dict[str, dict[str, Row]] = defaultdict(dict)
    for cited, (hash_, page, _) in sorted(everything.items()):
        hashes[hash_[:2]][hash_] = {"cited": cited, "page": page}
    records: dict[str, list[str]] = defaultdict(list)
    for key in sorted({key for _, _, names in everything.values() for key in names}):
        records[key[0]].append(key)
    for folder, files in ((HASHES, hashes), (RECORDS, records)):
        yield from ((f"{folder}/{name}.json", json_v1.dumps(found)) for name, found in files.items())


def _known(edition: Edition, kept: Kept[bytes]) -> Mapping[str, tuple[str, str, list[str]]]:
    """Everything that can have been cited, by its name: its hash, its page, and the keys that it has and had."""
    portfolio = edition.portfolio
    subjects = [f"{portfolio.kind_of(of)}/{of}" for of in portfolio.achievements]
    owners = dict.fromkeys((*(promise.key for promise in portfolio.promises.values()), *subjects))
    told = {owner: json.loads(kept(owner, partial(_cited, edition, owner))) for owner in owners}
    found: dict[str, tuple[str, str, list[str]]] = {}
    for at in ("own", "reports"):
        for owner, cited in told.items():
            found |= {name: (hash_, f"{owner}/", names) for name, hash_, names in cited[at]}
    return found


def _cited(edition: Edition, owner: str) -> bytes:
    """Every version of a promise, and of the reports filed under the same id, as JSON: name, hash, and keys."""
    kind, _, id_ = owner.partition("/")
    keys = {"own": [id_] if kind in PROMISED else [], "reports": []}
    if kind in REPORTED:
        keys["reports"] = [row.key for row in known_reports(edition, id_)]
    versions = {at: [(key, version) for key in own for version in edition.versions(key)] for at, own in keys.items()}
    said = {at: [[one.cited, one.hash, [one.key, key]] for key, one in found] for at, found in versions.items()}
    return json.dumps(said).encode()
