// What a reader typed, as a query that FTS5 can take: whatever is typed, what comes out is well formed.
//
//   words            all of them            peace talks
//   "a phrase"       as it stands           "peace talks"
//   OR, |            either                 peace OR war
//   NOT, -word       without                peace -war
//   harb*            words that begin so    (three letters at least)
//   headline:word    in one field           also byline: caption: body:
//   ( )              together
"use strict";

/* exported readQuery */
const readQuery = (() => {
  const FIELDS = ["headline", "byline", "caption", "body"];
  const LONGEST = 1000, MOST = 32, DEEPEST = 12, PREFIX = 3;
  const TOKEN = /\s+|([()|])|([-–]?)(?:(\p{L}+):)?(?:["“”„«»]([^"“”„«»]*)["“”„«»]?(\*?)|([^\s()|"“”„«»]+))/gu;
  const WORD = /[\p{L}\p{N}]/u;

  function tokens(typed, { alone, dropped }) {
    const left = dropped ? new RegExp(dropped, "gu") : null, apart = alone ? new RegExp(alone, "gu") : null;
    const found = [];
    for (const [, mark, minus, named, quoted, starred, bare] of typed.slice(0, LONGEST).matchAll(TOKEN)) {
      if (mark) found.push({ mark: mark === "|" ? "OR" : mark });
      else if (quoted === undefined && bare === undefined) continue;
      else if (!minus && !named && ["AND", "OR", "NOT"].includes(bare)) found.push({ mark: bare });
      else found.push(...written({ minus, named, words: quoted ?? bare, starred: starred || bare?.endsWith("*") }));
    }
    return found;

    function written({ minus, named, words, starred }) {
      const field = FIELDS.find((name) => name === named?.toLowerCase());
      let plain = (named && !field ? `${named} ${words}` : words).replace(/[\p{Co}\p{Cc}\p{Cs}"*]/gu, " ");
      if (left) plain = plain.replace(left, "");
      if (apart) plain = plain.replace(apart, " $& ");
      plain = plain.replace(/\s+/g, " ").trim();
      if (!WORD.test(plain)) return [];
      const prefix = Boolean(starred) && [...plain.split(" ").at(-1)].length >= PREFIX;
      return [...(minus ? [{ mark: "NOT" }] : []), { words: plain, prefix, field }];
    }
  }

  // either := both (OR both)* · both := one ((AND | NOT)? one)* · one := ( either ) | words
  function tree(found) {
    let at = 0, count = 0;
    const is = (mark) => found[at]?.mark === mark;

    function either(depth) {
      const ways = [];
      do {
        const way = both(depth);
        if (way) ways.push(way);
      } while (is("OR") && ++at);
      return ways.length > 1 ? { any: ways } : ways[0];
    }

    function both(depth) {
      const all = [], none = [];
      while (at < found.length && !is("OR") && !(is(")") && depth)) {
        let without = false;
        while (is("AND") || is("NOT") || is(")")) {
          if (is(")") && depth) break;
          without = is("NOT") || (without && !is("AND"));
          at += 1;
        }
        const part = one(depth);
        if (part) (without ? none : all).push(part);
      }
      return all.length + none.length ? { all, none } : undefined;
    }

    function one(depth) {
      if (is("(")) {
        at += 1;
        if (depth >= DEEPEST) return undefined;
        const within = either(depth + 1);
        if (is(")")) at += 1;
        return within;
      }
      if (at >= found.length || found[at].mark) return undefined;
      count += 1;
      return count > MOST ? (at += 1, undefined) : found[at++];
    }

    return either(0);
  }

  const quoted = ({ words, prefix, field }) => `${field ? `${field} : ` : ""}"${words}"${prefix ? " *" : ""}`;

  // FTS5's words for a branch; nothing where it only says what must not be there.
  function sql(branch, phrases) {
    if (!branch) return "";
    if (branch.words) {
      phrases.push(branch);
      return quoted(branch);
    }
    if (branch.any) {
      const ways = branch.any.map((way) => sql(way, phrases)).filter(Boolean);
      return ways.length > 1 ? `(${ways.join(" OR ")})` : (ways[0] ?? "");
    }
    const all = branch.all.map((part) => sql(part, phrases)).filter(Boolean);
    if (!all.length) return "";
    const without = branch.none.map((part) => sql(part, [])).filter(Boolean);
    const together = all.length > 1 ? `(${all.join(" AND ")})` : all[0];
    return without.length ? `(${together} NOT (${without.join(" OR ")}))` : together;
  }

  // match: FTS5's query, empty where there is nothing to look for; phrases: what a hit holds, to be marked and weighed;
  // negative: whether words were given, but only such as must not be there.
  return (typed, { field = "", alone = "", dropped = "" } = {}) => {
    const found = tokens(typed, { alone, dropped });
    const named = FIELDS.includes(field) ? found.map((token) => (token.words ? { field, ...token, ...(token.field ? {} : { field }) } : token)) : found;
    const phrases = [];
    const match = sql(tree(named), phrases);
    return {
      match,
      phrases: phrases.map((phrase) => ({ ...phrase, match: quoted(phrase) })),
      negative: !match && found.some((token) => token.words),
    };
  };
})();
if (typeof module !== "undefined") module.exports = { readQuery };
