// The one entry of the site's scripts. A feature is a module of its own, fetched only by a page that shows its
// selector: at once, or with the first event of a kind ("click", "focusin") on one of these elements.
// A module exports start(elements, event): the elements of the page, and the event that asked for it, if one did.
const FEATURES = [
  ["[data-mb-colours]", "./colours.js", "click"],
  ["[data-mb-menu]", "./menu.js", "click"],
  ["[data-mb-explore]", "./explore.js", "click"],
  ["[data-mb-table]", "./tables.js"],
  ["[data-mb-search]", "./search.js", "click"],
  ["[data-mb-finder]", "./finder.js"],
  ["[data-mb-cite]", "./cite.js"],
];

for (const [selector, module, event] of FEATURES) {
  const elements = [...document.querySelectorAll(selector)];
  if (elements.length && event) atFirst(event, selector, module, elements);
  else if (elements.length) import(module).then(({ start }) => start(elements));
}

// Ctrl+K presses the link to the search. (A key without Ctrl would be one that a reader must be able to turn off.)
document.addEventListener("keydown", (event) => {
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.target.closest?.("input, select, textarea")) return;
  event.preventDefault();
  document.querySelector("[data-mb-search]")?.click();
});

/**
 * Fetch a module at the first event on one of its elements; from then on it listens for itself.
 * A link stays a link: its module is started at every press, but for one that asks for another tab or window.
 */
function atFirst(event, selector, module, elements) {
  const asked = (happened) => {
    const pressed = happened.target.closest?.(selector);
    if (!pressed || happened.ctrlKey || happened.metaKey || happened.shiftKey) return;
    if (pressed.href) happened.preventDefault();
    else document.removeEventListener(event, asked);
    import(module).then(
      ({ start }) => start(elements, happened),
      () => (pressed.href ? location.assign(pressed.href) : sorry(happened.target)),
    );
  };
  document.addEventListener(event, asked);
}

/** What was asked for did not come: say so, where the page has a sentence for it beside what was pressed. */
function sorry(pressed) {
  const place = pressed.closest(":has([data-mb-failed])")?.querySelector("[data-mb-failed]");
  if (place) place.textContent = place.dataset.mbFailed;
}

// The other language shows the same place: the same choice in the address, the same part of the page.
for (const press of ["click", "auxclick"]) {
  document.addEventListener(press, ({ target }) => {
    const link = target.closest?.("a.mb-language");
    if (link) [link.search, link.hash] = [location.search, location.hash];
  });
}

// An address with a hash of 12 digits that no place here has, or that was cut short: the citation is not known, and the
// page must say so.
function unknown() {
  const note = document.querySelector("[data-mb-unknown]");
  const asked = location.hash.slice(1);
  if (!note || !asked || document.getElementById(asked)) return;
  const small = asked.toLowerCase();
  if (document.getElementById(small)) return location.replace(`#${small}`);
  const cut = [...document.querySelectorAll(".mb-cited")].some((one) => one.id.startsWith(asked));
  if (!cut && !/-[0-9a-f]{12}$/i.test(asked)) return;
  if (!note.classList.contains("is-told")) note.prepend(`${note.dataset.mbUnknown} `);
  note.classList.add("is-told");
  note.scrollIntoView();
}
addEventListener("hashchange", unknown);
unknown();
