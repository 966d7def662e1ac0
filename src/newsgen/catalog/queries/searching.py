"""What the search index asks: every article as readers can find it, in the order of lists."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsgen.catalog.queries.board import NEWEST, Board, among, listed

# What an article's place and words in the index depend on; all of its text is in its digest.
MARK = "digest || ' ' || section || ' ' || address"


class Findable(NamedTuple):
    """A live article as the index takes it in."""

    id: str
    mark: str  # another one means that it must be taken in anew
    sort: str  # the earliest moment of its date, ISO; empty when none is given
    address: str
    section: str  # slug, or empty
    card: bytes
    body: bytes


class Searching(Board):
    """What is asked of articles by who wants to find them."""

    def findable(self, ids: Sequence[str] | None = None) -> Iterator[Findable]:
        """All live articles, or those of these ids: newest first, at last those whose date is not given."""
        # Texts are asked for one by one: whatever must be put in order first is narrow.
        texts = "select card, body from cards join bodies using (n) where n = ?"
        for dated, order in (("year <> ''", NEWEST), ("year = ''", "id")):
            rows = self.database.execute(
                f"""
                select n, id, {MARK}, iif(year = '', '', sort), address, section from articles
                where live and not noindex and {dated} {among("id", ids)} order by {order}
                """,  # noqa: S608 - our own words
                (listed(ids),),
            )
            for n, *told in rows:
                yield Findable(*told, *self.database.execute(texts, (n,)).fetchone())

    def findable_marks(self, ids: Sequence[str] | None = None) -> Iterator[tuple[str, str]]:
        """(id, mark) of every live article, or of those of these ids."""
        query = f"select id, {MARK} from articles where live and not noindex {among('id', ids)}"  # noqa: S608 - above
        return self.database.execute(query, (listed(ids),))

    def count_live(self) -> int:
        """How many articles there are."""
        row = self._one("select count from tallies where kind = 'live'")
        return int(row[0]) if row else 0
