// The marks of an explored chart: each says what it is when it is pointed at or reached with the arrow keys.

/** Listen for pointers, keys and switches. leave: what Escape does when nothing is said. */
export function listen(parts, view, spec, leave) {
  const { groups, marks } = spec.usermeta.minhbach;
  const stage = parts.querySelector(".mb-stage");
  const say = speaker(parts.querySelector(".mb-tip"), spec);
  const off = new Set();
  let now = null;
  let pointed = false;

  const shown = () => marks.filter(({ group }) => !off.has(group));
  const ask = (mark) => {
    if (mark === now) return;
    now = mark;
    say(mark);
    view.signal("at", mark).runAsync();
  };
  const keys = {
    ArrowRight: () => shown()[shown().indexOf(now) + 1] ?? now,
    ArrowLeft: () => (now ? shown()[shown().indexOf(now) - 1] ?? now : shown().at(-1)),
    Home: () => shown()[0],
    End: () => shown().at(-1),
  };
  stage.addEventListener("keydown", (event) => {
    if (event.key === "Escape") now ? ask(null) : leave();
    else if (Object.hasOwn(keys, event.key)) ask(keys[event.key]() ?? null);
    else return;
    pointed = false;
    event.preventDefault();
  });
  const point = (event) => {
    // A page that scrolls under a resting mouse asks nothing.
    if (event.type === "pointermove" && !event.movementX && !event.movementY) return;
    pointed = event.pointerType === "mouse";
    ask(nearest(shown(), place(event, stage, spec)));
  };
  stage.addEventListener("pointermove", point);
  stage.addEventListener("pointerdown", point);
  stage.addEventListener("pointerleave", () => pointed && ask(null));

  switches(parts.querySelector(".mb-groups"), groups, (group, on) => {
    on ? off.delete(group) : off.add(group);
    if (now && off.has(now.group)) ask(null);
    view.signal("off", [...off]).runAsync();
  });
}

/** Pixels of the plot under a pointer, however large the drawing is shown. */
function place(event, stage, { width, padding }) {
  const box = stage.querySelector("svg").getBoundingClientRect();
  const scale = (padding.left + width + padding.right) / box.width;
  return [(event.clientX - box.left) * scale - padding.left, (event.clientY - box.top) * scale - padding.top];
}

function nearest(marks, [x, y]) {
  const far = (mark) => Math.hypot(mark.x - x, mark.y - y);
  return marks.reduce((best, mark) => (best && far(best) <= far(mark) ? best : mark), null);
}

/** Shows what a mark says beside it, on the side where there is room; as a status it is read aloud too. */
function speaker(tip, { width, height, padding }) {
  return (mark) => {
    tip.replaceChildren(...(mark ? [line("strong", mark.said), ...mark.told.map((text) => line("span", text))] : []));
    if (!mark) return;
    const across = (padding.left + mark.x) / (padding.left + width + padding.right);
    const down = (padding.top + mark.y) / (padding.top + height + padding.bottom);
    tip.style.left = `${across * 100}%`;
    tip.style.top = `${down * 100}%`;
    tip.dataset.side = `${down > 0.5 ? "above" : "below"} ${across > 0.5 ? "left" : "right"}`;
  };
}

function line(tag, text) {
  const found = document.createElement(tag);
  found.textContent = text;
  return found;
}

/** A box to tick for each group; one group alone needs none. */
function switches(fieldset, groups, turn) {
  if (groups.length < 2) return fieldset.remove();
  for (const { key, kind, name } of groups) {
    const label = line("label", "");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", () => turn(key, box.checked));
    label.dataset.kind = kind;
    label.append(box, line("span", name));
    fieldset.append(label);
  }
}
