"""What is asked about the files under content/, and about those that articles were imported from."""

from collections.abc import Iterator

from newsgen.catalog.queries.board import Board
from newsgen.catalog.withholding import withheld
from newsgen.model import Withheld


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
