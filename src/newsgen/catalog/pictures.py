"""The photo files of content/, as they were measured, and those that stand back for a twin."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

TABLES: Final = """
create table photos (               -- the photo files of content/
    path text primary key,
    size integer not null,
    mtime_ns integer not null,
    inode integer not null,
    digest text not null,
    width integer not null,
    height integer not null,
    problem text not null,          -- why it cannot be shown, or empty
    words blob not null,            -- what its file says of it by itself, or nothing
    warning text not null,          -- why that cannot be read, or empty
    made integer not null,          -- 0 until its copies are made, 1 then, 2 where there can be none
    sizes text not null,            -- the widths of its copies: "480 960 1440", or empty
    flaw text not null              -- why no copies can be made of it, or empty
) without rowid;

create table twins (path text primary key, taken text not null) without rowid;  -- photos that stand back for others

create table sheets (               -- the photos that an article shows or names, for contact sheets
    n integer primary key,
    period text not null,           -- what is known of its date: "2015-10", "2015", or empty
    count integer not null,
    digest text not null,           -- of what they show
    shown blob not null
);
"""
INDEXES: Final = """
create index photos_unmade on photos (path) where made = 0;
create index sheets_period on sheets (period, n, count, digest);
"""


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
    still: bool = False
    words: bytes = b""
    warning: str = ""


class Negative(NamedTuple):
    """A photo of which copies have to be made, or to be known."""

    path: str
    digest: str
    width: int
    height: int
    words: bytes


class Developed(NamedTuple):
    """The widths of a photo's copies, none where it is shown as it is; or why none can be made."""

    path: str
    sizes: tuple[int, ...] = ()
    flaw: str = ""
    again: bool = False  # whether the next build may fare better


def keep(database: sqlite3.Connection, photos: Sequence[Stored]) -> set[str]:
    """Store what was measured; the paths of those that show otherwise than they did."""
    found = {photo.path for photo in photos if _shown(database, photo.path) != photo[4:8]}
    database.executemany(
        "insert or replace into photos values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '')",
        [(*photo[:8], photo.words, photo.warning, 0 if photo.still else 2) for photo in photos],
    )
    return found


_UNMADE: Final = (
    "made = 0 and problem = '' and path not in (select path from twins) "
    "and exists (select 1 from figures where file = photos.path)"
)


def unmade(database: sqlite3.Connection) -> Iterator[Negative]:
    """The photos that articles show and whose copies are not known yet; by path, a thousand at a time.

    The same connection writes meanwhile, so no query is left open.
    """
    last = ""
    query = (
        f"select path, digest, width, height, words from photos where {_UNMADE} and path > ? order by path limit 1000"  # noqa: S608
    )
    while rows := database.execute(query, (last,)).fetchall():
        yield from map(Negative._make, rows)
        last = rows[-1][0]


def count_unmade(database: sqlite3.Connection) -> int:
    """How many these are."""
    (found,) = database.execute(f"select count(*) from photos where {_UNMADE}").fetchone()  # noqa: S608 - above
    return int(found)


def keep_developed(database: sqlite3.Connection, developed: Sequence[Developed]) -> set[str]:
    """Store which copies there are; the paths of the photos that show otherwise than they did."""
    rows = [(" ".join(map(str, one.sizes)), one.flaw, one.path, int(not one.again)) for one in developed]
    known = "select 1 from photos where sizes = ? and flaw = ? and path = ?"
    found = {row[2] for row in rows if database.execute(known, row[:3]).fetchone() is None}
    database.executemany("update photos set sizes = ?1, flaw = ?2, made = ?4 where path = ?3", rows)
    return found


def undo(database: sqlite3.Connection) -> None:
    """Have the copies of all photos looked at again, as they are made in another way now."""
    database.execute("update photos set made = 0 where made = 1")


def digests(database: sqlite3.Connection) -> Iterator[str]:
    """The digest of every photo that has copies, in order."""
    return (one for (one,) in database.execute("select distinct digest from photos where sizes <> '' order by 1"))


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
