"""One worker or several processes, with the same results in the same order."""

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Item], Result]
Maker = Callable[[], Work[Item, Result]]

# Fewer items than this are done before a second process has started.
WORTH_A_PROCESS = 96
# Batches under way for each worker: one in hand, one waiting, so that memory stays bounded.
AHEAD = 2


def run(
    maker: Maker[Item, Result],
    items: Iterable[Item],
    *,
    jobs: int = 0,
    batch: int = 200,
    worth: int = 0,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """What `maker()` makes of each item, in the items' order.

    `jobs` is the number of processes, 0 for one a core; fewer items than `worth` are no work for a second one (0: than
    articles would be worth it). A process that dies (killed, out of memory) costs
    one item: its batch is done again one by one, and for the item that kills its process again the result is
    `lost(item)`. Errors that the work itself raises come through unchanged.
    """
    hands = jobs or os.cpu_count() or 1
    waiting = iter(items)
    worth = worth or WORTH_A_PROCESS
    first = list(islice(waiting, worth))
    if hands == 1 or len(first) < worth:
        work = maker()
        yield from map(work, chain(first, waiting))
        return
    yield from _spread(maker, chain(first, waiting), hands=hands, batch=batch, lost=lost)


def _spread(
    maker: Maker[Item, Result],
    items: Iterable[Item],
    *,
    hands: int,
    batch: int,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    pool: Executor = _pool(maker, hands)
    pending: deque[tuple[tuple[Item, ...], Future[list[Result]] | None]] = deque()
    todo = _batches(items, batch)
    try:
        while True:
            for some in islice(todo, hands * AHEAD - len(pending)):
                pending.append((some, _submitted(pool, some)))
            if not pending:
                return
            some, future = pending.popleft()
            try:
                if future is None:
                    raise BrokenProcessPool
                yield from future.result()
            except BrokenProcessPool:
                # Every batch under way fell with the pool: do each again, the careful way.
                fallen = [some, *(others for others, _ in pending)]
                pending.clear()
                for others in fallen:
                    yield from _one_by_one(maker, others, lost)
                pool = _pool(maker, hands)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submitted(pool: Executor, items: tuple[Any, ...]) -> Future[list[Any]] | None:
    """What will come of a batch; None where the pool has fallen since the last look at it."""
    try:
        return pool.submit(_do_batch, items)
    except BrokenProcessPool:
        return None


def _batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    remaining = iter(items)
    while some := tuple(islice(remaining, size)):
        yield some


def _one_by_one(maker: Maker[Item, Result], items: Iterable[Item], lost: Callable[[Item], Result]) -> Iterator[Result]:
    pool = _pool(maker, 1)
    try:
        for item in items:
            try:
                yield from pool.submit(_do_batch, (item,)).result()
            except BrokenProcessPool:
                yield lost(item)
                pool = _pool(maker, 1)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(maker: Maker[Any, Any], hands: int) -> Executor:
    # Forking is quick and shares what is loaded, but not safe beside other threads: there, spawn.
    alone = threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if alone else "spawn")
    return ProcessPoolExecutor(hands, mp_context=context, initializer=_begin, initargs=(maker,))


def settle() -> None:
    """Look for cycles more seldom in this process, for as long as it lives: it has loaded what it works with.

    What was made once stays, and what an item leaves behind is freed by its count. Looking for cycles after every 700
    new values cost a worker 6 % of its time, and the process that plans and stores 10 %.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


# The work of this process, made once when it starts.
_work: list[Work[Any, Any]] = []


def _begin(maker: Maker[Any, Any]) -> None:
    threading.Thread(target=end_with_parent, daemon=True).start()
    _work[:] = [maker()]
    settle()


def end_with_parent() -> None:
    """End when the process that began this one has been killed: it would wait for work forever, and hold the lock."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _do_batch(items: Sequence[Any]) -> list[Any]:
    return [_work[0](item) for item in items]
