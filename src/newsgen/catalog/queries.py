"""What the planners ask of the catalog, answered in our own types. Every query reads an index, and streams."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple, Self

import msgspec

from newsgen.catalog import schema
from newsgen.model import Article, Card, Photo, TermKind, Value

Span = Literal["year", "month", "day"]

_article = msgspec.msgpack.Decoder(Article).decode
_card = msgspec.msgpack.Decoder(Card).decode

# The order of every list: newest first, equal moments told apart by id, so that it never depends on the disk.
NEWEST = "sort desc, id"
# What a list shows of an article: its card, and the photo on it as the file stands.
SHOWN = (
    "case when image = '' then card_digest else card_digest || coalesce("
    "(select photos.digest from photos where photos.path = image and problem = ''), '') end"
)


class Mark(NamedTuple):
    """An article as a list's fingerprint sees it: the key it stands under, and what would show there."""

    key: str
    digest: str  # of the card
    address: str


class Listed(Value, frozen=True):
    """A term and how many live articles stand under it."""

    slug: str
    name: str
    count: int


class ArticleMark(NamedTuple):
    """An article as its own page's fingerprint sees it, with its neighbours in the section."""

    id: str
    address: str
    digest: str
    dated: bool
    earlier: str  # address and card digest of the one before in its section, or empty
    later: str


class Shelf:
    """A reader of the catalog. Any number may read while nobody writes."""

    def __init__(self, path: Path) -> None:
        self.database = schema.connect(path, reading=True)

    @classmethod
    def at(cls, path: str) -> Self:
        """A reader of the catalog at `path`, for a process that only has its name."""
        return cls(Path(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.database.close()

    # -- articles --------------------------------------------------------------------------------

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

    # -- cards of a time -------------------------------------------------------------------------

    def latest(self, *, count: int, section: str | None = None) -> tuple[Card, ...]:
        """The newest dated articles, of the whole archive or of one section (by slug)."""
        if section is None:
            return self._cards(f"live and year <> '' order by {NEWEST} limit ?", count)
        return self._cards(f"live and section = ? and year <> '' order by {NEWEST} limit ?", section, count)

    def latest_exact(self, *, count: int) -> tuple[Card, ...]:
        """The newest articles whose day is given."""
        return self._cards(f"live and day <> '' order by {NEWEST} limit ?", count)

    def span(self, span: Span, key: str, *, count: int = -1, only: bool = False) -> tuple[Card, ...]:
        """The articles of a year, month or day, newest first; `only` those whose date says no more than that."""
        rest = {"year": " and month = ''", "month": " and day = ''", "day": ""}[span] if only else ""
        return self._cards(f"live and {span} = ?{rest} order by {NEWEST} limit ?", key, count)

    def undated(self, *, initial: str | None = None, count: int = -1) -> tuple[Card, ...]:
        """The articles without a given date, by headline; of one initial letter, or all."""
        where = "" if initial is None else "and initial = :initial"
        return self._cards(
            f"live and year = '' {where} order by initial = 'other', initial, headline collate nocase, id limit :count",
            initial=initial,
            count=count,
        )

    # -- marks: what the fingerprints of lists are made of ---------------------------------------

    def marks(self, span: Span) -> Iterator[tuple[str, Mark]]:
        """(year, month or day, mark) of every live article that has such a date: by period, then newest first.

        The mark's key is as much of the date as is known.
        """
        rows = self.database.execute(
            f"select {span}, coalesce(nullif(day, ''), nullif(month, ''), year), {SHOWN}, address "  # noqa: S608
            f"from articles where live and {span} <> '' order by {span}, {NEWEST}"
        )
        return ((row[0], Mark(*row[1:])) for row in rows)

    def undated_marks(self) -> Iterator[Mark]:
        """Every live article without a given date, under its initial letter."""
        return map(
            Mark._make,
            self.database.execute(
                f"select initial, {SHOWN}, address from articles where live and year = '' "  # noqa: S608
                "order by initial = 'other', initial, headline collate nocase, id"
            ),
        )

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

    # -- terms -----------------------------------------------------------------------------------

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
        return tuple(_shown(card, address) for card, address in rows)

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

    # -- counts ----------------------------------------------------------------------------------

    def counts(self, span: Span, *, within: str = "") -> tuple[tuple[str, int], ...]:
        """(year, month or day, articles), oldest first; only those that begin with `within`."""
        return tuple(
            self.database.execute(
                f"select {span}, count(*) from articles where live and {span} <> '' "  # noqa: S608 - a Span
                f"and {span} >= ? and {span} < ? group by {span} order by {span}",
                (within, within + "\x7f"),
            )
        )

    def beside(self, span: Span, key: str) -> tuple[str, str]:
        """The nearest earlier and later year, month or day that has articles, or empty."""
        before = self._one(f"select max({span}) from articles where live and {span} < ? and {span} <> ''", key)  # noqa: S608
        after = self._one(f"select min({span}) from articles where live and {span} > ?", key)  # noqa: S608 - a Span
        return (before and before[0]) or "", (after and after[0]) or ""

    def undated_counts(self) -> tuple[tuple[str, int], ...]:
        """(initial letter, articles without a given date)."""
        return tuple(
            self.database.execute(
                "select initial, count(*) from articles where live and year = '' "
                "group by initial order by initial = 'other', initial"
            )
        )

    def tally(self, column: Literal["precision", "language", "format"]) -> tuple[tuple[str, int], ...]:
        """(value, live articles), most first."""
        return tuple(
            self.database.execute(
                f"select {column}, count(*) as n from articles where live group by {column} order by n desc, {column}"  # noqa: S608
            )
        )

    # -- addresses and photos --------------------------------------------------------------------

    def addresses(self) -> Iterator[tuple[str, str]]:
        """(site path, last modified day or empty) of every live article, oldest first."""
        return self.database.execute("select address, day from articles where live order by sort, id")

    def month_addresses(self) -> Iterator[tuple[str, str, str]]:
        """(month, site path, day) of every live article by time; the month is its year where no more is known."""
        return self.database.execute(
            "select coalesce(nullif(month, ''), year), address, day from articles where live order by 1, sort, id"
        )

    def old_addresses(self) -> Iterator[tuple[str, str]]:
        """(site path that no live article has now, the site path it leads to or empty when that is gone).

        Where an address was handed on, its latest owner that is still there counts.
        """
        return self.database.execute(
            """
            select address, coalesce(max(target), '') from (
                select old.address, old.folded,
                       first_value(live.address) over (partition by old.folded order by live.id is null, seq desc)
                           as target
                from addresses as old left join articles as live on live.id = old.id and live.live
            )
            where address not in (select address from articles where live)
            group by folded order by folded
            """
        )

    def aliases(self) -> Iterator[tuple[str, str, str]]:
        """(address elsewhere, the site path it leads to, content path of the article), as front matter gives them."""
        return self.database.execute(
            """
            select alias.value, address, articles.path from articles, json_each(articles.aliases) as alias
            where live and aliases <> '[]' order by alias.value, articles.path
            """
        )

    def photos(self, files: Iterable[str] | None = None) -> Iterator[tuple[str, str, int, int]]:
        """(content path, digest, width, height) of every photo that a live article shows and that can be shown."""
        rows = (
            self.database.execute(
                """
            select distinct photos.path, photos.digest, width, height
            from photos join figures on figures.file = photos.path join articles on articles.path = figures.path
            where live and problem = '' order by photos.path
            """
            )
            if files is None
            else (
                row
                for file in files
                for row in self.database.execute(
                    "select path, digest, width, height from photos where path = ? and problem = ''", (file,)
                )
            )
        )
        return iter(rows)

    def photo_marks(self) -> dict[str, str]:
        """Article id → its photos and their digests, for the few that show any."""
        marks: dict[str, str] = {}
        for id, file, digest in self.database.execute(  # noqa: A001 - the field's name
            """
            select id, figures.file, coalesce(photos.digest, '') from figures join articles using (path)
            left join photos on photos.path = figures.file and problem = ''
            where live order by id, figures.file
            """
        ):
            marks[id] = f"{marks.get(id, '')}|{file}:{digest}"
        return marks

    def photo_problems(self) -> Iterator[tuple[str, str, str]]:
        """(content path of an article, photo, what is wrong with it); an empty word means that it is not there."""
        return self.database.execute(
            """
            select figures.path, figures.file, coalesce(problem, '') from figures
            join articles on articles.path = figures.path
            left join photos on photos.path = figures.file
            where live and (photos.path is null or problem <> '') order by figures.path, figures.file
            """
        )

    # -- links between articles ------------------------------------------------------------------

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

    def address_of_file(self, path: str) -> str:
        """The site path of the article that a content file holds, or empty."""
        row = self._one("select address from articles where path = ? and live", path)
        return row[0] if row else ""

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

    # -- plumbing --------------------------------------------------------------------------------

    def _one(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self.database.execute(query, values).fetchone()
        return row

    def _cards(self, where: str, *values: Any, **named: Any) -> tuple[Card, ...]:
        rows = self.database.execute(
            f"select card, address from articles where {where}",  # noqa: S608 - made of our own constants
            named or values,
        )
        return tuple(_shown(card, address) for card, address in rows)


def photo_of(row: tuple[str, str, int, int]) -> Photo:
    """A photo's row as the value that templates see."""
    path, digest, width, height = row
    return Photo(path=path, url=f"photos/{path}", digest=digest, width=width, height=height)


def _shown(packed: bytes, address: str) -> Card:
    return msgspec.structs.replace(_card(packed), url=address)
