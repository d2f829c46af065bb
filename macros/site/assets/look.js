// What Pagefind knows: its scripts and its index are fetched with the first question.
// The ranking: the name of a body before the title of a promise, and that before the title of a document.
const TITLES = { names: 12, titles: 5, documents: 1 };
const TYPED = Object.entries(TITLES).map(([level, weight]) => [`${level}_typed`, weight]);
const RANKING = { pageLength: 0.3, metaWeights: { ...TITLES, ...Object.fromEntries(TYPED), note: 0.5 } };
const KIND = "zq"; // before the name of its kind, a word of every page that nobody types

/** A question for the index in a folder: look(words, kind) finds pages, of one kind or of all. */
export function index(folder) {
  let loading;

  async function pagefind() {
    loading ??= load(folder);
    return loading.catch((error) => {
      loading = undefined;
      throw error;
    });
  }

  /** Every page that has the words, best first, but those before all others that have them whole and side by side. */
  return async function look(words, kind) {
    const { search } = await pagefind();
    const bare = words.replaceAll('"', " ").trim();
    const asked = [search(bare), search(`"${bare}"`), kind && search(KIND + kind)];
    const [any, exact, kin] = (await Promise.all(asked)).map((found) => found && byId(found));
    if (!any.size && !(await search(`${KIND}pages`)).results.length) throw new Error("the index is not there");
    const fitting = [...any.values()].filter(({ id }) => !kin || kin.has(id));
    const beside = fitting.filter(({ id }) => exact.has(id));
    const apart = fitting.filter(({ id }) => !exact.has(id));
    const all = [...beside, ...apart].map((result) => ({ shown: async () => shown(await result.data(), folder) }));
    return { all, beside: beside.length };
  };
}

/** Results by id, in their order. */
function byId({ results }) {
  return new Map(results.map((result) => [result.id, result]));
}

async function load(folder) {
  const found = await import(new URL("pagefind.js", folder));
  await found.options({ ranking: RANKING });
  await found.init();
  return found;
}

/** What a result shows. Its address in the index begins with its state, its kind and the language of its title. */
function shown({ raw_url: address, meta }, folder) {
  const [, state, kind, language, ...way] = address.split("/");
  const title = Object.keys(TITLES).map((level) => meta[level]).find(Boolean);
  return { href: new URL(`../${way.join("/")}`, folder).href, state, kind, language, title, note: meta.note ?? "" };
}
