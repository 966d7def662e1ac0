"""One build at a time."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsgen.problems import Locked, NotPublished, Problem
from newsgen.site.trouble import trouble


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold the archive whose memory is `folder`. Raises `Locked` when another run holds it.

    The lock is the operating system's: it goes with the process, however that ends. What a full or failing disk does
    to a run meanwhile, wherever it meets it, becomes `NotPublished`.
    """
    try:
        with _held(folder):
            yield
    except (OSError, sqlite3.Error) as error:
        problem = trouble(error, folder)
        if problem is None:
            raise
        raise NotPublished(problem) from error


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / "lock", os.O_CREAT | os.O_RDWR, 0o644)
    try:
        try:
            hold(descriptor)
        except OSError:
            raise Locked(
                Problem(
                    rule="build/locked",
                    path=str(folder / "lock"),
                    message="Another newsgen is at work in this archive.",
                    mend="Wait until it has ended.",
                )
            ) from None
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def hold(descriptor: int) -> None:
        """Have an open file for oneself, as long as it is open. Raises OSError where another has it."""
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def hold(descriptor: int) -> None:
        """Have an open file for oneself, as long as it is open. Raises OSError where another has it."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
