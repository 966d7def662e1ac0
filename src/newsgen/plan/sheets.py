"""How contact sheets are cut: a month that is too long for one page into its days, a day into its letters.

Never by page number, so that a photo stays at its address, and a new one changes the sheet that it stands on, the one
above it, and no other. Years and the undated, of which no day is known, are cut by the initials of their headlines.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from newsgen.catalog.queries import Strip

LONG: Final = 200  # photos; a period with more is cut
OF_A_PART: Final = 8  # photos that the sheet of a longer period shows of each part
UNDATED: Final = "undated"
FOLDER: Final = "photos"

_MONTH: Final = len("2015-10")


class Part(NamedTuple):
    """What stands under one heading: a day, a letter, or all. With a `sheet` of its own, the first few."""

    key: str
    sheet: str
    strips: Sequence[Strip]
    photos: int


class Sheet(NamedTuple):
    """One page. Its key: "2015-10", "2015-10-14", "2015-10-14/S", "2015", "undated", "undated/S"."""

    key: str
    parts: tuple[Part, ...]

    @property
    def photos(self) -> int:
        """How many photos it is about."""
        return sum(part.photos for part in self.parts)


def url(key: str) -> str:
    """The site path of a sheet."""
    return f"{FOLDER}/{key.replace('/', '-').lower()}.html"


def sheets(period: str, strips: Sequence[Strip]) -> Iterator[Sheet]:
    """All pages of a month, of the photos of which only the year is known, or of those without a date."""
    month = len(period) == _MONTH
    if _total(strips) <= LONG:
        yield _whole(period or UNDATED, strips)
    elif month:
        yield from _by_days(period, strips)
    else:
        yield from _by_letters(period or UNDATED, strips)


def of_day(day: str, strips: Sequence[Strip]) -> Iterator[Sheet]:
    """The pages of a day whose month is too long for one."""
    if _total(strips) <= LONG:
        yield _whole(day, strips)
    else:
        yield from _by_letters(day, strips)


def _whole(key: str, strips: Sequence[Strip]) -> Sheet:
    return Sheet(key, (Part(key, "", strips, _total(strips)),))


def _by_days(month: str, strips: Sequence[Strip]) -> Iterator[Sheet]:
    parts: list[Part] = []
    below: list[Sheet] = []
    for day, some in _parted(strips, _day):
        if day != month:
            parts.append(Part(day, day, first(some), _total(some)))
            below += of_day(day, some)
        elif _total(some) <= LONG:
            parts.append(Part(day, "", some, _total(some)))
        else:
            whole, *letters = _by_letters(month, some)
            parts += whole.parts
            below += letters
    yield Sheet(month, tuple(parts))
    yield from below


def _by_letters(key: str, strips: Sequence[Strip]) -> Iterator[Sheet]:
    found = _parted(sorted(strips, key=_letter), _letter)
    yield Sheet(key, tuple(Part(letter, f"{key}/{letter}", first(some), _total(some)) for letter, some in found))
    for letter, some in found:
        yield Sheet(f"{key}/{letter}", _whole(letter, some).parts)


def first(strips: Iterable[Strip]) -> list[Strip]:
    """The strips that hold the first few photos."""
    taken, held = [], 0
    for strip in strips:
        if held >= OF_A_PART:
            break
        taken.append(strip)
        held += strip.photos
    return taken


def _parted(strips: Iterable[Strip], key: Callable[[Strip], str]) -> list[tuple[str, list[Strip]]]:
    return [(name, list(some)) for name, some in groupby(strips, key=key)]


def _total(strips: Iterable[Strip]) -> int:
    return sum(strip.photos for strip in strips)


def _day(strip: Strip) -> str:
    return strip.day


def _letter(strip: Strip) -> str:
    return strip.initial
