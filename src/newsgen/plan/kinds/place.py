"""A place that articles name: the articles, newest first, cut by decades and years."""

from collections.abc import Iterator, Sequence
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.listings import fill_listing, plan_listings

VERSION: Final = 1


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The listing of each place, and its decades where it is long."""
    return plan_listings(desk, "place", VERSION)


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """Those of the terms with these slugs."""
    return plan_listings(desk, "place", VERSION, scopes)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """One listing, or a decade, year or month of it."""
    return fill_listing(desk, planned, "place")
