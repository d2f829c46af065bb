// A table that a reader can question: the form above it filters and sorts all of its rows, and the address says how.
import { choose, count, fitting, query, sorted } from "./choices.js";
import { fetched, place, standing } from "./rows.js";

export function start(elements) {
  for (const root of elements) new Table(root);
}

class Table {
  constructor(root) {
    this.form = root.querySelector("form");
    this.body = root.querySelector("tbody");
    this.said = root.querySelector(".mb-found");
    this.note = root.querySelector(".mb-ignored");
    this.nothing = root.querySelector(".mb-empty");
    this.turning = root.querySelector(".mb-pages");
    this.language = document.documentElement.lang;
    this.rows = standing(this.body);
    this.rest = root.dataset.rest;
    this.open = this.form.querySelector(".mb-unfold");
    this.heads = [...root.querySelectorAll("th[data-sort]")];
    for (const head of this.heads) head.replaceChildren(this.sorter(head));
    for (const button of root.querySelectorAll("button[data-reset]")) button.onclick = () => this.reset();
    this.form.onsubmit = (event) => event.preventDefault();
    this.form.onchange = () => this.changed();
    this.open.onclick = () => this.unfold(this.open.getAttribute("aria-expanded") !== "true");
    this.open.disabled = this.form.querySelector("fieldset").disabled = false;
    this.form.classList.add("is-live");
    addEventListener("popstate", () => this.follow());
    this.follow();
  }

  /** The head of a column as a button: sorts by it, then the other way round. */
  sorter(head) {
    const button = document.createElement("button");
    const [sort, reverse] = [this.control("sort"), this.control("reverse")];
    button.append(...head.childNodes);
    button.onclick = () => {
      reverse.checked = sort.value === head.dataset.sort && !reverse.checked;
      sort.value = head.dataset.sort;
      this.changed();
    };
    return button;
  }

  control(name) {
    return this.form.elements.namedItem(name);
  }

  /** Do what the address asks for, and say what of it is not to be had. */
  follow() {
    const refused = choose(this.form, location.search).join(", ").slice(0, 80);
    const asked = query(this.form);
    this.note.textContent = refused && this.form.dataset.ignored.replace("{what}", () => refused);
    if (asked && this.body.contains(document.querySelector(":target"))) {
      // The row that the address shows to readers without scripts: with them, the rows asked for start the page.
      history.replaceState(null, "", location.pathname + location.search);
      scrollTo(0, 0);
    }
    if (asked) this.unfold(true);
    if (asked || this.shown) this.show();
    else this.mark();
  }

  /** Show the filters on a narrow page, where they are folded away; a wide one has room for them. */
  unfold(open) {
    this.open.setAttribute("aria-expanded", open);
  }

  changed() {
    this.note.textContent = "";
    this.mark();
    history.replaceState(null, "", location.pathname + query(this.form));
    this.show();
  }

  reset() {
    choose(this.form, "");
    this.changed();
    this.form.querySelector("select").focus();
  }

  /** Show the rows that fit the choice, in its order; of many the first, and a button for more. */
  async show() {
    this.shown = true;
    await this.complete();
    const { form, body, language } = this;
    const written = (number) => new Intl.NumberFormat(language).format(number);
    const found = sorted(fitting(this.rows, form), form, language);
    place(body, found, this.turning ? form.dataset.more : "", written);
    count(this.rows, form, written);
    this.mark();
    this.said.textContent = form.dataset.found.replace("{shown}", written(found.length));
    this.nothing.hidden = found.length > 0;
    body.parentNode.hidden = found.length === 0;
    if (this.turning) this.turning.hidden = true;
  }

  /** All rows of a table that stands on several pages. */
  async complete() {
    if (!this.rest) return;
    try {
      this.rows = await fetched(this.rest);
      this.rest = "";
    } catch {
      this.note.textContent = this.form.dataset.failed;
    }
  }

  /** What the form says of itself: the column that sorts, and that a role is of somebody. */
  mark() {
    const way = this.control("reverse").checked ? "descending" : "ascending";
    for (const head of this.heads) {
      if (head.dataset.sort === this.control("sort").value) head.setAttribute("aria-sort", way);
      else head.removeAttribute("aria-sort");
    }
    for (const box of this.form.querySelectorAll("[data-narrows]")) {
      box.disabled = !this.control(box.dataset.narrows)?.value;
    }
  }
}
