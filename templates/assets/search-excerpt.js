// The words that were looked for, marked where they stand: in headlines, and in the passage that holds most of them.
"use strict";

/* exported excerpts */
const excerpts = ({ alone = "", dropped = "" }) => {
  // Characters of a passage
  const LONG = 240;
  // Of them before the first word found
  const BEFORE = 70;
  const left = new RegExp(`\\p{M}${dropped ? `|${dropped}` : ""}`, "gu");
  const single = alone ? new RegExp(`^${alone}$`, "u") : /^$/;

  // A text without accents and capitals, and where each of its characters stood.
  function folded(text) {
    let plain = "";
    const at = [];
    for (let index = 0; index < text.length; ) {
      const letter = String.fromCodePoint(text.codePointAt(index));
      const bare = letter.normalize("NFD").replace(left, "").toLowerCase();
      for (let count = 0; count < bare.length; count += 1) at.push(index);
      plain += bare;
      index += letter.length;
    }
    at.push(text.length);
    return { plain, at };
  }

  function pattern({ words, prefix }) {
    const parts = folded(words).plain.match(/[\p{L}\p{N}]+/gu) ?? [];
    const apart = (part) => single.test(part);
    const begun = parts.length && !apart(parts[0]) ? "(?<![\\p{L}\\p{N}])" : "";
    const ended = parts.length && !prefix && !apart(parts.at(-1)) ? "(?![\\p{L}\\p{N}])" : "";
    const joined = parts.map((part, index) => {
      if (!index) return part;
      return `[^\\p{L}\\p{N}]${apart(part) && apart(parts[index - 1]) ? "*" : "+"}${part}`;
    });
    return new RegExp(parts.length ? begun + joined.join("") + ended + (prefix ? "[\\p{L}\\p{N}]*" : "") : "(?!)", "gu");
  }

  // [from, to, which phrase] of all that is found in a text, in its order, none over another.
  function places(text, patterns) {
    const { plain, at } = folded(text);
    const found = patterns.flatMap((each, phrase) => [...plain.matchAll(each)].map((match) => {
      const end = match.index + match[0].length;
      return [at[match.index], at[end - 1] + (at[end] > at[end - 1] ? at[end] - at[end - 1] : 1), phrase];
    }));
    found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    return found.filter(([from], index) => !found.slice(0, index).some(([, end]) => end > from));
  }

  const inside = (phrases, field) => phrases.filter((phrase) => !phrase.field || phrase.field === field).map(pattern);

  function write(element, text, found, shift = 0) {
    element.replaceChildren();
    let done = 0;
    for (const [from, to] of found) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from - shift, to - shift);
      element.append(text.slice(done, from - shift), mark);
      done = to - shift;
    }
    element.append(text.slice(done));
  }

  // Puts a text into an element with what was looked for in this field marked.
  function mark(element, text, phrases, field) {
    write(element, text, places(text, inside(phrases, field)));
  }

  // The passage of an article's page that holds most of what was looked for; false where it holds nothing of it.
  function passage(element, page, phrases) {
    const texts = page.querySelectorAll(".prose > :not(.pullquote, figure, .end), .prose figcaption, .story figcaption");
    const patterns = { body: inside(phrases, "body"), caption: inside(phrases, "caption") };
    let best = { score: 0 };
    for (const each of texts) {
      for (const part of each.querySelectorAll("li, p, td, th, br")) part.before(" ");
      const text = each.textContent.replace(/\s+/g, " ").trim();
      const found = places(text, patterns[each.matches("figcaption") ? "caption" : "body"]);
      const score = new Set(found.map(([, , phrase]) => phrase)).size;
      if (score > best.score) best = { score, text, found };
    }
    if (!best.score) return false;
    const from = start(best.text, best.found[0][0]), to = end(best.text, from + LONG);
    const shown = best.found.filter(([begun, ended]) => begun >= from && ended <= to);
    const opened = from ? "… " : "";
    const text = opened + best.text.slice(from, to) + (to < best.text.length ? " …" : "");
    write(element, text, shown, from - opened.length);
    return true;
  }

  function start(text, found) {
    if (found < BEFORE * 1.5) return 0;
    const space = text.indexOf(" ", found - BEFORE);
    return space < 0 || space >= found ? found - BEFORE : space + 1;
  }

  function end(text, wanted) {
    if (wanted >= text.length) return text.length;
    const space = text.lastIndexOf(" ", wanted);
    return space > wanted - 40 ? space : wanted;
  }

  return { mark, passage };
};
