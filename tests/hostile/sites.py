"""A site of hostile records, settings and words as the folder that a person would write, and what it is built into."""

from __future__ import annotations

import fcntl
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any

from macros.reading.words import english
from tests.hostile.records import Texts, records, tamed, texts
from tests.hostile.strings import Write, harmless, hostile, plain, short, tags

BASE = "/sub/path/"
_SETTINGS = """\
site_name: {name}
site_description: {description}
site_url: https://example.org{base}
strict: true
theme:
  name: material
plugins:
  - macros:
      modules: [macros]
      on_error_fail: true
      on_undefined: strict
extra:
  minhbach:
    licence: https://example.org/licence?a=1&b=(2)
    languages:
      en: English
      fr: {french}
"""
# Words that programs read: how names are sorted, patterns of dates, a template; and those that no site must translate.
_READ = ("locale", "sort.", "date.day_short", "date.month_", "cite.template")
_AS_THEY_ARE = (*_READ, "field.", "macro.", "problem.", "currency.")


@dataclass(frozen=True)
class Said:
    """Every text of a site. words: of its second language, by key; settings: by key."""

    records: Texts
    words: dict[str, str]
    settings: dict[str, str]

    def known(self) -> dict[str, str]:
        """Each text by the name of its field."""
        every = (*texts(self.records), *self.words.values(), *self.settings.values())
        return {next(tags(text)): plain(text) for text in every}

    def tamed(self) -> Said:
        """The same site with nothing hostile in it, each text as long as it was."""
        words = {key: harmless(text) for key, text in self.words.items()}
        return Said(tamed(self.records), words, {key: harmless(text) for key, text in self.settings.items()})


def said(long: Write = hostile, brief: Write = short) -> Said:
    """A site with hostile text wherever it can hold any."""
    keys = [key for key in english() if not key.startswith(_AS_THEY_ARE)]
    words = {key: brief(f"words.{key}", turn) for turn, key in enumerate(keys)}
    settings = {key: brief(f"settings.{key}", turn) for turn, key in enumerate(("name", "description", "french"), 14)}
    return Said(records(long), words, settings)


def built(site: Said, root: Path) -> Path:
    """The folder that a site is built into; built once, whoever asks for it at the same time."""
    out = root.with_name(f"{root.name}-site")
    with root.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.is_dir():
            _write(root, site)
            command = [sys.executable, "-m", "macros", "build", "--root", str(root), "--out", str(out)]
            done = subprocess.run([*command, "--as-of", "2026-11-22"], capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
    return out


def _write(root: Path, site: Said) -> None:
    """What a person would write, its YAML in the form of JSON."""
    for kind, files in site.records.items():
        (root / "data" / kind).mkdir(parents=True)
        for name, content in files.items():
            (root / "data" / kind / f"{name}.yml").write_text(_text(content), "utf-8")
    (root / "docs" / "words").mkdir(parents=True)
    (root / "docs" / "words" / "fr.yml").write_text(_text(_words(site)), "utf-8")
    (root / "docs" / "macros.md").write_text("# Every macro\n\n{{ macros_reference() }}\n", "utf-8")
    settings = {key: _text(text) for key, text in site.settings.items()}
    (root / "mkdocs.yml").write_text(_SETTINGS.format(base=BASE, **settings), "utf-8")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _words(site: Said) -> dict[str, str]:
    """The words of a language, each with the places of the English one."""
    said = {key: re.sub(r"[{}]", r"\g<0>\g<0>", text) for key, text in site.words.items()}
    return {"locale": "fr"} | {key: " ".join([*_places(english()[key]), text]) for key, text in said.items()}


def _places(sentence: str) -> Iterator[str]:
    return (f"{{{name}}}" for _, name, _, _ in Formatter().parse(sentence) if name)
