"""A preview shows what is new before what was built, and its pages load again when they have become others."""

from __future__ import annotations

import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, cast

import pytest

from macros.site.fresh import Fresh
from macros.site.showing import Shown, server

PATIENCE = 30


@dataclass
class Pages:
    """Fresh pages by their paths."""

    held: dict[str, bytes]

    def page(self, path: str) -> bytes | None:
        return self.held.get(path)


def new(**pages: str) -> Fresh:
    return cast(Fresh, Pages({f"{name}/index.html": text.encode() for name, text in pages.items()}))


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """A built site of one page and one other file."""
    (tmp_path / "site" / "page").mkdir(parents=True)
    (tmp_path / "site" / "page" / "index.html").write_bytes(b"built")
    (tmp_path / "site" / "page" / "data.json").write_bytes(b"{}")
    return Shown(tmp_path / "site")


@contextmanager
def served(shown: Shown) -> Iterator[str]:
    with server(shown.mount.parent, shown, 0) as http:
        threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{http.server_port}"
        finally:
            http.shutdown()


def got(address: str) -> Any:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        return answer.read().decode()


def script_of(page: str) -> str:
    found = re.fullmatch(r'.*<script src="([^"]*)"></script>\n', page)
    assert found
    return unescape(found[1])


def test_a_new_page_stands_before_the_built_one_until_it_is_built(shown: Shown) -> None:
    with served(shown) as address:
        assert got(f"{address}/site/page/").startswith("built<script ")
        shown.change(new(page="new", born="born"))
        assert got(f"{address}/site/page/").startswith("new<script ")
        assert got(f"{address}/site/page/index.html").startswith("new<script ")
        assert got(f"{address}/site/born/").startswith("born<script ")
        assert got(f"{address}/site/page/data.json") == "{}"
        shown.change(None)
        assert got(f"{address}/site/page/").startswith("built<script ")


@pytest.mark.parametrize("path", ["/site/born/", "/site/born.html", "/page/", "/site/../page/"])
def test_what_is_no_page_of_the_site_is_not_found(shown: Shown, path: str) -> None:
    with served(shown) as address, pytest.raises(urllib.error.HTTPError, match="404"):
        got(f"{address}{path}")


def test_news_of_a_page_come_when_it_is_another_one(shown: Shown) -> None:
    with served(shown) as address:
        script = script_of(got(f"{address}/site/page/"))
        assert "EventSource" in got(f"{address}{script}")
        heard: list[str] = []
        news = f"{address}{script.replace('again.js', 'news')}"
        waiting = threading.Thread(target=lambda: heard.append(got(news)))
        waiting.start()
        shown.change(new(other="new"))
        waiting.join(0.05)
        assert not heard
        shown.change(new(page="new"))
        waiting.join(PATIENCE)
        assert heard == ["data: another\n\n"]
        # Who asks late, of a page as it was, hears at once.
        assert got(news) == "data: another\n\n"
