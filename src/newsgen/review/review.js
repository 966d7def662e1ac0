"use strict";

// Everything shown comes as text and is set as text: no word of an article is ever taken for HTML.

const KEYS = {
  h: ["headline", "Headline"], s: ["standfirst", "Standfirst"], i: ["kicker", "Kicker"], b: ["byline", "Byline"],
  d: ["date", "Date"], t: ["dateline", "Dateline"], c: ["caption", "Caption"], f: ["credit", "Credit"],
  p: ["paragraph", "Paragraph"], u: ["subhead", "Subhead"], l: ["list_item", "List item"], q: ["pullquote", "Set-off quote"],
  e: ["embed", "Embed"], o: ["source_line", "Source line"], n: ["note", "Note"], a: ["author_bio", "About the author"],
  x: ["boilerplate", "Left out"],
};
const ALWAYS = new Set(["headline", "standfirst", "kicker", "byline", "dateline", "published", "source_line", "agencies"]);
const PHOTO = { caption: "Caption", credit: "Credit", date: "Date", place: "Place", alt: "In words for the blind" };

const of = (id) => document.getElementById(id);
let state = {};
let part = 0; // the part of the source that is chosen
let quote = 0; // the quote that selected words go to
let visit = 0; // another for each article shown: what was meant for one is not done to the next
let chosen = ""; // the words last selected in the source
let doing = Promise.resolve(); // one request after the other

// -- elements ----------------------------------------------------------------------------------

function made(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element && !key.startsWith("aria")) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

function sure(about, unsure) {
  const told = [about.status, about.rule, about.confidence < 1 ? about.confidence.toFixed(2) : ""].filter(Boolean);
  const words = (unsure ? "unsure · " : "") + told.join(" · ");
  return made("span", { className: unsure ? "how unsure" : "how" }, words);
}

const doubted = (kind, at) => state.article.doubts.some((doubt) => doubt.kind === kind && doubt.at === String(at));

// -- asking ------------------------------------------------------------------------------------

function ask(path, body, said) {
  const meant = visit;
  doing = doing.then(() => (meant === visit ? asked(path, body, said) : undefined)).catch(lost);
  return doing;
}

async function asked(path, body, said) {
  const sent = typeof body === "function" ? body() : body;
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Newsgen-Review": "1" },
    body: JSON.stringify(sent ?? {}),
  });
  const told = await answer.json();
  if (answer.ok) {
    shown(told, said);
    return;
  }
  if (told.problem.rule === "review/changed") shown(await (await fetch("state")).json(), "");
  else draw();
  problem(`${told.problem.message} ${told.problem.mend}`);
}

function lost() {
  problem("The review has been closed, or cannot be reached: nothing more is written. Start `newsgen review` again.");
}

function step(what, said) {
  const article = () => ({ path: state.article.path, sha256: state.article.sha256, step: what });
  return ask("step", article, said);
}

function problem(words) {
  of("problem").textContent = words;
  of("problem").hidden = !words;
  if (words) of("status").textContent = "";
}

// -- showing -----------------------------------------------------------------------------------

function shown(told, said) {
  const before = state.article;
  state = told;
  of("status").textContent = said || "";
  problem(told.problem || "");
  const same = before && told.article && stem(before.path) === stem(told.article.path);
  if (!same) {
    visit += 1;
    chosen = "";
    const first = (kind) => told.article?.doubts.find((doubt) => doubt.kind === kind);
    part = Number(first("block")?.at ?? 0);
    quote = Number(first("quote")?.at ?? 0);
    of("page").removeAttribute("src");
  }
  draw();
  if (!same) (told.article ? of("source") : of("end")).focus({ preventScroll: true });
  preview();
}

const stem = (path) => path.replace(/\.[^./]*$/, "");

function draw() {
  const article = state.article;
  of("count").textContent = article ? `${state.done + 1} of ${state.total}` : `${state.done} of ${state.total} done`;
  of("meter").max = Math.max(state.total, 1);
  of("meter").value = state.done;
  of("path").textContent = article ? article.path : state.path || "";
  document.title = article ? `${state.done + 1} of ${state.total} · ${article.headline}` : "Review";
  of("undo").disabled = !state.undo;
  for (const id of ["back", "next"]) of(id).disabled = state.waiting < 2;
  for (const id of ["right", "doubt"]) of(id).disabled = !article;
  of("desk").hidden = !article;
  of("end").hidden = Boolean(article) || state.waiting > 0;
  of("end").textContent = "All doubtful readings are reviewed. You can close this page; Ctrl-C in the terminal ends the review.";
  if (!article) return;
  const focus = document.activeElement?.dataset?.key;
  part = Math.min(part, Math.max(article.parts.length - 1, 0));
  drawSource(article);
  of("fields").replaceChildren(...fields(article));
  of("photos").replaceChildren(...photos(article));
  of("quotes").replaceChildren(...quotes(article));
  of("names").replaceChildren(...article.names.map((name) => made("option", { value: name })));
  if (focus) document.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
}

function drawSource(article) {
  const parts = article.parts.map((each, number) => option(article, each, number));
  const none = made("p", {}, "The original is not there any more, or too long to be shown line by line.");
  of("source").replaceChildren(...(article.original ? parts : [none]));
  of("source").dir = article.direction;
  choose(part);
}

function option(article, each, number) {
  const lines = article.lines.filter((line) => line.part === number);
  const became = lines[0]?.outcome ?? "";
  const was = made("span", { className: "was", dir: "ltr" }, `${lines[0]?.number ?? ""} ${became} `);
  if (each.unsure) was.append(made("span", { className: "unsure" }, `unsure ${each.confidence.toFixed(2)}`));
  const words = lines.map((line) => made("span", { className: "words", lang: article.language }, ...line.pieces.map(piece)));
  const element = made("div", { id: `part-${number}`, className: `part ${lines[0]?.family ?? ""}`, role: "option" }, was, ...words);
  element.addEventListener("click", () => choose(number));
  return element;
}

function piece(each) {
  return each.kinds ? made("span", { className: each.kinds, title: each.told }, each.text) : each.text;
}

function choose(number) {
  part = number;
  const role = state.article.parts[part]?.role;
  for (const element of of("source").children) {
    element.setAttribute("aria-selected", String(element.id === `part-${part}`));
  }
  const element = of(`part-${part}`);
  if (element) of("source").setAttribute("aria-activedescendant", element.id);
  element?.scrollIntoView({ block: "nearest" });
  for (const button of of("roles").children) button.setAttribute("aria-pressed", String(button.value === role));
}

function labelled(label, key, control, ...more) {
  control.id = `for-${key}`;
  control.dataset.key = key;
  return made("div", { className: "one" }, made("label", { htmlFor: control.id }, label), control, ...more);
}

function typed(value, long, said) {
  const control = made(long ? "textarea" : "input", { value, dir: "auto", spellcheck: false });
  if (long) control.rows = Math.min(Math.max(value.split("\n").length, 1), 6);
  else control.type = "text";
  control.addEventListener("change", () => said(control.value));
  return control;
}

function fields(article) {
  const one = (field) => {
    const save = (value) => step({ type: "field", name: field.name, value }, `${field.name}: saved as given.`);
    const control = typed(field.value, field.long, save);
    return labelled(field.name.replace("_", " "), `field-${field.name}`, control, sure(field, doubted("field", field.name)));
  };
  const common = article.fields.filter((field) => ALWAYS.has(field.name) || field.value);
  const others = article.fields.filter((field) => !common.includes(field));
  return [...common.map(one), made("details", {}, made("summary", {}, "More fields"), ...others.map(one))];
}

function photos(article) {
  const group = (photo, number) => {
    const each = Object.entries(PHOTO).filter(([name]) => photo[name] || name === "caption" || name === "credit");
    const controls = each.map(([name, label]) => {
      const save = (value) => step({ type: "photo", number, part: name, value }, `Photo ${number + 1}, ${name}: saved.`);
      return labelled(label, `photo-${number}-${name}`, typed(photo[name], false, save));
    });
    return made("fieldset", {}, made("legend", {}, `Photo ${number + 1}${photo.file ? `: ${photo.file}` : ""}`), ...controls);
  };
  return article.photos.length ? [made("h2", {}, "Photos"), ...article.photos.map(group)] : [];
}

function quotes(article) {
  return article.quotes.length ? [made("h2", {}, "Quotes"), ...article.quotes.map(spoken)] : [];
}

function spoken(each, number) {
  const save = (speaker) => step({ type: "speaker", quote: number, speaker }, "Speaker saved as given.");
  const name = typed(each.speaker, false, save);
  name.setAttribute("list", "names");
  const told = { ...each, status: whose(each) };
  const large = made("input", { type: "checkbox", checked: each.large, id: `large-${number}` });
  large.dataset.key = `large-${number}`;
  large.addEventListener("change", () => step({ type: "large", quote: number, on: large.checked }, large.checked ? "Set large." : "Not set large."));
  const use = made("button", { type: "button" }, "Selected words");
  use.dataset.key = `use-${number}`;
  use.addEventListener("click", () => speaker(number));
  const row = made("div", { className: "row" }, made("span", {}, large, " ", made("label", { htmlFor: large.id }, "Pull quote")), use);
  const words = made("legend", { dir: "auto" }, `“${each.text}”`);
  const group = made("fieldset", { className: number === quote ? "current" : "" }, words, labelled("Speaker", `speaker-${number}`, name, sure(told, doubted("quote", number))), row);
  group.addEventListener("focusin", () => current(number));
  return group;
}

function whose(each) {
  if (!each.inferred) return "";
  return each.speaker ? `inferred from “${each.mention}”` : `who is “${each.mention}”?`;
}

function current(number) {
  quote = number;
  of("quotes").querySelectorAll("fieldset").forEach((each, place) => each.classList.toggle("current", place === number));
}

function speaker(number) {
  if (!chosen) problem("Select the speaker’s name in the source first.");
  else if (state.article.quotes[number]) step({ type: "speaker", quote: number, speaker: chosen }, `Speaker: ${chosen}`);
}

async function preview() {
  if (!state.article) return;
  const meant = visit;
  const { path, draft, sha256 } = state.article;
  of("rendered").textContent = "The page is being built …";
  try {
    const told = await (await fetch(`preview?path=${encodeURIComponent(path)}`)).json();
    if (meant !== visit || sha256 !== state.article.sha256) return;
    of("rendered").textContent = told.problems.join(" ") || (told.address ? "" : draft ? "A draft: it has no page." : "It has no page.");
    if (told.address) of("page").src = `site/${told.address}?${told.mark}`;
  } catch {
    lost();
  }
}

// -- keys --------------------------------------------------------------------------------------

const DOING = {
  j: () => choose(Math.min(part + 1, state.article.parts.length - 1)),
  k: () => choose(Math.max(part - 1, 0)),
  w: () => speaker(quote),
  z: () => of("undo").click(),
  "[": () => of("back").click(),
  "]": () => of("next").click(),
  ".": () => of("doubt").click(),
  Enter: () => of("right").click(),
  Home: () => choose(0),
  End: () => choose(state.article.parts.length - 1),
};
DOING.ArrowDown = DOING.j;
DOING.ArrowUp = DOING.k;

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !state.article) return;
  const action = DOING[event.key] ?? (KEYS[event.key] && (() => relabel(KEYS[event.key][0])));
  if (!action) return;
  event.preventDefault();
  if (!event.repeat || event.key.startsWith("Arrow") || "jk".includes(event.key)) action();
}

function relabel(role) {
  const each = state.article.parts[part];
  if (each && each.role !== role) step({ type: "role", part, role }, `Line saved as ${role.replace("_", " ")}.`);
}

// The doubts in their order, one at each press: a line is chosen, a field or a quote gets the focus.
let place = -1;
function toDoubt() {
  const doubts = state.article.doubts;
  if (!doubts.length) {
    of("status").textContent = "Nothing is in doubt any more.";
    return;
  }
  place = (place + 1) % doubts.length;
  const { kind, at } = doubts[place];
  if (kind === "block") {
    choose(Number(at));
    of("source").focus();
  } else of(kind === "field" ? `for-field-${at}` : `for-speaker-${at}`)?.focus();
}

function noted() {
  const now = document.getSelection();
  const words = now.toString().trim();
  if (words && of("source").contains(now.anchorNode) && of("source").contains(now.focusNode)) chosen = words.replace(/\s+/g, " ");
}

for (const [key, [role, label]] of Object.entries(KEYS)) {
  const button = made("button", { type: "button", value: role, "aria-keyshortcuts": key }, `${label} `, made("kbd", {}, key));
  button.addEventListener("click", () => relabel(role));
  of("roles").append(button);
}
of("source").addEventListener("keydown", pressed);
of("back").addEventListener("click", () => ask("move", { by: -1 }));
of("next").addEventListener("click", () => ask("move", { by: 1 }));
of("undo").addEventListener("click", () => ask("undo", {}, "The last step was taken back."));
of("right").addEventListener("click", () => step({ type: "right" }, "Reviewed."));
of("doubt").addEventListener("click", toDoubt);
new ResizeObserver(([bar]) => {
  document.documentElement.style.setProperty("--bar", `${Math.ceil(bar.target.offsetHeight)}px`);
}).observe(document.querySelector(".bar"));
document.addEventListener("selectionchange", noted);
fetch("state").then((answer) => answer.json()).then((told) => shown(told, "")).catch(lost);
