"""Drawings kept on disk by the hash of everything that they depend on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import vl_convert
from altair.utils.schemapi import debug_mode

from macros.render import charts, svg
from macros.render.charts.glyphs import FONTS
from macros.site.kept import Kept


def _made_by(*files: Path) -> str:
    """Whatever is made depends on beside its input: the libraries, and files of ours."""
    ours = hashlib.sha256()
    for path in files:
        ours.update(path.read_bytes())
    return f"{version('vl-convert-python')} {version('altair')} {ours.hexdigest()}"


Made = TypeVar("Made")

_EXPORTED = "export { vegaEmbed };"
_FONTS = sorted(FONTS.glob("*.ttf"))
_DRAWN_BY = _made_by(Path(svg.__file__), *_FONTS)
_SPECIFIED_BY = _made_by(*sorted(Path(charts.__file__).parent.glob("*.py")), *_FONTS)


def _specified(make: Callable[[], Made]) -> Made:
    """What `make` makes with Altair; every build makes what the tests of charts have made with its checks on."""
    # Checking each part of a specification against the schema takes longer than making it.
    with debug_mode(False):
        return make()


@dataclass(frozen=True)
class Drawings:
    """Makes charts, each once: the same input, code, fonts and versions give the file of the first time."""

    folder: Path

    def __call__(self, spec: dict[str, Any]) -> str:
        """SVG text of a specification."""
        return self._kept([_DRAWN_BY, spec], "svg", lambda: svg.draw(spec).encode()).decode()

    def text(self, inputs: str, make: Callable[[], str]) -> str:
        """What `make` gives for these inputs: drawn, named and cleaned, a chart has cost more than its whole page."""
        return self.file(inputs, make).decode()

    def file(self, inputs: str, make: Callable[[], str]) -> bytes:
        """The same as it is kept."""
        return self._kept([_DRAWN_BY, _SPECIFIED_BY, inputs], "txt", lambda: _specified(make).encode())

    def spec(self, inputs: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """The specification that `make` gives for these inputs: Altair takes longer for it than we do for the rest."""
        made: dict[str, Any] = json.loads(
            self._kept([_SPECIFIED_BY, inputs], "json", lambda: json.dumps(_specified(make)).encode())
        )
        return made

    def library(self) -> bytes:
        """The script that draws a specification in a browser: a module of Vega, Vega-Lite and Vega-Embed."""
        inputs = [version("vl-convert-python"), _EXPORTED]
        return self._kept(inputs, "js", lambda: vl_convert.javascript_bundle(_EXPORTED).encode())

    def png(self, inputs: str, make: Callable[[], dict[str, Any]]) -> bytes:
        """PNG image, on paper, of the specification that `make` gives for these inputs."""
        return self._kept([_DRAWN_BY, _SPECIFIED_BY, inputs], "png", lambda: svg.png(self(make())))

    @property
    def _kept(self) -> Kept:
        return Kept(self.folder)
