"""A disk that is full, fails or can only be read: told as a problem, since it is no fault of ours."""

import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from newsgen.problems import Problem

# What a disk can do to any call. Every other error is a fault in newsgen, and told as that.
OF_A_DISK: Final = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM)
)
OF_A_DATABASE: Final = {
    sqlite3.SQLITE_FULL: "There is no room left on its disk",
    sqlite3.SQLITE_IOERR: "Its disk fails",
    sqlite3.SQLITE_READONLY: "It is read-only",
    sqlite3.SQLITE_CANTOPEN: "It cannot be opened",
}


def trouble(error: BaseException, memory: Path) -> Problem | None:
    """What a disk did, with the path where it did it, or None when the error tells of nothing of the kind.

    SQLite tells no path; what it cannot do it cannot do in the folder `memory`. What was met first counts: an error
    on the way out, such as that there is nothing to roll back, only comes of it.
    """
    for one in reversed(list(_behind(error))):
        if isinstance(one, OSError) and one.errno in OF_A_DISK:
            return _problem(str(one.filename2 or one.filename or memory), f"It cannot be written: {one.strerror}")
        code = getattr(one, "sqlite_errorcode", 0) & 0xFF  # the higher bits only say where
        if code in OF_A_DATABASE:
            return _problem(str(memory), OF_A_DATABASE[code])
    return None


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and those in whose course it came."""
    while error:
        yield error
        error = error.__cause__ or error.__context__


def _problem(path: str, what: str) -> Problem:
    mend = "Make room or give leave to write there, then build again: the site stands whole as it is."
    return Problem(rule="site/disk", path=path, message=f"{what}.", mend=mend)
