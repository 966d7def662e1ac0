"""Lists by time: the newest, years, months, days, and those without a date."""

from collections.abc import Iterable, Iterator
from typing import Literal

from newsgen.catalog.queries.board import NEWEST, SHOWN, Board, Mark, among, listed
from newsgen.catalog.weekdays import Weekdays, weekdays
from newsgen.model import Card

Span = Literal["year", "month", "day"]


class Times(Board):
    """What is asked of a span of time."""

    def latest(self, *, count: int, section: str | None = None) -> tuple[Card, ...]:
        """The newest dated articles, of the whole archive or of one section (by slug)."""
        if section is None:
            return self._cards(f"live and year <> '' order by {NEWEST} limit ?", count)
        return self._cards(f"live and section = ? and year <> '' order by {NEWEST} limit ?", section, count)

    def latest_exact(self, *, count: int) -> tuple[Card, ...]:
        """The newest articles whose day is given."""
        return self._cards(f"live and day <> '' order by {NEWEST} limit ?", count)

    def chosen(self, names: Iterable[str]) -> tuple[Card, ...]:
        """The live articles of these content paths or ids, in this order; a name of none is passed over."""
        found = (
            self._cards("live and (path = ? or id = ?) order by path = ? desc limit 1", *(name,) * 3) for name in names
        )
        return tuple(card for cards in found for card in cards)

    def strange_names(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of these names that are no live article's content path or id."""
        query = "select 1 from articles where live and (path = ? or id = ?)"
        return tuple(name for name in names if self._one(query, name, name) is None)

    def span(self, span: Span, key: str, *, count: int = -1, only: bool = False) -> tuple[Card, ...]:
        """The articles of a year, month or day, newest first; `only` those whose date says no more than that."""
        rest = {"year": " and month = ''", "month": " and day = ''", "day": ""}[span] if only else ""
        return self._cards(f"live and {span} = ? and {span} <> ''{rest} order by {NEWEST} limit ?", key, count)

    def undated(self, *, initial: str | None = None, count: int = -1) -> tuple[Card, ...]:
        """The articles without a given date, by headline; of one initial letter, or all."""
        where = "" if initial is None else "and initial = :initial"
        return self._cards(
            f"live and year = '' {where} order by initial = 'other', initial, headline collate nocase, id limit :count",
            initial=initial,
            count=count,
        )

    def marks(self, span: Span, keys: Iterable[str] | None = None) -> Iterator[tuple[str, Mark]]:
        """(year, month or day, mark) of every live article that has such a date: by period, then newest first.

        Of all periods, or of these. The mark's key is as much of the date as is known.
        """
        rows = self.database.execute(
            f"select {span}, coalesce(nullif(day, ''), nullif(month, ''), year), {SHOWN} "  # noqa: S608
            f"from articles where live and {span} <> '' {among(span, keys)} order by {span}, {NEWEST}",
            (listed(keys),),
        )
        return ((row[0], Mark(*row[1:])) for row in rows)

    def days_of_the_year(self) -> tuple[str, ...]:
        """Every day of the year ("10-14") on which some year published an article, in order."""
        rows = self.database.execute("select distinct substr(key, 6) from tallies where kind = 'day' order by 1")
        return tuple(key for (key,) in rows)

    def same_days(self, key: str) -> tuple[tuple[str, int], ...]:
        """(day, articles) of a day of the year in every year that has any, newest first."""
        return tuple(
            self.database.execute(
                """
                select key, count from tallies where kind = 'day' and key in (
                    select key || '-' || ? from tallies where kind = 'year') order by key desc
                """,
                (key,),
            )
        )

    def beside_on_the_calendar(self, key: str) -> tuple[str, str]:
        """The nearest earlier and later day of the year ("10-14") on which any year published, or empty."""
        row = self._one(
            """
            select max(substr((
                select max(key) from tallies where kind = 'day' and key > year.key and key < year.key || '-' || ?1
            ), 6)), min(substr((
                select min(key) from tallies
                where kind = 'day' and key > year.key || '-' || ?1 and key < year.key || '~'
            ), 6)) from tallies as year where kind = 'year'
            """,
            key,
        )
        return (row and row[0]) or "", (row and row[1]) or ""

    def first_of_day(self, day: str, *, count: int) -> tuple[str, ...]:
        """What a list shows of the newest articles of a day."""
        rows = self.database.execute(
            f"select {SHOWN} from articles where live and day = ? and day <> '' order by {NEWEST} limit ?",  # noqa: S608
            (day, count),
        )
        return tuple(shown for (shown,) in rows)

    def undated_marks(self) -> Iterator[Mark]:
        """Every live article without a given date, under its initial letter."""
        return map(
            Mark._make,
            self.database.execute(
                f"select initial, {SHOWN} from articles where live and year = '' "  # noqa: S608
                "order by initial = 'other', initial, headline collate nocase, id"
            ),
        )

    def counts(self, span: Span, *, within: str = "") -> tuple[tuple[str, int], ...]:
        """(year, month or day, articles), oldest first; only those that begin with `within`."""
        query = "select key, count from tallies where kind = ? and key >= ? and key < ? order by key"
        return tuple(self.database.execute(query, (span, within, within + "\x7f")))

    def beside(self, span: Span, key: str) -> tuple[str, str]:
        """The nearest earlier and later year, month or day that has articles, or empty."""
        before = self._one("select max(key) from tallies where kind = ? and key < ?", span, key)
        after = self._one("select min(key) from tallies where kind = ? and key > ?", span, key)
        return (before and before[0]) or "", (after and after[0]) or ""

    def undated_counts(self) -> tuple[tuple[str, int], ...]:
        """(initial letter, articles without a given date)."""
        query = "select key, count from tallies where kind = 'initial' order by key = 'other', key"
        return tuple(self.database.execute(query))

    def weekdays(self) -> Weekdays:
        """How far the weekdays of leads agree with the dates that are given."""
        return weekdays(self.database)

    def tally(self, column: Literal["precision", "language", "format"]) -> tuple[tuple[str, int], ...]:
        """(value, live articles), most first."""
        query = "select key, count from tallies where kind = ? order by count desc, key"
        return tuple(self.database.execute(query, (column,)))
