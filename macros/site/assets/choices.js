// What a reader chose in the form above a table, and the rows that it fits. A row answers to names: for each filter
// the values that find it, apart by spaces; for each way to sort (by-NAME) its key. The form holds the choice.

/** Set the form to what a query asks for. Gives what it asks for and the form does not offer; names of others pass. */
export function choose(form, query) {
  form.reset();
  const refused = [];
  for (const [name, value] of new URLSearchParams(query)) {
    const control = form.elements.namedItem(name);
    if (!control) continue;
    if (control.type === "checkbox" && control.value === value) control.checked = true;
    else if (control.options && [...control.options].some((option) => option.value === value)) control.value = value;
    else refused.push(`${name}=${value}`);
  }
  return refused;
}

/** The choice as a query, "" without one: what the form holds at first is not said. */
export function query(form) {
  const said = new URLSearchParams();
  for (const control of form.elements) {
    const first = control.type === "checkbox" ? !control.checked : control.selectedIndex === 0;
    if (control.name && !control.disabled && !first) said.append(control.name, control.value);
  }
  return `?${said}`.replace(/^\?$/, "");
}

/** The rows that fit everything asked for, but for one filter if it is named. */
export function fitting(rows, form, but) {
  const asked = filters(form).filter((select) => select.value && select !== but);
  const wanted = asked.map((select) => [answering(form, select), select.value]);
  return rows.filter((row) => wanted.every(([name, value]) => values(row, name).includes(value)));
}

/** Say in each filter how many rows every choice would leave, the other filters as they are. */
export function count(rows, form, written) {
  for (const select of filters(form)) {
    const found = new Map();
    for (const row of fitting(rows, form, select)) {
      for (const value of new Set(values(row, answering(form, select)))) found.set(value, (found.get(value) ?? 0) + 1);
    }
    for (const option of select.options) {
      option.dataset.name ??= option.text.replace(/ \([^()]*\)$/, "");
      if (option.value) option.text = `${option.dataset.name} (${written(found.get(option.value) ?? 0)})`;
    }
  }
}

/** Rows in the order chosen; those without a key last, equal ones as they came. */
export function sorted(rows, form, language) {
  const key = `by-${form.elements.namedItem("sort").value}`;
  const way = form.elements.namedItem("reverse").checked ? -1 : 1;
  const { compare } = new Intl.Collator(language, { numeric: true });
  return [...rows].sort(({ answers: { [key]: one } }, { answers: { [key]: other } }) => {
    if (!one || !other) return Number(!one) - Number(!other);
    return way * compare(one, other);
  });
}

function filters(form) {
  return [...form.elements].filter((control) => control.options && control.name !== "sort");
}

/** What a filter asks of rows: its own name, or a narrower one that a checkbox puts in its place. */
function answering(form, select) {
  const narrower = [...form.elements].find((control) => control.checked && control.dataset.narrows === select.name);
  return narrower?.value ?? select.name;
}

function values(row, name) {
  return row.answers[name].split(" ");
}
