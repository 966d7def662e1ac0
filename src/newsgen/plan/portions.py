"""Files of data, cut where they would be too large for a host: by a rule under which no article moves to another.

A file of more articles than it may hold is cut into 2, 4, 8 … of about the same size, by the digests of the articles'
ids. So one article more changes one file, and only where their number passes a power of two is all cut anew.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from newsgen.digests import digest


class Portion(NamedTuple):
    """One of the files that a month's or year's articles stand in."""

    number: int
    of: int

    @property
    def suffix(self) -> str:
        """What its name ends with: nothing where there is only one, else "-2-of-4"."""
        return f"-{self.number + 1}-of-{self.of}" if self.of > 1 else ""

    def holds(self, id: str) -> bool:  # noqa: A002 - the field's name
        """Whether the article of this id stands in it."""
        return self.of == 1 or _place(id) % self.of == self.number


Row = TypeVar("Row", bound=tuple[Any, ...])


def portions(rows: list[Row], most: int) -> Iterator[tuple[Portion, list[Row]]]:
    """The rows by the portions that they stand in, each in the same order. A row's second column is an id."""
    of = 1
    while len(rows) > of * most:
        of *= 2
    if of == 1:
        yield Portion(0, 1), rows
        return
    parts: list[list[Row]] = [[] for _ in range(of)]
    for row in rows:
        parts[_place(row[1]) % of].append(row)
    yield from ((Portion(number, of), part) for number, part in enumerate(parts) if part)


def read(suffix: str) -> Portion:
    """The portion that a key names: "" or "2-of-4"."""
    number, _, of = suffix.partition("-of-")
    return Portion(int(number) - 1, int(of)) if of else Portion(0, 1)


def held_by(portion: Portion, ids: Iterable[str]) -> list[str]:
    """Those of the ids that stand in the portion."""
    return [each for each in ids if portion.holds(each)]


def _place(id: str) -> int:  # noqa: A002 - the field's name
    return int(digest(id.encode())[:8], 16)
