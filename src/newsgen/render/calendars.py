"""A month as a calendar and years as an almanac: what stands in each place, and how many articles it holds."""

from calendar import Calendar, monthrange
from collections.abc import Iterable, Mapping

from newsgen.model import Period, Value
from newsgen.render.dates import calendar_names, first_weekday, month
from newsgen.render.words import Words


class Day(Value, frozen=True, kw_only=True):
    """A day of the calendar; `url` is empty when it holds no article."""

    number: int
    key: str  # "2015-10-14"
    url: str = ""
    count: int = 0


class Month(Value, frozen=True, kw_only=True):
    """A month's page of the calendar. A week has seven places; those outside the month are empty."""

    weekdays: tuple[tuple[str, str], ...]  # short and in full, as the language's week begins
    weeks: tuple[tuple[Day | None, ...], ...]


def calendar(periods: Iterable[Period], key: str, words: Words) -> Month:
    """The month of this key ("2015-10"), with the days that hold articles."""
    year, number = int(key[:4]), int(key[5:7])
    held = {period.key: period for period in periods}
    weeks = Calendar(first_weekday(words.language)).monthdayscalendar(year, number)
    return Month(
        weekdays=calendar_names(words.language),
        weeks=tuple(tuple(_day(key, place, held) for place in week) for week in weeks),
    )


def almanac(periods: Iterable[Period], words: Words) -> list[tuple[str, tuple[Day, ...]]]:
    """The twelve months by name, each with all its days; the 29th of February among them."""
    held = {period.key: period.url for period in periods}
    return [(month(f"2000-{number:02}", words.language, year=False), _days(number, held)) for number in range(1, 13)]


def decades(periods: Iterable[Period]) -> list[tuple[str, tuple[Period | None, ...]]]:
    """Years ten to a row, oldest first, each decade by its first year; a year without articles is empty."""
    held = {int(period.key): period for period in periods if period.key.isdigit()}
    firsts = sorted({year - year % 10 for year in held})
    return [(str(first), tuple(held.get(first + place) for place in range(10))) for first in firsts]


def _days(month_number: int, held: Mapping[str, str]) -> tuple[Day, ...]:
    length = monthrange(2000, month_number)[1]  # a leap year
    keys = [(number, f"{month_number:02}-{number:02}") for number in range(1, length + 1)]
    return tuple(Day(number=number, key=key, url=held.get(key, "")) for number, key in keys)


def _day(month: str, number: int, held: dict[str, Period]) -> Day | None:
    if not number:
        return None
    key = f"{month}-{number:02}"
    period = held.get(key)
    return Day(number=number, key=key, url=period.url, count=period.count) if period else Day(number=number, key=key)
