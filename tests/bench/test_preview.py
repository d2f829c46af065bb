"""What is measured of a preview is the time until a page shows the new value."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest

from macros.site.fresh import Fresh
from macros.site.showing import Shown, server
from tests.bench import preview


class _Page:
    def page(self, _path: str) -> bytes:
        return b"<td>1,235.5</td>"


@contextmanager
def _served(shown: Shown) -> Iterator[str]:
    with server(shown.mount, shown, 0) as http:
        threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{http.server_port}/"
        finally:
            http.shutdown()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one indicator with one report, built."""
    (tmp_path / "data" / "achievements").mkdir(parents=True)
    (tmp_path / "data" / "achievements" / "one.yml").write_text("- id: x\n  value: 1234.5\n", encoding="utf-8")
    (tmp_path / "index.html").write_text("<td>1,234.5</td>", encoding="utf-8")
    return tmp_path


def test_time_ends_when_the_page_shows_the_new_value(site: Path) -> None:
    shown, changed = Shown(site), threading.Event()

    def late() -> None:
        changed.set()
        shown.change(cast(Fresh, _Page()))

    with _served(shown) as address:
        timer = threading.Timer(0.1, late)
        timer.start()
        assert preview.shown(site, address) > 0
        assert changed.is_set()
        timer.join()


def test_a_page_that_never_shows_it_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "_PATIENCE", 0.05)
    with _served(Shown(site)) as address, pytest.raises(TimeoutError, match=r"does not show 1,235\.5"):
        preview.shown(site, address)
