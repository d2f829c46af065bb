"""Addresses on the hosts of repositories: where lines are edited, where their history is, where a problem is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_BRANCH = "main"


@dataclass(frozen=True)
class Host:
    """How a kind of host writes its addresses, each after that of the repository.

    names: words in the names of such hosts. way: what MkDocs' edit_uri looks like there, its group the branch and the
    folder of the site. In edit and history: {path} (branch, folder and file), {first} and {last} line. In issue: the
    {title} of the record and the address of its {page}.
    """

    names: frozenset[str]
    way: str
    edit: str
    history: str
    issue: str


HOSTS: tuple[Host, ...] = (
    Host(
        names=frozenset({"github"}),
        way=r"(?:edit|blob)/(.+)/docs",
        edit="/edit/{path}#L{first}-L{last}",
        history="/commits/{path}",
        issue="/issues/new?template=wrong-number.yml&title={title}&page={page}",
    ),
    Host(
        names=frozenset({"gitlab"}),
        way=r"(?:-/)?(?:edit|blob)/(.+)/docs",
        edit="/-/edit/{path}#L{first}-{last}",
        history="/-/commits/{path}",
        issue="/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={page}",
    ),
    # Its editor takes no lines; the page that shows them has the button.
    Host(
        names=frozenset({"codeberg", "forgejo", "gitea"}),
        way=r"(?:_edit|src/branch)/(.+)/docs",
        edit="/src/branch/{path}#L{first}-L{last}",
        history="/commits/branch/{path}",
        issue="/issues/new?title={title}&body={page}",
    ),
)


@dataclass(frozen=True)
class Repository:
    """A repository on a host of a known kind: its address, and the branch with the folder of the site."""

    address: str
    host: Host
    tree: str

    def edit(self, file: str, first: int, last: int) -> str:
        """Where lines of a file are changed."""
        return self.address + self.host.edit.format(path=self._path(file), first=first, last=last)

    def history(self, file: str) -> str:
        """Where every change of a file is listed."""
        return self.address + self.host.history.format(path=self._path(file))

    def issue(self, title: str, page: str) -> str:
        """Where a problem with a page is told, with what is known of it filled in."""
        return self.address + self.host.issue.format(title=_quoted(title), page=_quoted(page))

    def _path(self, file: str) -> str:
        return quote(f"{self.tree}/{file}")


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="replace")


def repository(address: str, way: str) -> Repository | None:
    """The repository at an address, whose edit_uri may name branch and folder; None where its host is not known."""
    for host in (found,) if (found := _named(address)) else HOSTS:
        if said := re.fullmatch(host.way, way.strip("/")):
            return Repository(_plain(address), host, said[1])
    return Repository(_plain(address), found, _BRANCH) if found and not way else None


def address_known(address: str) -> bool:
    """Whether the name of a host says of what kind it is."""
    return _named(address) is not None


def _named(address: str) -> Host | None:
    words = set((urlsplit(address).hostname or "").split("."))
    return next((host for host in HOSTS if words & host.names), None)


def _plain(address: str) -> str:
    return address.rstrip("/").removesuffix(".git")
