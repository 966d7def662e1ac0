"""What a target lacks, found; and what was met on the way, counted."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from newsgen.deploy import state
from newsgen.deploy.doubts import settled
from newsgen.deploy.hosts import Size
from newsgen.deploy.measuring import Scales
from newsgen.deploy.moves import moves
from newsgen.deploy.state import Doubtful, Taken
from newsgen.deploy.steps import UNCOUNTED, Plan
from newsgen.deploy.stock import Stock
from newsgen.deploy.target import Target

UNREADABLE = "Its list of what it took is none of newsgen's: every file was looked at, and nothing is deleted."


class Survey(NamedTuple):
    """The plan of a deploy, and what it rests on."""

    plan: Plan
    size: Size
    had: int  # files that the target took, but for those whose names come and go with their bytes
    looked: int  # files that were compared with what stands there
    settled: bool  # whether the target's list is one to rely on, and nothing is announced beside it


class _Passing:
    """What passes by, counted."""

    def __init__(self) -> None:
        self.had = self.looked = 0
        self.settled = True

    def taken(self, rows: Iterable[Taken]) -> Iterator[Taken]:
        for row in rows:
            self.had += row.kind not in UNCOUNTED
            yield row

    def pending(self, urls: Iterable[str]) -> Iterator[str]:
        for url in urls:
            self.settled = False
            yield url


def survey(stock: Stock, target: Target, *, verify: bool, looked: Callable[[int], None]) -> Survey:
    """All that the target lacks, or has for nothing; with `verify` every file there is looked at.

    The caller closes the plan.
    """
    try:
        return _of(stock, target, state.taken(target.taken()), state.pending(target.pending()), verify, looked)
    except Doubtful:
        target.remarks.append(UNREADABLE)
        return _of(stock, target, (), (), True, looked)._replace(settled=False)


def _of(
    stock: Stock,
    target: Target,
    taken: Iterable[Taken],
    pending: Iterable[str],
    doubt: bool,
    looked: Callable[[int], None],
) -> Survey:
    passing, scales, plan = _Passing(), Scales(), Plan()

    def note(count: int) -> None:
        passing.looked = count
        looked(count)

    try:
        site = scales.passing(stock.held())
        found = moves(site, passing.taken(taken), passing.pending(pending), doubt=doubt)
        plan.add(settled(found, target, stock, note))
    except BaseException:
        plan.close()
        raise
    return Survey(plan, scales.size(stock.config), passing.had, passing.looked, passing.settled)
