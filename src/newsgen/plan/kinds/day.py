"""All articles of a day."""

from collections.abc import Iterator, Sequence
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.pages import page
from newsgen.plan.periods import beside, marked, period, same_day_url, url

VERSION: Final = 2


def plan(desk: Desk) -> Iterator[PagePlan]:
    """One page for each day that has articles."""
    return _plan(desk, None)


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """Those of these days."""
    return _plan(desk, scopes)


def _plan(desk: Desk, only: Sequence[str] | None) -> Iterator[PagePlan]:
    around = surroundings(desk, "day", VERSION)
    for key, earlier, later, marks in marked(desk, "day", only):
        tally = Tally(around, key, earlier, later)
        for mark in marks:
            tally.add(mark.shown)
        yield PagePlan(url=url(key), kind="day", key=key, fingerprint=tally.digest())


def fill(desk: Desk, planned: PagePlan) -> Page:
    """Every card of the day, and the days before and after that have articles."""
    cards = desk.shelf.span("day", planned.key)
    links = {"year": url(planned.key[:4]), "month": url(planned.key[:7])}
    if "sameday" not in desk.config.leave_out:
        links["sameday"] = same_day_url(planned.key[len("2015-") :])
    return page(
        desk,
        planned,
        period=period(planned.key, len(cards)),
        cards=cards,
        links=links,
        **beside(desk, "day", planned.key),
    )
