"""The one stylesheet of a site: what pages need of Material's, then ours; its name changes with what it says."""

from __future__ import annotations

import functools
import hashlib
import re
from importlib.resources import files
from pathlib import Path

from macros.site.slim import slim

ASSETS = Path(__file__).parent / "assets"
_OURS = ("minhbach.css", "print.css")


@functools.cache
def sheet() -> tuple[str, str]:
    """Name and text of the published stylesheet; addresses in it are relative to the folder of our assets."""
    ours = "\n".join((ASSETS / name).read_text("utf-8") for name in _OURS)
    text = f"{slim(_material(), ours)}\n{dense(ours)}\n"
    return f"style.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css", text


def _material() -> str:
    """Material's stylesheet, without the pointer to a map that we do not publish."""
    folder = files("material") / "templates" / "assets" / "stylesheets"
    (path,) = (path for path in folder.iterdir() if re.fullmatch(r"main\.\w+\.min\.css", path.name))
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", path.read_text("utf-8")).rstrip()


def dense(css: str) -> str:
    """A stylesheet of ours without its comments and the space at the ends of lines."""
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip()
