"""Lists by subject: sections, topics, names, authors, agencies, speakers."""

from collections.abc import Iterable, Iterator
from typing import Final

from newsgen.catalog.queries.board import SHOWN, Board, among, listed, shown
from newsgen.catalog.schema import LIVE_TERM
from newsgen.model import Card, TermKind, Value

_MONTH: Final = len("2015-10")
_DAY: Final = len("2015-10-14")
# Of a speaker's article, what is quoted is shown, too.
_SAID: Final = "|| ' ' || (select digest from voices where voices.slug = terms.slug and voices.n = terms.n)"


class Listed(Value, frozen=True):
    """A term and how many live articles stand under it."""

    slug: str
    name: str
    count: int


class Terms(Board):
    """What is asked of a term by its kind and slug."""

    def term_marks(self, kind: TermKind, slugs: Iterable[str] | None = None) -> Iterator[tuple[str, str, str, str]]:
        """(slug, year, day as far as known, what a list shows) of every article under every term of a kind, or these.

        Newest first, the undated last; terms in the order of their slugs.
        """
        said = _SAID if kind == "quotes" else ""
        return self.database.execute(
            f"""
            select terms.slug, year, coalesce(nullif(day, ''), nullif(month, ''), year), {SHOWN} {said}
            from terms join articles using (n)
            where terms.kind = ? and live {among("terms.slug", slugs)}
            order by terms.slug, year = '', articles.sort desc, id
            """,  # noqa: S608 - made of our own constants
            (kind, listed(slugs)),
        )

    def count_terms(self, kind: TermKind) -> int:
        """How many terms of a kind have live articles."""
        row = self._one("select count(distinct slug) from names where kind = ?", kind)
        return row[0] if row else 0

    def terms(self, kind: TermKind, *, least: int = 1) -> tuple[Listed, ...]:
        """Every term of a kind that has so many live articles, by slug; the name is the one most often written."""
        rows = self.database.execute(
            """
            select slug, name, total from (
                select slug, name, sum(count) over (partition by slug) as total,
                       row_number() over (partition by slug order by count desc, name) as place
                from names where kind = ?1 and (?2 <= 1 or slug in (
                    select slug from names where kind = ?1 group by slug having sum(count) >= ?2))
            ) where place = 1 order by slug
            """,
            (kind, least),
        )
        return tuple(Listed(slug, name, count) for slug, name, count in rows)

    def most(self, kind: TermKind, *, count: int) -> tuple[Listed, ...]:
        """The terms of a kind that have the most articles, those first."""
        rows = self.database.execute(
            "select slug from names where kind = ? group by slug order by sum(count) desc, slug limit ?", (kind, count)
        ).fetchall()
        return tuple(found for (slug,) in rows if (found := self.term(kind, slug)))

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
        """The articles under a term, newest first: of one decade, year, month or day, ("") the undated ones, or all."""
        asked = {"kind": kind, "slug": slug, "within": within, "near": _years(within or ""), "count": count}
        # One that is known by its month lies with the first day of it.
        exactly = "and day = :within" if within is not None and len(within) == _DAY else ""
        # Terms lie by date, so that no more of them are looked up than are asked for; cards are fetched once chosen.
        rows = self.database.execute(
            f"""
            select card, address from (
                select n, address, chosen.sort, id from ({_of_term(within)}) as chosen join articles using (n)
                where live {exactly} order by chosen.sort desc, id limit :count
            ) join cards using (n) order by sort desc, id
            """,  # noqa: S608 - made of our own constants
            asked,
        )
        return tuple(shown(card, address) for card, address in rows)

    def term_years(self, kind: TermKind, slug: str) -> tuple[tuple[str, int], ...]:
        """(year, articles) of a term, newest year first; the undated ones last, under ""."""
        rows = self.database.execute(
            "select substr(key, ?), count from tallies where kind = ? and key >= ? and key < ? order by key desc",
            (len(slug) + 2, f"{kind} years", f"{slug}/", f"{slug}0"),  # what follows "/" is "0"
        )
        return tuple(rows)

    def term_parts(self, kind: TermKind, slug: str, within: str) -> tuple[tuple[str, int], ...]:
        """(part, articles) of a term's year by months, or month by days, newest first; the rest of it last."""
        month = len(within) == _MONTH
        part, articles = ("coalesce(nullif(day, ''), key)", "join articles using (n)") if month else ("key", "")
        rows = self.database.execute(
            f"""
            select {part} as part, count(*) from terms {articles}
            where kind = ?1 and terms.slug = ?2 and terms.sort >= ?3 and terms.sort < ?3 || '~' and key <> ''
                and {LIVE_TERM} group by part order by part desc
            """,  # noqa: S608 - our own words
            (kind, slug, within),
        )
        return tuple(rows)


def _of_term(within: str | None) -> str:
    """The query for the terms of a listing. A dated article is sorted by its date, so a year's stand together."""
    known = "key = :within" if within is not None and len(within) in (0, _MONTH) else "key <> ''"
    near = "and sort >= :near and sort < :near || '~'" if within else ""
    return f"select n, sort from terms where kind = :kind and slug = :slug {near} and {known}"  # noqa: S608 - our own


def _years(key: str) -> str:
    """What the dates of a period begin with: of "2010s" it is "201"."""
    return key[:-2] if key.endswith("s") else key
