"""A program that runs minhbach where the system refuses to write: `python -m … ERROR FOLDER AFTER ARGUMENTS`.

ERROR: its name (ENOSPC); FOLDER: below which; AFTER: how often it allows it first, in each process.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import Any

from macros.__main__ import main

WRITES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.utime")
_CHANGE = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def refusing(number: int, folder: str, after: int) -> Any:
    """What refuses this process to write below a folder."""
    counted = [0]

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in WRITES or (event == "open" and (arguments[2] or 0) & _CHANGE):
            for name in arguments[:2]:
                if isinstance(name, str | os.PathLike) and f"{os.path.abspath(name)}/".startswith(f"{folder}/"):
                    counted[0] += 1
                    if counted[0] > after:
                        raise OSError(number, os.strerror(number), os.fspath(name))

    return hook


if __name__ == "__main__":
    _, error, folder, after, *arguments = sys.argv
    sys.addaudithook(refusing(getattr(errno, error), folder, int(after)))
    main(arguments)
