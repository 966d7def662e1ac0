"""What content/ lists, against what the catalog knows: which files must be read, and which are gone."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from newsgen.problems import Problem


class Seen(NamedTuple):
    """A file of content/ as its folder lists it."""

    path: str
    size: int
    mtime_ns: int
    inode: int


class Listing(NamedTuple):
    """A folder of content/. Of one whose digest is the one known (`same`), nothing else is told."""

    path: str  # "2015/10/", and "" for content/ itself
    digest: str
    same: bool
    articles: tuple[Seen, ...] = ()
    photos: tuple[Seen, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: int = 0


class Difference(NamedTuple):
    """The files of content/ that are not there any more. Those to be read stand in the table `unread`."""

    gone: tuple[str, ...]
    gone_photos: tuple[str, ...]


TABLES: Final = ("sources", "photos")
_UNREAD: Final = """
create temp table if not exists unread (
    path text primary key, size integer, mtime_ns integer, inode integer, known text, photo integer
) without rowid
"""


def known_folders(database: sqlite3.Connection) -> dict[str, str]:
    """The digest of each folder's listing, by its path."""
    return dict(database.execute("select path, digest from folders"))


def compare(database: sqlite3.Connection, folders: Iterable[Listing], *, whole: bool) -> Difference:
    """Take in a look through content/: note in `unread` what must be read, and say what has gone.

    If it is `whole`, folders that do not come are gone.
    """
    database.execute(_UNREAD)
    database.execute("delete from unread")
    known = known_folders(database)
    gone: dict[str, list[str]] = {table: [] for table in TABLES}
    for folder in folders:
        if not folder.same:
            _note(database, folder, gone, known=folder.path in known)
        known.pop(folder.path, None)
    for path in known if whole else ():
        for table in TABLES:
            gone[table] += _directly_in(database, table, path)
        database.execute("delete from folders where path = ?", (path,))
    return Difference(tuple(gone["sources"]), tuple(gone["photos"]))


def add_stubborn(database: sqlite3.Connection, *, reading: str | None) -> None:
    """Note also what could not be read before, and, where `reading` is a new way of reading, every source.

    Of what must be parsed anew the known digest is left empty: its bytes being the same means nothing.
    """
    of_all = "select path, size, mtime_ns, inode, '', 0 from sources where"
    database.execute(f"insert or ignore into unread {of_all} digest = ''")
    if reading is not None:
        database.execute("update unread set known = '' where not photo")
        database.execute(f"insert or ignore into unread {of_all} reading <> ?", (reading,))


def unread(database: sqlite3.Connection, *, photos: bool) -> Iterator[tuple[Seen, str]]:
    """The files to be read, each with the digest that it had, or an empty string; by path, a thousand at a time.

    The same connection writes meanwhile, so no query is left open.
    """
    last = ""
    while rows := database.execute(
        "select * from unread where path > ? and photo = ? order by path limit 1000", (last, int(photos))
    ).fetchall():
        yield from ((Seen(*row[:4]), row[4]) for row in rows)
        last = rows[-1][0]


def count_unread(database: sqlite3.Connection, *, photos: bool) -> int:
    """How many files must be read."""
    (found,) = database.execute("select count(*) from unread where photo = ?", (int(photos),)).fetchone()
    return int(found)


def problems(database: sqlite3.Connection) -> tuple[tuple[Problem, ...], int]:
    """What is wrong with the look of content/, folder by folder, and how many articles that set aside."""
    decode = msgspec.msgpack.Decoder(tuple[Problem, ...]).decode
    rows = database.execute("select problems, unread from folders where problems <> x'90' order by path").fetchall()
    found = [problem for packed, _ in rows for problem in decode(packed)]
    return tuple(sorted(found, key=lambda problem: problem.path)), sum(count for _, count in rows)


def _note(database: sqlite3.Connection, folder: Listing, gone: dict[str, list[str]], *, known: bool) -> None:
    for table, listed, photo in (("sources", folder.articles, 0), ("photos", folder.photos, 1)):
        there = _rows(database, table, folder.path) if known else {}
        new = [
            (*seen, there[seen.path][1] if seen.path in there else "", photo)
            for seen in listed
            if seen.path not in there or there[seen.path][0] != seen
        ]
        database.executemany("insert into unread values (?, ?, ?, ?, ?, ?)", new)
        gone[table] += sorted(there.keys() - {seen.path for seen in listed})
    database.execute(
        "insert or replace into folders values (?, ?, ?, ?)",
        (folder.path, folder.digest, folder.unread, msgspec.msgpack.encode(folder.problems)),
    )


def _rows(database: sqlite3.Connection, table: str, folder: str) -> dict[str, tuple[Seen, str]]:
    rows = database.execute(
        f"select path, size, mtime_ns, inode, digest from {table} where {_IN_FOLDER}",  # noqa: S608 - TABLES
        {"folder": folder},
    )
    return {row[0]: (Seen(*row[:4]), row[4]) for row in rows}


def _directly_in(database: sqlite3.Connection, table: str, folder: str) -> list[str]:
    query = f"select path from {table} where {_IN_FOLDER} order by path"  # noqa: S608 - TABLES
    return [path for (path,) in database.execute(query, {"folder": folder})]


# All that begins with the folder's path, and has no slash after it.
_IN_FOLDER: Final = (
    "path >= :folder and (:folder = '' or path < substr(:folder, 1, length(:folder) - 1) || '0') "
    "and instr(substr(path, length(:folder) + 1), '/') = 0"
)
