"""The whole history of the feed, as RFC 5005 archive documents: one for each month, so that none ever shifts."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from newsgen.model import Card, Page, PagePlan, Period
from newsgen.plan.chain import MONTH, documents, neighbours, url
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.moments import moments
from newsgen.plan.pages import page

VERSION: Final = 1
ORDER: Final = 3


def plan(desk: Desk) -> Iterator[PagePlan]:
    """Every document, where there is a `base_url` to make its links absolute."""
    return _plan(desk, None)


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """Those of these months."""
    return _plan(desk, frozenset(scopes))


def _plan(desk: Desk, months: frozenset[str] | None) -> Iterator[PagePlan]:
    if not desk.site.base_url:
        return
    chain = ["", *documents(desk), ""]
    beside = {
        key: (before, after)
        for (before, key), (_, after) in pairwise(pairwise(chain))
        if months is None or key[:MONTH] in months
    }
    around = surroundings(desk, "history", VERSION)
    days = None if months is None else [day for month in months for day, _ in desk.shelf.counts("day", within=month)]
    for key, marks in groupby(desk.shelf.marks("day", days), key=lambda row: _document(row[0], beside)):
        tally = Tally(around, key, *beside[key])
        for _, mark in marks:
            tally.add(mark.key, mark.shown)
        yield PagePlan(
            url=url(key), kind="history", key=key, order=ORDER, fingerprint=tally.digest(), scope=key[:MONTH]
        )


def _document(day: str, beside: dict[str, tuple[str, str]]) -> str:
    """The document that a day stands in."""
    return day if day in beside else day[:MONTH]


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The articles of the document whose day is given, newest first, and the documents before and after it."""
    key = planned.key
    before, after = neighbours(desk, key)
    cards = _cards(desk, key)
    return page(
        desk,
        planned,
        cards=cards,
        facts=moments(cards, desk.config.timezone),
        previous=_period(before),
        following=_period(after),
    )


def _cards(desk: Desk, key: str) -> tuple[Card, ...]:
    if len(key) > MONTH:
        return desk.shelf.span("day", key)
    return tuple(card for card in desk.shelf.span("month", key) if card.published.day)


def _period(key: str) -> Period | None:
    return Period(key=key, url=url(key), count=0) if key else None
