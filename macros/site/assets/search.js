// Search from any page: the link in the bar opens the form of the page that searches in a dialog.
import { finder, made } from "./finder.js";

let dialog;

/** Open the dialog: at every press of the link, or of Ctrl+K. */
export async function start([link]) {
  const field = document.querySelector("main [data-mb-finder] input");
  if (field) return field.focus(); // the page that searches has the form already
  dialog ??= build(link);
  try {
    const box = await dialog;
    if (!box.open) box.showModal();
    box.querySelector("input").select();
  } catch (error) {
    location.assign(link.href); // that page says what is wrong
  }
}

/** The form of the page that searches in a dialog, its links as they are there. */
async function build(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(answer.status);
  // Without the styles that stand in it: they are those of this page, whose policy knows only its own by name.
  const text = (await answer.text()).replace(/<style>[^]*?<\/style>/, "");
  const page = new DOMParser().parseFromString(text, "text/html");
  const section = document.adoptNode(page.querySelector("[data-mb-finder]"));
  for (const one of section.querySelectorAll("a[href]")) one.href = new URL(one.getAttribute("href"), link.href);
  const box = made("dialog", "mb-dialog md-typeset");
  const head = made("p", "mb-dialog-head");
  const name = made("b", "", link.textContent.trim());
  name.id = "mb-dialog-name";
  box.setAttribute("aria-labelledby", name.id);
  const close = made("button", "", section.dataset.close);
  close.type = "button";
  close.addEventListener("click", () => box.close());
  const address = made("a", "", section.dataset.address);
  address.href = link.href;
  const foot = made("p", "mb-more");
  head.append(name, close);
  foot.append(address);
  box.append(head, section, foot);
  box.addEventListener("click", (event) => event.target === box && box.close());
  document.body.append(box);
  finder(section, { base: link.href, write: (query) => (address.href = link.href + query) });
  return box;
}
