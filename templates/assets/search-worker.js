// Searching, away from the page: one question at a time, the latest; what has been overtaken is not asked.
"use strict";

import "_search-sqlite.js";
import "_search-inflate.js";

// Hits are counted so far
const COUNTED = 1000;
// Of the best at most
const RANKED = 200;
// A phrase that is oftener than this is not ranked by how often
const COMMON = 2000;
// Chunks
const FOR_HITS = 600;
const FOR_COUNT = 6;
const FOR_RARE = 16;
// Headline, byline, caption, body, filters
const WEIGHTS = "10, 4, 3, 1, 0";
// Times that chunks are brought side by side; then each is fetched when it is asked for
const DEEP = 32;
const LIVING = "rowid between ? and ? and rowid not in (select n from gone)";

let archive, waiting = null, suggested = null, found = null, shown = null, busy = false;

onmessage = async ({ data }) => {
  if (data.facts) {
    archive = begin(data);
    archive.catch((fault) => postMessage({ fault: fault.message }));
  } else {
    if (data.suggest !== undefined) suggested = data.suggest;
    else if (data.shown !== undefined) shown = data.shown;
    else waiting = data;
    if (!busy) work();
  }
};

function begin({ code, facts, entry, folder }) {
  return prepareArchive(code, facts, entry, (name) => `${folder}${name.slice(0, 2)}/${name}.bin`);
}

async function work() {
  busy = true;
  while (waiting || suggested !== null || shown !== null) {
    if (waiting) await answer();
    else if (suggested !== null) await suggest();
    else count();
  }
  busy = false;
}

async function answer() {
  const asked = waiting;
  waiting = null;
  try {
    found = new Search(await archive, asked);
    const hits = await found.sought(() => waiting);
    // What was typed meanwhile comes first
    if (!waiting) postMessage({ id: asked.id, ...hits });
  } catch (fault) {
    postMessage({ id: asked.id, fault: fault.message });
  }
}

// Once the hits are seen: counting would keep their cards waiting.
function count() {
  const { id } = found.asked, wanted = shown === id;
  shown = null;
  if (!wanted) return;
  try {
    postMessage({ id, ...found.count() });
  } catch (fault) {
    postMessage({ id, fault: fault.message });
  }
}

// Topics whose names begin so, for who types one.
async function suggest() {
  const begun = slug(suggested);
  suggested = null;
  try {
    const sql = "select name from terms where kind = 'topic' and slug >= ? and slug < ? limit 12";
    postMessage({ topics: begun ? [...(await archive).rows(sql, [begun, `${begun}\uffff`])].map(([name]) => name) : [] });
  } catch {
    // What is asked next will say what is wrong
    postMessage({ topics: [] });
  }
}

const slug = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

class Search {
  constructor(database, asked) {
    Object.assign(this, { database, asked, limits: {} });
    this.chunks = database.chunks;
  }

  one(sql, values) {
    return this.all(sql, values)[0]?.[0] ?? null;
  }

  all(sql, values) {
    return [...this.database.rows(sql, values)];
  }

  // The hits. They are looked for until a chunk is lacking, and so is every word by itself; what all of them lack is
  // brought together, and they are looked for again. One after the other they waited five times as often for the far end.
  async sought(overtaken) {
    const { asked, chunks } = this;
    const words = [...(asked.match ?? "").matchAll(/"([^"]*)"( \*)?/g)].flatMap(([, text, star = ""]) => {
      const each = text.split(" ");
      return each.map((word, at) => `"${word}"${at === each.length - 1 ? star : ""}`);
    });
    const newest = asked.sort === "oldest" ? "desc" : "";
    const one = `select rowid from words where words match ? and ${LIVING} order by rowid ${newest} limit 1`;
    // Its second, too: what leads FTS5 on within a word is apart from where the word begins
    const begun = (word) => this.one(one, [word, (this.one(one, [word, 0, Number.MAX_SAFE_INTEGER]) ?? 0) + 1, Number.MAX_SAFE_INTEGER]);
    const single = words.length > 1 ? [...new Set(words)].map((word) => () => begun(word)) : [];
    chunks.rows.clear();
    for (let turn = 0; turn < DEEP && !overtaken(); turn += 1) {
      const lacking = new Set(), hits = this.tried(() => this.hits(), lacking);
      if (!lacking.size) return hits;
      for (const word of single) this.tried(word, lacking);
      await chunks.bring(lacking);
    }
    return overtaken() ? null : this.hits();
  }

  // What comes of a question to which no chunk is fetched; those that it lacks are noted.
  tried(question, lacking) {
    this.chunks.lacking = lacking;
    try {
      return question();
    } catch (fault) {
      if (fault.message !== "lacking") throw fault;
      return null;
    } finally {
      this.chunks.lacking = null;
    }
  }

  // Runs with so many chunks to bring at most, under a name, however often; what was found until then, and whether
  // that is all.
  within(name, most, rows) {
    const found = [];
    this.chunks.most = this.limits[name] ??= this.chunks.fetched + most;
    try {
      for (const row of rows) found.push(row);
      return { found, whole: true };
    } catch (fault) {
      if (fault.message !== "enough") throw fault;
      return { found, whole: false };
    } finally {
      this.chunks.most = Infinity;
    }
  }

  // First and last number of the days asked for; null where no article stands there.
  span() {
    if (this.spanned !== undefined) return this.spanned;
    const { from, to, undated } = this.asked;
    if (!from && !to) return (this.spanned = [0, Number.MAX_SAFE_INTEGER]);
    const first = to && this.one("select first from days where day <= ? order by day desc limit 1", [to]);
    const last = from && this.one("select last from days where day >= ? order by day limit 1", [from]);
    const none = (to && first === null) || (from && last === null);
    return (this.spanned = none ? null : [first || 0, last || undated - 1]);
  }

  // The query with the filters; a topic is known by its name or by its slug.
  match() {
    const { match, section, topic } = this.asked;
    const filters = [section && `"\uE001${section.replaceAll("-", "\uE000")}"`];
    if (topic) {
      const known = this.topic(topic);
      if (known === null) return null;
      filters.push(`"\uE002${known.replaceAll("-", "\uE000")}"`);
    }
    const all = [match && `(${match})`, ...filters].filter(Boolean);
    return all.length ? all.join(" AND ") : null;
  }

  topic(name) {
    const exact = this.one("select slug from terms where kind = 'topic' and slug = ?", [slug(name)]);
    const alike = () => this.within("topic", FOR_RARE, this.database.rows("select slug from terms where kind = 'topic' and name = ? collate nocase limit 1", [name]));
    const found = exact ?? alike().found[0]?.[0] ?? null;
    this.unknown = found === null;
    return found;
  }

  hits() {
    const match = (this.matched = this.match()), span = this.span();
    if (!match || !span) return { hits: [], more: false, whole: true, unknown: this.unknown };
    const { size, page, sort } = this.asked;
    const skipped = (page - 1) * size;
    const { found, whole } = sort === "best" ? this.best(match, span) : this.inTime(match, span, size + 1, skipped);
    const shown = sort === "best" ? found.slice(skipped) : found;
    const numbers = shown.slice(0, size).map(([n]) => n);
    return { hits: this.packed(numbers), more: shown.length > size, whole };
  }

  // These numbers, each with the pack that its card is in. Where one is lacking the others are looked for all the same.
  packed(numbers) {
    let lacking = null;
    const found = numbers.map((n) => {
      try {
        return [n, this.pack(n)];
      } catch (fault) {
        if (fault.message !== "lacking") throw fault;
        lacking = fault;
        return null;
      }
    });
    if (lacking) throw lacking;
    return found;
  }

  pack(n) {
    return this.one("select lower(hex(name)) from packs where first <= ? order by first desc limit 1", [n]);
  }

  inTime(match, [first, last], limit, offset) {
    const newest = this.asked.sort !== "oldest", { undated } = this.asked;
    const sql = `select rowid from words where words match ? and ${LIVING} order by rowid ${newest ? "" : "desc"} limit ? offset ?`;
    if (newest || last < undated) return this.within("hits", FOR_HITS, this.database.rows(sql, [match, first, last, limit, offset]));
    // The oldest first; those without a date come last, in their own order.
    const dated = this.within("hits", FOR_HITS, this.database.rows(sql, [match, first, undated - 1, limit + offset, 0]));
    const rest = limit + offset - dated.found.length;
    if (!dated.whole || rest <= 0) return { found: dated.found.slice(offset), whole: dated.whole };
    const others = this.within("undated", FOR_HITS, this.database.rows(sql.replace("desc", ""), [match, undated, last, rest, 0]));
    return { found: [...dated.found, ...others.found].slice(offset), whole: others.whole };
  }

  // By weight where every word is rare enough to weigh all that hold it; else those with all in the headline, then
  // the newest.
  best(match, span) {
    const rare = this.asked.phrases.every((phrase) => this.rare(phrase));
    if (rare && this.asked.phrases.length) {
      const sql = `select rowid from words where words match ? and ${LIVING} order by bm25(words, ${WEIGHTS}), rowid limit ?`;
      return this.within("hits", FOR_HITS, this.database.rows(sql, [match, ...span, RANKED]));
    }
    const sql = `select rowid from words where words match ? and ${LIVING} order by rowid limit ?`;
    const { match: query } = this.asked;
    const above = query && !query.includes(" : ") ? match.replace(`(${query})`, () => `(headline : (${query}))`) : null;
    const first = above ? this.within("above", FOR_HITS / 2, this.database.rows(sql, [above, ...span, RANKED])) : { found: [], whole: true };
    const rest = this.within("hits", FOR_HITS / 2, this.database.rows(sql, [match, ...span, RANKED]));
    const seen = new Set(first.found.map(([n]) => n));
    const found = [...first.found, ...rest.found.filter(([n]) => !seen.has(n))].slice(0, RANKED);
    return { found, whole: first.whole && rest.whole };
  }

  rare(phrase) {
    const { found, whole } = this.within(phrase, FOR_RARE, this.database.rows("select rowid from words where words match ? limit ?", [phrase, COMMON + 1]));
    return whole && found.length <= COMMON;
  }

  count() {
    const span = this.span();
    if (!this.matched || !span) return { count: 0, exact: true };
    const sql = `select rowid from words where words match ? and ${LIVING} limit ?`;
    const { found, whole } = this.within("count", FOR_COUNT, this.database.rows(sql, [this.matched, ...span, COUNTED + 1]));
    const count = Math.min(found.length, COUNTED);
    return { count, exact: whole && found.length <= COUNTED };
  }
}
