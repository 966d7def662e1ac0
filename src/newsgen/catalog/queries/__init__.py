"""What the planners ask of the catalog, answered in our own types.

Every query reads an index, and streams: none loads the archive. They stand by what they are asked about, one file each;
a `Shelf` answers them all.
"""

from newsgen.catalog.queries.articles import ArticleMark, Articles
from newsgen.catalog.queries.board import Mark
from newsgen.catalog.queries.company import Company, Neighbour
from newsgen.catalog.queries.corrected import Corrected, CorrectionMark
from newsgen.catalog.queries.holdings import Held, Holding, Holdings
from newsgen.catalog.queries.places import Places, photo_of
from newsgen.catalog.queries.revised import Revised, RevisionMark
from newsgen.catalog.queries.searching import Findable, Searching
from newsgen.catalog.queries.sheets import Sheets, Strip
from newsgen.catalog.queries.sources import Deposit, Sources, Whole
from newsgen.catalog.queries.spreads import Spreads, Trod
from newsgen.catalog.queries.terms import Listed, Terms
from newsgen.catalog.queries.times import Span, Times


class Shelf(
    Spreads, Articles, Searching, Times, Terms, Company, Places, Sheets, Holdings, Sources, Corrected, Revised
):  # fmt: skip
    """A reader of the catalog. Any number may read while nobody writes."""


__all__ = ["ArticleMark", "Findable", "Held", "Holding", "Listed", "Mark", "Neighbour", "Shelf", "Span", "Strip"]
__all__ += ["CorrectionMark", "Deposit", "RevisionMark", "Trod", "Whole", "photo_of"]
