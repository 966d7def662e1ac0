"""A year: its months, with the newest of each."""

from collections.abc import Iterator, Sequence
from typing import Final

from newsgen.model import Group, Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.pages import page
from newsgen.plan.periods import beside, marked, period, url

VERSION: Final = 1
OF_A_MONTH: Final = 6
# Of those known by the year alone, which no month's page lists, all are shown.


def plan(desk: Desk) -> Iterator[PagePlan]:
    """One page for each year that has articles."""
    return _plan(desk, None)


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """Those of these years."""
    return _plan(desk, scopes)


def _plan(desk: Desk, only: Sequence[str] | None) -> Iterator[PagePlan]:
    around = surroundings(desk, "year", VERSION)
    for key, earlier, later, marks in marked(desk, "year", only):
        tally = Tally(around, key, earlier, later)
        per_month: dict[str, int] = {}
        for mark in marks:
            month = mark.key[:7]
            per_month[month] = nth = per_month.get(month, 0) + 1
            if nth <= OF_A_MONTH or month == key:
                tally.add(month, mark.shown)
        tally.add(*(f"{month}={count}" for month, count in sorted(per_month.items())))
        yield PagePlan(url=url(key), kind="year", key=key, fingerprint=tally.digest())


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The months that have articles, the newest of each, and those of which only the year is known."""
    key = planned.key
    months = desk.shelf.counts("month", within=key)
    loose = desk.shelf.span("year", key, only=True)
    groups = [
        Group(
            key=month,
            title=month,
            url=url(month),
            cards=desk.shelf.span("month", month, count=OF_A_MONTH),
            count=count,
        )
        for month, count in reversed(months)
    ]
    if loose:
        groups.append(Group(key=key, title=key, url=url(key), cards=loose))
    by_month = {month[5:]: count for month, count in months}
    return page(
        desk,
        planned,
        period=period(
            key,
            sum(by_month.values()) + len(loose),
            months=tuple(by_month.get(f"{number:02}", 0) for number in range(1, 13)),
        ),
        periods=tuple(period(month, count) for month, count in months),
        groups=tuple(groups),
        **beside(desk, "year", key),
    )
