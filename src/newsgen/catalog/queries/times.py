"""Lists by time: the newest, years, months, days, and those without a date."""

from collections.abc import Iterator
from typing import Literal

from newsgen.catalog.queries.board import NEWEST, SHOWN, Board, Mark
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
        after = self._one(f"select min({span}) from articles where live and {span} > ? and {span} <> ''", key)  # noqa: S608 - a Span
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
