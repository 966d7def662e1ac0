"""Dates and numbers in words, as a reader of a language writes them.

Babel knows how; here stands only which of its forms a paper uses, and how a date that is not known to
the day is said. A local date is written as it was given and never converted between time zones.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel import __version__ as BABEL_VERSION  # noqa: N812 - a constant by another name
from babel.dates import format_skeleton, parse_pattern
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from newsgen.model import When
from newsgen.render.words import Words

__all__ = ["BABEL_VERSION", "calendar_names", "day", "either", "first_weekday", "in_words", "language_name", "month"]
__all__ += ["number", "percent", "weekday", "weekday_name", "when"]

# Plain "en" is American to Babel; papers of most other English-speaking countries put the day first.
_PREFERRED: Final = {"en": "en_GB"}

# A column of the calendar holds four letters.
_WIDTHS: Final = ("abbreviated", "short")
_WIDEST: Final = 4

# The letters for a weekday in Babel's patterns; four of them spell it out.
_WEEKDAY: Final = re.compile("E+|c+")

_PLACE: Final = re.compile(r"%\((\w+)\)s")
_Field = Callable[[date], str]


def _names(names: Mapping[int, str], number: Callable[[date], int]) -> _Field:
    plain = {key: str(names[key]) for key in names}  # Babel's own mapping looks its aliases up each time
    return lambda day: plain[number(day)]


# What Babel's patterns call the parts of a date, as far as forms of ours use them.
_FIELDS: Final[dict[str, Callable[[Locale], _Field]]] = {
    "EEEE": lambda spoken: _names(spoken.days["format"]["wide"], date.weekday),
    "MM": lambda _: lambda day: f"{day.month:02}",
    "MMMM": lambda spoken: _names(spoken.months["format"]["wide"], lambda day: day.month),
    "d": lambda _: lambda day: str(day.day),
    "dd": lambda _: lambda day: f"{day.day:02}",
    "y": lambda _: lambda day: str(day.year),
}

# Languages in the Arabic script, in which a Latin comma would lean the wrong way.
_WITH_ITS_OWN_COMMA: Final = frozenset(("ar", "fa", "ps", "ur"))

_LENGTH_OF_DAY: Final = 10
_LENGTH_OF_MONTH: Final = 7
_LENGTH_OF_DAY_OF_YEAR: Final = len("10-14")


@lru_cache(maxsize=64)
def locale(language: str) -> Locale:
    """The locale that is nearest to a language tag ("de-AT", "ar"); English when nobody knows it."""
    tag = _PREFERRED.get(language, language.replace("-", "_"))
    for candidate in (tag, tag.split("_")[0], "en_GB"):
        try:
            return Locale.parse(candidate)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@lru_cache(maxsize=8192)
def day(iso: str, language: str, *, weekday: bool = False) -> str:
    """A day: "14 October 2015"; with its weekday "Wednesday 14 October 2015"."""
    return _said(iso, language, "full" if weekday else "long")


@lru_cache(maxsize=1024)
def weekday(iso: str, language: str) -> str:
    """A day as the page of its month names it: "Wednesday 14", "Mittwoch, 14."."""
    return _said(iso, language, "day")


def _said(iso: str, language: str, form: str) -> str:
    return _form(language, form)(date.fromisoformat(iso))


@lru_cache(maxsize=256)
def _form(language: str, form: str) -> Callable[[date], str]:
    """How a language says a day: by Babel's pattern, but filled in here, which takes a fifth of the time.

    An archive of thirty years says ten thousand days. A part of a date that is not known here is Babel's to write.
    """
    spoken = locale(language)
    written = _WEEKDAY.sub("EEEE", str(spoken.datetime_skeletons["Ed"])) if form == "day" else spoken.date_formats[form]
    pattern = parse_pattern(written)
    text = str(pattern.format)
    names = set(_PLACE.findall(text))
    if not names <= _FIELDS.keys():
        return lambda day: pattern.apply(day, spoken)
    fields = tuple((name, _FIELDS[name](spoken)) for name in names)
    return lambda day: text % {name: made(day) for name, made in fields}


@lru_cache(maxsize=4096)
def month(iso: str, language: str, *, year: bool = True, short: bool = False) -> str:
    """A month: "October 2015", "October", "Oct"."""
    if year:
        return format_skeleton("yMMMM", _first_day(iso), locale=locale(language))
    width = "abbreviated" if short else "wide"
    return str(locale(language).months["stand-alone"][width][int(iso[5:7])])


@lru_cache(maxsize=512)
def day_of_year(key: str, language: str) -> str:
    """A day of any year, "10-14": "14 October", "October 14"."""
    return format_skeleton("MMMMd", date.fromisoformat(f"2000-{key}"), locale=locale(language))  # a leap year


def in_words(iso: str, language: str) -> str:
    """A date of any length in words: "2015", "October 2015", "14 October 2015", with "09:30" if it has a time.

    A decade, "2010s", is told by its first and last year, which every language says alike: "2010–2019"; a day of any
    year, "10-14", without one.
    """
    if iso.endswith("s"):
        return f"{iso[:-1]}–{iso[:-2]}9"
    if len(iso) == _LENGTH_OF_DAY_OF_YEAR:
        return day_of_year(iso, language)
    if len(iso) > _LENGTH_OF_DAY:
        comma = "،" if language.split("-")[0] in _WITH_ITS_OWN_COMMA else ","
        return f"{day(iso[:_LENGTH_OF_DAY], language)}{comma} {iso[_LENGTH_OF_DAY + 1 :][:5]}"
    if len(iso) == _LENGTH_OF_DAY:
        return day(iso, language)
    return month(iso, language) if len(iso) == _LENGTH_OF_MONTH else iso.lstrip("0")


def when(published: When, words: Words) -> str:
    """A date as far as it is known, and how it is known, in words.

    What is given stands by itself; a bound says that it is inferred; nothing is made more exact than it is.
    """
    if published.given:
        return in_words(published.text, words.language)
    earliest, latest = (in_words(end, words.language) for end in (published.earliest, published.latest))
    name = _BOUNDED[bool(published.earliest), bool(published.latest)]
    return words(name, earliest=earliest, latest=latest)


_BOUNDED: Final = {
    (True, True): "date_between",
    (True, False): "date_after",
    (False, True): "date_before",
    (False, False): "date_unknown",
}


@lru_cache(maxsize=4096)
def number(value: int, language: str) -> str:
    """A number with the language's own grouping: "12,345", "12.345"."""
    return format_decimal(value, locale=locale(language))


@lru_cache(maxsize=256)
def percent(share: float, language: str) -> str:
    """A share of one in whole per cent: "90%"."""
    return format_percent(round(share, 2), locale=locale(language))


def language_name(tag: str, language: str) -> str:
    """What a language is called in another: "Arabic", "Arabisch"."""
    return locale(tag).get_language_name(locale(language)) or tag


def first_weekday(language: str) -> int:
    """With which day the week begins, Monday = 0."""
    return int(locale(language).first_week_day)


def weekday_name(number: int, language: str) -> str:
    """What a weekday is called, Monday = 0: "Tuesday"."""
    return str(locale(language).days["stand-alone"]["wide"][number])


def either(names: Sequence[str], language: str) -> str:
    """Several of which one is meant: "Tuesday, Wednesday or Thursday"."""
    return format_list(list(names), style="or", locale=locale(language))


@lru_cache(maxsize=64)
def calendar_names(language: str) -> tuple[tuple[str, str], ...]:
    """The weekdays from the language's first one on, each short and in full: ("Mon", "Monday")."""
    names, start = locale(language).days["format"], first_weekday(language)
    days = [(start + offset) % 7 for offset in range(7)]
    width = next((width for width in _WIDTHS if max(map(len, names[width].values())) <= _WIDEST), "narrow")
    return tuple((names[width][n], names["wide"][n]) for n in days)


def _first_day(iso: str) -> date:
    return date.fromisoformat(f"{iso[:7]}-01")
