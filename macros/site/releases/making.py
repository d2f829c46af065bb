"""A release made: records, verdicts and addresses of a day, with the hash of each file and of the release before."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.history.released import inputs
from macros.model.portfolio import PROMISED
from macros.reading.problem import UserError
from macros.render.exports import json_v1, listings, shapes
from macros.render.view import Edition
from macros.render.whole import CITATION
from macros.render.whole.citation import LICENCE, citation, licences
from macros.site.editions import Editions
from macros.site.releases import verify
from macros.site.releases.addresses import answered
from macros.site.releases.checks import keep_releases
from macros.site.releases.held import ADDRESSES, VERDICTS, place, releases
from macros.site.whole import about
from macros.verdicts.rulebooks import RULEBOOKS

_ATTRIBUTES = "# The hashes are of the bytes: Git leaves line ends as they are.\n* -text\n"


def release(found: Editions) -> Path:
    """Write the release of the day of a site into its docs/releases/, in one step; where it stands.

    Raises UserError where that day or a later one was released, or where an earlier release is no longer kept.
    """
    root, day = found.site.root, found.default.as_of
    held = releases(root, day.max)
    folder = place(root) / day.isoformat()
    if folder.exists() or folder.is_symlink() or any(one.day >= day for one in held):
        newest = max((one.day for one in held), default=day)
        raise UserError(
            [
                f"docs/releases/{day}: found the release of {newest}, which is never written again; wanted a later --as-of"
            ]
        )
    keep_releases(found)
    before = {"release": held[-1].day.isoformat(), "sha256": held[-1].digest} if held else None
    files = dict(_files(found, folder.name))
    files[verify.MANIFEST] = _manifest(found, files, before)
    _put(folder, files)
    if not (attributes := folder.parent / ".gitattributes").exists():
        attributes.write_text(_ATTRIBUTES, encoding="utf-8", newline="\n")
    return folder


def _files(found: Editions, name: str) -> Iterator[tuple[str, bytes]]:
    edition, site = found.default, about(found.site)
    yield from ((f"records/{path}", content) for path, content in listings(edition, found.words) if ".json" in path)
    yield VERDICTS, json_v1.dumps({"version": 1, "as_of": name, "verdicts": _verdicts(found)})
    yield ADDRESSES, "".join(f"{address}\n" for address in sorted(answered(found)) if address).encode()
    yield CITATION, citation(edition, site)
    yield LICENCE, licences(edition, site)
    said = (
        words.say("releases.readme", name=site.name, date=words.day(edition.as_of)) for words in found.words.values()
    )
    yield "README.txt", "\n\n".join(said).encode() + b"\n"
    yield "verify.py", Path(verify.__file__).read_bytes()


def _verdicts(found: Editions) -> list[dict[str, Any]]:
    edition = found.default
    return [
        {name: one[name] for name in ("id", "title", "due", "url")}
        | {"kind": kind, **one["verdict"], **_rules(edition, one["id"])}
        for kind in PROMISED
        for one in shapes.records(edition, kind, found.words)
    ]


def _rules(edition: Edition, promise: str) -> dict[str, Any]:
    """By which rules and from which facts a verdict was given, so that a later build can tell why it gives another."""
    portfolio = edition.portfolio
    facts = inputs(portfolio, portfolio.promises[promise], edition.as_of)
    return {"rules": RULEBOOKS[-1].version, "inputs": facts.model_dump()}


def _manifest(found: Editions, files: dict[str, bytes], before: dict[str, str] | None) -> bytes:
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    content = {
        "version": 1,
        "release": found.default.as_of.isoformat(),
        "site": found.site.address,
        "previous": before,
        "sha256": hashes,
    }
    return (json.dumps(content, indent=1) + "\n").encode()


def _put(folder: Path, files: dict[str, bytes]) -> None:
    """Write a folder whole or not at all."""
    new = folder.with_name(f".{folder.name}.writing-{os.getpid()}")
    try:
        for name, content in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(content)
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
