"""A limit on how long one item may take."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooSlow(Exception):
    """The item took longer than it may."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` in the body of the `with` once `seconds` of wall time have passed.

    Built on SIGALRM, which only the main thread of a POSIX process can receive: elsewhere (Windows, the
    build thread of a server) there is no limit, and the size limits of the readers are all that holds.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, ring)
    # It rings again and again: an error raised while Python happens to clean up an object is swallowed.
    signal.setitimer(signal.ITIMER_REAL, seconds, max(seconds / 4, 0.1))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
