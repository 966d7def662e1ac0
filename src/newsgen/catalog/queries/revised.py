"""What is asked of articles that told something else before."""

from collections.abc import Iterator
from typing import NamedTuple

from newsgen.catalog.queries.board import Board


class RevisionMark(NamedTuple):
    """An article that told something else before, as the fingerprint of its page of changes sees it."""

    id: str
    address: str
    digest: str


class Revised(Board):
    """What is asked of earlier states."""

    def revision_marks(self) -> Iterator[RevisionMark]:
        """Of every live article that told something else before, by id."""
        rows = self.database.execute(
            "select id, address, articles.digest from revised cross join articles using (n) where live order by id"
        )
        return map(RevisionMark._make, rows)
