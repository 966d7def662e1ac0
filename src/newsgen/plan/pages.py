"""A page as every kind begins it."""

from typing import Any

from newsgen.catalog.queries import photo_of
from newsgen.model import Card, Page, PagePlan, Photo
from newsgen.plan.desk import Desk


def page(desk: Desk, planned: PagePlan, **shown: Any) -> Page:
    """A page in the site's own language, with the photos of the cards that it shows."""
    cards = [*shown.get("cards", ()), *(card for group in shown.get("groups", ()) for card in group.cards)]
    site = desk.site
    beginning: dict[str, Any] = {
        "plan": planned,
        "site": site,
        "lang": site.language,
        "dir": site.direction,
        "title": planned.title or planned.key or site.title,
        "photos": photos(desk, cards),
    }
    return Page(**{**beginning, **shown})


def photos(desk: Desk, cards: list[Card]) -> dict[str, Photo]:
    """The photos that survive of those that the cards name."""
    files = sorted({card.image for card in cards if card.image})
    return {row[0]: photo_of(row) for row in desk.shelf.photos(files)} if files else {}
