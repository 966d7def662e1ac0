"""The dates that a text prints, found and never guessed.

A date counts only when its year is printed, with four figures (1500–2100). A month or a year alone is a date
of lesser precision. Figures such as 05/04/2025 count as a day only when one of them is above twelve, or when
the language is one that always writes the day first; in English they give the year and no more.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final, Literal

from newsgen.articles.reading.language import read_with, words
from newsgen.model import Value

DayOrder = Literal["dmy", "mdy", "either"]

FIRST_YEAR: Final = 1500
LAST_YEAR: Final = 2100
REACH: Final = 36  # characters on each side of a year in which its day and month may stand

# Words that make four figures a time of day: "1945 GMT", "2000 Uhr".
CLOCK: Final = r"(?:GMT|BST|UTC|CES?T|E[SD]T|[CMP]DT|[MP]ST|Uhr|uhr|hrs?|h|hours)(?!\w)"
_YEAR: Final = re.compile(rf"(?<!\d)(1[5-9]\d\d|20\d\d|2100)(?=\D|$|\d{{1,2}}:\d\d)(?!\s?{CLOCK})")
_FIGURES_LEFT: Final = re.compile(r"(?<![\d/.])(?<!\d-)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?$")
_FIGURES_RIGHT: Final = re.compile(r"\s?([./-])\s?(\d{1,2})\s?\1\s?(\d{1,2})(?!\d)")
_EAST: Final = re.compile(r"\s?(?:年|년)\s?(\d{1,2})\s?(?:月|월)(?:\s?(\d{1,2})\s?(?:日|일))?")
_VIETNAMESE: Final = re.compile(r"ngày\s(\d{1,2})\stháng\s(\d{1,2})\s(?:năm\s)?$", re.IGNORECASE)
# Arabic, Persian and Devanagari figures, each to the European one: same length, so spans stay true.
_FIGURES: Final = {base + n: str(n) for base in (0x660, 0x6F0, 0x966) for n in range(10)}
_SHORT_YEAR: Final = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(\d{2})(?![\d/.])")


class Dated(Value, frozen=True, kw_only=True):
    """A date as printed: ISO text as long as it is known ("2012-07-20", "2012-07", "2012"), and where."""

    iso: str
    start: int
    end: int

    @property
    def whole(self) -> bool:
        """Whether the day is printed."""
        return len(self.iso) == 10

    @property
    def first_day(self) -> str:
        """The earliest day that it may mean."""
        return self.iso + "0000-01-01"[len(self.iso) :]

    @property
    def last_day(self) -> str:
        """The latest day that it may mean."""
        if self.whole:
            return self.iso
        if len(self.iso) == 4:
            return f"{self.iso}-12-31"
        year, month = int(self.iso[:4]), int(self.iso[5:])
        length = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
        return f"{self.iso}-{length}"


class Calendar(Value, frozen=True, kw_only=True):
    """How a language writes dates: the number of each month's name, and patterns around a year."""

    order: DayOrder
    months: dict[str, int]
    before: re.Pattern[str]  # "20 July " of "20 July 2012", at the end of what precedes a year
    after: re.Pattern[str]  # " July 20" of "2012 July 20"
    yearless: re.Pattern[str]  # "July 20", "20 July"


@cache
def calendar(language: str) -> Calendar:
    """The calendar of a language, with English beside it, or of all languages when it has no table."""
    months: dict[str, int] = {}
    for code in read_with(language):
        for number, names in enumerate(words(code).get("dates", {}).get("months", ()), start=1):
            for name in names.split():
                months.setdefault(name, number)
    names = "|".join(re.escape(name) for name in sorted(months, key=lambda name: (-len(name), name)))
    month = rf"(?<![^\W\d_])(?P<month>{names})(?![^\W\d_])\.?"
    day = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
    late = day.replace("<day>", "<late>")
    joint = r"(?:\s?,\s?|\s*(?:-|/|\s(?:de|del|of)\s)\s*|\s*)"
    flags = re.IGNORECASE
    return Calendar(
        order=words(language).get("dates", {}).get("order", "dmy"),
        months=months,
        before=re.compile(rf"(?:{day}{joint})?{month}(?:\s?{late})?{joint}$", flags),
        after=re.compile(rf"{joint}{month}(?:\s?{late}(?!\d|:))?", flags),
        yearless=re.compile(rf"(?:{day}{joint}{month}|{month.replace('<month>', '<lead>')}\s?{late})(?!\d)", flags),
    )


def _iso(year: int, month: int | None, day: int | None) -> str:
    """The date in ISO 8601 as far as it is one; empty when no such day exists."""
    if not month:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return ""
    if not day:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _figures(year: int, first: int, second: int, order: DayOrder) -> str:
    """The day that two figures and a year mean, or the year alone when they may mean two."""
    if first > 12 or order == "dmy":
        return _iso(year, second, first)
    if second > 12 or order == "mdy" or first == second:
        return _iso(year, first, second)
    return f"{year:04d}"


def _number(figures: str | None) -> int | None:
    return int(figures) if figures else None


def _to_the_left(left: str, year: int, language: str) -> tuple[str, int] | None:
    """A day or month printed before the year, and how many characters of `left` it takes."""
    read = calendar(language)
    if found := _FIGURES_LEFT.search(left):
        # 20.07.2012 has the day first in every language; only with a slash or a dash there is doubt.
        order = "dmy" if found[2] == "." else read.order
        return _figures(year, int(found[1]), int(found[3]), order), len(left) - found.start()
    if found := _VIETNAMESE.search(left):
        return _iso(year, int(found[2]), int(found[1])), len(left) - found.start()
    if found := read.before.search(left):
        day = _number(found["day"] or found["late"])
        return _iso(year, read.months.get(found["month"].lower(), 0), day), len(left) - found.start()
    return None


def _to_the_right(right: str, year: int, language: str) -> tuple[str, int] | None:
    """A day or month printed after the year, and how many characters of `right` it takes."""
    read = calendar(language)
    if found := _FIGURES_RIGHT.match(right):
        return _iso(year, int(found[2]), int(found[3])), found.end()
    if found := _EAST.match(right):
        return _iso(year, int(found[1]), _number(found[2])), found.end()
    found = read.after.match(right)
    if found and found["late"]:
        return _iso(year, read.months.get(found["month"].lower(), 0), int(found["late"])), found.end()
    return None


def dates(text: str, *, language: str, start: int = 0, end: int | None = None) -> Iterator[Dated]:
    """Every date of a run of text whose year is printed, in order."""
    stop = len(text) if end is None else end
    text = text if text.isascii() else text.translate(_FIGURES)
    for match in _YEAR.finditer(text, start, stop):
        year, at, after = int(match[1]), match.start(), match.end()
        left = text[max(start, at - REACH) : at]
        right = text[after : min(stop, after + REACH)]
        if (found := _to_the_right(right, year, language)) and found[0]:
            yield Dated(iso=found[0], start=at, end=after + found[1])
        elif (found := _to_the_left(left, year, language)) and found[0]:
            yield Dated(iso=found[0], start=at - found[1], end=after)
        else:
            yield Dated(iso=f"{year:04d}", start=at, end=after)


def short_date(text: str, *, language: str) -> Dated | None:
    """The day that a date line such as "11/20/19" means, when it can mean only one.

    Two figures are read as a year only on a line of its own, with day and month beyond doubt, and only
    from 00 to 39 (this century) and 70 to 99 (the last): between them they may be either.
    """
    found = _SHORT_YEAR.search(text)
    if found is None or 40 <= int(found[4]) < 70:
        return None
    year = int(found[4]) + (2000 if int(found[4]) < 40 else 1900)
    order = calendar(language).order if found[2] == "/" else "dmy"
    iso = _figures(year, int(found[1]), int(found[3]), order)
    return Dated(iso=iso, start=found.start(), end=found.end()) if len(iso) == 10 else None


def yearless(text: str, *, language: str) -> re.Match[str] | None:
    """A day and month without a year ("Nov 19"), which is never a date of publication."""
    return calendar(language).yearless.search(text)
