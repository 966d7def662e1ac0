// What an index of names can do beyond being read. Without this script it is whole.
"use strict";

(() => {
  const all = (selector) => document.querySelectorAll(selector);

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
