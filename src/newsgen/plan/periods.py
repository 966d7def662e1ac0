"""Years, months and days: their addresses, neighbours and marks."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from newsgen.catalog.queries import Mark, Span
from newsgen.model import Period
from newsgen.plan.desk import Desk

DAYS: Final = "days/index.html"


class Marked(NamedTuple):
    """A period, its neighbours' keys, and the marks of its articles, newest first."""

    key: str
    earlier: str
    later: str
    marks: list[Mark]


def url(key: str) -> str:
    """The site path of a year, month or day: "2015/10/index.html"."""
    return f"{key.replace('-', '/')}/index.html"


def same_day_url(key: str) -> str:
    """The site path of the page about a day in all years: "10-14" → "days/10-14.html"."""
    return f"days/{key}.html"


def period(key: str, count: int = 0, *, months: tuple[int, ...] = ()) -> Period:
    """A year, month or day with its address."""
    return Period(key=key, url=url(key), count=count, months=months)


def beside(desk: Desk, span: Span, key: str) -> dict[str, Period | None]:
    """`previous` and `following`: the nearest periods that have articles."""
    earlier, later = desk.shelf.beside(span, key)
    return {
        "previous": period(earlier) if earlier else None,
        "following": period(later) if later else None,
    }


def marked(desk: Desk, span: Span, only: Iterable[str] | None = None) -> Iterator[Marked]:
    """Every period that has articles, or those of `only`, oldest first.

    An article known only by its month stands under the month and the year, not under a day.
    """
    keys = [key for key, _ in desk.shelf.counts(span)] if only is None else []
    beside = dict(zip(keys, zip(["", *keys], [*keys[1:], ""], strict=False), strict=False))
    for key, rows in groupby(desk.shelf.marks(span, only), key=itemgetter(0)):
        earlier, later = beside.get(key) or desk.shelf.beside(span, key)
        yield Marked(key, earlier, later, [mark for _, mark in rows])
