"""How long something has lasted, in words: "the four-and-a-half-year-old strike", "in its fifth year".

With an archivist's word for when it began, such words bound the day on which they were printed. A number said of
time is seldom exact, so each stands for a span: "five years" from a quarter before to just under six, "four and a
half" from four and a quarter to four and seven eighths.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from newsgen.articles.reading.dates import LAST_YEAR
from newsgen.articles.reading.language import read_with, words
from newsgen.articles.reading.phrasebook import lowered
from newsgen.model import Event, Value

DAYS: Final = {"days": 1.0, "weeks": 7.0, "months": 30.44, "years": 365.2425}
CLOSE: Final = 10  # a greater number than this one is a round one
Kind = Literal["ages", "orders", "afters"]
Index = Mapping[str, tuple[tuple[frozenset[str], Event], ...]]

_WORD: Final = re.compile(r"\w+")


class Told(Value, frozen=True, kw_only=True):
    """The days between which such words were printed, either end perhaps empty, and where they stand."""

    earliest: str
    latest: str
    start: int
    end: int


class _Table(NamedTuple):
    """The words of one language for time that has gone by."""

    numbers: dict[str, int]
    ordinals: dict[str, int]
    ordinal_ends: tuple[str, ...]
    halves: tuple[str, ...]
    units: dict[str, float]  # word → days
    shapes: tuple[tuple[Kind, str], ...]


@lru_cache
def _table(code: str) -> _Table | None:
    told = words(code).get("elapsed")
    if not told:
        return None
    return _Table(
        {word: number for number, word in enumerate(told["numbers"], start=1)},
        {word: number for number, word in enumerate(told["ordinals"], start=1)},
        tuple(told["ordinal_ends"]),
        tuple(told["halves"]),
        {word: days for unit, days in DAYS.items() for word in told[unit]},
        tuple((kind, shape) for kind in ("ages", "orders", "afters") for shape in told[kind]),
    )


def _alternatives(found: Sequence[str]) -> str:
    """Any of these words as a pattern, which nothing matches where there are none."""
    return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word))) or "(?!)"


def _spaced(phrase: str) -> str:
    """A phrase as a pattern: a blank stands for any white space."""
    return r"\s+".join(map(re.escape, phrase.split()))


def _places(name: str, before: str) -> Iterator[str]:
    """A name's pattern with what is said of it before it, or between its words: "Oldport's ten-day-old strike"."""
    parts = name.split()
    for cut in range(len(parts) if before else 1):
        yield r"\s+".join([*map(re.escape, parts[:cut]), *([before] if before else []), *map(re.escape, parts[cut:])])


@lru_cache(maxsize=256)
def _patterns(code: str, names: tuple[str, ...]) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """What is looked for, for one event in one language."""
    table = _table(code)
    if table is None:
        return ()
    number = rf"(?P<n>\d{{1,3}}|{_alternatives(list(table.numbers))})(?P<half>{_alternatives(table.halves)})?"
    figure = rf"(?P<figure>\d{{1,3}})(?:{_alternatives(table.ordinal_ends)})"
    order = rf"(?:(?P<nth>{_alternatives(list(table.ordinals))})|{figure})"
    unit = rf"(?P<unit>{_alternatives(list(table.units))})"
    made = []
    for kind, shape in table.shapes:
        before, _, after = (_spaced(part) for part in shape.partition("{name}"))
        for name in names:
            inside = before if shape.endswith("{name}") and kind == "ages" else ""
            for place in _places(_plain(name), inside):
                whole = place if inside else rf"{before}\s+{place}" if before else place
                whole += (r"\s*" if after.startswith(",") else r"\s+") + after if after else ""
                filled = whole.replace(r"\{n\}", number, 1).replace(r"\{nth\}", order).replace(r"\{unit\}", unit)
                made.append((kind, re.compile(rf"(?<!\w){filled}(?!\w)")))
    return tuple(made)


def _plain(text: str) -> str:
    """Lower case and straight apostrophes, each character in its place."""
    return lowered(text).replace("’", "'").replace("İ", "i")  # Turkish, which would become two characters


@lru_cache(maxsize=4)
def index(events: tuple[Event, ...]) -> Index:
    """The events by the last word of each of their names, by which a text is asked for all of them at once."""
    found: dict[str, dict[tuple[frozenset[str], Event], None]] = {}
    for event in events:
        for name in event.names:
            for words_of in filter(None, [_WORD.findall(_plain(name))]):
                found.setdefault(words_of[-1], {})[frozenset(words_of), event] = None
    return {word: tuple(named) for word, named in found.items()}


def told(text: str, *, language: str, events: Index) -> Iterator[Told]:
    """What the words of a text about the age of known events say of its own day."""
    plain = _plain(text)
    said = set(_WORD.findall(plain))
    near = (each for word in sorted(events.keys() & said) for each in events[word])
    named = dict.fromkeys(event for words_of, event in near if words_of <= said)
    codes = [code for code in read_with(language) if (table := _table(code)) and table.units.keys() & said]
    for event in named:
        for code in codes:
            for kind, pattern in _patterns(code, event.names):
                for found in pattern.finditer(plain):
                    if bounded := _bounded(found, kind, event, code):
                        yield bounded


def _bounded(found: re.Match[str], kind: Kind, event: Event, code: str) -> Told | None:
    """The days that such words allow; None when nothing can have been printed then."""
    table = _table(code)
    if table is None:
        return None
    unit = table.units[found["unit"]]
    if kind == "orders":
        number = table.ordinals.get(found["nth"] or "") or int(found["figure"] or 0)
        least, most = number - 1.0, float(number)
    else:
        number = table.numbers.get(found["n"]) or int(found["n"])
        least, most = _span(number, half=found["half"] is not None)
    # After something that ended may mean after its end; a tale may be told later still: no bound from above.
    latest = "" if kind == "afters" else _later(event.start_by, most * unit)
    earliest = _later(event.start, least * unit)
    if not earliest or (kind != "afters" and not latest):
        return None
    return Told(earliest=earliest, latest=latest, start=found.start(), end=found.end())


def _span(number: int, *, half: bool) -> tuple[float, float]:
    """The least and the most that a number of years, months or days is said of."""
    if half:
        return number + 0.25, number + 0.875
    if number > CLOSE:
        return number * 0.9, number * 1.2
    return number - 0.25, number + 1.0


def _later(day: str, days: float) -> str:
    """That many days later; empty when it is later than any article."""
    found = date.fromisoformat(day) + timedelta(days=int(days))
    return found.isoformat() if found.year <= LAST_YEAR else ""
