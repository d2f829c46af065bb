// Checks a pasted citation: a small file of hashes tells the record, and the file beside its page what became of it.
const ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
const CITED = new RegExp(`(?<![\\w-])(${ID}(?:\\.${ID})?)-([0-9a-f]{12})(?![\\w-])`, "g");
const KINDS = ["indicators", "targets", "tasks", "systems"]; // what has records that can be cited

export function start([section]) {
  const form = section.querySelector("form");
  const told = section.querySelector(".mb-checked");
  let turn = 0;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const mine = ++turn;
    told.replaceChildren(said("p", section.dataset.wait));
    const answers = await checked(section, form.querySelector("textarea").value).catch(() => [{ says: section.dataset.failed }]);
    if (mine === turn) told.replaceChildren(...answers.map((answer) => shown(section, answer)));
  });
}

/** An answer for each citation in a text. */
async function checked(section, text) {
  const named = [...new Map([...text.matchAll(CITED)].map((found) => [found[0], found])).values()];
  if (!named.length) return [unnamed(section, text)];
  const left = named.length > 1 ? "" : plain(text.replace(/https?:\/\/\S+/g, " ").replace(CITED, " "));
  return Promise.all(named.map((found) => one(section, found, left)));
}

async function one(section, [cited, record, hash], left) {
  const { root, files } = section.dataset;
  const known = (await json(`${files}cite/hashes/${hash.slice(0, 2)}.json`))?.[hash];
  if (!known) return { cited, says: say(section, (await isRecord(files, record)) ? "unknownHash" : "unknownRecord", { hash, record }) };
  if (known.cited !== cited) return { cited, says: say(section, "anotherRecord", { hash, record, other: known.cited }) };
  const found = (await json(`${root}${known.page}data.json`))?.citations?.[cited];
  if (!found) throw new Error(`no ${cited} in ${known.page}`);
  const language = document.documentElement.lang;
  const outcome = found.outcome;
  const href = `${root}${known.page}#${cited}`;
  const own = found.says[language] ?? Object.values(found.says)[0];
  if (holds(left, Object.values(found.values))) return { cited, says: own, outcome, href };
  const value = (found.values[language] ?? Object.values(found.values)[0]).join("; ");
  return { cited, says: say(section, "anotherValue", { value, says: own }), href };
}

/** Whether a text that quotes a number holds the values of a record, as some language writes them. */
function holds(text, languages) {
  if (!/\d/.test(text)) return true;
  const whole = (value) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return languages.some((values) => values.every((value) => new RegExp(`(?<![\\d.,])${whole(plain(value))}(?!\\d)`).test(text)));
}

/** Text without what a form of citation wraps it in: case, spaces of all kinds, escapes of BibTeX. */
function plain(text) {
  return text.replace(/[\\{}]/g, "").normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).join(" ");
}

function unnamed(section, text) {
  const anchor = text.match(/#([\w.-]+)/)?.[1];
  if (!anchor) return { says: section.dataset.noCitation };
  const [, record, digits] = anchor.match(/^(.+?)(?:-([0-9a-f]{0,11}))?$/);
  return { says: say(section, "cutShort", { record, n: (digits ?? "").length }) };
}

async function isRecord(files, record) {
  const of = record.split(".")[0];
  const pages = await Promise.all(KINDS.map((kind) => json(`${files}${kind}/${of}/data.json`)));
  return pages.some((page) => Object.keys(page?.citations ?? {}).some((cited) => cited.slice(0, -13) === record));
}

/** What a file holds; nothing where there is none. */
async function json(address) {
  const answer = await fetch(address);
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return answer.json();
}

function say(section, key, values) {
  return section.dataset[key].replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

function shown(section, { cited, says, outcome, href }) {
  const line = said("p", "");
  line.dataset.outcome = outcome ?? "";
  if (cited) line.append(said("code", cited), " ");
  line.append(said("b", says));
  if (href) {
    const link = said("a", section.dataset.there);
    link.href = href;
    line.append(" ", link);
  }
  return line;
}

function said(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
