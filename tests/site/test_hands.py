"""A file that the tree holds already is not made again; any other is."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from unittest.mock import Mock

import pytest

from macros.site.files import Hashed
from macros.site.hands import Job, knows, write
from macros.site.trees.finished import Finished

OLD, NEW = b"old", b"new"


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("manifest", "lost", "content", "made"),
    [
        ({"a": digest(OLD)}, (), OLD, 0),
        ({"a": digest(OLD)}, (), NEW, 1),
        ({"a": digest(OLD)}, ("a",), OLD, 1),
        ({"b": digest(OLD)}, (), OLD, 1),
        (None, (), OLD, 1),
    ],
)
def test_a_file_is_made_where_it_does_not_stand(
    manifest: dict[str, str] | None, lost: tuple[str, ...], content: bytes, made: int, tmp_path: Path
) -> None:
    (tmp_path / "a").write_bytes(OLD)
    held = None if manifest is None else Finished(tmp_path, manifest, "", {}, frozenset(lost), frozenset())
    job = Job(tmp_path, date(2026, 11, 22), False, "", tmp_path)
    knows(job, Mock(), held)
    make = Mock(return_value=content)
    assert write(job, iter([("a", Hashed(digest(content), make))])) == {"a": digest(content)}
    assert (make.call_count, (tmp_path / "a").read_bytes()) == (made, content)
