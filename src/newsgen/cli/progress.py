"""How far a long run is: a bar when a person is watching, a plain line now and then when not.

Nothing shows in the first second. No thread draws: a stage that works in processes may be forked while a
bar is up, so it is drawn only when the stage says something.
"""

import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Final, Self

from newsgen.cli.console import Console

PATIENCE: Final = 1.0  # seconds until anything is shown
BETWEEN_FRAMES: Final = 0.08  # seconds; a bar that is drawn more often costs more than it tells
BETWEEN_LINES: Final = 10.0  # seconds


class Progress(AbstractContextManager["Progress"]):
    """A callable for `build`: called with the stage's name, what is done, and of how many (0 = not known)."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._started = time.monotonic()
        self._last = self._started
        self._stage = ""
        self._bars: Any = None
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the bar away: what is left on the screen is the answer."""
        if self._bars:
            self._bars.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show it, if it is time to."""
        now = time.monotonic()
        if now - self._started < PATIENCE:
            return
        if self._console.watched:
            self._draw(stage, done, total, now=now)
        elif stage != self._stage or now - self._last >= BETWEEN_LINES:
            self._console.remark(line(stage, done, total))
            self._last = now
        self._stage = stage

    def _draw(self, stage: str, done: int, total: int, *, now: float) -> None:
        if self._bars is None:
            self._bars = _bars()
            self._bars.start()
        if stage != self._stage:
            if self._bar is not None:
                self._bars.remove_task(self._bar)
            self._bar = self._bars.add_task(_titled(stage), total=total or None, counts="")
        self._bars.update(self._bar, completed=done, total=total or None, counts=counts(done, total))
        if stage != self._stage or now - self._last >= BETWEEN_FRAMES:
            self._bars.refresh()
            self._last = now


def line(stage: str, done: int, total: int) -> str:
    """The same as words: "Parsing: 400 of 890"."""
    return f"{_titled(stage)}: {counts(done, total)}" if done or total else f"{_titled(stage)} …"


def counts(done: int, total: int) -> str:
    """How many of how many, as far as that is known."""
    return f"{done:,} of {total:,}" if total else f"{done:,}" if done else ""


def _titled(stage: str) -> str:
    return stage[:1].upper() + stage[1:]


def _bars() -> Any:
    from rich.console import Console as Terminal
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    terminal = Terminal(stderr=True)
    return Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeRemainingColumn(compact=True),
        console=terminal,
        transient=True,
        auto_refresh=False,
    )
