"""Drawings kept on disk by the hash of everything that they depend on."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.render import svg
from macros.render.charts.glyphs import FONTS


def _made_by() -> str:
    """Whatever a drawing depends on beside its specification: the libraries, our code and the fonts."""
    ours = hashlib.sha256()
    for path in [Path(svg.__file__), *sorted(FONTS.glob("*.ttf"))]:
        ours.update(path.read_bytes())
    return f"{version('vl-convert-python')} {version('altair')} {ours.hexdigest()}"


_MADE_BY = _made_by()


@dataclass(frozen=True)
class Drawings:
    """Draws charts, each once: the same specification, fonts and versions give the file of the first time."""

    folder: Path

    def __call__(self, spec: dict[str, Any]) -> str:
        """SVG text of a specification."""
        return self._kept(spec, "svg", lambda: svg.draw(spec).encode()).decode()

    def png(self, spec: dict[str, Any]) -> bytes:
        """PNG image of a specification, on paper."""
        return self._kept(spec, "png", lambda: svg.png(spec))

    def _kept(self, spec: dict[str, Any], form: str, make: Callable[[], bytes]) -> bytes:
        text = json.dumps([_MADE_BY, spec], sort_keys=True)
        path = self.folder / f"{hashlib.sha256(text.encode()).hexdigest()}.{form}"
        try:
            return path.read_bytes()
        except OSError:
            made = make()
            self._keep(path, made)
            return made

    def _keep(self, path: Path, made: bytes) -> None:
        """Put a drawing aside in one step; a folder that cannot be written is only slower."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(f".{os.getpid()}")
            part.write_bytes(made)
            part.replace(path)
        except OSError:
            return
