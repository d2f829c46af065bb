"""A preview on this machine that follows changes."""

from __future__ import annotations

import functools
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from macros.reading.problem import UserError
from macros.site.build import build
from macros.site.settings import Site, settings
from macros.site.trees.spare import Known

_PAUSE = 0.5  # seconds between two looks at the files

Tell = Callable[[str], Any]


def serve(site: Site, as_of: date, port: int, *, tell: Tell) -> None:
    """Build, serve under the site's own path, and build again whenever a file changes; until interrupted.

    Raises UserError if the first build fails or the port is taken.
    """
    with tempfile.TemporaryDirectory(prefix="minhbach-") as folder:
        mount = Path(folder) / site.path.strip("/") if site.path != "/" else Path(folder) / "site"
        # The port first: nobody waits for a build to learn that it is taken.
        with _server(folder if site.path != "/" else str(mount), port) as server:
            known = Known()
            build(site, mount, as_of, known=known)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            tell(f"Serving http://127.0.0.1:{server.server_port}{site.path} (Ctrl+C stops)")
            try:
                _follow(site.root, mount, as_of, known, tell)
            except KeyboardInterrupt:
                tell("Stopped.")
            finally:
                server.shutdown()


def _server(root: str, port: int) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), functools.partial(_Quiet, directory=root))
    except OSError as error:
        raise UserError([f"--port {port}: {error.strerror}; choose another, or 0 for a free one"]) from None


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each, and lets no browser keep an old page."""

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def _follow(root: Path, mount: Path, as_of: date, known: Known, tell: Tell) -> None:
    seen = _state(root)
    while True:
        time.sleep(_PAUSE)
        if (now := _state(root)) == seen:
            continue
        seen = now
        try:
            build(settings(root), mount, as_of, known=known)
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
