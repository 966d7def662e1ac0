"""What a hit shows: cards, some thirty to a file, so that ten hits are ten small files and not ten pages."""

import zlib
from collections.abc import Iterable
from typing import Final

import msgspec

from newsgen.catalog.queries import Findable
from newsgen.digests import digest
from newsgen.model import Card

SIZE: Final = 32  # cards in a pack
MOST: Final = 2 * SIZE  # then it is cut in two

# (n, address, headline, byline, date, section, standfirst, language, direction)
Shown = tuple[int, str, str, str, str, str, str, str, str]

_card: Final = msgspec.msgpack.Decoder(Card).decode
_cards: Final = msgspec.json.Decoder(list[Shown]).decode


def shown(n: int, article: Findable) -> Shown:
    """What a hit shows of the article; its date only where it is given, as exactly as that."""
    card = _card(article.card)
    when = card.published.text if card.published.given else ""
    names = ", ".join(card.byline)
    told = (card.headline, names, when, card.section, card.standfirst, card.language, card.direction)
    return (n, article.address, *told)


def packed(cards: Iterable[Shown]) -> bytes:
    """A pack's bytes: JSON, deflated as browsers inflate it."""
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
    return squeeze.compress(msgspec.json.encode(list(cards))) + squeeze.flush()


def unpacked(data: bytes) -> list[Shown]:
    """The cards of a pack, in the order of their numbers."""
    return _cards(zlib.decompress(data, -15))


def name(data: bytes) -> bytes:
    """The 16 bytes by which a pack is known."""
    return bytes.fromhex(digest(data))
