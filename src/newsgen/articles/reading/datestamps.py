"""Lines that say when an article came out: "Published November 20th, 2019 - 07:29 GMT"."""

import re
from collections.abc import Iterable
from typing import Final

from newsgen.articles.reading.dates import CLOCK, Dated, dates, short_date, yearless
from newsgen.articles.reading.phrasebook import Phrasebook, lowered, phrasebook
from newsgen.model import Value

LONGEST: Final = 200  # characters
LONGEST_WORDS: Final = 26

# Offsets of the zones whose short name means one thing in the news. IST, CST and BST's namesakes are left out.
ZONES: Final = {
    "GMT": "Z", "UTC": "Z", "Z": "Z", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "MEZ": "+01:00",
    "MESZ": "+02:00", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00",
    "PST": "-08:00", "PDT": "-07:00", "MSK": "+03:00", "SAST": "+02:00", "JST": "+09:00", "KST": "+09:00",
    "MYT": "+08:00", "AEST": "+10:00", "AEDT": "+11:00",
}  # fmt: skip

_TIME: Final = re.compile(
    r"(?<![\d.])(?P<hour>[01]?\d|2[0-4])(?:(?P<mark>[:.h])(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?(?![\d.:]*\d)"
    r"(?:\s?(?P<half>[apAP])\.?\s?(?i:m)\b\.?)?(?:\s?(?:Uhr|uhr)\b)?"
    r"(?:\s?(?P<zone>[A-Z]{1,4}\b|[+-]\d\d:?\d\d))?(?:\s?[A-Z]{2,4}\b(?=\s*(?:$|[|•·])))?",
)
_AGO: Final = re.compile(
    r"\b\d{1,2}\s?(?:second|minute|hour|day|week|month|year|hr|min)s?\s(?:ago|read)\b|\bvor\s\d+\s\w+|\bhace\s\d+\s\w+|"
    r"\bil y a\s\d+\s\w+|\bhá\s\d+\s\w+|\b\d+\s\w+\s(?:önce|fa|geleden|назад|тому|temu)\b|\bmin(?:ute)?s?\sread\b",
    re.IGNORECASE,
)
_FOUR_FIGURES: Final = re.compile(rf"(?<![\d.,])(?:[01]\d|2[0-3])[0-5]\d\s?{CLOCK}")
_SEVERAL_DAYS: Final = re.compile(r"\d{1,2}(?:\.?\s?,\s?\d{1,2})+\.?\s[^\W\d_]")  # "5, 6 May 2014"
_DIGIT: Final = re.compile(r"\d")
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:[.'’@-][^\W\d_]+)*\.?")
_BREAKS: Final = re.compile(r"[|·•/–—;,\n]+|\s-\s?|(?<=\w)-(?=\d)")


class Stamp(Value, frozen=True, kw_only=True):
    """What a short line says of time.

    `published` and `updated` are ISO text, with time and zone when printed, or empty; `rest` are the words that are
    not about time: a name, a place, a desk.
    """

    published: str = ""
    published_at: tuple[int, int] = (0, 0)
    updated: str = ""
    labelled: bool = False  # a word such as "Published" stands there
    partial: Dated | None = None  # a month, or a year that a word such as "Published" announces
    relative: bool = False  # "2 hours ago", "11:46", "Nov 19": time, but no date
    ago: bool = False  # "2 hours ago", "3 min read", which say nothing once the page is gone
    rest: tuple[str, ...] = ()
    bare: str = ""  # the line without its times, a stroke in the place of each
    starts: bool = False  # time stands first
    first: bool = False  # "First published on"
    day: bool = False  # a day and month without a year

    @property
    def dated(self) -> bool:
        """Whether it says when the article came out or was changed, be it only the month."""
        return bool(self.published or self.updated or self.partial)

    @property
    def incomplete(self) -> bool:
        """Whether it prints a day without its year, or a time of day, that would be lost were it left out."""
        return self.relative and not self.ago and not self.dated


def _clock(found: re.Match[str]) -> str:
    """The time of day with its zone, when minutes or am/pm make it one; else empty."""
    if not (found["minute"] or found["half"]):
        return ""
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    if hour > 23:
        return ""
    zone = found["zone"] or ""
    offset = f"{zone[:3]}:{zone[-2:]}" if zone.startswith(("+", "-")) else ZONES.get(zone, "")
    return f"T{hour:02d}:{found['minute'] or '00'}{offset}"


def _with_time(text: str, day: Dated) -> str:
    """The day, with the time printed beside it."""
    for found in _TIME.finditer(text, day.end, min(len(text), day.end + 40)):
        if found.start() - day.end > 14:
            break
        if clock := _clock(found):
            return day.iso + clock
    if iso := re.match(r"T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?", text[day.end :]):
        return f"{day.iso}T{iso[1]}{iso[2] or ''}"
    before = [found for found in _TIME.finditer(text, max(0, day.start - 12), day.start) if _clock(found)]
    return day.iso + _clock(before[-1]) if before and before[-1].end() >= day.start - 2 else day.iso


def _label(text: str, day: Dated, book: Phrasebook) -> str:
    """Which word announces a date: "updated", "published" or none; the nearest before it wins."""
    before = text[: day.start]
    told = [(found.end(), "updated") for found in book.updated.finditer(before.lower())]
    told += [(found.end(), "published") for found in book.published.finditer(before.lower())]
    return max(told)[1] if told else ""


def _blanked(text: str, found: Iterable[re.Match[str]]) -> str:
    """A text with a line break for each of the matches."""
    kept, position = "", 0
    for match in found:
        kept, position = f"{kept}{text[position : match.start()]}\n", match.end()
    return kept + text[position:]


def _timeless(text: str, found: list[Dated], book: Phrasebook, language: str) -> str:
    """A line without its dates, times and the words around them: a line break stands for each."""
    bare = list(text)
    spans = [(day.start, day.end) for day in found]
    spans += [match.span() for match in _AGO.finditer(text)]
    for start, end in spans:
        bare[start:end] = "\n" * (end - start)
    left = "".join(bare)
    left = re.sub(r"\nT\d\d:\d\d\S*", "\n", left)
    while dayless := yearless(left, language=language):
        left = _blanked(left, [dayless])
    left = _FOUR_FIGURES.sub("\n", left)
    left = _TIME.sub(lambda match: "\n" if _clock(match) or match[0].isdigit() else match[0], left)
    return _blanked(left, book.date_words.finditer(lowered(left)))


def _parts(left: str, book: Phrasebook) -> tuple[str, ...]:
    """The words that are left, cut at the strokes and commas."""
    parts = (part.strip(" \t:.()[]–—-") for part in _BREAKS.split(left))
    return tuple(part for part in parts if _LETTERS.search(part) and not book.date_words.fullmatch(part.lower()))


def stamp(text: str, *, language: str) -> Stamp | None:
    """What a line says of the time of publication; None when it says nothing of time or is too long."""
    if len(text) > LONGEST or _DIGIT.search(text) is None:
        return None
    words = text.split()
    if len(words) > LONGEST_WORDS:
        return None
    book, low = phrasebook(language), lowered(text)
    labelled = book.published.search(low) is not None or book.updated.search(low) is not None
    found = [day for day in dates(text, language=language) if len(day.iso) > 4 or labelled]
    short = None if found else short_date(text, language=language)
    found += [short] if short else []
    whole = [day for day in found if day.whole]
    ago = _AGO.search(text) is not None
    day = yearless(text, language=language) is not None
    relative = ago or day or _has_time(text)
    if not (found or relative) or _SEVERAL_DAYS.match(text):
        return None
    named = {_label(text, day, book): day for day in reversed(whole)}
    published = named.get("published") or named.get("")
    updated = named.get("updated")
    partial = next((day for day in found if not day.whole), None) if not whole else None
    left = _timeless(text, found, book, language)
    first_date = min((*(day.start for day in found), *(ago.start() for ago in _AGO.finditer(text)), len(text)))
    return Stamp(
        published=_with_time(text, published) if published else "",
        published_at=(published.start, published.end) if published else (0, 0),
        updated=_with_time(text, updated) if updated else "",
        labelled=labelled,
        partial=partial,
        relative=relative,
        ago=ago,
        day=day,
        rest=_parts(left, book),
        bare=re.sub(r"\s*(?:\n\s*)+", " | ", left).strip(" |"),
        starts=not _LETTERS.search(book.date_words.sub("", low[:first_date])),
        first=text.lower().startswith("first published"),
    )


def _has_time(text: str) -> bool:
    return _FOUR_FIGURES.search(text) is not None or any(_clock(found) for found in _TIME.finditer(text))
