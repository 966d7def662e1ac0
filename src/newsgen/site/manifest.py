"""What stands in the output folder, made from what: a SQLite database for each output folder.

A page whose fingerprint is as it was is not rendered; bytes whose digest is as it was are not written. Only files that
the manifest knows are ever deleted.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from newsgen import urls
from newsgen.digests import digest
from newsgen.model import PagePlan

VERSION: Final = 1
TABLES: Final = """
create table pages (                -- every file that we put there
    url text primary key,
    kind text not null,
    fingerprint text not null,      -- of what the page shows
    digest text not null,           -- of its bytes
    size integer not null
) without rowid;
create table pending (url text primary key) without rowid;  -- put in place by a build that may not have ended
"""
PLANNED: Final = """
create temp table planned (
    folded text primary key, url text, kind text, key text, title text, ord integer, fingerprint text
) without rowid
"""
PLAN: Final = "select url, kind, key, title, ord, fingerprint from planned"
BATCH: Final = 2000
# A file of these kinds gives way to a folder that other pages stand in.
YIELDING: Final = ("redirect", "gone")


class Stale(NamedTuple):
    """A page that must be rendered, and the digest of the bytes that stand there now, or empty."""

    plan: PagePlan
    digest: str


class Printed(NamedTuple):
    """A page as it was rendered. `changed` is false when its bytes already stood there."""

    url: str
    kind: str
    order: int
    fingerprint: str
    digest: str
    size: int
    changed: bool


class Manifest:
    """The memory of one output folder. Nothing of it is kept unless `commit` is called."""

    def __init__(self, memory: Path, output: Path) -> None:
        memory.mkdir(parents=True, exist_ok=True)
        # One for each output folder, told apart by where they are.
        self.path = memory / f"site-{digest(str(output.resolve()).encode())[:8]}.db"
        self.database = self._open()
        self.database.execute(PLANNED)
        # What a killed build put in place over pages of ours is not what we remember of them.
        self.database.execute("delete from pages where url in (select url from pending)")
        # Someone emptied the folder: what it held is not there any more.
        if not (output / "index.html").exists():
            self.database.execute("delete from pages")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.database.rollback()
        self.database.close()

    def forget(self) -> None:
        """Render and write everything anew; what is ours is still known, so that it can be deleted."""
        self.database.execute("update pages set fingerprint = '', digest = ''")

    def compare(self, plans: Iterable[PagePlan]) -> tuple[PagePlan, ...]:
        """Take in the plan; the pages that want an address which another page has are left out and given back."""
        refused: list[PagePlan] = []
        remaining = iter(plans)
        folders: set[str] = set()
        self.database.execute("delete from planned")
        while some := list(islice(remaining, BATCH)):
            rows = [(urls.fold(p.url), p.url, p.kind, p.key, p.title, p.order, p.fingerprint) for p in some]
            folders.update(row[0].rpartition("/")[0] for row in rows)
            before = self.database.total_changes
            self.database.executemany("insert or ignore into planned values (?, ?, ?, ?, ?, ?, ?)", rows)
            if self.database.total_changes - before < len(rows):
                refused += [plan for plan, row in zip(some, rows, strict=True) if not self._planned(row)]
        return (*refused, *self._in_files({above for folder in folders for above in (folder, *urls.above(folder))}))

    def _in_files(self, folders: set[str]) -> Iterator[PagePlan]:
        """Take back the pages that want a folder where a file must stand ("atom.xml/index.html"), or the other way."""
        for path in sorted(folders - {""}):
            for clashing in self.database.execute(f"{PLAN} where folded = ?", (path,)).fetchall():
                # All that begins with the path and a slash: what follows "/" is "0".
                inside = self.database.execute(
                    f"{PLAN} where folded > ? and folded < ?", (f"{path}/", f"{path}0")
                ).fetchall()
                gives_way = clashing[1] in YIELDING and any(row[1] not in YIELDING for row in inside)
                for row in [clashing] if gives_way else inside:
                    self.database.execute("delete from planned where url = ?", (row[0],))
                    yield _plan_of(row)

    def _planned(self, row: tuple[str | int, ...]) -> bool:
        found = self.database.execute(
            "select 1 from planned where folded = ? and url = ? and kind = ? and key = ?", (*row[:4],)
        )
        return found.fetchone() is not None

    def stale(self) -> Iterator[Stale]:
        """The planned pages that stand there otherwise or not at all, by kind and address."""
        rows = self.database.execute(
            """
            select planned.url, planned.kind, key, title, ord, planned.fingerprint, coalesce(digest, '')
            from planned left join pages using (url)
            where pages.url is null or pages.fingerprint <> planned.fingerprint
            order by ord, planned.kind, planned.url
            """
        )
        for *row, known in rows.fetchall():
            yield Stale(_plan_of(row), known)

    def gone(self) -> tuple[str, ...]:
        """What we put there that is not planned any more, with what a killed build may have left."""
        rows = self.database.execute(
            """
            select url from (select url from pages union select url from pending)
            where url not in (select url from planned) order by url
            """
        )
        return tuple(url for (url,) in rows)

    def planned(self, url: str) -> bool:
        """Whether a page is planned at this site path."""
        return self.database.execute("select 1 from planned where folded = ?", (urls.fold(url),)).fetchone() is not None

    def counts(self) -> tuple[int, int]:
        """(pages planned, files planned): a page is what a reader opens, so not a photo or a style sheet."""
        row: tuple[int, int] = self.database.execute(
            "select coalesce(sum(kind not in ('asset', 'photo')), 0), count(*) from planned"
        ).fetchone()
        return row

    def known(self, paths: Iterable[str]) -> set[str]:
        """Those of the paths that an earlier build put there and ended."""
        found = (self.database.execute("select url from pages where url = ?", (path,)) for path in sorted(paths))
        return {url for rows in found for (url,) in rows}

    def announce(self, paths: Iterable[str]) -> None:
        """Note, before anything is put in place, what will be: a killed build's files are then known as ours."""
        self.database.executemany("insert or ignore into pending values (?)", ((path,) for path in paths))
        self.database.commit()

    def commit(self, printed: Iterable[Printed], gone: Iterable[str]) -> None:
        """Remember that all this stands in the output folder now."""
        self.database.executemany("delete from pages where url = ?", ((url,) for url in gone))
        self.database.executemany(
            "insert or replace into pages values (?, ?, ?, ?, ?)",
            ((page.url, page.kind, page.fingerprint, page.digest, page.size) for page in printed),
        )
        self.database.execute("delete from pending")
        self.database.commit()

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path)
        try:
            (found,) = database.execute("pragma user_version").fetchone()
        except sqlite3.DatabaseError:
            found = -1
        if found != VERSION:
            database.close()
            for suffix in ("", "-wal", "-shm", "-journal"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            database = sqlite3.connect(self.path)
            database.executescript(f"begin; {TABLES} pragma user_version = {VERSION}; commit;")
        database.executescript("pragma journal_mode = wal; pragma synchronous = normal; pragma temp_store = memory;")
        return database


def _plan_of(row: Sequence[Any]) -> PagePlan:
    url, kind, key, title, order, fingerprint = row
    return PagePlan(url=url, kind=kind, key=key, title=title, order=order, fingerprint=fingerprint)
