"""Every file of a hostile site, read by somebody else's reader, is that of the same site with harmless texts.

Each text of the hostile site stands wherever the harmless one stands, whole; and nothing else differs: no element,
attribute, script, row, key, entry or line is more or fewer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from tests.hostile.readers import READERS, Found, read
from tests.hostile.sites import Said, built, said
from tests.hostile.strings import by_name, drawn, whole

pytestmark = pytest.mark.slow

# What is not the same for two sites: names of files by what they hold, hashes of records, of files and of places.
_BY_CONTENT = re.compile(r"_[0-9a-f]{6,}|(?<=hashes/)[0-9a-f]{2}(?=\.)")
_HASH = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{12})\b|(?<=^[a-z]{2}_)[0-9a-f]{6,}$")
# What these pages show depends on the order of titles, or is the bare sentence with its braces doubled: what they are
# built of is compared here, and their texts are read in the browser.
_OTHERWISE = re.compile(r"(fr/)?(macros|organisations|programmes|translations)/index\.html")


def test_every_kind_of_file_has_a_reader(hostile_site: Path) -> None:
    assert {PurePosixPath(name).suffix for name in _files(hostile_site)} == set(READERS)


def test_the_fixed_rows_change_nothing_but_texts(site: Said, hostile_site: Path, shared: Path) -> None:
    assert not (unlike := list(_unlike(hostile_site, site, built(site.tamed(), shared / "tame")))), "\n".join(unlike)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6))
def test_texts_by_lot_change_nothing_but_texts(seed: int, tmp_path: Path) -> None:
    site = said(drawn(seed), drawn(-1 - seed))
    unlike = list(_unlike(built(site, tmp_path / "drawn"), site, built(site.tamed(), tmp_path / "tame")))
    assert not unlike, "\n".join(unlike)


def _files(folder: Path) -> Mapping[str, list[Path]]:
    """All files by name; where the content makes the name, several have one."""
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[_BY_CONTENT.sub("#", path.relative_to(folder).as_posix())].append(path)
    return found


def _unlike(hostile: Path, site: Said, tame: Path) -> Iterator[str]:
    """What differs, file by file."""
    known, calm = site.known(), site.tamed().known()
    ours, theirs = _files(hostile), _files(tame)
    assert ours.keys() == theirs.keys()
    seen = set()
    for name, paths in ours.items():
        pair = tuple(tuple(path.read_bytes() for path in both) for both in (paths, theirs[name]))
        if pair in seen:  # the files at a former address are those at the present one
            continue
        seen.add(pair)
        one, other = _whole(paths), _whole(theirs[name])
        yield from (f"{name}: {part}: {n}" for part, n in _apart(_named(one.built), _named(other.built)))
        if _OTHERWISE.fullmatch(name):
            continue
        said, meant = (Counter(_told(found, texts)) for found, texts in ((one, known), (other, calm)))
        yield from (f"{name}: {place}: {text}: {n}" for (place, text), n in _apart(said, meant))


def _named(built: Counter[str]) -> Counter[str]:
    """What a file is built of; names of other files by content are one name, however many there are."""
    found: Counter[str] = Counter()
    for part, count in built.items():
        name = _BY_CONTENT.sub("#", part)
        found[name] = 1 if name != part else found[name] + count
    return found


def _apart(one: Counter[Any], other: Counter[Any]) -> Iterator[tuple[Any, int]]:
    """What there is more or fewer of."""
    yield from ((part, one[part] - other[part]) for part in one | other if one[part] != other[part])


def _whole(paths: list[Path]) -> Found:
    found = Found()
    for path in paths:
        part = read(path.name, path.read_bytes())
        found.texts += part.texts
        found.built.update(part.built)
    return found


def _told(found: Found, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The texts of a file with the name of its field for every text that stands in them whole."""
    for place, text in found.texts:
        if not _BY_CONTENT.search(place):
            # Whether a label of a drawing fits its place depends on the width of its letters.
            label = place == "text" or place.endswith(".label")
            yield place, str(whole(text, known)) if label else _HASH.sub("#", by_name(text, known))
