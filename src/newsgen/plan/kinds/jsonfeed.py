"""The newest articles as JSON Feed."""

from collections.abc import Iterator
from typing import Final

from newsgen.digests import digest_of
from newsgen.model import Card, Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.moments import moments
from newsgen.plan.pages import page, photos

VERSION: Final = 1
ORDER: Final = 3


def plan(desk: Desk) -> Iterator[PagePlan]:
    """`feed.json`, where there is an Atom feed."""
    cards = _cards(desk)
    if desk.site.base_url and cards:
        shown = photos(desk, list(cards))
        print_ = fingerprint(surroundings(desk, "jsonfeed", VERSION), digest_of(cards, shown))
        yield PagePlan(url="feed.json", kind="jsonfeed", title=desk.site.title, order=ORDER, fingerprint=print_)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The newest articles whose day is given, each with its moment."""
    cards = _cards(desk)
    return page(desk, planned, cards=cards, facts=moments(cards, desk.config.timezone))


def _cards(desk: Desk) -> tuple[Card, ...]:
    return desk.shelf.latest_exact(count=desk.config.feed_articles)
