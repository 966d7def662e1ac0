"""Lists by subject: sections, topics, authors, agencies."""

from collections.abc import Iterable, Iterator
from typing import Final

from newsgen.catalog.queries.board import SHOWN, Board, among, listed, shown
from newsgen.model import Card, TermKind, Value

_MONTH: Final = len("2015-10")


class Listed(Value, frozen=True):
    """A term and how many live articles stand under it."""

    slug: str
    name: str
    count: int


class Terms(Board):
    """What is asked of a term by its kind and slug."""

    def term_marks(self, kind: TermKind, slugs: Iterable[str] | None = None) -> Iterator[tuple[str, str, str, str]]:
        """(slug, year, month or year, what a list shows) of every article under every term of a kind, or these.

        Newest first, the undated last; terms in the order of their slugs.
        """
        return self.database.execute(
            f"""
            select terms.slug, year, coalesce(nullif(month, ''), year), {SHOWN}
            from terms join articles using (n)
            where terms.kind = ? and live {among("terms.slug", slugs)}
            order by terms.slug, year = '', articles.sort desc, id
            """,  # noqa: S608 - made of our own constants
            (kind, listed(slugs)),
        )

    def terms(self, kind: TermKind) -> tuple[Listed, ...]:
        """Every term of a kind that has live articles, by slug; the name is the one most often written."""
        rows = self.database.execute(
            """
            select slug, name, total from (
                select slug, name, sum(count) over (partition by slug) as total,
                       row_number() over (partition by slug order by count desc, name) as place
                from names where kind = ?
            ) where place = 1 order by slug
            """,
            (kind,),
        )
        return tuple(Listed(slug, name, count) for slug, name, count in rows)

    def has_terms(self, kind: TermKind) -> bool:
        """Whether any live article stands under a term of this kind."""
        return self._one("select 1 from names where kind = ? limit 1", kind) is not None

    def term(self, kind: TermKind, slug: str) -> Listed | None:
        """One term, or None when no live article stands under it."""
        rows = self.database.execute(
            "select name, count from names where kind = ? and slug = ? order by count desc, name", (kind, slug)
        ).fetchall()
        return Listed(slug=slug, name=rows[0][0], count=sum(count for _, count in rows)) if rows else None

    def reaches(self, kind: TermKind, slug: str, threshold: int) -> bool:
        """Whether a term has as many live articles as it needs for a page of its own."""
        if threshold <= 1:
            return True
        found = self.term(kind, slug)
        return found is not None and found.count >= threshold

    def term_cards(self, kind: TermKind, slug: str, *, within: str | None = None, count: int = -1) -> tuple[Card, ...]:
        """The articles under a term, newest first: of one decade, year or month, ("") the undated ones, or all."""
        known = "month = :within" if within and len(within) == _MONTH else "year = ''" if within == "" else "year <> ''"
        # A dated article is sorted by its date, so a year's stand together; cards are fetched once they are chosen.
        near = "and terms.sort >= :near and terms.sort < :near || '~'" if within else ""
        rows = self.database.execute(
            f"""
            select card, address from (
                select n, address, terms.sort, id from terms join articles using (n)
                where terms.kind = :kind and terms.slug = :slug {near} and live and {known}
                order by terms.sort desc, id limit :count
            ) join cards using (n) order by sort desc, id
            """,  # noqa: S608 - made of our own constants
            {"kind": kind, "slug": slug, "within": within, "near": _years(within or ""), "count": count},
        )
        return tuple(shown(card, address) for card, address in rows)

    def term_years(self, kind: TermKind, slug: str) -> tuple[tuple[str, int], ...]:
        """(year, articles) of a term, newest year first; the undated ones last, under ""."""
        rows = self.database.execute(
            "select substr(key, ?), count from tallies where kind = ? and key >= ? and key < ? order by key desc",
            (len(slug) + 2, f"{kind} years", f"{slug}/", f"{slug}0"),  # what follows "/" is "0"
        )
        return tuple(rows)

    def term_months(self, kind: TermKind, slug: str, year: str) -> tuple[tuple[str, int], ...]:
        """(month, articles) of a term's year, newest first; those of which only the year is known under the year."""
        rows = self.database.execute(
            """
            select coalesce(nullif(month, ''), year), count(*) from terms join articles using (n)
            where terms.kind = ?1 and terms.slug = ?2 and terms.sort >= ?3 and terms.sort < ?3 || '~' and live
                and year = ?3
            group by 1 order by 1 desc
            """,
            (kind, slug, year),
        )
        return tuple(rows)


def _years(key: str) -> str:
    """What the dates of a period begin with: of "2010s" it is "201"."""
    return key[:-2] if key.endswith("s") else key
