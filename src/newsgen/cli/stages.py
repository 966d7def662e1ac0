"""Where a build's time went, stage by stage: a clock that hears each stage named, and its table."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from newsgen.model import Value

Heard = Callable[[str, int, int], None]

STARTING: Final = "Starting Python"
OPENING: Final = "Opening"  # what comes before the first stage is named: the lock, the memory, the settings
_HEAD: Final = ("stage", "wall s", "share", "cpu s", "items", "µs an item")
_NAME: Final = 22  # characters
_FIGURES: Final = (9, 8, 9, 12, 12)


class Stage(Value, frozen=True, kw_only=True):
    """What one stage took. `cpu` is the seconds of all processes, so in two it may be twice the wall's."""

    name: str
    wall: float = 0.0
    cpu: float = 0.0
    items: int = 0  # 0 where the stage does not count


class StageClock:
    """A callable for `build`, which hears its stages and passes them on.

    Time belongs to the stage that was named last, for `build` names each as it begins. A stage that comes again
    goes on where it stopped.
    """

    def __init__(self, then: Heard, *, now: Callable[[], tuple[float, float]] | None = None) -> None:
        """`then` hears all that this clock hears; `now` gives the seconds by the wall, and those of all processes."""
        self._then = then
        self._now = now or seconds
        self._stages: dict[str, list[float]] = {}
        self._name = OPENING
        self._since = self._now()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note the stage, and how far it is."""
        if stage != self._name:
            self._turn(stage)
        if done:
            self._stages.setdefault(stage, [0.0, 0.0, 0])[2] = done
        self._then(stage, done, total)

    def stop(self) -> tuple[Stage, ...]:
        """The stages in the order in which they began."""
        self._turn(self._name)
        return tuple(
            Stage(name=name, wall=round(wall, 6), cpu=round(cpu, 6), items=int(items))
            for name, (wall, cpu, items) in self._stages.items()
        )

    def _turn(self, stage: str) -> None:
        wall, cpu = self._now()
        spent = self._stages.setdefault(self._name, [0.0, 0.0, 0])
        spent[0] += wall - self._since[0]
        spent[1] += cpu - self._since[1]
        self._name, self._since = stage, (wall, cpu)


def seconds() -> tuple[float, float]:
    """The seconds by the wall, and those that this process and its ended children have worked."""
    return time.perf_counter(), sum(os.times()[:4])


def table(stages: Iterable[Stage]) -> Iterator[str]:
    """The stages as lines of a table, and their sum."""
    every = tuple(stages)
    whole = sum(stage.wall for stage in every) or 1.0
    yield _line(_HEAD)
    for stage in every:
        yield _line(_cells(stage, whole))
    yield _line(_cells(Stage(name="all", wall=whole, cpu=sum(stage.cpu for stage in every)), whole))


def _cells(stage: Stage, whole: float) -> tuple[str, ...]:
    each = f"{stage.wall / stage.items * 1e6:,.0f}" if stage.items else ""
    items = f"{stage.items:,}" if stage.items else ""
    return stage.name, f"{stage.wall:.2f}", f"{stage.wall / whole:.1%}", f"{stage.cpu:.2f}", items, each


def _line(cells: tuple[str, ...]) -> str:
    name, *figures = cells
    columns = (figure.rjust(wide) for figure, wide in zip(figures, _FIGURES, strict=True))
    return "".join([name.ljust(_NAME), *columns]).rstrip()
