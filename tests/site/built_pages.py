"""Built pages taken apart: what they name, their anchors, their inline scripts and styles."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from macros.site import build as room

POLICY = dict(
    line.split(" ", 1) for line in (Path(room.__file__).parent / "policy.txt").read_text(encoding="utf-8").splitlines()
)
"""The committed content security policy, by directive; {script} and {style} are for the hashes of what a page holds."""

# where a page names another file
_NAMES = {"href", "src", "data-scope", "poster", "action", "xlink:href"}


@dataclass
class Page(HTMLParser):
    """A page taken apart: what it names, its anchors, its inline scripts and styles."""

    text: str
    links: list[tuple[str, str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    _into: list[str] | None = None

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.links += [(tag, found.get("rel", ""), value) for name, value in found.items() if name in _NAMES]
        self.ids |= {found[name] for name in ("id", "name") if name in found}
        self.handlers += [name for name in found if name.startswith("on")]
        self.styles += [self.get_starttag_text() or ""] * ("style" in found)
        if tag == "meta":
            self.head[found.get("http-equiv", found.get("name", ""))] = found.get("content", "")
        if tag == "style" or self._script_of(tag, found):
            self._into = self.sheets if tag == "style" else self.scripts
            self._into.append("")

    @staticmethod
    def _script_of(tag: str, found: dict[str, str]) -> bool:
        """Whether a tag starts a script that stands in the page and runs."""
        return tag == "script" and "src" not in found and found.get("type", "module") in ("module", "text/javascript")

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._into = None

    @property
    def policy(self) -> str:
        """The policy that names what stands in this page, and nothing else."""
        named = {"script": " ".join(map(_named, self.scripts)), "style": " ".join(map(_named, self.sheets))}
        return "; ".join(f"{name} {value}" for name, value in POLICY.items()).format(**named)


def _named(text: str) -> str:
    """A script or sheet as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@dataclass(frozen=True)
class Link:
    """Something that a page names: in which file, by which tag, and its absolute address."""

    page: str
    tag: str
    rel: str
    address: str


@dataclass(frozen=True)
class Built:
    """A built site and the address that it is for, which ends in a slash."""

    folder: Path
    address: str

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page by its file's name."""
        files = sorted(self.folder.rglob("*.html"))
        return {path.relative_to(self.folder).as_posix(): Page(path.read_text(encoding="utf-8")) for path in files}

    @cached_property
    def links(self) -> list[Link]:
        """Everything that pages name."""
        return [
            Link(name, tag, rel, urljoin(self.address_of(name), link))
            for name, page in self.pages.items()
            for tag, rel, link in page.links
        ]

    def address_of(self, name: str) -> str:
        """The address of a file of the site; a missing page can be asked for at any depth."""
        return self.address + (name.removesuffix("index.html") if not name.endswith("404.html") else "a/b/c/")

    def file_of(self, address: str) -> Path:
        """The file that a server of the site gives for an address of it."""
        path = self.folder / unquote(urlsplit(address.removeprefix(self.address)).path)
        return path / "index.html" if path.is_dir() else path

    def broken(self) -> Iterator[tuple[str, str]]:
        """Page and address of every link or asset of the site itself that is not there."""
        for link in self.links:
            own = link.address.startswith(self.address.rstrip("/"))
            here = link.address.partition("#")[0] == self.address_of(link.page)
            if own and not here and not self.file_of(link.address).is_file():
                yield link.page, link.address

    def adrift(self) -> Iterator[tuple[str, str]]:
        """Page and address of every link to an anchor that is not there."""
        for link in self.links:
            anchor = unquote(urlsplit(link.address).fragment)
            if not anchor or not link.address.startswith(self.address) or link.page.endswith("404.html"):
                continue
            name = self.file_of(link.address).relative_to(self.folder).as_posix()
            if name in self.pages and anchor not in self.pages[name].ids:
                yield link.page, link.address
