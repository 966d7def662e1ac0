"""The photo files of content/, as they were measured, and those that stand back for a twin."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple


class Stored(NamedTuple):
    """A photo as it was measured."""

    path: str
    size: int
    mtime_ns: int
    inode: int
    digest: str
    width: int
    height: int
    problem: str


def keep(database: sqlite3.Connection, photos: Sequence[Stored]) -> set[str]:
    """Store what was measured; the paths of those that show otherwise than they did."""
    found = {photo.path for photo in photos if _shown(database, photo.path) != photo[4:]}
    database.executemany("insert or replace into photos values (?, ?, ?, ?, ?, ?, ?, ?)", photos)
    return found


def forget(database: sqlite3.Connection, paths: Iterable[str]) -> tuple[str, ...]:
    """Forget these photos; their paths."""
    gone = tuple(paths)
    database.executemany("delete from photos where path = ?", ((path,) for path in gone))
    return gone


def paths(database: sqlite3.Connection) -> Iterator[str]:
    """Every photo file, by path."""
    return (path for (path,) in database.execute("select path from photos order by path"))


def keep_twins(database: sqlite3.Connection, twins: Mapping[str, str]) -> set[str]:
    """Hold exactly these (path → path that is taken); the paths of those that begin or cease to stand back."""
    before = dict(database.execute("select path, taken from twins"))
    database.execute("delete from twins")
    database.executemany("insert into twins values (?, ?)", sorted(twins.items()))
    return {path for path, _ in before.items() ^ twins.items()}


def twins(database: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """(path, path that is taken) of each photo that stands back."""
    return tuple(database.execute("select path, taken from twins order by path"))


def _shown(database: sqlite3.Connection, path: str) -> tuple[object, ...] | None:
    row: tuple[object, ...] | None = database.execute(
        "select digest, width, height, problem from photos where path = ?", (path,)
    ).fetchone()
    return row
