"""The Atom feed of the newest articles."""

from collections.abc import Iterator
from typing import Final

from newsgen.digests import digest_of
from newsgen.model import Card, Page, PagePlan, Period
from newsgen.plan.chain import newest, url
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.moments import moments
from newsgen.plan.pages import page

VERSION: Final = 2
ORDER: Final = 3


def plan(desk: Desk) -> Iterator[PagePlan]:
    """`atom.xml`, where there is a `base_url` to make its links absolute and an article with a full date."""
    cards = _cards(desk)
    if desk.site.base_url and cards:
        shown = fingerprint(surroundings(desk, "feed", VERSION), digest_of(cards), newest(desk))
        yield PagePlan(url="atom.xml", kind="feed", title=desk.site.title, order=ORDER, fingerprint=shown)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The newest articles whose day is given, each with its moment, and where the older ones stand."""
    cards, last = _cards(desk), newest(desk)
    return page(
        desk,
        planned,
        cards=cards,
        facts=moments(cards, desk.config.timezone),
        previous=Period(key=last, url=url(last), count=0),
    )


def _cards(desk: Desk) -> tuple[Card, ...]:
    return desk.shelf.latest_exact(count=desk.config.feed_articles)
