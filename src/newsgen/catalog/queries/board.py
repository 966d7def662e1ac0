"""A connection that reads, and the cards that every board gives out."""

from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec

from newsgen.catalog import schema
from newsgen.model import Card

# The order of every list: newest first, equal moments told apart by id, so that it never depends on the disk.
NEWEST = "sort desc, id"
# What a list shows of an article: its card, and the photo on it as the file stands.
SHOWN = (
    "case when image = '' then card_digest else card_digest || coalesce("
    "(select photos.digest from photos where photos.path = image and problem = ''), '') end"
)

_card = msgspec.msgpack.Decoder(Card).decode


class Mark(NamedTuple):
    """An article as a list's fingerprint sees it: the key it stands under, and what would show there."""

    key: str
    digest: str  # of the card
    address: str


class Board:
    """One connection to the catalog, read only."""

    def __init__(self, path: Path) -> None:
        self.database = schema.connect(path, reading=True)

    @classmethod
    def at(cls, path: str) -> Self:
        """A reader of the catalog at `path`, for a process that only has its name."""
        return cls(Path(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.database.close()

    def _one(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self.database.execute(query, values).fetchone()
        return row

    def _cards(self, where: str, *values: Any, **named: Any) -> tuple[Card, ...]:
        rows = self.database.execute(
            f"select card, address from articles where {where}",  # noqa: S608 - made of our own constants
            named or values,
        )
        return tuple(shown(card, address) for card, address in rows)


def shown(packed: bytes, address: str) -> Card:
    """The card as it was stored, at the address that it has now."""
    return msgspec.structs.replace(_card(packed), url=address)
