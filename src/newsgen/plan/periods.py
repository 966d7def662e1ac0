"""Years, months and days: their addresses, neighbours and marks."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from newsgen.catalog.queries import Mark, Span
from newsgen.model import Period
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import Tally


class Marked(NamedTuple):
    """A period, its neighbours' keys, and the marks of its articles, newest first."""

    key: str
    earlier: str
    later: str
    marks: list[Mark]


def url(key: str) -> str:
    """The site path of a year, month or day: "2015/10/index.html"."""
    return f"{key.replace('-', '/')}/index.html"


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


def marked(desk: Desk, span: Span) -> Iterator[Marked]:
    """Every period that has articles, oldest first.

    An article known only by its month stands under the month and the year, not under a day.
    """
    keys = [key for key, _ in desk.shelf.counts(span)]
    groups = groupby(desk.shelf.marks(span), key=itemgetter(0))
    for (key, rows), earlier, later in zip(groups, ["", *keys], [*keys[1:], ""], strict=False):
        yield Marked(key, earlier, later, [mark for _, mark in rows])


def tally_counts(tally: Tally, marks: list[Mark], length: int) -> None:
    """Add how many articles stand under each shorter key of the marks, in the order of their first."""
    counts: dict[str, int] = {}
    for mark in marks:
        counts[mark.key[:length]] = counts.get(mark.key[:length], 0) + 1
    tally.add(*(f"{key}={count}" for key, count in sorted(counts.items())))
