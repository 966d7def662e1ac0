"""What is asked about the files under content/, and about those that articles were imported from."""

from collections.abc import Iterator

from newsgen.catalog.queries.board import Board


class Sources(Board):
    """What the last build read."""

    def sources(self) -> Iterator[tuple[str, str]]:
        """(content path, SHA-256) of every source that could be read, by path."""
        return self.database.execute("select path, sha256 from sources where sha256 <> '' order by path")

    def imported(self) -> Iterator[tuple[str, str]]:
        """(content path, SHA-256 of the original) of every article that was imported, by path."""
        return self.database.execute("select path, origin_sha256 from articles where origin_sha256 <> '' order by path")
