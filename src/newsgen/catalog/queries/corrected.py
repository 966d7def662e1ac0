"""What is asked of corrections."""

from collections.abc import Iterator
from typing import NamedTuple

from newsgen.catalog.bodies import unpacked
from newsgen.catalog.queries.board import Board
from newsgen.model import Article

# Newest first; those of one day by article.
_ORDER = "corrections.day desc, articles.id"


class CorrectionMark(NamedTuple):
    """The corrections of one day to one article, as a page's fingerprint sees them."""

    day: str
    shown: str


class Corrected(Board):
    """What is asked of corrections, newest first."""

    def correction_marks(self) -> Iterator[CorrectionMark]:
        """Of every live article that was corrected, one for each day."""
        rows = self.database.execute(
            "select day, digest || ' ' || card_digest || ' ' || address from ("  # noqa: S608 - our own words
            "select corrections.day, corrections.digest, card_digest, address from corrections cross join articles "
            f"using (n) where live order by {_ORDER})"
        )
        return map(CorrectionMark._make, rows)

    def correction_years(self) -> list[str]:
        """Under what corrections stand: "index" for all, each year, "undated"; nothing where nothing was corrected."""
        rows = self.database.execute(
            "select distinct substr(corrections.day, 1, 4) from corrections cross join articles using (n) where live"
        )
        years = sorted(year or "undated" for (year,) in rows)
        return ["index", *years] if years else []

    def corrected(self, year: str | None, *, count: int = -1) -> Iterator[tuple[str, str, Article]]:
        """(day, site path, article) of each day and article of a year; of all years for None, of no day for empty."""
        which = "" if year is None else "and substr(corrections.day, 1, 4) = :year"
        rows = self.database.execute(
            "select corrections.day, address, body from corrections cross join articles using (n) "  # noqa: S608
            f"join bodies using (n) where live {which} order by {_ORDER} limit :count",
            {"year": year, "count": count},
        )
        return ((day, address, unpacked(body)) for day, address, body in rows)
