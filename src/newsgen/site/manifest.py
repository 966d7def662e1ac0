"""What stands in the output folder, made from what: a SQLite database for each output folder.

A page whose fingerprint is as it was is not rendered; bytes whose digest is as it was are not written. Only files that
the manifest knows are ever deleted. Nothing here grows in memory with the site: what is planned and what is printed
stand in temporary tables.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from newsgen import urls
from newsgen.model import PagePlan
from newsgen.site.memory import VERSION, place
from newsgen.site.places import OF_SCOPES, Places, held, is_folder

TABLES: Final = """
create table pages (                -- every file that we put there
    url text primary key,
    folded text not null,           -- as disks compare names
    kind text not null,
    scope text not null,            -- what it is planned with
    fingerprint text not null,      -- of what the page shows
    digest text not null,           -- SHA-256 of its bytes, whole: `SHA256SUMS` is made of it
    size integer not null
) without rowid;
create table pending (url text primary key) without rowid;  -- put there or deleted by a build that may not have ended
create table facts (name text primary key, value text not null) without rowid;  -- of the last plan
create index pages_scope on pages (kind, scope);
create index pages_folded on pages (folded) where folded <> url;
"""
WORKING: Final = """
create temp table planned (
    folded text primary key, url text, kind text, key text, title text, ord integer, fingerprint text, scope text
) without rowid;
create temp table within (kind text, scope text, primary key (kind, scope)) without rowid;
create temp table printed (
    folded text primary key, url text, kind text, ord integer, fingerprint text, digest text, size integer,
    changed integer, known integer default 0, there integer default 0
) without rowid;
"""
BATCH: Final = 1000
CUT: Final = "finding"  # the kind of files that are not rendered but cut from the search index
# What no reader opens as a page.
NO_PAGES: Final = "('asset', 'finding', 'photo', 'data', 'cards', 'seal', 'sign')"
ANY: Final = ""  # the scope of a kind of which all pages are planned


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


class NewFile(NamedTuple):
    """A file that publishing puts in place, and whether one stands there now."""

    url: str
    there: bool
    digest: str
    size: int


class Manifest:
    """The memory of one output folder. Nothing of it is kept unless `commit` is called."""

    def __init__(self, memory: Path, output: Path) -> None:
        memory.mkdir(parents=True, exist_ok=True)
        self.path = place(memory, output)
        self.database = self._open()
        self.database.executescript(WORKING)
        # Pages that want an address which another page has; they do not get it.
        self.refused: list[PagePlan] = []
        # What a killed build put in place of pages of ours, or deleted, is not what we remember of them.
        healed = self.database.execute("delete from pages where url in (select url from pending)").rowcount
        if not (output / "index.html").exists():  # someone emptied the folder
            healed += self.database.execute("delete from pages").rowcount
        if healed or self.database.execute("select 1 from pending limit 1").fetchone():
            self.database.execute("delete from facts")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.database.rollback()
        self.database.close()

    def forget(self) -> None:
        """Write everything anew; what is ours is still known."""
        self.database.execute("update pages set fingerprint = '', digest = ''")
        self.database.execute("delete from facts")

    def compare(self, plans: Iterable[PagePlan]) -> Iterator[Stale]:
        """Take in a plan of all pages; those that must be rendered come out as soon as they are known.

        A page that wants an address which another page has, or a folder where a file stands ("atom.xml/index.html"),
        or the other way, is left out, and stands in `refused`: the first has it.
        """
        self._begin()
        places = Places(self.database)
        first = self.database.execute("select 1 from pages limit 1").fetchone() is None
        remaining = iter(plans)
        while some := list(islice(remaining, BATCH)):
            taken = places.take(some)
            self.refused = places.refused
            yield from (Stale(plan, "") for plan in taken) if first else self._stale(taken)

    def compare_some(self, plans: Iterable[PagePlan], scopes: Mapping[str, Iterable[str]]) -> list[Stale] | None:
        """Take in a plan of these scopes (kind → scopes, `ANY` for all) alone; the pages that must be rendered.

        None when a page's place is in doubt: then all pages must be planned, to see who has it.
        """
        self._begin()
        self.database.executemany(
            "insert or ignore into within values (?, ?)", ((kind, scope) for kind in scopes for scope in scopes[kind])
        )
        some = list(plans)
        places = Places(self.database)
        taken = places.take(some)
        if len(taken) < len(some) or any(places.in_doubt(plan.url) for plan in taken if not self._stands(plan)):
            return None
        return list(self._stale(taken))

    def more(self, plans: Iterable[PagePlan]) -> Iterator[Stale]:
        """Take in what is only planned when all else is; those that must be rendered."""
        remaining = iter(plans)
        while some := list(islice(remaining, BATCH)):
            places = Places(self.database)
            fitting = places.take(plan for plan in some if not is_folder(self.database, urls.fold(plan.url)))
            self.refused += set(some) - set(fitting)
            yield from self._stale(fitting)

    def stale(self) -> Iterator[Stale]:
        """The planned pages that stand there otherwise or not at all, by kind and address."""
        rows = self.database.execute(
            """
            select planned.url, planned.kind, key, title, ord, planned.fingerprint, planned.scope, coalesce(digest, '')
            from planned left join pages using (url)
            where pages.url is null or pages.fingerprint <> planned.fingerprint
            order by ord, planned.kind, planned.url
            """
        )
        for *row, known in rows:
            yield Stale(_plan_of(row), known)

    def gone(self) -> tuple[str, ...]:
        """What we put there that is not planned any more, with what a killed build may have left."""
        about = OF_SCOPES if self.partial() else "pages"
        rows = self.database.execute(
            f"""
            select url from (select url from {about} union select url from pending)
            where url not in (select url from planned) order by url
            """  # noqa: S608 - above
        )
        return tuple(url for (url,) in rows)

    def planned(self, url: str) -> bool:
        """Whether the site will have a page at this site path, as disks compare names."""
        folded = urls.fold(url)
        if self.database.execute("select 1 from planned where folded = ?", (folded,)).fetchone():
            return True
        return self.partial() and held(self.database, folded)

    def counts(self) -> tuple[int, int]:
        """(pages, files) that the site will have: a page is what a reader opens, so not a photo or a table."""
        count = f"select coalesce(sum(kind not in {NO_PAGES}), 0), count(*) from"
        pages, files = self.database.execute(f"{count} planned").fetchone()
        if not self.partial():
            return pages, files
        # Those of the scopes that are planned now give way to what is planned of them.
        old_pages, old_files = self.database.execute(f"{count} {OF_SCOPES}").fetchone()
        return int(self.fact("pages")) - old_pages + pages, int(self.fact("files")) - old_files + files

    def note(self, facts: Mapping[str, str]) -> None:
        """Remember these facts of the plan, too."""
        self.database.executemany("insert or replace into facts values (?, ?)", facts.items())
        self.database.commit()

    def fact(self, name: str) -> str:
        """A fact of the last plan, or an empty string."""
        row = self.database.execute("select value from facts where name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def _begin(self) -> None:
        self.refused = []
        for table in ("planned", "within", "printed"):
            self.database.execute(f"delete from {table}")  # noqa: S608 - WORKING

    def partial(self) -> bool:
        """Whether the plan is of some scopes alone."""
        return self.database.execute("select 1 from within limit 1").fetchone() is not None

    def _stands(self, plan: PagePlan) -> bool:
        """Whether the page stood at this address before."""
        found = self.database.execute("select kind, scope from pages where url = ?", (plan.url,)).fetchone()
        return bool(found == (plan.kind, plan.scope or plan.key))

    def _stale(self, plans: Iterable[PagePlan]) -> Iterator[Stale]:
        """Those of the plans whose pages stand there otherwise or not at all."""
        query = "select fingerprint, digest from pages where url = ?"
        for plan in plans:
            fingerprint, digest = self.database.execute(query, (plan.url,)).fetchone() or ("", "")
            if fingerprint != plan.fingerprint:
                yield Stale(plan, digest)

    def take(self, printed: Iterable[Printed]) -> tuple[int, int]:
        """Take in what was printed; (how many files were rendered, how many have new bytes)."""
        rendered = written = 0
        remaining = iter(printed)
        insert = "insert into printed (folded, url, kind, ord, fingerprint, digest, size, changed) values "
        while some := list(islice(remaining, BATCH)):
            rendered += sum(page.kind != CUT for page in some)
            written += sum(page.changed for page in some)
            self.database.executemany(
                f"{insert} (?, ?, ?, ?, ?, ?, ?, ?)", ((urls.fold(page.url), *page) for page in some)
            )
        return rendered, written

    def arrange(self, there: Callable[[str], bool]) -> None:
        """Find out which of the new files stand there already, ours or not; the order of publishing depends on it."""
        self.database.execute("update printed set known = exists (select 1 from pages where pages.url = printed.url)")
        rows = self.database.execute("select folded, url from printed where changed")
        stand = [(folded,) for folded, url in rows if there(url)]
        self.database.executemany("update printed set there = 1 where folded = ?", stand)

    def new_files(self) -> Iterator[NewFile]:
        """The files that have new bytes, in the order in which they may appear: new ones first, then by kind."""
        rows = self.database.execute(
            "select url, there, digest, size from printed where changed order by known and there, there, ord, kind, url"
        )
        return (NewFile(url, bool(there), digest, size) for url, there, digest, size in rows)

    def add(self, plans: Iterable[PagePlan]) -> None:
        """Take in more of the plan: files that are known only when all others are printed."""
        Places(self.database).take(plans)

    def digest(self, url: str) -> str:
        """The digest of a file that stands there, or empty."""
        found = self.database.execute("select digest from pages where url = ?", (url,)).fetchone() or ("",)
        return str(found[0])

    def announce(self, gone: Iterable[str]) -> None:
        """Note, before publishing, what will be: all that a killed build left is made anew."""
        self.database.execute("insert or ignore into pending select url from printed where changed")
        self.database.executemany("insert or ignore into pending values (?)", ((url,) for url in gone))
        self.database.commit()

    def commit(self, gone: Iterable[str], facts: Mapping[str, str]) -> None:
        """Remember that all this stands in the output folder now, and the facts of its plan."""
        self.database.executemany("delete from pages where url = ?", ((url,) for url in gone))
        self.database.execute(
            """
            insert or replace into pages
            select planned.url, folded, planned.kind, scope, printed.fingerprint, digest, size
            from printed join planned using (folded)
            """
        )
        self.database.execute("delete from pending")
        self.database.execute("delete from facts")
        self.database.executemany("insert into facts values (?, ?)", facts.items())
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
        database.executescript("pragma journal_mode = wal; pragma synchronous = normal;")
        return database


def _plan_of(row: Sequence[Any]) -> PagePlan:
    url, kind, key, title, order, fingerprint, scope = row
    return PagePlan(url=url, kind=kind, key=key, title=title, order=order, fingerprint=fingerprint, scope=scope)
