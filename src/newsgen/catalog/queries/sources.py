"""What is asked about the files under content/, and about those that articles were imported from."""

from collections.abc import Iterator
from typing import NamedTuple

from newsgen.catalog.bodies import unpacked
from newsgen.catalog.queries.board import Board
from newsgen.catalog.withholding import withheld
from newsgen.model import Article, Withheld


class Deposit(NamedTuple):
    """What an article was made of."""

    id: str
    path: str  # content path
    sha256: str  # of that file
    original: str  # SHA-256 of what it was imported from, or empty


class Whole(NamedTuple):
    """An article as it is published, its address, and the SHA-256 of its source."""

    article: Article
    address: str
    sha256: str


class Sources(Board):
    """What the last build read."""

    def sources(self) -> Iterator[tuple[str, str]]:
        """(content path, SHA-256) of every source that could be read, by path."""
        return self.database.execute("select path, sha256 from sources where sha256 <> '' order by path")

    def next_embargo(self) -> str:
        """The moment, UTC, at which the next embargo is over; empty when there is none."""
        row = self._one("select coalesce(min(until), '') from sources where until <> ''")
        return str(row[0]) if row else ""

    def withheld(self) -> tuple[Withheld, ...]:
        """What was taken back of articles, by content path."""
        return withheld(self.database)

    def bodies(self) -> Iterator[tuple[str, bytes]]:
        """(content path, packed article) of every live article."""
        return self.database.execute("select path, body from articles join bodies using (n) where live order by n")

    def imported(self) -> Iterator[tuple[str, str]]:
        """(content path, SHA-256 of the original) of every article that was imported, by path."""
        return self.database.execute("select path, origin_sha256 from articles where origin_sha256 <> '' order by path")

    def sources_in(self, folder: str) -> dict[str, str]:
        """The SHA-256 by content path of the sources in one folder ("2015/10/", "" for the top), not below it."""
        rows = self.database.execute(
            "select path, sha256 from sources where path >= :first and path < :last "
            "and instr(substr(path, length(:first) + 1), '/') = 0",
            {"first": folder, "last": f"{folder[:-1]}0" if folder else "\U0010ffff"},  # what follows "/" is "0"
        )
        return dict(rows)

    def how_many(self) -> int:
        """How many articles are published."""
        return int(self.database.execute("select count(*) from articles where live").fetchone()[0])

    def deposits(self) -> Iterator[Deposit]:
        """Every published article's source and original, by id."""
        rows = self.database.execute(
            "select id, path, sha256, origin_sha256 from articles indexed by articles_id join sources using (path) "
            "where live order by id"
        )
        return map(Deposit._make, rows)

    def wholes(self) -> Iterator[Whole]:
        """Every published article, newest first, one at a time."""
        rows = self.database.execute(
            "select body, address, sha256 from articles indexed by articles_time "
            "cross join bodies using (n) cross join sources using (path) where live order by sort desc, id"
        )
        for body, address, sha256 in rows:
            yield Whole(unpacked(body), address, sha256)
