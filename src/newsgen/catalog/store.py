"""The catalog, kept up to date with content/: what is new, what has gone, what is a duplicate."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec

from newsgen.catalog import doubles, ledger, schema
from newsgen.catalog.rows import Row
from newsgen.problems import Problem
from newsgen.report import Report

BATCH = 1000
# Every table with a row for a path of content/; what a source leaves is taken out of all of them.
TABLES = ("terms", "figures", "links", "articles", "sources")


class Seen(NamedTuple):
    """A file of content/ as the folder lists it."""

    path: str
    size: int
    mtime_ns: int
    inode: int


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


class Catalog:
    """The one writer of the catalog. Use it in a `with`: what it did is committed at the end, or nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = schema.connect(path)
        self.database.isolation_level = None
        # Whether anything is otherwise than at the last build: if not, doubles and addresses stand as they are.
        self.changed = False

    @staticmethod
    def forget(path: Path) -> None:
        """Throw the catalog away; the next build makes it anew from content/."""
        schema.remove(path)

    def __enter__(self) -> Self:
        self.database.execute("begin immediate")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.database.execute("rollback" if kind else "commit")
        self.database.close()

    # -- sources ---------------------------------------------------------------------------------

    def unknown(self, seen: Iterable[Seen], *, reading: str) -> Iterator[tuple[Seen, str]]:
        """The files that must be read, each with the digest that it had, or an empty string.

        Size, time and inode only save a read: whoever reads a file compares its digest. Files that are no
        longer listed are forgotten; those that could not be read are tried again, since no time tells when
        they can be.
        """
        self.database.execute("create temp table if not exists seen (path text primary key, size, mtime_ns, inode)")
        self.database.execute("delete from seen")
        self.database.executemany("insert into seen values (?, ?, ?, ?)", seen)
        for table in TABLES:
            gone = self.database.execute(
                f"delete from {table} where path not in (select path from seen)"  # noqa: S608 - names above
            )
            self.changed |= gone.rowcount > 0
        # Read in full before the first answer is used: the same connection writes meanwhile.
        rows = self.database.execute(
            """
            select seen.path, seen.size, seen.mtime_ns, seen.inode,
                   case when sources.reading = ? then sources.digest else '' end
            from seen left join sources using (path)
            where sources.path is null or sources.reading <> ? or sources.digest = '' or sources.size <> seen.size
               or sources.mtime_ns <> seen.mtime_ns or sources.inode <> seen.inode
            order by seen.path
            """,
            (reading, reading),
        ).fetchall()
        return ((Seen(*row[:4]), row[4]) for row in rows)

    def keep(self, rows: Iterable[Row | Seen]) -> tuple[int, int]:
        """Store what was read, and say how many were parsed and how many had only been touched.

        A `Seen` stands for a file whose bytes are as they were: only its time is noted.
        """
        parsed = touched = 0
        for batch in _batches(rows):
            new = [row for row in batch if isinstance(row, Row)]
            same = [row for row in batch if isinstance(row, Seen)]
            self._replace(new)
            self.database.executemany(
                "update sources set size = ?, mtime_ns = ?, inode = ? where path = ?",
                [(row.size, row.mtime_ns, row.inode, row.path) for row in same],
            )
            parsed, touched = parsed + len(new), touched + len(same)
        return parsed, touched

    def _replace(self, rows: list[Row]) -> None:
        self.changed |= bool(rows)
        paths = [(row.source[0],) for row in rows]
        for table in TABLES:
            self.database.executemany(f"delete from {table} where path = ?", paths)  # noqa: S608 - names above
        _insert(self.database, "sources", [row.source for row in rows])
        # The address, the 8th column, is minted once all are known.
        articles = [(*row.article[:7], "", *row.article[7:]) for row in rows if row.article]
        _insert(self.database, "articles", articles)
        _insert(self.database, "terms", [term for row in rows for term in row.terms])
        _insert(self.database, "figures", [figure for row in rows for figure in row.figures])
        _insert(self.database, "links", [link for row in rows for link in row.links])

    # -- doubles and addresses -------------------------------------------------------------------

    def tell_duplicates_apart(self) -> tuple[Problem, ...]:
        """Let one of each set of doubles stand, and say which others do not."""
        if not self.changed:
            return msgspec.json.decode(self.fact("duplicates") or "[]", type=tuple[Problem, ...])
        problems = doubles.tell_apart(self.database)
        self.note("duplicates", msgspec.json.encode(problems).decode())
        return problems

    def load_addresses(self, lines: Iterable[tuple[str, str]], *, fingerprint: str) -> None:
        """Take in (id, address) pairs, oldest first, unless they are those already held."""
        # What the last build minted and did not publish is minted again.
        self.changed |= ledger.forget_fresh(self.database)
        if self.fact("addresses") == fingerprint:
            return
        self.changed = True
        ledger.load(self.database, lines)
        self.note("addresses", fingerprint)

    def mint_addresses(self, pattern: str) -> tuple[tuple[str, str], ...]:
        """Give every live article its address; (id, address) of those that are new, by id."""
        if not self.changed and self.fact("pattern") == pattern:
            return ()
        self.note("pattern", pattern)
        return ledger.mint_all(self.database, pattern)

    # -- photos and facts ------------------------------------------------------------------------

    def unknown_photos(self, seen: Iterable[Seen]) -> tuple[Seen, ...]:
        """The photo files that must be measured; those that no longer are there are forgotten."""
        listed = {photo.path: photo for photo in seen}
        known = {row[0]: Seen(*row) for row in self.database.execute("select path, size, mtime_ns, inode from photos")}
        gone = [(path,) for path in known if path not in listed]
        self.database.executemany("delete from photos where path = ?", gone)
        return tuple(photo for path, photo in sorted(listed.items()) if known.get(path) != photo)

    def keep_photos(self, photos: Iterable[Stored]) -> None:
        """Store what was measured."""
        self.database.executemany("insert or replace into photos values (?, ?, ?, ?, ?, ?, ?, ?)", photos)

    def fact(self, name: str) -> str:
        """A fact that was noted, or an empty string."""
        row = self.database.execute("select value from facts where name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def note(self, name: str, value: str) -> None:
        """Remember a fact."""
        self.database.execute("insert or replace into facts values (?, ?)", (name, value))

    # -- what became of it all -------------------------------------------------------------------

    def counts(self) -> Report:
        """How many sources there are, and how many were published, refused, drafts, duplicates."""
        kinds = dict(self.database.execute("select kind, count(*) from sources group by kind"))
        live = self.database.execute("select count(*) from articles where live").fetchone()[0]
        return Report(
            sources=sum(kinds.values()),
            published=live,
            refused=kinds.get("refused", 0),
            drafts=kinds.get("draft", 0),
            duplicates=kinds.get("article", 0) - live,
        )

    def problems(self) -> tuple[Problem, ...]:
        """Everything that was wrong with the sources as they stand, in order of path and line."""
        decode = msgspec.msgpack.Decoder(tuple[Problem, ...]).decode
        rows = self.database.execute("select problems from sources where problems <> ? order by path", (b"\x90",))
        return tuple(problem for (packed,) in rows for problem in decode(packed))

    def refused(self) -> tuple[tuple[str, str], ...]:
        """(path, digest) of each source that was set aside."""
        return tuple(self.database.execute("select path, digest from sources where kind = 'refused' order by path"))


def _insert(database: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        database.executemany(f"insert into {table} values ({marks})", rows)  # noqa: S608 - our own table names


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch
