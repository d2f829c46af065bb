"""A folder on this machine as a web server sends it: compressed, kept alive, and every answer counted."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_PACKED = {".woff2", ".png", ".jpg", ".webp"}
"""Files that are compressed already."""


@dataclass
class Served:
    """What was sent: the path that was asked for and the bytes of the answer, its head included."""

    address: str = ""
    answers: list[tuple[str, int]] = field(default_factory=list)


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """A server of a folder."""
    seen, kept = Served(), dict[Path, bytes]()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            path = _file(folder, self.path)
            answer = kept[path] = kept.get(path) or _answer(path)
            self.wfile.write(answer)
            seen.answers.append((self.path, len(answer)))

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: the answers are counted."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    seen.address = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _file(folder: Path, address: str) -> Path:
    path = unquote(urlsplit(address).path).lstrip("/")
    return folder / (path + "index.html" if not path or path.endswith("/") else path)


def _answer(path: Path) -> bytes:
    """Head and body of an answer."""
    if not path.is_file():
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    body, packed = path.read_bytes(), path.suffix in _PACKED
    if not packed:
        body = gzip.compress(body, 6, mtime=0)
    lines = [
        "HTTP/1.1 200 OK",
        f"Content-Type: {mimetypes.guess_type(path.name)[0] or 'application/octet-stream'}",
        f"Content-Length: {len(body)}",
        "Cache-Control: max-age=600",
        *([] if packed else ["Content-Encoding: gzip"]),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body
