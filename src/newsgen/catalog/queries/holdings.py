"""Whole articles by time, for the files of data."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsgen.catalog.bodies import unpacked
from newsgen.catalog.queries.articles import SHOWN_WITH
from newsgen.catalog.queries.board import SHOWN, Board, among, listed, shown
from newsgen.catalog.queries.places import MONTH_OR_YEAR
from newsgen.model import Article, Card

AT_ONCE: Final = 100  # articles; with their bodies about 2 MB
_SIZE: Final = "(select length(body) from bodies where bodies.n = articles.n)"  # of which no byte of it is read


class Holding(NamedTuple):
    """An article as the fingerprint of its file of data sees it."""

    month: str  # or its year where no more is known of its date, or empty
    id: str
    address: str
    digest: str
    photos: str
    links: str
    size: int  # of its body as the catalog keeps it, bytes


class Held(NamedTuple):
    """An article with its address."""

    article: Article
    address: str
    linked: bool  # whether its body has links to other parts of the archive


class Holdings(Board):
    """What is asked for the files of data."""

    def holdings(self, month: str | None = None) -> Iterator[Holding]:
        """Every live article by time, or those of one month, as `month_addresses` names it."""
        one = "" if month is None else f"and {MONTH_OR_YEAR[len(month)]} = :month"
        rows = self.database.execute(
            f"select coalesce(nullif(month, ''), year), id, address, digest, {SHOWN_WITH}, {_SIZE} "  # noqa: S608
            "from articles "
            f"where live {one} order by 1, sort, id",
            {"month": month},
        )
        return map(Holding._make, rows)

    def held(self, ids: Sequence[str]) -> Iterator[Held]:
        """These articles whole, in this order, a few at a time."""
        query = (
            "select id, body, address, exists (select 1 from links where links.n = articles.n) "  # noqa: S608
            f"from articles join bodies using (n) where live {among('id', ())}"
        )
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            rows = {row[0]: row[1:] for row in self.database.execute(query, (listed(some),))}
            for body, address, linked in map(rows.__getitem__, some):
                yield Held(unpacked(body), address, bool(linked))

    def year_marks(self, year: str | None = None) -> Iterator[tuple[str, str, str]]:
        """(year, id, what a list shows) of every live article by time, or of one year; the undated under ""."""
        one = "" if year is None else "and year = :year"
        return self.database.execute(
            f"select year, id, {SHOWN} from articles where live {one} order by year, sort, id",  # noqa: S608
            {"year": year},
        )

    def cards_of(self, ids: Sequence[str]) -> Iterator[Card]:
        """The cards of these live articles, in this order, a few at a time."""
        query = f"select id, card, address from articles join cards using (n) where live {among('id', ())}"  # noqa: S608
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            rows = {row[0]: row[1:] for row in self.database.execute(query, (listed(some),))}
            yield from (shown(*rows[each]) for each in some)
