"""A connection that reads, and the cards that every board gives out."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec

from newsgen.catalog import schema
from newsgen.model import Card

# The order of every list: newest first, equal moments told apart by id, so that it never depends on the disk.
NEWEST = "sort desc, id"
# A photo that can be shown.
GOOD = "(photos.problem = '' and photos.flaw = '' and photos.path not in (select path from twins))"
# What a list shows of an article: its card, the photo on it as the file stands, and where it leads.
_PHOTO = f"coalesce((select photos.digest from photos where photos.path = image and {GOOD}), '')"  # noqa: S608
SHOWN = f"card_digest || ' ' || case when image = '' then '' else {_PHOTO} end || ' ' || address"

_card = msgspec.msgpack.Decoder(Card).decode


class Mark(NamedTuple):
    """An article as a list's fingerprint sees it: the key it stands under, and what would show there."""

    key: str
    shown: str  # the card's digest, and the address


class Board:
    """One connection to the catalog, read only."""

    def __init__(self, path: Path) -> None:
        self.database = schema.reader(path)

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

    def hold(self) -> None:
        """Read what stands now, until this is closed: every question is spared two locks, 2 µs."""
        self.database.execute("begin")

    def fact(self, name: str) -> str:
        """A fact that the catalog's writer noted, or an empty string."""
        row = self._one("select value from facts where name = ?", name)
        return str(row[0]) if row else ""

    def touched(self, since: int) -> dict[str, list[str]]:
        """Kind of page → the scopes that changes after this generation touched, in order."""
        found: dict[str, list[str]] = {}
        query = "select kind, scope from touched where generation > ? order by kind, scope"
        for kind, scope in self.database.execute(query, (since,)):
            found.setdefault(kind, []).append(scope)
        return found

    def _one(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self.database.execute(query, values).fetchone()
        return row

    def _one_named(self, query: str, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self.database.execute(query, values).fetchone()
        return row

    def _cards(self, where: str, *values: Any, **named: Any) -> tuple[Card, ...]:
        rows = self.database.execute(
            f"select card, address from articles join cards using (n) where {where}",  # noqa: S608 - made of our own constants
            named or values,
        )
        return tuple(shown(card, address) for card, address in rows)


@lru_cache(maxsize=4096)  # cards; an article stands in five or six lists, and beside two others
def shown(packed: bytes, address: str) -> Card:
    """The card as it was stored, at the address that it has now."""
    return msgspec.structs.replace(_card(packed), url=address)


def among(column: str, values: Iterable[str] | None) -> str:
    """The condition that a column is one of some values, or none when there are none; binds `listed(values)`."""
    if values is None:
        return "and ? is null"
    return f"and {column} in (select value from json_each(?))"  # noqa: S608 - our own columns


def listed(values: Iterable[str] | None) -> str | None:
    """Values as `among` binds them."""
    return None if values is None else msgspec.json.encode(list(values)).decode()
