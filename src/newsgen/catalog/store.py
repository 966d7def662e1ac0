"""The catalog, kept up to date with content/: what is new, what has gone, what is a duplicate."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec

from newsgen import urls
from newsgen.catalog import schema
from newsgen.catalog.mint import Wanted, mint
from newsgen.catalog.rows import Row
from newsgen.digests import digest
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
        longer listed are forgotten.
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
            where sources.path is null or sources.reading <> ? or sources.size <> seen.size
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

    # -- duplicates ------------------------------------------------------------------------------

    def tell_duplicates_apart(self) -> tuple[Problem, ...]:
        """Let one of each set of doubles stand, and say which others do not.

        Doubles are files with the same bytes, a raw file beside the article that was imported from it, and
        files with the same `id`. Imported articles stand before raw ones, then the first path stands.
        """
        if not self.changed:
            return msgspec.json.decode(self.fact("duplicates") or "[]", type=tuple[Problem, ...])
        self.database.execute("update articles set live = 1 where live = 0")
        problems = [
            *self._stand_back(_IMPORTED, "duplicate/imported", "was imported as {other}", "note"),
            *self._stand_back(_SAME_BYTES, "duplicate/bytes", "holds the same bytes as {other}", "note"),
            *self._stand_back(_SAME_ID, "duplicate/id", "has the same id as {other}", "error"),
        ]
        self.note("duplicates", msgspec.json.encode(problems).decode())
        return tuple(problems)

    def _stand_back(self, query: str, rule: str, what: str, severity: Any) -> Iterator[Problem]:
        for path, other in self.database.execute(query).fetchall():
            self.database.execute("update articles set live = 0 where path = ?", (path,))
            yield Problem(
                rule=rule,
                path=path,
                message=f"It {what.format(other=other)}, which is published in its place.",
                mend="Delete one of the two." if severity == "note" else "Give one of the two another `id:`.",
                severity=severity,
            )

    # -- addresses -------------------------------------------------------------------------------

    def load_addresses(self, lines: Iterable[tuple[str, str]], *, fingerprint: str) -> None:
        """Take in (id, address) pairs, oldest first, unless they are those already held."""
        unpublished = self.database.execute("delete from addresses where fresh = 1").rowcount
        self.changed |= unpublished > 0
        if self.fact("addresses") == fingerprint:
            return
        self.changed = True
        self.database.execute("delete from addresses")
        self.database.executemany(
            "insert into addresses (id, address, folded) values (?, ?, ?)",
            ((owner, address, urls.fold(address)) for owner, address in lines),
        )
        self.note("addresses", fingerprint)

    def mint_addresses(self, pattern: str) -> tuple[tuple[str, str], ...]:
        """Give every live article its address; (id, address) of those that are new, by id."""
        if not self.changed and self.fact("pattern") == pattern:
            return ()
        self.note("pattern", pattern)
        execute = self.database.execute
        execute(
            """
            update articles set address = coalesce(
                (select address from addresses where addresses.id = articles.id order by seq desc limit 1), '')
            where live
            """
        )
        rows = execute(
            "select id, year, month, day, slug, slug_given, address from articles where live order by id"
        ).fetchall()
        wanted = (
            Wanted(
                id=row[0],
                year=row[1],
                month=row[2][5:],
                day=row[3][8:],
                slug=row[4],
                slug_given=bool(row[5]),
                current=row[6],
            )
            for row in rows
        )
        minted = mint(wanted, pattern=pattern, taken=self._taken)
        fresh = tuple(sorted(minted.items()))
        self.database.executemany("update articles set address = ? where id = ? and live", [(a, i) for i, a in fresh])
        self.database.executemany(
            "insert into addresses (id, address, folded, fresh) values (?, ?, ?, 1)",
            [(owner, address, urls.fold(address)) for owner, address in fresh],
        )
        return fresh

    def _taken(self, folded: str, owner: str) -> bool:
        found = self.database.execute(
            "select 1 from addresses join articles using (id) where folded = ? and id <> ? and live limit 1",
            (folded, owner),
        )
        return found.fetchone() is not None

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


def fingerprint(text: bytes) -> str:
    """By what a file of addresses is recognised."""
    return digest(text)


def _insert(database: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        database.executemany(f"insert into {table} values ({marks})", rows)  # noqa: S608 - our own table names


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


# Each query gives (the path that stands back, the path that stands), in the order of paths.
_IMPORTED = """
    select raw.path, min(imported.path)
    from articles as imported
    join sources on sources.sha256 = imported.origin_sha256
    join articles as raw on raw.path = sources.path
    where imported.origin_sha256 <> '' and raw.origin_sha256 = '' and raw.path <> imported.path
    group by raw.path order by raw.path
"""
_SAME_BYTES = """
    select twin.path, first.path from (
        select source_digest, min(path) as path from articles where live group by source_digest having count(*) > 1
    ) as first join articles as twin using (source_digest)
    where twin.live and twin.path <> first.path order by twin.path
"""
_SAME_ID = """
    select twin.path, first.path from (
        select id, min(path) as path from articles where live group by id having count(*) > 1
    ) as first join articles as twin using (id)
    where twin.live and twin.path <> first.path order by twin.path
"""
