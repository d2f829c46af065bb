"""What the system refuses is told in words, with the place and what to do."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from macros.reading.problem import UserError
from macros.site.trees.faults import told

OUT, CACHE = Path("site"), Path(".cache")
ROOM = "found no room left on the disk, wanted some for the site, its cache and temporary files; free some"


def fault(number: int, *names: str | None) -> OSError:
    """A fault of the system, with the names of one or two files."""
    return OSError(number, os.strerror(number), names[0], None, *names[1:]) if names else OSError(number, "")


# what went wrong -> what is told of it
SAID = {
    "full disk": (
        fault(errno.ENOSPC, "site/a"),
        f"site/a: {ROOM}",
    ),
    "full somewhere": (
        fault(errno.ENOSPC),
        f"site, .cache or {tempfile.gettempdir()}: {ROOM}",
    ),
    "not allowed": (
        fault(errno.EACCES, "site"),
        "site: found that this user may not read or write it, wanted leave to; change who may",
    ),
    "not allowed to exchange": (
        fault(errno.EACCES, "spare", "site"),
        "site: found that this user may not read or write it, wanted leave to; change who may",
    ),
    "a name that a terminal would obey": (
        fault(errno.EROFS, "a\x1bb"),
        "a\\u001bb: found a disk that can only be read, wanted one to write on; make it writable",
    ),
    "long name": (
        fault(errno.ENAMETOOLONG, "long"),
        "long: found a name longer than the disk takes, wanted a shorter one; shorten the id, or the path",
    ),
    "something else": (
        fault(errno.EIO, "a"),
        f"a: found {os.strerror(errno.EIO)}, wanted to read or write it; mend that",
    ),
    "many copies": (
        shutil.Error([("from", "to", "[Errno 28] No space left on device"), ("b", "c", "more")]),
        "to: found [Errno 28] No space left on device, wanted to write it; mend that",
    ),
}


@pytest.mark.parametrize("what", SAID)
def test_what_the_system_refuses_is_told(what: str) -> None:
    error, text = SAID[what]
    with pytest.raises(UserError) as found, told(OUT, CACHE):
        raise error
    assert str(found.value) == f"{text}, or choose another --out"


def test_process_that_was_ended_is_told() -> None:
    with (
        pytest.raises(UserError, match=r"^site: found that one of its processes was ended from outside"),
        told(OUT, CACHE),
    ):
        raise BrokenProcessPool


@pytest.mark.parametrize(
    "error", [UserError(["x"]), BrokenPipeError(), ValueError()], ids=lambda error: type(error).__name__
)
def test_anything_else_is_left_as_it_is(error: Exception) -> None:
    with pytest.raises(type(error)) as found, told(OUT, CACHE):
        raise error
    assert found.value is error
