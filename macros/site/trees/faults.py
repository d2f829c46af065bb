"""What the system refuses while a site is built, in words."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from pathlib import Path

from macros.reading.problem import UserError, printable

_ROOM = "found no room left on the disk, wanted some for the site, its cache and temporary files; free some"
_LEAVE = "found that this user may not read or write it, wanted leave to; change who may"
_FOLDER = "found a file where a folder is wanted; mend the path"

_SAID = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: "found a file larger than this user may write, wanted a higher limit (ulimit -f); raise it",
    errno.EACCES: _LEAVE,
    errno.EPERM: _LEAVE,
    errno.EROFS: "found a disk that can only be read, wanted one to write on; make it writable",
    errno.ENAMETOOLONG: "found a name longer than the disk takes, wanted a shorter one; shorten the id, or the path",
    errno.ENOTDIR: _FOLDER,
    errno.EEXIST: _FOLDER,
    errno.EBUSY: "found a folder that the system holds in its place (a mount), wanted one to exchange; name one in it",
    errno.EMFILE: "found too many files open, wanted a higher limit (ulimit -n); raise it",
}


@contextmanager
def told(out: Path, cache: Path) -> Iterator[None]:
    """Tell as a problem of the user's what the system refuses: no room, no leave, a name too long.

    Raises UserError; whoever cannot be told any more (a closed pipe) is not.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UserError([f"{_where(error, out, cache)}: {_what(error)}, or choose another --out"]) from error
    except BrokenExecutor as error:
        message = "found that one of its processes was ended from outside, wanted it to finish; is memory short?"
        raise UserError([f"{out}: {message} Build again"]) from error


def _where(error: OSError, out: Path, cache: Path) -> str:
    """What the system could not do it to; where it names nothing, every place that a build writes to."""
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        return printable(str(error.args[0][0][1]))  # the first of (from, to, why)
    name = error.filename2 or error.filename
    return printable(str(name)) if name else f"{out}, {cache} or {tempfile.gettempdir()}"


def _what(error: OSError) -> str:
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        return f"found {error.args[0][0][2]}, wanted to write it; mend that"
    return _SAID.get(error.errno or 0, f"found {error.strerror or error}, wanted to read or write it; mend that")
