"""Why a value is refused."""

from __future__ import annotations


class Unfit(ValueError):
    """A value that no record may have, with the code of what is wrong with it."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)
