// Put into each page by `newsgen serve`: reloads after a build, and shows what is wrong. Never published.
{
  const mark = document.currentScript.dataset.mark;
  const SEEN = "newsgen-problems-closed";

  const STYLE = `
    :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; color-scheme: dark; }
    * { box-sizing: border-box; }
    section, button { font: 15px/1.5 system-ui, sans-serif; color: #f4f1ea; }
    section { background: #1d1b19; border-top: 4px solid #d1493f; max-height: 60vh; overflow: auto;
      padding: 1rem clamp(1rem, 4vw, 3rem) 1.5rem; box-shadow: 0 -1rem 3rem #0006; }
    section.mild { border-color: #d9a441; }
    header { display: flex; justify-content: space-between; align-items: start; gap: 1rem; }
    h2 { font-size: 1.1rem; margin: 0 0 .75rem; }
    ol { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
    li { border-inline-start: 3px solid #d1493f; padding-inline-start: .75rem; overflow-wrap: anywhere; }
    li.warning { border-color: #d9a441; } li.note { border-color: #6f9bd1; }
    code { font: 13px/1.5 ui-monospace, monospace; color: #b9b2a6; display: block; }
    .mend { color: #a9d6a0; }
    button { cursor: pointer; background: #37332f; border: 1px solid #57514a; border-radius: 4px;
      padding: .2rem .7rem; white-space: nowrap; }
    button:focus-visible { outline: 2px solid #f4f1ea; outline-offset: 2px; }
    .pill { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; border-radius: 99px; }
    @media print { :host { display: none; } }`;

  const host = document.createElement("newsgen-live");
  host.lang = "en";
  host.dir = "ltr";
  const root = host.attachShadow({ mode: "open" });

  const made = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const counted = (problems) => {
    const of = (severity, word) => {
      const number = problems.filter((problem) => problem.severity === severity).length;
      return number ? [`${number} ${word}${number === 1 ? "" : "s"}`] : [];
    };
    return [...of("error", "error"), ...of("warning", "warning")].join(", ");
  };

  const item = ({ severity, place, field, message, mend }) =>
    made("li", { className: severity },
      made("code", { textContent: [place, field].filter(Boolean).join(" ") }),
      made("span", { textContent: `${message} ` }),
      made("span", { className: "mend", textContent: mend }));

  const remembered = () => { try { return sessionStorage.getItem(SEEN); } catch { return null; } };
  const remember = (text) => { try { sessionStorage.setItem(SEEN, text); } catch { /* no storage: nothing lost */ } };

  const show = (problems, open) => {
    const draw = (inside) => root.replaceChildren(made("style", { textContent: STYLE }), ...inside);
    if (!problems.length) return draw([]);
    if (!open) {
      const pill = made("button", { className: "pill", type: "button", textContent: counted(problems) });
      pill.onclick = () => show(problems, true);
      return draw([pill]);
    }
    const close = made("button", { type: "button", textContent: "Close" });
    close.onclick = () => { remember(JSON.stringify(problems)); show(problems, false); };
    const bad = problems.some((problem) => problem.severity === "error");
    const panel = made("section", { className: bad ? "" : "mild", role: "alert" },
      made("header", {}, made("h2", { textContent: `${counted(problems)} in this archive` }), close),
      made("ol", {}, ...problems.map(item)));
    panel.onkeydown = (event) => { if (event.key === "Escape") close.click(); };
    return draw([panel]);
  };

  const learn = (event) => {
    const round = JSON.parse(event.data);
    if (round.mark !== mark) return location.reload();
    const problems = round.problems.filter((problem) => problem.severity !== "note");
    const bad = problems.some((problem) => problem.severity === "error");
    return show(problems, bad && remembered() !== JSON.stringify(problems));
  };

  // A browser opens six connections to a host at most: a page in the background keeps none.
  let stream = null;
  const listen = () => {
    stream?.close();
    stream = document.hidden ? null : new EventSource("/.newsgen/events");
    stream?.addEventListener("round", learn);
  };

  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  document.body.append(host);
  listen();
}
