// The chart that answers. Fetched when a reader asks for it; it takes the picture's place only once it stands.
import { listen } from "./marks.js";

// No code from text (the policy forbids it), no styles and no menu of Vega's own, nothing said in English.
const OPTIONS = {
  mode: "vega-lite", renderer: "svg", ast: true, actions: false, defaultStyle: false, tooltip: false, hover: false,
  config: { aria: false },
};
const wide = matchMedia("(min-width: 43.75rem)");
/** What is explored: from a figure to its way back. */
const open = new Map();

/** Listen to the buttons; the press that fetched this module counts. */
export function start(buttons, event) {
  for (const button of buttons) button.addEventListener("click", () => explore(button));
  wide.addEventListener("change", () => open.forEach((back, figure) => explore(figure.querySelector("[data-mb-explore]"))));
  if (event) explore(event.target.closest("[data-mb-explore]"));
}

async function explore(button) {
  const figure = button.closest("figure");
  const said = figure.querySelector("[data-mb-failed]");
  if (button.ariaBusy) return;
  button.ariaBusy = "true";
  said.textContent = said.dataset.mbLoading;
  try {
    const parts = figure.querySelector("template").content.firstElementChild.cloneNode(true);
    const close = await draw(parts, button.dataset, () => back(figure, button));
    const again = open.has(figure);
    if (again) open.get(figure)();
    show(figure, parts, close);
    said.textContent = "";
    if (!again) parts.querySelector(".mb-stage").focus();
  } catch (error) {
    said.textContent = said.dataset.mbFailed;
  } finally {
    button.ariaBusy = null;
  }
}

/** Draw aside, as Vega-Embed empties its place even when it fails. */
async function draw(parts, { mbExplore, mbLibrary }, leave) {
  const file = `${mbExplore}${wide.matches ? "" : "-narrow"}.vl.json`;
  const [{ vegaEmbed }, spec] = await Promise.all([import(new URL(mbLibrary, document.baseURI)), fetched(file)]);
  const drawn = await vegaEmbed(parts.querySelector(".mb-drawn"), spec, OPTIONS);
  listen(parts, drawn.view, spec, leave);
  return () => drawn.finalize();
}

/** A specification in the colours of the page: as variables they follow it from light to dark. */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const text = await answer.text();
  const { colours } = JSON.parse(text).usermeta.minhbach;
  return JSON.parse(text, (key, value) => (typeof value === "string" && Object.hasOwn(colours, value) ? colours[value] : value));
}

function show(figure, parts, close) {
  figure.querySelector(".mb-still").after(parts);
  figure.classList.add("mb-asked");
  const button = figure.querySelector("[data-mb-back]");
  const asked = () => back(figure, figure.querySelector("[data-mb-explore]"));
  button.addEventListener("click", asked);
  open.set(figure, () => {
    button.removeEventListener("click", asked);
    open.delete(figure);
    close();
    parts.remove();
    figure.classList.remove("mb-asked");
  });
}

/** Put the picture back, and the reader where they came from. */
function back(figure, button) {
  open.get(figure)();
  button.focus();
}
