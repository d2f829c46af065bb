// Checks a pasted citation: a small file of hashes tells the record, and the file beside its page what became of it.
// It reads a text as macros/render/citing/pasted.py does, and a test holds the two together.
const ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
const CITED = new RegExp(`(?<![\\w-])(${ID}(?:\\.${ID})?-[0-9a-f]{12})(?![\\w-])`, "gi");
const NAME = new RegExp(`(?<![\\w-])${ID}(?:\\.${ID})?-?`, "g");
const URLS = /https?:\/\/[^\s"'<>{}|]+/gi;

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
  const found = Object.entries(quoted(text));
  return found.length ? Promise.all(found.map((one) => named(section, ...one))) : [await unnamed(section, text)];
}

/** By each name in a text, what the text says of it. */
function quoted(text) {
  const bare = text.replace(URLS, (url) => ` ${(url.match(CITED) ?? []).join(" ")} `);
  const found = {};
  let name;
  let at = 0;
  for (const match of bare.matchAll(CITED)) {
    name = match[1].toLowerCase();
    found[name] = `${found[name] ?? ""} ${bare.slice(at, match.index)}`;
    at = match.index + match[0].length;
  }
  if (name) found[name] += ` ${bare.slice(at)}`;
  const whole = plain(bare.replace(CITED, " "));
  return Object.fromEntries(Object.entries(found).map(([one, said]) => [one, /\d/.test(plain(said)) ? plain(said) : whole]));
}

async function named(section, cited, text) {
  const { root, files } = section.dataset;
  const [record, hash] = [cited.slice(0, -13), cited.slice(-12)];
  const told = (outcome, values, more) => ({ cited, outcome, says: say(section, outcome, { hash, record, ...values }), ...more });
  const known = (await json(`${files}cite/hashes/${hash.slice(0, 2)}.json`))?.[hash];
  if (!known) return told((await records(files, record)).includes(record) ? "unknown-hash" : "unknown-record");
  if (known.cited !== cited) return told("another-record", { other: known.cited });
  const found = (await json(`${root}${known.page}data.json`))?.citations?.[cited];
  if (!found) throw new Error(`no ${cited} in ${known.page}`);
  const own = (texts) => texts[document.documentElement.lang] ?? Object.values(texts)[0];
  const says = own(found.says);
  const href = `${root}${known.page}#${cited}`;
  if (holds(text, Object.values(found.values))) return { cited, says, outcome: found.outcome, href };
  return told("another-value", { value: own(found.values).join("; "), says }, { href });
}

/** Whether a text that quotes a number holds the values of a record, as some language writes them. */
function holds(text, languages) {
  return !/\d/.test(text) || languages.some((values) => values.every((value) => whole(plain(value)).test(text)));
}

/** Finds a value where it is no part of a longer number or word. */
function whole(value) {
  const end = /[\p{L}\p{N}_]$/u.test(value) ? "(?![.,]?\\p{Nd})(?![\\p{L}\\p{N}_])" : "";
  return new RegExp(`(?<![\\p{L}\\p{N}_\\-])(?<!\\p{Nd}[.,])${value.replace(/[.*+?^${}()|[\]\\\/]/g, "\\$&")}${end}`, "u");
}

/** Text without what a form of citation wraps it in: case, spaces and minus signs of all kinds, escapes. */
function plain(text) {
  const page = new DOMParser().parseFromString(text.replaceAll("<", "&lt;"), "text/html");
  const bare = page.body.textContent.replace(/[\\{}]/g, "").normalize("NFKC").replaceAll("\u2212", "-");
  return bare.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
}

/** What is said of a text that names no version whole: the record may be known, and the hash cut short. */
async function unnamed(section, text) {
  const known = {};
  for (const [record, n] of names(text)) {
    known[record[0]] ??= await records(section.dataset.files, record);
    if (known[record[0]].includes(record)) return { outcome: "cut-short", says: say(section, "cut-short", { record, n }) };
  }
  return { outcome: "no-citation", says: say(section, "no-citation") };
}

/** What could be the key of a record, anchors of addresses first, and how many digits of a hash stand after it. */
function* names(text) {
  const anchored = [...text.matchAll(/#(\S*)/g)].flatMap((found) => found[1].match(NAME) ?? []);
  for (const found of [...anchored, ...(text.match(NAME) ?? [])]) {
    yield [found, 0];
    const cut = found.match(/^(.+)-([0-9a-f]{0,11})$/);
    if (cut) yield [cut[1], cut[2].length];
  }
}

/** The keys that begin with the letter of one. */
async function records(files, record) {
  return (await json(`${files}cite/records/${record[0]}.json`)) ?? [];
}

/** What a file holds; nothing where there is none. */
async function json(address) {
  const answer = await fetch(address);
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return answer.json();
}

/** The sentence for an outcome, its places filled. */
function say(section, outcome, values) {
  const key = outcome.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
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
