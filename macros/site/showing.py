"""What a preview shows: pages of what the files say now, and the site that was built last; over HTTP."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition
from typing import Any, BinaryIO
from urllib.parse import parse_qs, urlencode, urlsplit

from macros.reading.problem import UserError
from macros.site.fresh import Fresh

_SCRIPT, _NEWS = "/.preview/again.js", "/.preview/news"
"""Addresses that no site has: of a script that loads a page again, and of the news that it waits for."""

_AGAIN = Path(__file__).parent / "preview.js"
_ALIVE = 10  # seconds; then who waits is written to, which tells whether anybody still does


@dataclass
class Shown:
    """The folder of the site that was built last, and what is known already beyond it; the threads that show it share
    this."""

    mount: Path
    _fresh: Fresh | None = None
    _changes: int = 0
    _changed: Condition = field(default_factory=Condition)

    def change(self, fresh: Fresh | None) -> None:
        """Show what the files say now in the place of what was built; None: what was built is as new."""
        with self._changed:
            self._fresh = fresh
            self._changes += 1
            self._changed.notify_all()

    def page(self, path: str) -> bytes | None:
        """A page by the path of its file in the site; None where there is none."""
        fresh = self._fresh
        if fresh and (made := fresh.page(path)) is not None:
            return made
        try:
            return (self.mount / path).read_bytes()
        except OSError:
            return None

    def wait(self, path: str, seen: str) -> bool:
        """Wait some seconds for a page to be another one than that with a hash; whether it is."""
        before = self._changes
        if _hash(self.page(path)) != seen:
            return True
        with self._changed:
            self._changed.wait_for(lambda: self._changes != before, _ALIVE)
        return _hash(self.page(path)) != seen


def server(root: Path, shown: Shown, port: int) -> ThreadingHTTPServer:
    """A server of a folder in which the site stands.

    Raises UserError if the port is taken.
    """
    handler = functools.partial(_Handler, directory=str(root), shown=shown)
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise UserError([f"--port {port}: {error.strerror}; choose another, or 0 for a free one"]) from None


class _Handler(SimpleHTTPRequestHandler):
    """Serves files without a line for each, pages with what loads them again, and lets no browser keep an old one."""

    def __init__(self, *given: Any, shown: Shown, **named: Any) -> None:
        self._shown = shown
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        if urlsplit(self.path).path == _NEWS:
            self._tell_news()
        else:
            super().do_GET()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """The head of an answer; what follows it."""
        if urlsplit(self.path).path == _SCRIPT:
            return self._sent(_AGAIN.read_bytes(), "text/javascript")
        path = self._inside()
        if not path.endswith(".html") or (page := self._shown.page(path)) is None:
            return super().send_head()
        asked = urlencode({"page": path, "seen": _hash(page)}).replace("&", "&amp;")
        return self._sent(page + f'<script src="{_SCRIPT}?{asked}"></script>\n'.encode(), "text/html")

    def _inside(self) -> str:
        """The path in the site of the file that is asked for; empty for one outside."""
        place, mount = Path(self.translate_path(self.path)), self._shown.mount
        if urlsplit(self.path).path.endswith("/"):
            place /= "index.html"
        return place.relative_to(mount).as_posix() if place.is_relative_to(mount) else ""

    def _sent(self, content: bytes, kind: str) -> io.BytesIO:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def _tell_news(self) -> None:
        """Answer once the page that somebody sees is another one; until then, say now and then that nothing is."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while not self._shown.wait(asked.get("page", ""), asked.get("seen", "")):
                self.wfile.write(b":\n\n")
            self.wfile.write(b"data: another\n\n")
        except OSError:
            return  # whoever waited has left

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def _hash(page: bytes | None) -> str:
    return sha256(page or b"").hexdigest()
