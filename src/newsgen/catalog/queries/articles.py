"""Single articles: whole, and as their pages' fingerprints see them."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from newsgen.catalog.queries.board import NEWEST, Board
from newsgen.model import Article, Card

_article = msgspec.msgpack.Decoder(Article).decode


class ArticleMark(NamedTuple):
    """An article as its own page's fingerprint sees it, with its neighbours in the section."""

    id: str
    address: str
    digest: str
    dated: bool
    earlier: str  # address and card digest of the one before in its section, or empty
    later: str


class Articles(Board):
    """What is asked of an article by its id."""

    def article(self, id: str) -> Article:  # noqa: A002 - the field's name
        """The live article of this id. Raises LookupError when there is none."""
        row = self._one("select body from articles where id = ? and live", id)
        if row is None:
            raise LookupError(id)
        return _article(row[0])

    def address(self, id: str) -> str:  # noqa: A002 - the field's name
        """The site path of the live article of this id, or empty."""
        row = self._one("select address from articles where id = ? and live", id)
        return row[0] if row else ""

    def article_marks(self) -> Iterator[ArticleMark]:
        """Every live article, with what stands before and after it in its section."""
        window = f"over (partition by section, year = '' order by {NEWEST})"
        rows = self.database.execute(
            f"""
            select id, address, digest, year <> '',
                   case when year <> '' then lead(address || card_digest, 1, '') {window} else '' end,
                   case when year <> '' then lag(address || card_digest, 1, '') {window} else '' end
            from articles where live
            """  # noqa: S608 - made of our own constants
        )
        return map(ArticleMark._make, rows)

    def neighbours(self, id: str) -> tuple[Card | None, Card | None]:  # noqa: A002 - the field's name
        """The articles published just before and just after in the same section, among the dated ones."""
        row = self._one("select section, sort, year from articles where id = ? and live", id)
        if row is None or not row[2]:
            return None, None
        section, sort, _ = row
        earlier = self._cards(
            "live and section = ? and year <> '' and sort <= ? and (sort, ?) < (?, id) order by sort desc, id limit 1",
            section,
            sort,
            id,
            sort,
        )
        later = self._cards(
            "live and section = ? and year <> '' and sort >= ? and (sort, ?) > (?, id) order by sort, id desc limit 1",
            section,
            sort,
            id,
            sort,
        )
        return next(iter(earlier), None), next(iter(later), None)

    def address_of_file(self, path: str) -> str:
        """The site path of the article that a content file holds, or empty."""
        row = self._one("select address from articles where path = ? and live", path)
        return row[0] if row else ""

    def link_marks(self) -> dict[str, str]:
        """Article id → where its links to other content files lead, for the few that have any."""
        marks: dict[str, str] = {}
        for id, target, address in self.database.execute(  # noqa: A001 - the field's name
            """
            select source.id, target, coalesce(other.address, '') from links
            join articles as source on source.path = links.path
            left join articles as other on other.path = target and other.live
            where links.kind = 'content' and source.live order by source.id, target
            """
        ):
            marks[id] = f"{marks.get(id, '')}|{target}>{address}"
        return marks

    def links(self) -> Iterator[tuple[str, str, str, str]]:
        """(content path, "content" or "site", target, address of the content file or empty) of every inner link."""
        return self.database.execute(
            """
            select links.path, links.kind, target, coalesce(other.address, '') from links
            join articles as source on source.path = links.path
            left join articles as other on other.path = target and other.live
            where source.live order by links.path, target
            """
        )
