"""Moves of which only a look at the target can tell whether they are needed, told."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from typing import Final

from newsgen.deploy.moves import Move, What
from newsgen.deploy.stock import Stock
from newsgen.deploy.target import Looks, Target

AT_ONCE: Final = 5000  # files that a target is asked about at a time
TOLD: Final[dict[Looks, What]] = {"same": "same", "other": "changed", "absent": "new"}


def settled(moves: Iterable[Move], target: Target, stock: Stock, looked: Callable[[int], None]) -> Iterator[Move]:
    """The same moves, in order, without a doubt; `looked` hears how many files have been looked at."""
    done = 0
    for doubtful, some in groupby(moves, key=lambda move: move.what == "doubt"):
        if not doubtful:
            yield from some
            continue
        while batch := list(islice(some, AT_ONCE)):
            seen = target.look([stock.parcel(move) for move in batch])
            for move, looks in zip(batch, seen, strict=True):
                yield move._replace(what=TOLD[looks])
            done += len(batch)
            looked(done)
