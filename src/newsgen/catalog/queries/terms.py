"""Lists by subject: sections, topics, authors, agencies."""

from collections.abc import Iterator, Sequence

from newsgen.catalog.queries.board import SHOWN, Board, Mark, shown
from newsgen.model import Card, TermKind, Value


class Listed(Value, frozen=True):
    """A term and how many live articles stand under it."""

    slug: str
    name: str
    count: int


class Terms(Board):
    """What is asked of a term by its kind and slug."""

    def term_marks(self, kind: TermKind) -> Iterator[tuple[str, str, Mark]]:
        """(slug, year, mark) of every article under every term of a kind, newest first, undated last."""
        rows = self.database.execute(
            f"""
            select terms.slug, year, coalesce(nullif(month, ''), year), {SHOWN}, address
            from terms join articles using (path)
            where terms.kind = ? and live order by terms.slug, year = '', articles.sort desc, id
            """,  # noqa: S608 - made of our own constants
            (kind,),
        )
        return ((row[0], row[1], Mark(*row[2:])) for row in rows)

    def terms(self, kind: TermKind) -> tuple[Listed, ...]:
        """Every term of a kind that has live articles, by slug; the name is the one most often written."""
        rows = self.database.execute(
            """
            select slug, name, sum(n) from (
                select terms.slug, name, count(*) as n from terms join articles using (path)
                where terms.kind = ? and live group by terms.slug, name order by terms.slug, n desc, name
            ) group by slug
            """,
            (kind,),
        )
        return tuple(Listed(*row) for row in rows)

    def term(self, kind: TermKind, slug: str) -> Listed:
        """One term. Raises LookupError when no live article stands under it."""
        rows = self.database.execute(
            """
            select ?, name, sum(count(*)) over () from terms join articles using (path)
            where terms.kind = ? and terms.slug = ? and live group by name order by count(*) desc, name limit 1
            """,
            (slug, kind, slug),
        ).fetchall()
        if not rows:
            raise LookupError(slug)
        return Listed(*rows[0])

    def reaches(self, kind: TermKind, slug: str, threshold: int) -> bool:
        """Whether a term has as many live articles as it needs for a page of its own."""
        if threshold <= 1:
            return True
        query = "select 1 from terms join articles using (path) where kind = ? and terms.slug = ? and live"
        return self._one(f"{query} limit 1 offset ?", kind, slug, threshold - 1) is not None

    def linked_terms(self, kinds: Sequence[TermKind], threshold: int) -> dict[str, str]:
        """Article id → those of its terms that have as many articles as they need."""
        linked: dict[str, str] = {}
        for kind in kinds:
            rows = self.database.execute(
                """
                select id, terms.slug from terms join articles using (path)
                where terms.kind = ? and live and terms.slug in (
                    select terms.slug from terms join articles using (path)
                    where terms.kind = ? and live group by terms.slug having count(*) >= ?)
                order by id, terms.slug
                """,
                (kind, kind, threshold),
            )
            for id, slug in rows:  # noqa: A001 - the field's name
                linked[id] = f"{linked.get(id, '')}|{kind}:{slug}"
        return linked

    def term_cards(self, kind: TermKind, slug: str, *, year: str | None = None, count: int = -1) -> tuple[Card, ...]:
        """The articles under a term, newest first; of one year, or ("") the undated ones, or all that are dated."""
        where = "year <> ''" if year is None else "year = :year"
        rows = self.database.execute(
            f"""
            select card, address from terms join articles using (path)
            where terms.kind = :kind and terms.slug = :slug and live and {where}
            order by articles.sort desc, id limit :count
            """,  # noqa: S608 - made of our own constants
            {"kind": kind, "slug": slug, "year": year, "count": count},
        )
        return tuple(shown(card, address) for card, address in rows)

    def term_years(self, kind: TermKind, slug: str) -> tuple[tuple[str, int], ...]:
        """(year, articles) of a term, newest year first; the undated ones last, under ""."""
        return tuple(
            self.database.execute(
                """
                select year, count(*) from terms join articles using (path)
                where terms.kind = ? and terms.slug = ? and live group by year order by year desc
                """,
                (kind, slug),
            )
        )
