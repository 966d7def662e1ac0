// What the first page can do beyond being read. Without this script it is whole.
"use strict";

(() => {
  const all = (selector) => document.querySelectorAll(selector);

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
})();
