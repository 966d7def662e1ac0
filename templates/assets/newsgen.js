// What a page can do beyond being read. Without this script every page is whole.
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

  // The reader's own day, in all years of the archive; four days of a leap year to a hexadecimal digit.
  for (const days of all("[data-days]")) {
    const now = new Date();
    const place = (Date.UTC(2000, now.getMonth(), now.getDate()) - Date.UTC(2000, 0, 1)) / 864e5;
    if (parseInt(days.dataset.days[place >> 2], 16) >> (3 - (place & 3)) & 1) {
      const two = (number) => String(number).padStart(2, "0");
      const said = new Intl.DateTimeFormat(document.documentElement.lang, { month: "long", day: "numeric" }).format(now);
      days.href = days.getAttribute("href").replace("index", two(now.getMonth() + 1) + "-" + two(now.getDate()));
      days.textContent = days.dataset.today.replace("%", said);
    }
  }

  // To a date: its day on the page of its month, or of the nearest month that holds articles, earlier ones first.
  for (const form of all(".to-date")) {
    const months = form.dataset.months.split(" ").flatMap((year) => {
      const held = parseInt(year.slice(4), 16);
      return [...Array(12).keys()].filter((place) => held >> (11 - place) & 1)
        .map((place) => year.slice(0, 4) + "-" + String(place + 1).padStart(2, "0"));
    });
    form.hidden = !months.length;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const wanted = form.querySelector("input").value;
      const month = months.findLast((each) => each <= wanted.slice(0, 7)) || months[0];
      const day = wanted.startsWith(month) ? "#d" + wanted.slice(8) : "";
      location.href = month.replace("-", "/") + "/index.html" + day;
    });
  }

  // A to Z: what is typed leaves only the names that hold it, whatever their accents.
  for (const filter of all(".filter")) {
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const names = [...all(".terms li")].map((item) => [item, plain(item.textContent)]);
    filter.hidden = false;
    filter.querySelector("input").addEventListener("input", (event) => {
      const wanted = plain(event.target.value.trim());
      for (const [item, name] of names) item.hidden = !name.includes(wanted);
      for (const initial of all(".initial")) initial.hidden = !initial.querySelector("li:not([hidden])");
    });
  }
})();
