"""A limit on how long one item may take."""

import multiprocessing
import signal
import threading
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from types import FrameType


class TooSlow(Exception):
    """The item took longer than it may."""


def within(seconds: float) -> AbstractContextManager[None]:
    """Raise `TooSlow` in the body of the `with` once `seconds` of wall time have passed.

    Built on SIGALRM, which only the main thread of a POSIX process can receive: elsewhere (Windows, the
    build thread of a server) there is no limit, and the size limits of the readers are all that holds.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return nullcontext()
    if multiprocessing.parent_process() is None:
        return _Borrowed(seconds)
    _answer()
    return _Timer(seconds)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


@cache
def _answer() -> None:
    """Answer the signal for as long as this process lives, which as a worker's is ours: 2 µs an item instead of 7."""
    signal.signal(signal.SIGALRM, _ring)


class _Timer(AbstractContextManager[None]):
    """The signal after some time, unless the work is done by then."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        # It rings again and again: an error raised while Python happens to clean up an object is swallowed.
        signal.setitimer(signal.ITIMER_REAL, self.seconds, max(self.seconds / 4, 0.1))

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)


class _Borrowed(_Timer):
    """The same in a process whose own answer to the signal has to be there again afterwards."""

    def __enter__(self) -> None:
        self.before = signal.signal(signal.SIGALRM, _ring)
        super().__enter__()

    def __exit__(self, *_: object) -> None:
        try:
            super().__exit__()
        finally:
            signal.signal(signal.SIGALRM, self.before)
