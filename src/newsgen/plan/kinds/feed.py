"""The Atom feed of the newest articles."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from newsgen.digests import digest_of
from newsgen.model import Card, Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.pages import page

VERSION: Final = 1
ORDER: Final = 3


def plan(desk: Desk) -> Iterator[PagePlan]:
    """`atom.xml`, where there is a `base_url` to make its links absolute and an article with a full date."""
    cards = _cards(desk)
    if desk.site.base_url and cards:
        shown = fingerprint(surroundings(desk, "feed", VERSION), digest_of(cards))
        yield PagePlan(url="atom.xml", kind="feed", title=desk.site.title, order=ORDER, fingerprint=shown)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The newest articles whose day is given, each with its moment as RFC 3339 wants it."""
    cards = _cards(desk)
    moments = {card.id: moment(card, desk.config.timezone) for card in cards}
    return page(desk, planned, cards=cards, facts={"updated": max(moments.values()), "moments": moments})


def _cards(desk: Desk) -> tuple[Card, ...]:
    return desk.shelf.latest_exact(count=desk.config.feed_articles)


def moment(card: Card, timezone: str) -> str:
    """The card's date as RFC 3339.

    A feed must name a moment with its zone: where the article gives no time it is the day's beginning, and where it
    gives no zone it is the archive's.
    """
    told = datetime.fromisoformat(card.published.text)
    return (told if told.tzinfo else told.replace(tzinfo=ZoneInfo(timezone))).isoformat()
