// The form that searches: on its own page, and in the dialog that search.js brings to every other page.
// Pagefind and its index are fetched with the first word, never before.
import { index } from "./look.js";

const PAUSE = 150; // milliseconds without a key press before a search starts
const SHOWN = 10;

/** Start the form of the page itself: its words come from the address, and go back into it. */
export function start(sections) {
  for (const section of sections) {
    finder(section, { write: (query) => history.replaceState(null, "", query || location.pathname) }).read(location.search);
  }
}

/** Bring a form to life. base: the address that its links are relative to. write: told the query at each search. */
export function finder(section, { base = location.href, write }) {
  const form = section.querySelector("form");
  const { q: field, kind } = form.elements;
  const list = section.querySelector(".mb-hits");
  const more = section.querySelector(".mb-more");
  const told = section.querySelector(".mb-told");
  const look = index(new URL(section.dataset.index, base));
  let turn = 0;
  let waiting;

  const tell = (key, values = {}) => {
    const number = (value) => (typeof value === "number" ? value.toLocaleString(document.documentElement.lang) : value);
    const said = (key === "failed" && document.querySelector("[data-mb-search]")?.dataset.preview) || section.dataset[key] || "";
    told.textContent = said.replace(/\{(\w+)\}/g, (_, name) => number(values[name]));
  };

  async function search() {
    const mine = ++turn;
    const words = field.value.trim();
    write(query());
    if (!words) return show([], "");
    if (!list.children.length) tell("wait");
    try {
      const found = await look(words, kind.value);
      if (mine !== turn) return;
      const key = outcome(found.all.length, found.beside, words);
      await show(found.all, key, { n: found.all.length, first: found.beside, words });
    } catch (error) {
      if (mine === turn) show([], "failed");
    }
  }

  async function show(results, key, values) {
    const mine = turn;
    list.replaceChildren();
    await add(results);
    if (mine === turn) tell(key, values); // an answer that comes late is about other words
  }

  /** The next results; those after them wait for the button. */
  async function add(results) {
    const mine = turn;
    const rows = await Promise.all(results.slice(0, SHOWN).map((result) => result.shown()));
    if (mine !== turn) return;
    const items = rows.map((row) => item(section, row));
    list.append(...items);
    more.hidden = results.length <= SHOWN;
    more.firstElementChild.onclick = async () => {
      await add(results.slice(SHOWN));
      items.at(-1).nextElementSibling?.querySelector("a").focus();
    };
  }

  function query() {
    const chosen = [...new FormData(form)].filter(([, value]) => value.trim());
    return chosen.length ? `?${new URLSearchParams(chosen)}` : "";
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    section.querySelector(".mb-hits a")?.focus();
  });
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  });
  section.addEventListener("keydown", (event) => step(event, [field, ...list.querySelectorAll("a")]));
  form.hidden = false;
  return {
    field,
    read(address) {
      const asked = new URLSearchParams(address);
      field.value = asked.get("q") || "";
      kind.value = asked.get("kind") || "";
      if (kind.selectedIndex < 0) kind.value = "";
      if (field.value) search();
    },
  };
}

/** What to tell of the results: of several words also whether they stand side by side. */
function outcome(all, beside, words) {
  if (!all) return "none";
  if (!/\s/.test(words) || beside === all) return "found";
  return beside ? "beside" : "apart";
}

/** Arrow keys go from the field to the results, and from one to the next. */
function step(event, stops) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = stops.indexOf(document.activeElement);
  if (!way || at < 0 || !stops[at + way]) return;
  event.preventDefault();
  stops[at + way].focus();
}

/** A result as a list item; what it says is text, whatever it holds. */
function item(section, row) {
  const kind = made("span", "mb-when", section.querySelector(`option[value="${row.kind}"]`)?.textContent ?? "");
  const link = made("a", "", row.title);
  link.href = row.href;
  link.lang = row.language;
  const mark = section.querySelector("template").content.querySelector(`[data-state="${row.state}"]`);
  const note = made("span", "mb-sub", row.note);
  if (mark) note.prepend(mark.cloneNode(true));
  const body = made("span");
  body.append(link, ...(note.hasChildNodes() ? [made("br"), note] : []));
  const found = made("li");
  found.append(kind, body);
  return found;
}

/** An element that holds a text. */
export function made(tag, name = "", text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  return element;
}
