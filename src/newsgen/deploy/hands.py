"""Many requests at a time, for places that are far away."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Final, TypeVar

HANDS: Final = 24
AHEAD: Final = 4 * HANDS  # things that are under way or done before they are asked for

Thing = TypeVar("Thing")
Made = TypeVar("Made")


def by_many(work: Callable[[Thing], Made], things: Iterable[Thing]) -> Iterator[Made]:
    """What comes of each, in order; after the first that fails no other is begun."""
    remaining = iter(things)
    with ThreadPoolExecutor(HANDS) as pool:
        under_way: deque[Future[Made]] = deque()
        try:
            under_way.extend(pool.submit(work, each) for each in islice(remaining, AHEAD))
            while under_way:
                yield under_way.popleft().result()
                under_way.extend(pool.submit(work, each) for each in islice(remaining, 1))
        finally:
            for each in under_way:
                each.cancel()
