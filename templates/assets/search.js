// The search page: what is asked stands in its address, what is found in its list. SQLite comes with the first word.
"use strict";

(() => {
  const form = document.querySelector("form.search"), told = document.querySelector(".told");
  const hits = document.querySelector(".hits"), turned = document.querySelector(".turned");
  const field = form.elements.q, words = JSON.parse(form.dataset.words), { language } = form.dataset;
  // Hits on a page
  const SIZE = 10;
  // Milliseconds without a key
  const PAUSE = 250;
  const NAMES = ["q", "in", "section", "topic", "from", "to", "sort"];
  // Name → cards
  const packs = new Map();
  // Address → article's page.
  const articles = new Map();
  let tools = null, asked = null, page = 1, latest = 0, settled = true, pause = 0;

  if (location.protocol === "file:") {
    document.querySelector(".without-script p").textContent = words.disk;
    form.remove();
    return;
  }
  form.hidden = false;
  document.querySelector(".without-script").hidden = true;
  // Who comes with a question waits for no more than must be
  if (location.search) begin().catch(() => {});

  // What is told of a search ---------------------------------------------------------------------

  function say(text, { reload = false, busy = false } = {}) {
    told.classList.toggle("busy", busy);
    told.replaceChildren(text);
    if (!reload) return;
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = words.reload;
    link.addEventListener("click", (event) => { event.preventDefault(); location.reload(); });
    told.append(" ", link);
  }

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function fail(fault) {
    const known = ["renewed", "unreachable"].includes(fault);
    hits.replaceChildren();
    turned.hidden = true;
    say(known ? words[fault] : words.broken, { reload: known });
  }

  // What is needed to search, fetched once ---------------------------------------------------------

  function begin() {
    tools ??= load().catch((fault) => { tools = null; throw fault; });
    return tools;
  }

  async function load() {
    const { dataset: data } = form, whole = (path) => new URL(path, location.href).href;
    const folder = whole(data.index).replace(/[^/]*$/, "");
    const worker = new Worker(data.worker);
    worker.onmessage = ({ data: answer }) => answered(answer);
    worker.onerror = () => fail("");
    const scripts = Promise.all([script(data.query), script(data.excerpt)]);
    const [code, [facts, entry]] = await Promise.all([machine(data.code), index(data.index, folder), scripts]);
    worker.postMessage({ code, facts, entry, folder });
    // eslint-disable-next-line no-undef
    return { facts, worker, folder, readQuery, shown: excerpts(facts) };
  }

  // An answer; what is not there is what `missing` says.
  async function fetched(path, missing, options) {
    const answer = await fetch(path, options).catch(() => null);
    if (!answer?.ok) throw new Error(answer ? missing : "unreachable");
    return answer;
  }

  const named = (folder, name) => fetched(`${folder}${name.slice(0, 2)}/${name}.bin`, "renewed");

  // What leads to all of the index, and what of it every search begins with.
  async function index(path, folder) {
    const facts = await (await fetched(path, "unreachable", { cache: "no-cache" })).json();
    return [facts, await (await named(folder, facts.entry.name)).arrayBuffer()];
  }

  // SQLite's machine code, made ready while its worker begins. It is packed, to be as small on hosts that compress
  // nothing.
  async function machine(path) {
    const packed = new Uint8Array(await (await fetched(path, "unreachable")).arrayBuffer());
    const plain = packed[0] === 0 && packed[1] === 0x61;
    const stream = new Response(packed).body;
    const body = plain ? stream : stream.pipeThrough(new DecompressionStream("deflate-raw"));
    return WebAssembly.compileStreaming(new Response(body, { headers: { "content-type": "application/wasm" } }));
  }

  function script(path) {
    return new Promise((loaded, failed) => {
      const element = document.createElement("script");
      element.src = path;
      element.onload = loaded;
      element.onerror = () => failed(new Error("unreachable"));
      document.head.append(element);
    });
  }

  // The question: from the form, to and from the address ------------------------------------------

  // 2015, 2015-10 or 2015-10-14 as the first or last day of it, as one number; null for what is no date.
  function day(input, last) {
    const text = input.value.trim().replace(/[٠-٩۰-۹]/g, (digit) => digit.codePointAt(0) & 15);
    const parts = /^(\d{4})(?:\D(\d\d?)(?:\D(\d\d?))?)?$/.exec(text)?.slice(1).filter(Boolean).map(Number);
    const fits = parts && (parts[1] ?? 1) >= 1 && (parts[1] ?? 1) <= 12 && (parts[2] ?? 1) >= 1 && (parts[2] ?? 1) <= 31;
    input.setAttribute("aria-invalid", String(Boolean(text && !fits)));
    if (!text || !fits) return 0;
    return parts[0] * 10000 + (parts[1] ?? (last ? 12 : 1)) * 100 + (parts[2] ?? (last ? 31 : 1));
  }

  function address(turn = page) {
    const values = NAMES.map((name) => [name, form.elements[name]?.value.trim() ?? ""]);
    const given = new URLSearchParams(values.filter(([, value]) => value));
    if (turn > 1) given.set("page", turn);
    const text = given.toString();
    return location.pathname + (text && `?${text}`);
  }

  function fromAddress() {
    const given = new URLSearchParams(location.search);
    for (const name of NAMES) {
      const control = form.elements[name];
      if (!control) continue;
      control.value = given.get(name) ?? "";
      if (control.selectedIndex === -1) control.value = "";
    }
    page = Math.min(Math.max(Number.parseInt(given.get("page"), 10) || 1, 1), 1000);
    if (given.size) form.querySelector(".help").open = false;
    search();
  }

  function toAddress({ push }) {
    const wanted = address();
    if (wanted !== location.pathname + location.search) history[push ? "pushState" : "replaceState"](null, "", wanted);
  }

  // The search itself -----------------------------------------------------------------------------

  async function search() {
    clearTimeout(pause);
    const id = (latest += 1);
    const from = day(form.elements.from, false), to = day(form.elements.to, true);
    const given = [field, form.elements.section, form.elements.topic].some((control) => control?.value.trim());
    if (!given) return clear("");
    try {
      say(words.busy, { busy: true });
      const { facts, worker, readQuery } = await begin();
      if (id !== latest) return undefined;
      const query = readQuery(field.value, { ...facts, field: form.elements.in.value });
      const { value: section = "" } = form.elements.section ?? {}, { value: topic = "" } = form.elements.topic ?? {};
      if (!query.match && (field.value.trim() || !(section || topic))) {
        return clear(query.negative ? words.negative : words.none);
      }
      asked = {
        id, page, section, from, to, size: SIZE, match: query.match, topic: topic.trim(), undated: facts.undated,
        phrases: query.phrases.map((phrase) => phrase.match), sort: form.elements.sort.value || "newest", marks: query.phrases,
      };
      worker.postMessage(asked);
    } catch (fault) {
      if (id === latest) fail(fault.message);
    }
    return undefined;
  }

  function clear(text) {
    hits.replaceChildren();
    turned.hidden = true;
    say(text);
  }

  async function answered(answer) {
    if (answer.topics) return suggest(answer.topics);
    if (answer.fault && (answer.id === undefined || answer.id === latest)) return fail(answer.fault);
    if (answer.id !== latest) return undefined;
    if (answer.hits) return show(answer, asked).catch((fault) => answer.id === latest && fail(fault.message));
    asked.count = answer;
    return count();
  }

  function count() {
    if (!asked.count || !asked.shown) return;
    const { count: found, exact } = asked.count, parts = [];
    if (asked.unknown) return say(words.topic);
    if (!found && exact) return say(words.none);
    parts.push(filled(exact ? words.count : words.more, { count: new Intl.NumberFormat(language).format(found) }));
    if (asked.part) parts.push(words.part);
    if (asked.page > 1) parts.push(filled(words.page, { page: new Intl.NumberFormat(language).format(asked.page) }));
    say(parts.join(" · "));
  }

  async function show({ hits: found, more, whole, unknown }, question) {
    const cards = await Promise.all(found.map(([n, name]) => card(n, name)));
    if (question.id !== latest) return;
    const { shown, worker } = await begin();
    looking.disconnect();
    hits.replaceChildren(...cards.map((each) => hit(each, question, shown)));
    turn(more);
    Object.assign(question, { shown: true, part: !whole, unknown });
    worker.postMessage({ shown: question.id });
    count();
  }

  async function card(n, name) {
    if (!packs.has(name)) packs.set(name, unpacked(name));
    const found = (await packs.get(name)).find(([number_]) => number_ === n);
    if (!found) throw new Error("renewed");
    return found;
  }

  async function unpacked(name) {
    const { folder } = await begin();
    const answer = await named(folder, name);
    return new Response(answer.body.pipeThrough(new DecompressionStream("deflate-raw"))).json();
  }

  // What is found ---------------------------------------------------------------------------------

  function made(name, className, ...within) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...within);
    return element;
  }

  function hit([, url, headline, byline, date, section, standfirst, tongue, direction], { marks }, shown) {
    const link = made("a"), deck = made("p", "standfirst"), by = made("bdi");
    link.href = form.dataset.root + url.split("/").map(encodeURIComponent).join("/");
    shown.mark(link, headline, marks, "headline");
    shown.mark(deck, standfirst, marks, "body");
    shown.mark(by, byline, marks, "byline");
    const title = made("h3", "", link), fine = made("p", "fine", ...(byline ? [by, " · "] : []), when(date));
    for (const element of tongue || direction ? [title, deck, by] : []) {
      if (tongue) element.lang = tongue;
      if (direction) element.dir = direction;
    }
    const article = made("article", "card", ...(section ? [made("p", "kicker", made("span", "", section))] : []), title, deck, fine);
    const item = made("li", "", article);
    Object.assign(item, { address: link.href, deck, marks });
    looking.observe(item);
    return item;
  }

  function when(iso) {
    if (!iso) return words.undated;
    const [year, month, date] = iso.slice(0, 10).split("-").map(Number);
    const form_ = { year: "numeric", ...(month && { month: "long" }), ...(date && { day: "numeric" }), timeZone: "UTC" };
    const at = new Date(Date.UTC(2000, (month || 1) - 1, date || 1));
    at.setUTCFullYear(year);
    const text = new Intl.DateTimeFormat(language === "en" ? "en-GB" : `${language}-u-ca-gregory-nu-latn`, form_).format(at);
    if (!date) return text;
    const element = made("time", "", text);
    element.dateTime = iso;
    return element;
  }

  // The passage in which the words stand is read from the article's page, when its hit comes into view.
  const looking = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) continue;
      looking.unobserve(target);
      if (target.marks.length) excerpt(target);
    }
  });

  async function excerpt({ address: path, deck, marks }) {
    try {
      if (!articles.has(path)) articles.set(path, fetch(path).then((answer) => (answer.ok ? answer.text() : "")));
      const text = new DOMParser().parseFromString(await articles.get(path), "text/html");
      (await begin()).shown.passage(deck, text, marks);
    } catch { /* the standfirst stays */ }
  }

  function turn(more) {
    turned.hidden = page === 1 && !more;
    const way = (to, text, rel) => {
      const link = made("a", "", text);
      link.href = address(to);
      link.rel = rel;
      link.addEventListener("click", (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        page = to;
        toAddress({ push: true });
        search();
        field.scrollIntoView();
        told.focus();
      });
      return link;
    };
    turned.replaceChildren(
      page > 1 ? way(page - 1, words.earlier, "prev") : made("span"),
      made("span", "", filled(words.page, { page: new Intl.NumberFormat(language).format(page) })),
      more ? way(page + 1, words.later, "next") : made("span"),
    );
  }

  async function suggest(names) {
    form.querySelector("datalist").replaceChildren(...names.map((name) => made("option", "", name)));
  }

  // Hands on the keys -----------------------------------------------------------------------------

  field.addEventListener("focus", () => { begin().catch(() => {}); }, { once: true });
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      page = 1;
      toAddress({ push: settled });
      settled = false;
      search();
    }, PAUSE);
  });

  form.elements.topic?.addEventListener("input", async (event) => {
    const { worker } = await begin().catch(() => ({}));
    worker?.postMessage({ suggest: event.target.value.trim() });
  });

  function settle() {
    page = 1;
    settled = true;
    toAddress({ push: true });
    search();
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); settle(); });
  form.querySelector(".narrowed").addEventListener("change", settle);
  addEventListener("popstate", () => { settled = true; fromAddress(); });

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...hits.querySelectorAll("h3 a")], at = links.indexOf(document.activeElement);
    const typing = document.activeElement?.matches("input, select, textarea");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "/" && !typing) {
      field.focus();
      field.select();
    } else if (event.key === "Escape" && at >= 0) {
      field.focus();
    } else if (step && (at >= 0 || document.activeElement === field) && links.length && (at >= 0 || step > 0)) {
      (links[at + step] ?? (at + step < 0 ? field : links.at(-1))).focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  fromAddress();
})();
