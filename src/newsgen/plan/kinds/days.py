"""Every day of the year that has articles, as a calendar without years: the way to the same day in all years."""

from collections.abc import Iterator
from typing import Final

from newsgen.model import Page, PagePlan, Period
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.pages import page
from newsgen.plan.periods import DAYS, same_day_url

VERSION: Final = 1


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The one page, where any article has a day."""
    if (held := desk.shelf.days_of_the_year()) and "sameday" not in desk.config.leave_out:
        yield PagePlan(url=DAYS, kind="days", fingerprint=fingerprint(surroundings(desk, "days", VERSION), held))


def fill(desk: Desk, planned: PagePlan) -> Page:
    """Each day of the year that has articles, without a count: that would make every article change this page."""
    days = desk.shelf.days_of_the_year()
    return page(desk, planned, periods=tuple(Period(key=key, url=same_day_url(key), count=0) for key in days))
