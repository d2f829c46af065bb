"""What a code stands for: why it is a problem, and a file that has it and one that has not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """A file of a site: its path and its text.

    encoding: how its letters become bytes; times: how often the text is repeated, for a file that is too long to show.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    times: int = 1

    @property
    def raw(self) -> bytes:
        """The bytes of the file."""
        return (self.text * self.times).encode(self.encoding)

    @property
    def shown(self) -> str:
        """The text as a person can see it: a hidden letter by its number, a long file by its first lines."""
        letters = (
            letter if letter.isprintable() or letter == "\n" else f"<U+{ord(letter):04X}>" for letter in self.text
        )
        return "".join(letters) + (f"… ({self.times} times)\n" if self.times > 1 else "")


@dataclass(frozen=True)
class Code:
    """A problem that a site can have. Its id stays, whatever its message says; a warning stops no build."""

    id: str
    title: str
    why: str
    bad: Example
    good: Example
    warning: bool = False
