// What an article's page can do beyond being read. Without this script it is whole.
"use strict";

(() => {
  const all = (selector) => document.querySelectorAll(selector);

  // An article's age, counted by the reader's own clock: the page itself knows none.
  for (const note of all("[data-year]")) {
    const years = new Date().getFullYear() - Number(note.dataset.year);
    if (years > 0) {
      const language = note.closest("[lang]").lang;
      note.append(" · " + new Intl.RelativeTimeFormat(language).format(-years, "year"));
    }
  }

  // A mark beside each paragraph, which leads to the address of just this paragraph.
  for (const prose of all("[data-pilcrow]")) {
    for (const paragraph of prose.querySelectorAll(":scope > p[id]")) {
      const mark = document.createElement("a");
      mark.className = "pilcrow";
      mark.href = "#" + paragraph.id;
      mark.setAttribute("aria-label", prose.dataset.pilcrow.replace("{number}", paragraph.id.slice(1)));
      paragraph.append(mark);
    }
  }

  // Citations to the clipboard, where there is one (not on pages opened from a disk in some browsers).
  for (const list of navigator.clipboard ? all("[data-copy]") : []) {
    for (const cited of list.querySelectorAll("dd")) {
      const button = document.createElement("button");
      const name = cited.previousElementSibling;
      button.type = "button";
      button.className = "copy";
      button.textContent = list.dataset.copy;
      button.setAttribute("aria-label", list.dataset.copy + ": " + name.textContent);
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(cited.textContent);
        button.textContent = list.dataset.copied;
        setTimeout(() => { button.textContent = list.dataset.copy; }, 2000);
      });
      name.append(button);
    }
  }
})();
