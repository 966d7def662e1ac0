"""What the planners ask of the catalog, answered in our own types.

Every query reads an index, and streams: none loads the archive. They stand by what they are asked about, one file each;
a `Shelf` answers them all.
"""

from newsgen.catalog.queries.articles import ArticleMark, Articles
from newsgen.catalog.queries.board import Mark
from newsgen.catalog.queries.holdings import Held, Holding, Holdings
from newsgen.catalog.queries.places import Places, photo_of
from newsgen.catalog.queries.spreads import Spreads
from newsgen.catalog.queries.terms import Listed, Terms
from newsgen.catalog.queries.times import Span, Times


class Shelf(Spreads, Articles, Times, Terms, Places, Holdings):
    """A reader of the catalog. Any number may read while nobody writes."""


__all__ = ["ArticleMark", "Held", "Holding", "Listed", "Mark", "Shelf", "Span", "photo_of"]
