"""Days without a year that a text tells of as just past: "began on Sept. 30".

A paper leaves the year out where it is beyond doubt, so such a day lies less than half a year back: so it was for 65
of 73 in the agency copy of 1987 by which this was measured, where most of the others were days to come. With bounds
of a year or less on both sides, that leaves one September.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

from newsgen.articles.reading.dates import calendar
from newsgen.articles.reading.language import base, words
from newsgen.articles.reading.phrasebook import any_of, lowered
from newsgen.model import Span, Value

HALF_A_YEAR: Final = timedelta(days=182)
A_YEAR: Final = timedelta(days=366)
BEFORE: Final = 24  # characters before the day in which the word must stand
_YEAR: Final = re.compile(r",?\s?[12]\d\d\d")


class Recent(Value, frozen=True, kw_only=True):
    """A day of some year, and where it is printed."""

    month: int
    day: int
    span: Span


@cache
def _happened(code: str) -> re.Pattern[str] | None:
    phrases = words(code).get("elapsed", {}).get("happened")
    return re.compile(rf"(?<!\w)(?:{any_of(phrases)})\s+$") if phrases else None


def recent(text: str, *, language: str) -> Iterator[Recent]:
    """The days of a text, their year left out, on which it says that something happened."""
    happened, known = _happened(base(language)), calendar(language)
    if happened is None:
        return
    for found in known.yearless.finditer(text):
        before = lowered(text[max(0, found.start() - BEFORE) : found.start()])
        if happened.search(before) and not _YEAR.match(text, found.end()):
            month = known.months[(found["month"] or found["lead"]).lower()]
            yield Recent(month=month, day=int(found["day"] or found["late"]), span=found.span())


def since(told: Recent, earliest: str, latest: str) -> tuple[str, str]:
    """The bounds, narrowed to the half year after that day of some year; as they were where that is of no help."""
    low, high = date.fromisoformat(earliest), date.fromisoformat(latest)
    if high - low > A_YEAR:
        return earliest, latest
    days = [day for year in range(low.year - 1, high.year + 1) if (day := _day(year, told))]
    left = [(max(low, day), min(high, day + HALF_A_YEAR)) for day in days]
    left = [(first, last) for first, last in left if first <= last]
    if not left:
        return earliest, latest
    return left[0][0].isoformat(), left[-1][1].isoformat()


def _day(year: int, told: Recent) -> date | None:
    """That day of a year; None where there is none, as of 29 February."""
    try:
        return date(year, told.month, told.day)
    except ValueError:
        return None
