"""The content security policy does what it says: a script that is not ours does not run."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import served, tab

pytestmark = pytest.mark.slow

_INJECTED = {
    "script": "<script>window.PWNED = 1</script>",
    "handler": '<img src="assets/minhbach/mark.svg" onload="window.PWNED = 1">',
    "address": '<a id="trap" href="javascript:window.PWNED=1">x</a>',
    "style": "<style>body { background: red }</style>",
    "frame": '<iframe src="about/"></iframe>',
    "elsewhere": '<script src="https://example.org/x.js"></script>',
}

# One promise, not a polled expression: the policy under test refuses the evaluation of a polled string.
_BLOCKED = """new Promise((told) => {
  if (window.__blocked.length) told();
  document.addEventListener("securitypolicyviolation", () => told());
  setTimeout(told, 10000);
})"""


@pytest.mark.parametrize("kind", _INJECTED)
def test_what_somebody_put_into_a_page_is_blocked(browser: Browser, site: Path, tmp_path: Path, kind: str) -> None:
    """A copy of the home page with a foreign part: the policy reports it, and nothing of it runs."""
    folder = tmp_path / "tampered"
    folder.mkdir()
    for part in ("assets", "search"):
        shutil.copytree(site / part, folder / part)
    html = (site / "index.html").read_text("utf-8")
    (folder / "index.html").write_text(html.replace("</main>", f"{_INJECTED[kind]}</main>", 1), encoding="utf-8")
    with served(folder) as home, tab(browser, home) as found:
        found.open("")
        if kind == "address":
            found.page.locator("#trap").click()
        found.page.evaluate(_BLOCKED)
        assert found.page.evaluate("window.__blocked")
        assert found.page.evaluate("window.PWNED") is None
        assert not [fault for fault in found.seen if fault.startswith("answer")]


def test_the_policy_stands_before_anything_else_of_a_page(site: Path) -> None:
    """But the encoding. That it is the committed one: tests/site/test_real.py."""
    for path in site.rglob("*.html"):
        before, found, _ = path.read_text("utf-8").partition('<meta http-equiv="Content-Security-Policy"')
        assert found and re.findall(r"<[!\w]+", before) == ["<!doctype", "<html", "<head", "<meta"], path
