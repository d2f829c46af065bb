"""A text put under its language: one line more, or one text changed, in every file of data/."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.model.portfolio import Portfolio
from macros.model.record import Text
from macros.reading import yaml_file
from macros.reading.problem import UserError
from macros.reading.texts import texts
from macros.writing.translating import Translation, translated

ROOT = Path(__file__).parents[2]
SAID = 'Mot: deux # trois "quatre"'

# a file before -> after the French title is put into it
FILES = {
    "title:\n  en: A\nunit: km\n": 'title:\n  en: A\n  fr: "Mot: deux # trois \\"quatre\\""\nunit: km\n',
    "title:\n  en: A": 'title:\n  en: A\n  fr: "Mot: deux # trois \\"quatre\\""\n',
    "title:\r\n  en: A\r\n": 'title:\r\n  en: A\r\n  fr: "Mot: deux # trois \\"quatre\\""\r\n',
    "title: {en: A}\n": 'title: {en: A, fr: "Mot: deux # trois \\"quatre\\""}\n',
    "title:\n    en: >-\n      A\n      B\nunit: km\n": 'title:\n    en: >-\n      A\n      B\n    fr: "Mot: deux # trois \\"quatre\\""\nunit: km\n',
    "title:\n  fr: Old\n  en: A\n": 'title:\n  fr: "Mot: deux # trois \\"quatre\\""\n  en: A\n',
    "title:\n  fr: 'Old' # why\n  en: A\n": 'title:\n  fr: "Mot: deux # trois \\"quatre\\"" # why\n  en: A\n',
    "title:\n  fr: >-\n    Old\n    text\n  en: A\n": 'title:\n  fr: "Mot: deux # trois \\"quatre\\""\n  en: A\n',
    "title:\n  fr: Old\n    text\n  en: A\n": 'title:\n  fr: "Mot: deux # trois \\"quatre\\""\n  en: A\n',
}  # fmt: skip


@pytest.mark.parametrize("before", FILES)
def test_text_stands_under_its_language(before: str, tmp_path: Path) -> None:
    (tmp_path / "data" / "units").mkdir(parents=True)
    (tmp_path / "data" / "units" / "km.yml").write_bytes(before.encode())
    draft = translated(tmp_path, Translation("units", "km", None, "title", "fr", SAID))
    assert draft.after.decode() == FILES[before]
    assert SAID in str(yaml_file.parse("", draft.after).value["title"]["fr"])


@pytest.mark.slow
def test_last_text_of_every_file_takes_a_language(data: Portfolio) -> None:
    last = {(kind, id_): (path, text) for kind, id_, path, text in texts(data)}
    for (kind, id_), (path, text) in last.items():
        assert isinstance(text, Text)
        key = ".".join(map(str, path))
        draft = translated(ROOT, Translation(kind, id_, None, key, "fr", SAID))
        rows, (line,) = draft.after.decode().splitlines(keepends=True), draft.keys
        assert "".join(rows[: line - 1] + rows[line:]).encode() == draft.before
        assert rows[line - 1].lstrip().startswith("fr: ")


def test_of_a_report_the_right_one_is_translated(minimal: Path) -> None:
    path = minimal / "data" / "achievements" / "river-renewal-spending.yml"
    path.write_text(path.read_text("utf-8") + "  note:\n    en: A\n", encoding="utf-8")
    of = "river-renewal-spending"
    draft = translated(minimal, Translation("indicators", of, "year-2025", "note", "fr", "B"))
    assert draft.after == path.read_bytes() + b"    fr: B\n"
    with pytest.raises(UserError, match="found no report 'year-2023'"):
        translated(minimal, Translation("indicators", of, "year-2023", "note", "fr", "B"))
    with pytest.raises(UserError, match="found no text 'note' to translate"):
        translated(minimal, Translation("indicators", of, "year-2024", "note", "fr", "B"))


def test_link_is_not_followed(minimal: Path, tmp_path: Path) -> None:
    path = minimal / "data" / "organisations" / "water-office.yml"
    shutil.move(path, tmp_path / "aside.yml")
    path.symlink_to(tmp_path / "aside.yml")
    with pytest.raises(UserError, match="found no such file"):
        translated(minimal, Translation("organisations", "water-office", None, "title", "fr", "B"))
