"""The same day in all years: what was published on the 14th of October, newest year first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from newsgen.model import Group, Page, PagePlan, Period
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.pages import page
from newsgen.plan.periods import same_day_url, url

VERSION: Final = 1

# About as many cards as a page holds; of a long archive each year shows fewer, and its heading leads to that day.
CARDS: Final = 60
OF_A_YEAR: Final = 6


def plan(desk: Desk) -> Iterator[PagePlan]:
    """One page for each day of the year on which some year published an article."""
    return _plan(desk, desk.shelf.days_of_the_year())


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """Those of these days ("10-14")."""
    return _plan(desk, scopes)


def _plan(desk: Desk, keys: Iterable[str]) -> Iterator[PagePlan]:
    around = surroundings(desk, "sameday", VERSION)
    for key in keys:
        if days := desk.shelf.same_days(key):
            tally = Tally(around, key, *desk.shelf.beside_on_the_calendar(key))
            for day, count in days:
                tally.add(f"{day}={count}", *desk.shelf.first_of_day(day, count=_shown(days)))
            yield PagePlan(url=same_day_url(key), kind="sameday", key=key, fingerprint=tally.digest())


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The first cards of that day in each year, and the days of the year before and after it."""
    days = desk.shelf.same_days(planned.key)
    there = "day" not in desk.config.leave_out
    before, after = desk.shelf.beside_on_the_calendar(planned.key)
    groups = (
        Group(
            key=day[:4],
            title=day[:4],
            url=url(day) if there else "",
            cards=desk.shelf.span("day", day, count=_shown(days)),
        )
        for day, _ in days
    )
    return page(
        desk,
        planned,
        period=_period(planned.key, sum(count for _, count in days)),
        previous=_period(before) if before else None,
        following=_period(after) if after else None,
        groups=tuple(groups),
    )


def _shown(days: Sequence[tuple[str, int]]) -> int:
    """How many of each year are shown: at least one."""
    return max(1, min(OF_A_YEAR, CARDS // len(days)))


def _period(key: str, count: int = 0) -> Period:
    return Period(key=key, url=same_day_url(key), count=count)
