"""The photos that articles show or name, by the time of their articles, for contact sheets."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from newsgen.catalog.queries.board import GOOD, NEWEST, Board, among, listed, shown
from newsgen.model import Card, Figure

_figures = msgspec.msgpack.Decoder(tuple[Figure, ...]).decode

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
    shown: str  # their words, and the article's headline and address
    files: str  # their digests, as far as they can be shown


class Sheets(Board):
    """What is asked of photos by time."""

    def has_photos(self) -> bool:
        """Whether any live article has one, if only its words."""
        return self._one("select 1 from tallies where kind = 'photos' limit 1") is not None

    def photo_counts(self) -> tuple[tuple[str, int], ...]:
        """(month, year or nothing, photos) of all, oldest first, the undated before them."""
        return tuple(self.database.execute("select key, count from tallies where kind = 'photos' order by key"))

    def strips(self, periods: Iterable[str] | None = None) -> Iterator[Strip]:
        """The photos of every live article by period, then newest first; of all periods, or of these."""
        rows = self.database.execute(
            f"""
            select period, n, coalesce(nullif(day, ''), nullif(month, ''), year), initial, count,
                   sheets.digest || ' ' || card_digest || ' ' || address, {_FILES}
            from sheets cross join articles using (n)
            where live {among("period", periods)} order by period, {NEWEST}
            """,  # noqa: S608 - our own words
            (listed(periods),),
        )
        return map(Strip._make, rows)

    def shots(self, numbers: Iterable[int]) -> dict[int, tuple[Card, tuple[Figure, ...]]]:
        """Number of an article → its card, and its photos in their order."""
        rows = self.database.execute(
            "select n, card, address, figures from sheets join articles using (n) join cards using (n) "
            "where n in (select value from json_each(?))",
            (msgspec.json.encode(list(numbers)).decode(),),
        )
        return {n: (shown(card, address), _figures(packed)) for n, card, address, packed in rows}
