"""A month: its calendar, and its articles by day."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import Final

from newsgen.model import Group, Page, PagePlan, Period
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.pages import page
from newsgen.plan.periods import beside, marked, period, url

VERSION: Final = 2

# A month with more articles than this shows only the first of each day; the rest are one click further.
LONG: Final = 300
OF_A_DAY: Final = 4


def plan(desk: Desk) -> Iterator[PagePlan]:
    """One page for each month that has articles."""
    return _plan(desk, None)


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """Those of these months."""
    return _plan(desk, scopes)


def _plan(desk: Desk, only: Sequence[str] | None) -> Iterator[PagePlan]:
    around = surroundings(desk, "month", VERSION)
    shown = OF_A_DAY if "day" not in desk.config.leave_out else inf
    for key, earlier, later, marks in marked(desk, "month", only):
        tally = Tally(around, key, earlier, later)
        per_day: dict[str, int] = {}
        for mark in marks:
            per_day[mark.key] = nth = per_day.get(mark.key, 0) + 1
            if nth <= shown or len(marks) <= LONG or mark.key == key:
                tally.add(mark.key, mark.shown)
        tally.add(*(f"{day}={count}" for day, count in sorted(per_day.items())))
        yield PagePlan(url=url(key), kind="month", key=key, fingerprint=tally.digest())


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The days that have articles, the cards under each, and those of which only the month is known."""
    key = planned.key
    days = desk.shelf.counts("day", within=key)
    loose = desk.shelf.span("month", key, only=True)
    total = sum(count for _, count in days) + len(loose)
    there = "day" not in desk.config.leave_out
    shown = OF_A_DAY if total > LONG and there else -1  # without pages of days, this is where the rest stands
    groups = [
        Group(
            key=day,
            title=day,
            url=url(day) if there else "",
            cards=desk.shelf.span("day", day, count=shown),
            anchor=f"d{day[-2:]}",
            count=count,
        )
        for day, count in reversed(days)
    ]
    if loose:
        groups.append(Group(key=key, title=key, url=url(key), cards=loose))  # no other page has them
    return page(
        desk,
        planned,
        period=period(key, total),
        periods=tuple(Period(key=day, url=url(day) if there else "", count=count) for day, count in days),
        groups=tuple(groups),
        links={"year": url(key[:4])},
        **beside(desk, "month", key),
    )
