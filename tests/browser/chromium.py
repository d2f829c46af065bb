"""The system's Chromium, a server for a built folder, and a watch over everything a page may not do."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}

_AXE = Axe()

# A page's own events, kept where the test can read them after the page has loaded.
_LISTEN = """
window.__blocked = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.__blocked.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});
"""


_running: list[Browser] = []


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser named by CHROMIUM, else Debian's: one for a process, which can run no second Playwright.

    Without one the test is skipped; in CI it fails.
    """
    if _running:
        yield _running[0]
        return
    path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    if not os.access(path, os.X_OK):
        refuse = pytest.fail if os.environ.get("CI") else pytest.skip
        refuse(f"found no browser at {path}; install chromium, or set CHROMIUM=path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        _running.append(browser)
        try:
            yield browser
        finally:
            _running.clear()
            browser.close()


class _Handler(SimpleHTTPRequestHandler):
    """Files below the site's path; elsewhere the site's own page for missing addresses."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    base = "/"

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(self.base) if path.startswith(self.base) else "no-such-file"
        return super().translate_path(f"/{below}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if code == 404 and page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a request is no news."""


@contextmanager
def served(folder: Path, base: str = "/") -> Iterator[str]:
    """The address of a folder, served on this machine below a path that begins and ends with a slash."""
    handler = type("Handler", (_Handler,), {"base": base})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Tab:
    """A page of one context, with everything it did that a page of the site may not do."""

    page: Page
    home: str
    seen: list[str] = field(default_factory=list)

    def open(self, address: str) -> list[str]:
        """Load an address below the site's and tell what went wrong; nothing is the only good answer."""
        self.seen.clear()
        self.page.goto(self.home + address, wait_until="load")
        return self.faults()

    def faults(self) -> list[str]:
        """What went wrong since the page was opened."""
        blocked = self.page.evaluate("window.__blocked || []")
        return [*self.seen, *(f"blocked by the policy: {what}" for what in blocked)]

    def overflow(self) -> list[str]:
        """By how much the page is wider than its window."""
        wide, width = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        return [f"scrolls sideways: {wide} px in {width}"] if wide > width else []


def violations(tab: Tab, rules: tuple[str, ...] = ()) -> list[str]:
    """What axe finds in a page, by all of its rules or by some: the rule, and the elements that break it."""
    # The size of targets (WCAG 2.2, 2.5.8) is a rule that axe runs only when asked.
    options: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    size = tab.page.viewport_size
    width = size["width"] if size else None
    found = _AXE.run(tab.page, options=options).response["violations"]
    places = {one["id"]: [str(node["target"][0]) for node in one["nodes"][:5]] for one in found}
    return [f"{width} px, {rule}: {' | '.join(where)}" for rule, where in places.items()]


@contextmanager
def tab(browser: Browser, home: str, **options: Any) -> Iterator[Tab]:
    """A tab in a context of its own; `options` are Playwright's for a context."""
    context = browser.new_context(**options)
    context.set_default_timeout(20_000)
    if options.get("java_script_enabled", True):
        context.add_init_script(_LISTEN)
    page = context.new_page()
    found = Tab(page, home)
    _watch(context, found)
    try:
        yield found
    finally:
        context.close()


def _watch(context: BrowserContext, found: Tab) -> None:
    host = urlsplit(found.home).netloc

    def requested(request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != host:
            found.seen.append(f"request to another host: {request.url}")

    def answered(response: Any) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            found.seen.append(f"answer {response.status}: {response.url}")

    def asked(dialog: Any) -> None:
        found.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def said(message: Any) -> None:
        if message.type in ("error", "warning"):
            found.seen.append(f"console {message.type}: {message.text}")

    context.on("request", requested)
    context.on("response", answered)
    context.on("dialog", asked)
    context.on("console", said)
    context.on("weberror", lambda error: found.seen.append(f"page error: {error.error}"))
