"""One visit to a page: a phone with an empty cache on a slow network, and what its reader waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from tests.bench.served import Served
from tests.browser.chromium import PHONE

ROUND_TRIP = 150
"""Milliseconds."""

DOWN = UP = 1_600_000 / 8
"""Bytes a second."""

SLOWER = 4
"""How many times slower than this machine's the phone's processor is."""

# Kept as they happen: the largest paint so far, all shifts, and the first frame in which a chart stands on the page.
_WATCH = """(() => {
  const seen = window.__seen = {largest: 0, shift: 0, chart: null};
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({type, buffered: true});
  watch("largest-contentful-paint", (entry) => { seen.largest = entry.startTime; });
  watch("layout-shift", (entry) => { seen.shift += entry.value; });
  const look = () => {
    if (window.__chart()) seen.chart = performance.now();
    else requestAnimationFrame(look);
  };
  window.__chart = CHART;
  requestAnimationFrame(look);
})()"""

_CHART = """() => [...document.querySelectorAll(".mb-fig svg, .mb-marks")].some((one) => {
  const box = one.getBoundingClientRect();
  return one.childElementCount > 1 && box.width > 100 && box.height > 20;
})"""

# A promise and not a polled expression: the policy of our pages would refuse to run that.
_PAINTED = """() => new Promise((painted) => {
  const look = () => (window.__seen.largest > 0 ? painted() : setTimeout(look, 50));
  look();
})"""

_READ = """() => ({
  ...window.__seen,
  first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
})"""


@dataclass(frozen=True)
class Visit:
    """Milliseconds from the click to the first and the largest paint and to the chart, the sum of all shifts of the
    layout, and what was sent: answers and bytes. chart: None on a page without one."""

    first: float
    largest: float
    chart: float | None
    shift: float
    answers: int
    sent: int


def visit(browser: Browser, sent: Served, path: str) -> Visit:
    """Open a page below a served folder once, with an empty cache, and wait until it asks for nothing more."""
    context = browser.new_context(viewport=PHONE)
    try:
        context.add_init_script(_WATCH.replace("CHART", _CHART))
        page = _slowed(context)
        sent.answers.clear()
        page.goto(sent.address + path, wait_until="load")
        page.wait_for_load_state("networkidle")
        page.evaluate(_PAINTED)
        seen = page.evaluate(_READ)
    finally:
        context.close()
    size = sum(count for _, count in sent.answers)
    return Visit(seen["first"], seen["largest"], seen["chart"], seen["shift"], len(sent.answers), size)


def _slowed(context: BrowserContext) -> Any:
    """A new page on the slow network and the slow processor."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    speed = {"latency": ROUND_TRIP, "downloadThroughput": DOWN, "uploadThroughput": UP}
    session.send("Network.emulateNetworkConditions", {"offline": False, **speed})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def drawn_without_scripts(browser: Browser, sent: Served, path: str) -> bool:
    """Whether a page that runs no script shows its chart."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(sent.address + path)
        return bool(page.evaluate(_CHART))
    finally:
        context.close()
