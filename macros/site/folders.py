"""The folders of records in finished trees: those that would be made again as they are stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.site.files import Hashes
from macros.site.trees.finished import Finished
from macros.site.trees.spare import Spare


@dataclass(frozen=True)
class Folders:
    """The folders that a site has now: by the key of each record what they are made from, and the homes of the languages.

    A tree notes of each folder what it was made from, and the names of its files: others can stand in it as well.
    """

    digests: Mapping[str, str]
    homes: Sequence[str]

    def kept(self, tree: Spare) -> dict[str, Hashes]:
        """By the key of each record whose folders an earlier tree has in every language their files, which the tree now
        holds."""
        trees = [one for one in (tree.kept, tree.published) if one]
        asked = ((key, self._files(one, key)) for key in self.digests for one in trees)
        found: dict[str, Hashes] = {}
        for key, files in asked:
            if key not in found and files and not tree.take(files):
                found[key] = files
        return found

    def _files(self, tree: Finished, key: str) -> Hashes | None:
        found: Hashes = {}
        for home in self.homes:
            folder = f"{home}{key}"
            digest, *names = tree.made.get(folder, "-").split(" ")
            if digest != self.digests[key]:
                return None
            for name in names:
                path = f"{folder}/{name}"
                found[path] = tree.manifest.get(path, "")
        return found

    def noted(self, made: Mapping[str, Hashes]) -> dict[str, str]:
        """What to note of a tree that holds the files of all records."""
        return {f"{home}{key}": self._note(f"{home}{key}/", key, made[key]) for key in made for home in self.homes}

    def _note(self, folder: str, key: str, files: Hashes) -> str:
        return " ".join([self.digests[key], *_names(folder, files)])


def _names(folder: str, files: Hashes) -> Iterator[str]:
    """The names of the files that stand in a folder itself."""
    yield from (path.removeprefix(folder) for path in sorted(files) if path.startswith(folder))
