"""A preview on this machine that follows changes."""

from __future__ import annotations

import functools
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from macros.reading.problem import UserError
from macros.site.build import build
from macros.site.following import Following, following
from macros.site.settings import Site, settings

_PAUSE = 0.2  # seconds between two looks at the files

Tell = Callable[[str], Any]


def serve(site: Site, as_of: date, port: int, *, tell: Tell) -> None:
    """Build, serve under the site's own path, and build again whenever a file changes; until interrupted.

    Raises UserError if the first build fails or the port is taken.
    """
    with _room(site.root) as folder:
        mount, followed = folder / (site.path.strip("/") or "site"), following(site.root)
        # The port first: nobody waits for a build to learn that it is taken.
        with _server(folder if site.path != "/" else mount, mount, followed, port) as server:
            build(site, mount, as_of, followed=followed)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            tell(f"Serving http://127.0.0.1:{server.server_port}{site.path} (Ctrl+C stops)")
            try:
                _follow(site.root, mount, as_of, followed, tell)
            except KeyboardInterrupt:
                tell("Stopped.")
            finally:
                server.shutdown()


@contextmanager
def _room(root: Path) -> Iterator[Path]:
    """Where a preview lies, from one to the next; where the cache cannot be written, for as long as it is served."""
    room = root / ".cache" / "preview"
    with suppress(OSError):
        room.mkdir(parents=True, exist_ok=True)
    if os.access(room, os.W_OK):
        yield room
        return
    with tempfile.TemporaryDirectory(prefix="minhbach-") as folder:
        yield Path(folder)


def _server(root: Path, mount: Path, followed: Following, port: int) -> ThreadingHTTPServer:
    handler = functools.partial(_Quiet, directory=str(root), mount=mount, followed=followed)
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise UserError([f"--port {port}: {error.strerror}; choose another, or 0 for a free one"]) from None


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each, those that are new already first, and lets no browser keep an old page."""

    def __init__(self, *given: Any, mount: Path, followed: Following, **named: Any) -> None:
        self._mount, self._followed = mount, followed
        super().__init__(*given, **named)

    def translate_path(self, path: str) -> str:
        """The file of an address."""
        place = Path(super().translate_path(path))
        inside = place.relative_to(self._mount).as_posix() if place.is_relative_to(self._mount) else ""
        return str(self._followed.found(inside) or place)

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def _follow(root: Path, mount: Path, as_of: date, followed: Following, tell: Tell) -> None:
    seen = _state(root)
    while True:
        time.sleep(_PAUSE)
        if (now := _state(root)) == seen:
            continue
        seen = now
        try:
            build(settings(root), mount, as_of, followed=followed)
            tell("Built again.")
        except UserError as error:
            tell(str(error))


def _state(root: Path) -> dict[Path, tuple[int, int]]:
    """Time and size of every file that a site is made of."""
    files = [root / "mkdocs.yml", *(root / "docs").rglob("*"), *(root / "data").rglob("*")]
    found = {}
    for path in files:
        try:
            status = path.stat()
        except OSError:
            continue  # gone since it was listed
        found[path] = (status.st_mtime_ns, status.st_size)
    return found
