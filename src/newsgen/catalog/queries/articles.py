"""Single articles, as their pages' fingerprints see them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsgen.catalog.queries.board import GOOD, NEWEST, Board
from newsgen.catalog.rows import RAW
from newsgen.catalog.trails import BESIDE

# What an article is shown with of other tables, each as one text: its photos, and where its links lead.
SHOWN_WITH = f"""
    coalesce((select group_concat(file || ':' || digest, '|') from (
        select file, coalesce(photos.digest, '') as digest from figures
        left join photos on photos.path = file and {GOOD} where figures.n = articles.n order by file)), ''),
    coalesce((select group_concat(target || '>' || address, '|') from (
        select target, coalesce(iif(kind = 'id',
            (select other.address from articles as other where other.id = target and other.live),
            (select other.address from articles as other where other.path = target and other.live)), '') as address
        from links where links.n = articles.n and kind <> 'site' order by target)), '')
"""  # noqa: S608 - our own words
# The same, with what else an article's page shows.
_HANGING = f"""
    {SHOWN_WITH},
    coalesce((select group_concat(shown, '|') from (
        select other.address || other.card_digest || ':' || words || ':' || share || ':' || given || ':' ||
            exists (select 1 from terms where terms.n = other.n and kind = 'agency') as shown
        from versions join articles as other on other.n = versions.other
        where versions.n = articles.n order by other.sort, other.id)), ''),
    case when :related = 0 then '' else coalesce((select group_concat(shown, '|') from (
        select other.address || other.card_digest as shown
        from related join articles as other on other.n = related.other where related.n = articles.n and not exists (
            select 1 from versions where versions.n = related.n and versions.other = related.other)
        order by rank limit :related)), '') end,
    case when :threshold <= 1 then '' else coalesce((select group_concat(kind || ':' || slug, '|') from (
        select kind, terms.slug from terms where terms.n = articles.n and kind <> 'section' and :threshold <= (
            select sum(count) from names where names.kind = terms.kind and names.slug = terms.slug)
        order by 1, 2)), '') end,
    case when :trails = 0 then '' else coalesce((select group_concat(told, '|') from (
        select beside.slug || '<' || coalesce(before.address || before.card_digest, '') ||
            '>' || coalesce(after.address || after.card_digest, '') as told
        from ({BESIDE}) as beside
        left join articles as before on before.n = earlier left join articles as after on after.n = later
        where (before.n is not null or after.n is not null) and (:threshold <= 2 or :threshold <= (
            select sum(count) from names where names.kind = 'topic' and names.slug = beside.slug))
        order by rank limit :trails)), '') end, weekday
"""  # noqa: S608 - our own words


class ArticleMark(NamedTuple):
    """An article as its own page's fingerprint sees it."""

    id: str
    address: str
    digest: str
    earlier: str  # address and card digest of the one before in its section, or empty
    later: str
    photos: str  # its photos, with their digests as far as they can be shown
    links: str  # where its links to other content files lead
    versions: str  # of the same story, with what its page shows of each
    related: str  # to it, with what its page shows of each
    terms: str  # its terms that have a page, where not all have
    trails: str  # the topics in which it leads on, with what its page shows of the articles beside it
    weekday: str  # what its lead's weekday says of its date


class Articles(Board):
    """What is asked of an article by its id."""

    def address(self, id: str) -> str:  # noqa: A002 - the field's name
        """The site path of the live article of this id, or empty."""
        row = self._one("select address from articles where id = ? and live", id)
        return row[0] if row else ""

    def article_marks(self, *, threshold: int, related: int = 0, trails: int = 0) -> Iterator[ArticleMark]:
        """Every live article; its terms count from so many articles on.

        It shows so many `related` ones, and leads on in so many topics at most.
        """
        window = f"over (partition by section, year = '' order by {NEWEST})"
        rows = self.database.execute(
            f"""
            select id, address, digest,
                   case when year <> '' then lead(address || card_digest, 1, '') {window} else '' end,
                   case when year <> '' then lag(address || card_digest, 1, '') {window} else '' end,
                   {_HANGING} from articles where live
            """,  # noqa: S608 - made of our own constants
            {"threshold": threshold, "related": related, "trails": trails},
        )
        return map(ArticleMark._make, rows)

    def article_mark(
        self,
        id: str,  # noqa: A002 - the field's name
        *,
        threshold: int,
        related: int = 0,
        trails: int = 0,
    ) -> ArticleMark | None:
        """The same of one article, or None when none of this id is live."""
        row = self._one_named(
            f"select address, digest, section, sort, year, {_HANGING} from articles where id = :id and live",  # noqa: S608
            {"id": id, "threshold": threshold, "related": related, "trails": trails},
        )
        if row is None:
            return None
        address, digest, section, sort, year, *hanging = row
        beside = self._beside("address || card_digest", section, sort, id) if year else ((), ())
        earlier, later = (found[0][0] if found else "" for found in beside)
        return ArticleMark(id, address, digest, earlier, later, *hanging)

    def _beside(self, columns: str, section: str, sort: str, id: str) -> tuple[list[Any], list[Any]]:  # noqa: A002
        """A row or none of the article before, and of the one after."""
        begun = f"select {columns} from articles join cards using (n) where live and section = ? and year <> '' and"  # noqa: S608
        place = (section, sort, id, sort)
        earlier = f"{begun} sort <= ? and (sort, ?) < (?, id) order by sort desc, id limit 1"
        later = f"{begun} sort >= ? and (sort, ?) > (?, id) order by sort, id desc limit 1"
        return self.database.execute(earlier, place).fetchall(), self.database.execute(later, place).fetchall()

    def address_of_file(self, path: str) -> str:
        """The site path of the article that a content file holds, or empty."""
        row = self._one("select address from articles where path = ? and live", path)
        return row[0] if row else ""

    def broken_links(self) -> Iterator[tuple[str, str]]:
        """(content path, target) of every link to a content file that is no live article, by path."""
        return self.database.execute(
            f"""
            select source.path, target || iif(kind = 'id', '{RAW}', '')
            from links cross join articles as source using (n)
            where kind <> 'site' and source.live and not iif(kind = 'id',
                exists (select 1 from articles as other where other.id = target and other.live),
                exists (select 1 from articles as other where other.path = target and other.live))
            order by 1, 2
            """  # noqa: S608 - our own word
        )

    def strange_kin(self) -> Iterator[tuple[str, int, str]]:
        """(content path, 1 same or 0 another story, target) of every word on a version that is no live article."""
        return self.database.execute(
            """
            select source.path, same, target from kin cross join articles as source using (n)
            where source.live
            and not exists (select 1 from articles as other where other.path = target and other.live)
            and not exists (select 1 from articles as other where other.id = target and other.live) order by 1, 2, 3
            """
        )

    def site_links(self) -> Iterator[tuple[str]]:
        """Every address of the site that some live article links to."""
        return self.database.execute(
            "select distinct target from links join articles using (n) where kind = 'site' and live order by 1"
        )

    def linking_to(self, target: str) -> Iterator[tuple[str]]:
        """The content paths of the live articles that link to an address of the site."""
        return self.database.execute(
            "select path from links join articles using (n) where kind = 'site' and target = ? and live order by 1",
            (target,),
        )
