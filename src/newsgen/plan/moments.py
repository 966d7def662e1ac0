"""The moment of an article, for feeds, which must name one."""

from datetime import datetime
from zoneinfo import ZoneInfo

from newsgen.model import Card


def moment(card: Card, timezone: str) -> str:
    """The card's date as RFC 3339.

    A feed must name a moment with its zone: where the article gives no time it is the day's beginning, and where it
    gives no zone it is the archive's.
    """
    told = datetime.fromisoformat(card.published.text)
    return (told if told.tzinfo else told.replace(tzinfo=ZoneInfo(timezone))).isoformat()


def moments(cards: tuple[Card, ...], timezone: str) -> dict[str, object]:
    """What a feed of these cards shows beside them: each one's moment by its id, and the latest of them."""
    each = {card.id: moment(card, timezone) for card in cards}
    return {"updated": max(each.values(), key=datetime.fromisoformat), "moments": each}
