"""What whoever takes the whole must know of the site."""

from __future__ import annotations

from dataclasses import dataclass

from macros.render.licences import Licence


@dataclass(frozen=True)
class About:
    """The site as its data are cited. licence: of the data; code: of what makes the site. None where none is stated."""

    name: str
    address: str
    licence: Licence | None = None
    code: Licence | None = None
