"""The photos that articles show or name, by the time of their articles, for contact sheets."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from newsgen.catalog.queries.board import GOOD, NEWEST, Board, among, listed
from newsgen.model import Direction, Figure, Shot, When

_shown = msgspec.msgpack.Decoder(tuple[tuple[Figure, ...], str, When, str, Direction]).decode

# The photo files of an article as they stand: their digests, and nothing for one that is lost.
_FILES: Final = f"""
    coalesce((select group_concat(coalesce(photos.digest, '')) from (
        select file from figures where figures.n = sheets.n order by file)
        left join photos on photos.path = file and {GOOD}), '')
"""  # noqa: S608 - our own words


class Strip(NamedTuple):
    """The photos of one article, as a contact sheet's fingerprint sees them."""

    period: str  # the article's month, or year, or empty: what is known of its date
    n: int  # the catalog's number of the article
    day: str  # "2015-10-14", or as much as is known, or empty
    initial: str  # the letter of the alphabet under which its headline stands
    photos: int
    shown: str = ""  # what they show of themselves and of the article, and its address
    files: str = ""  # their digests, as far as they can be shown


class Sheets(Board):
    """What is asked of photos by time."""

    def has_photos(self) -> bool:
        """Whether any live article has one, if only its words."""
        return self._one("select 1 from tallies where kind = 'photos' limit 1") is not None

    def photo_counts(self) -> tuple[tuple[str, int], ...]:
        """(month, year or nothing, photos) of all, oldest first, the undated before them."""
        return tuple(self.database.execute("select key, count from tallies where kind = 'photos' order by key"))

    def kept_periods(self, count: int) -> list[str]:
        """The newest months and years of which any photo survives, so many at most; the undated come last."""
        rows = self.database.execute(
            f"""
            select distinct period from sheets cross join articles using (n) where live and exists (
                select 1 from figures join photos on photos.path = file where figures.n = sheets.n and {GOOD}
            ) order by period desc limit ?
            """,  # noqa: S608 - our own words
            (count,),
        )
        return [period for (period,) in rows]

    def strips(self, periods: Iterable[str] | None = None) -> Iterator[Strip]:
        """The photos of every live article by period, then newest first; of all periods, or of these."""
        rows = self.database.execute(
            f"""
            select period, n, coalesce(nullif(day, ''), nullif(month, ''), year), initial, count,
                   sheets.digest || ' ' || address, {_FILES}
            from sheets cross join articles using (n)
            where live {among("period", periods)} order by period, {NEWEST}
            """,  # noqa: S608 - our own words
            (listed(periods),),
        )
        return map(Strip._make, rows)

    def places(self, period: str) -> Iterator[Strip]:
        """The same of one period, without what only fingerprints need."""
        return self._places("sheets cross join articles using (n)", "period", period)

    def places_of_day(self, day: str) -> Iterator[Strip]:
        """The same of one day."""
        return self._places("articles cross join sheets using (n)", "day <> '' and day", day)

    def _places(self, tables: str, column: str, key: str) -> Iterator[Strip]:
        rows = self.database.execute(
            f"""
            select period, n, coalesce(nullif(day, ''), nullif(month, ''), year), initial, count
            from {tables} where live and {column} = ? order by {NEWEST}
            """,  # noqa: S608 - our own words
            (key,),
        )
        return (Strip(*row) for row in rows)

    def sheets_beside(self, period: str) -> tuple[str, str]:
        """The nearest earlier and later month or year that has photos, or empty."""
        before = self._one("select max(key) from tallies where kind = 'photos' and key <> '' and key < ?", period)
        after = self._one("select min(key) from tallies where kind = 'photos' and key > ?", period)
        return (before and before[0]) or "", (after and after[0]) or ""

    def shots(self, numbers: Iterable[int]) -> dict[int, list[Shot]]:
        """Number of an article → its photos in their order, as their files' words do not yet fill them."""
        rows = self.database.execute(
            "select n, address, shown from sheets join articles using (n) where n in (select value from json_each(?))",
            (msgspec.json.encode(list(numbers)).decode(),),
        )
        return {n: list(_shots(address, packed)) for n, address, packed in rows}


def _shots(address: str, packed: bytes) -> Iterator[Shot]:
    figures, headline, published, language, direction = _shown(packed)
    for figure in figures:
        yield Shot(
            figure=figure,
            url=address,
            headline=headline,
            published=published,
            language=language,
            direction=direction,
        )
