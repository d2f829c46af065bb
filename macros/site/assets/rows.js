// The rows of a table: those that stand in the page, all of one that stands on several pages, and putting them there.
const AT_ONCE = 200;

/** The rows of the page: what each answers to, and its element. */
export function standing(body) {
  return [...body.rows].map((element) => {
    const answers = [...element.attributes].filter(({ name }) => name.startsWith("data-"));
    return { element, answers: Object.fromEntries(answers.map(({ name, value }) => [name.slice(5), value])) };
  });
}

/** All rows of a table. Rejects where they cannot be had. */
export async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  const { names, rows } = await answer.json();
  return rows.map((row) => ({ cells: row.at(-1), answers: Object.fromEntries(names.map((name, n) => [name, row[n]])) }));
}

/** Put rows into a table: all, or where there is a label for it, the first and a button for more. */
export function place(body, rows, label, written) {
  const shown = label ? rows.slice(0, AT_ONCE) : rows;
  body.replaceChildren(...shown.map(made));
  const frame = body.closest(".mb-scroll");
  frame.parentNode.querySelector(".mb-next")?.remove();
  if (shown.length < rows.length) frame.after(more(body, rows.slice(AT_ONCE), label, written));
}

function made(row) {
  if (!row.element) {
    row.element = document.createElement("tr");
    // Cells as the site's own build wrote and escaped them.
    row.element.innerHTML = row.cells;
  }
  return row.element;
}

/** A button that puts the next rows below; the first of them has the focus then. */
function more(body, rows, label, written) {
  const place = document.createElement("p");
  const button = document.createElement("button");
  place.className = "mb-next";
  place.append(button);
  const say = () => (button.textContent = label.replace("{n}", written(Math.min(AT_ONCE, rows.length))));
  button.onclick = () => {
    const next = rows.splice(0, AT_ONCE).map(made);
    body.append(...next);
    if (rows.length) say();
    else place.remove();
    next[0].querySelector("a").focus();
  };
  say();
  return place;
}
