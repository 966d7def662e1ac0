"""The years of a listing, ten to a page; a decade that holds much is cut into its years.

A page a year would be two or three articles on most: 10,000 articles whose long listings were cut by years made 15,878
pages, and make 12,294 so. A decade's page keeps its address when it grows: from then on it shows the newest of each
year, and the way to the rest. Of the listing's newest year it shows the way alone: what is newest there stands on the
listing's first page, and a new article need not render the decade's page of each of its terms.
"""

from collections.abc import Iterable, Sequence
from typing import Final

LONG_DECADE: Final = 100  # articles; a decade with more is cut into its years

Held = tuple[str, int]  # a year, and how many articles


class Decades:
    """Which pages show the years of a listing, in the order of time."""

    def __init__(self, years: Iterable[Held]) -> None:
        """`years` with how many articles each holds, newest first."""
        self.years: dict[str, list[Held]] = {}  # decade ("2010s") → its years
        for year, count in years:
            self.years.setdefault(decade_of(year), []).append((year, count))
        self.long = {key for key, years in self.years.items() if sum([count for _, count in years]) > LONG_DECADE}
        newest = next(iter(self.years.items()), ("", []))
        # The year to which a decade's page only leads, or empty; a page with nothing else on it shows it all the same.
        self.open = newest[1][0][0] if newest[0] in self.long and len(newest[1]) > 1 else ""
        self._pages = [key for decade in self.years for key in self.homes(decade)]

    def homes(self, decade: str) -> list[str]:
        """The keys of the pages that together show all of a decade: its years, or the decade itself."""
        return [year for year, _ in self.years[decade]] if decade in self.long else [decade]

    def home(self, year: str) -> str:
        """The key of the page that shows all of a year."""
        decade = decade_of(year)
        return year if decade in self.long else decade

    def beside(self, key: str) -> tuple[str, str]:
        """The keys of the pages before and after one, or empty; beside a decade that is cut stand decades."""
        return _beside(key, self._pages if key in self._pages else list(self.years))


def decade_of(year: str) -> str:
    """The decade of a year: "2010s"."""
    return f"{year[:-1]}0s"


def nearest(key: str, known: Iterable[str]) -> tuple[str, str]:
    """The earlier and the later neighbour of a key among the known keys of its length, newest first, or empty."""
    return _beside(key, [other for other in known if len(other) == len(key)])


def _beside(key: str, keys: Sequence[str]) -> tuple[str, str]:
    place = keys.index(key)
    return keys[place + 1] if place + 1 < len(keys) else "", keys[place - 1] if place else ""
