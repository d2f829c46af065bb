"""What readers need of a page beyond what axe knows: each function tells what is wrong, and leaves the page as it was.

Large text, wide spacing, forced colours, stillness, and a focus that is seen. Scripts of a test run under the policy of
the page: a style of theirs is a constructed sheet, which no policy forbids.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.browser.chromium import DESK, PHONE, Tab

_SIZES = (DESK, PHONE)

# WCAG 2.1, 1.4.12: what a reader may set without losing anything.
_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
_NO_SPACING = "() => { document.adoptedStyleSheets = []; }"

# Text that a box cuts off, and lines of text that lie over each other (each line less the room above its letters).
# Drawings place their words themselves, and are tried where they are drawn.
_CUT = """() => {
  const found = [], lines = [];
  const name = (one) => `${one.tagName.toLowerCase()}.${one.className} "${one.textContent.trim().slice(0, 40)}"`;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const parent = text.parentElement;
    if (!text.data.trim() || parent.closest("svg, [hidden], script, template, .mb-said-only")) continue;
    if (!parent.checkVisibility({visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    let hidden = false;
    for (let up = parent; up && !hidden; up = up.parentElement) {
      const {clipPath, clip, position} = getComputedStyle(up);
      hidden = clipPath !== "none" || (clip !== "auto" && position === "absolute");
    }
    if (hidden) continue;
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue;
      for (let up = parent; up !== document.body && up; up = up.parentElement) {
        const style = getComputedStyle(up);
        if (style.overflowX === "visible" && style.overflowY === "visible") continue;
        const frame = up.getBoundingClientRect();
        const scrolls = ["auto", "scroll"].includes(style.overflowX);
        if (!scrolls && (box.right > frame.right + 2 || box.bottom > frame.bottom + box.height / 3)) {
          found.push(`cut off by ${name(up)}`);
        }
        if (scrolls) break;
      }
      lines.push({parent, top: box.top + box.height * .25, bottom: box.bottom - box.height * .25, left: box.left + 1,
                  right: box.right - 1});
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom; next++) {
      const other = lines[next];
      const pinned = [one, other].some(({parent}) => parent.closest("header"));
      if (!pinned && other.left < one.right && one.left < other.right && one.parent !== other.parent) {
        found.push(`${name(other.parent)} over ${name(one.parent)}`);
      }
    }
  });
  return [...new Set(found)].slice(0, 5);
}"""

# Shapes of a drawing or a verdict that have less than 3:1 against the ground, where readers chose all colours.
_UNSEEN = """() => {
  const channels = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, at) => sum + c * [.2126, .7152, .0722][at], 0);
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = "Canvas";
  const ground = light(channels(getComputedStyle(probe).color));
  probe.remove();
  const seen = (colour) => {
    if (colour === "none") return false;
    const [r, g, b, alpha = 1] = channels(colour);
    const lights = [light([r, g, b]), ground].sort((a, b) => b - a);
    return alpha > .3 && (lights[0] + .05) / (lights[1] + .05) >= 3;
  };
  const shapes = [...document.querySelectorAll(".mb-shape, .mb-fig svg [stroke-width], .mb-fig svg text")];
  return shapes.filter((one) => one.checkVisibility()).flatMap((one) => {
    const {fill, stroke, color} = getComputedStyle(one);
    const text = one.outerHTML.slice(0, 90);
    // The lines of a grid help to read values; nothing is said by them alone.
    const decoration = one.outerHTML.includes("--mb-rule");
    // What is clear in any colours is the room of a link.
    const clear = [fill, stroke].every((colour) => colour === "none" || colour === "rgba(0, 0, 0, 0)");
    return decoration || clear || [fill, stroke].some(seen) || (one.matches(".mb-shape") && seen(color)) ? [] : [text];
  }).slice(0, 5);
}"""

_MOVING = """() => [
  ...document.getAnimations().map((one) => `runs ${one.animationName || one.transitionProperty}`),
  ...[...document.querySelectorAll("body *")].flatMap((one) => {
    const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(one);
    const still = transitionDuration.split(", ").every((time) => time === "0s") && animationName === "none";
    return still && scrollBehavior !== "smooth" ? [] : [`${one.tagName.toLowerCase()}.${one.className} would move`];
  }),
].slice(0, 5)"""

# Backwards, as Shift+Tab goes: what is above the window comes to its upper edge, where a pinned bar may lie.
_UNFOCUSED = """() => {
  const found = [];
  const all = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")]
    .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0);
  for (const one of all.slice(0, 120).reverse()) {
    one.focus({focusVisible: true});
    const name = `${one.tagName.toLowerCase()}.${one.className.baseVal ?? one.className} "${one.textContent.trim().slice(0, 40)}"`;
    if (document.activeElement !== one) { found.push(`${name} takes no focus`); continue; }
    const {outlineStyle, outlineWidth} = getComputedStyle(one);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) found.push(`${name} shows no focus`);
    const boxes = [...one.getClientRects()].filter(({width, height}) => width > 1 && height > 1);
    // What is taller than the window is looked at where it is seen.
    const hit = ({left, right, top, bottom}) => [.25, .5, .75].some((at) => {
      const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
      const there = document.elementFromPoint(left + (right - left) * at, (from + to) / 2);
      return there && (one.contains(there) || there.contains(one));
    });
    if (!boxes.some(hit)) found.push(`${name} is covered when it has the focus`);
  }
  document.activeElement.blur();
  return found.slice(0, 5);
}"""


@contextmanager
def _letters(tab: Tab, standard: int) -> Iterator[None]:
    """The reader's own size of letters, in pixels; 16 is a browser's."""
    session = tab.page.context.new_cdp_session(tab.page)
    try:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": standard, "fixed": standard * 13 // 16}})
        yield
    finally:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        session.detach()


def _whole(tab: Tab, how: str) -> Iterator[str]:
    """What is lost of a page at both widths."""
    for size in _SIZES:
        tab.page.set_viewport_size(size)
        yield from (f"{how}, {size['width']} px: {what}" for what in [*tab.overflow(), *tab.page.evaluate(_CUT)])


def at_twice_the_size(tab: Tab) -> Iterator[str]:
    """What is cut, covered or outside when all letters are twice as large (WCAG 1.4.4)."""
    with _letters(tab, 32):
        yield from _whole(tab, "200 % text")


def with_wide_spacing(tab: Tab) -> Iterator[str]:
    """What is cut, covered or outside when a reader sets letters, words and lines apart (WCAG 1.4.12)."""
    tab.page.evaluate(_SPACING)
    yield from _whole(tab, "wide spacing")
    tab.page.evaluate(_NO_SPACING)


def in_forced_colours(tab: Tab) -> Iterator[str]:
    """Shapes and marks that are lost when the system sets all colours, light or dark."""
    for scheme in ("light", "dark"):
        tab.page.emulate_media(forced_colors="active", color_scheme=scheme)
        yield from (f"forced colours, {scheme}: not seen: {what}" for what in tab.page.evaluate(_UNSEEN))
    tab.page.emulate_media(forced_colors="none", color_scheme="light")


def in_stillness(tab: Tab) -> Iterator[str]:
    """What moves though the reader asked for less motion."""
    tab.page.emulate_media(reduced_motion="reduce")
    yield from (f"reduced motion: {what}" for what in tab.page.evaluate(_MOVING))
    tab.page.emulate_media(reduced_motion="no-preference")


def by_keys(tab: Tab) -> Iterator[str]:
    """What takes no focus, shows none of at least 2 px, or is covered while it has it (WCAG 2.4.7, 2.4.11)."""
    for size in _SIZES:
        tab.page.set_viewport_size(size)
        yield from (f"keys, {size['width']} px: {what}" for what in tab.page.evaluate(_UNFOCUSED))
