"""An index brought up to date in its place: what changed is taken out and taken in, and its new pages are found.

An article that changes gets a new number beside its old one, which is noted as gone: so nobody need know the old text
to take it out. FTS5's own deletion asks for it, writes it all a second time and leaves the first where it is just the
same. What is gone lies there until the index is bound anew.

The pages that changed are those in the write-ahead log, which is therefore copied back only when it has been read.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

from newsgen.catalog.queries import Findable, Shelf
from newsgen.digests import digest
from newsgen.search import files, packs, tables
from newsgen.search.binding import ADD, ADD_TERM, TERMS, every_term, place
from newsgen.search.wording import words_of

# Every edit leaves a small segment of words; so many pages of them are merged, a few at a time.
MERGED: Final = 12

# Of the articles in order, the next before or behind a place. Those without a date stand by themselves.
_BEFORE: Final = "sort >= :sort and (sort, :id) > (:sort, id) order by sort, id desc limit 1"
_BEHIND: Final = "sort <= :sort and (sort, :id) < (:sort, id) order by sort desc, id limit 1"


class Full(Exception):
    """There is no number left between two articles: the index must be bound anew."""


class Change(NamedTuple):
    """What must be brought up to date: ids of articles, and of each kind of term slugs, or all terms."""

    ids: Sequence[str] = ()
    terms: Mapping[str, Sequence[str]] | None = None


class Revision(NamedTuple):
    """The two databases, while they are changed together."""

    database: sqlite3.Connection
    memory: sqlite3.Connection
    generation: int

    def take_out(self, ids: Iterable[str]) -> None:
        """Forget these articles, as far as they are known."""
        packed: dict[int, set[int]] = defaultdict(set)
        days: set[int] = set()
        for id in ids:  # noqa: A001 - the field's name
            row = self.memory.execute("delete from articles where id = ? returning n, day", (id,)).fetchall()
            for n, day in row:
                self.database.execute("insert into gone values (?)", (n,))
                packed[self._pack(n)].add(n)
                days.add(day)
        for first, numbers in packed.items():
            self._keep(first, [card for card in self._cards(first) if card[0] not in numbers])
        self._count_days(days)

    def take_in(self, articles: Iterable[Findable]) -> None:
        """Add these articles, none of which is known."""
        days: set[int] = set()
        for article in articles:
            one = place(self._number(article), article)
            self.memory.execute("insert into articles values (?, ?, ?, ?, ?)", one)
            self.database.execute(ADD, (one.n, *words_of(article)))
            first = self._pack(one.n)
            self._keep(first, sorted([*self._cards(first), packs.shown(one.n, article)]))
            days.add(one.day)
        self._count_days(days)

    def count_terms(self, shelf: Shelf, terms: Mapping[str, Sequence[str]] | None) -> None:
        """How many articles these terms have now, or all."""
        if terms is None:
            self.database.execute("delete from terms")
            self.database.executemany(ADD_TERM, every_term(shelf))
            return
        for kind in TERMS:
            for slug in terms.get(kind, ()):
                term = shelf.term(kind, slug)
                row = (kind, slug, term.name, term.count) if term else None
                self._let("terms where kind = ? and slug = ?", (kind, slug), row)

    def _number(self, article: Findable) -> int:
        """A number that was never given, between those of the articles before and behind."""
        low, high = (self._beside(article, where) for where in (_BEFORE, _BEHIND))
        if low is None:
            low = high - 2 * tables.STEP if high else tables.NEWEST + (0 if article.sort else tables.UNDATED)
        if high is None:
            high = low + 2 * tables.STEP
        query = "select n from gone where n > ? and n < ?"
        taken = {n for (n,) in self.database.execute(query, (low, high))}
        free = (n for n in range(low + 1, high) if n not in taken)
        middle = (low + high) // 2
        found = min(free, key=lambda n: abs(n - middle), default=0)
        if not found:
            raise Full
        return found

    def _beside(self, article: Findable, where: str) -> int | None:
        query = f"select n from articles where (sort = '') = (:sort = '') and {where}"  # noqa: S608 - above
        row = self.memory.execute(query, {"sort": article.sort, "id": article.id}).fetchone()
        return row[0] if row else None

    def _pack(self, n: int) -> int:
        """The first number of the pack that holds this one, or would."""
        query = "select first from packs where first <= ? order by first desc limit 1"
        row = self.memory.execute(query, (n,)).fetchone()
        row = row or self.memory.execute("select first from packs order by first limit 1").fetchone()
        return row[0] if row else n

    def _cards(self, first: int) -> list[packs.Shown]:
        row = self.memory.execute("select data from packs where first = ?", (first,)).fetchone()
        return packs.unpacked(row[0]) if row else []

    def _keep(self, first: int, cards: list[packs.Shown]) -> None:
        """Let a pack hold these cards: none when there are none, two when they are many."""
        self.memory.execute("delete from packs where first = ?", (first,))
        self.database.execute("delete from packs where first = ?", (first,))
        self.publish(f"pack {first}", "")
        half = len(cards) if len(cards) <= packs.MOST else len(cards) // 2
        for some in filter(None, (cards[:half], cards[half:])):
            data = packs.packed(some)
            self.memory.execute("insert into packs values (?, ?)", (some[0][0], data))
            self.database.execute("insert into packs values (?, ?)", (some[0][0], packs.name(data)))
            self.publish(f"pack {some[0][0]}", packs.name(data).hex())

    def _count_days(self, days: Iterable[int]) -> None:
        for day in sorted(filter(None, days)):
            row = self.memory.execute("select day, min(n), max(n) from articles where day = ?", (day,)).fetchone()
            self._let("days where day = ?", (day,), row if row[0] else None)

    def _let(self, where: str, key: tuple[Any, ...], row: tuple[Any, ...] | None) -> None:
        """Let a table hold this row under its key, or none; a page that needs no change is not touched."""
        if self.database.execute(f"select * from {where}", key).fetchone() == row:  # noqa: S608 - our own words
            return
        self.database.execute(f"delete from {where}", key)  # noqa: S608
        if row:
            signs = ", ".join("?" * len(row))
            self.database.execute(f"insert into {where.split()[0]} values ({signs})", row)  # noqa: S608

    def publish(self, key: str, name: str) -> None:
        """Note that a file of the site is this one now, or, without a name, that there is none."""
        self.memory.execute("insert or replace into files values (?, ?, ?)", (key, name, self.generation))


def revise(shelf: Shelf, index: Path, state: Path, change: Change) -> None:
    """Bring the index up to date. Raises Full, and then has changed nothing that counts."""
    with closing(tables.opened(index)) as database, closing(tables.opened(state)) as memory:
        database.executescript(
            "pragma journal_mode = wal; pragma wal_autocheckpoint = 0; pragma synchronous = normal; begin immediate;"
        )
        memory.executescript("pragma synchronous = normal; begin immediate;")
        revision = Revision(database, memory, int(shelf.fact("generation")))
        revision.take_out(change.ids)
        revision.take_in(shelf.findable(change.ids))
        revision.count_terms(shelf, change.terms)
        number = int(tables.fact(memory, "revision")) + 1
        database.execute(f"pragma user_version = {number}")
        database.execute("commit")
        database.execute("insert into words (words, rank) values ('merge', ?)", (MERGED,))
        pages = sorted(set(logged(index)))
        database.execute("pragma wal_checkpoint(truncate)")
        _publish(revision, index, pages)
        tables.note(memory, "revision", str(number))
        _note_generation(memory, shelf)
        memory.execute("commit")


def note_generation(state: Path, shelf: Shelf) -> None:
    """Note that the index is as the catalog holds it, which nothing in it had to change for."""
    with closing(tables.opened(state)) as memory:
        _note_generation(memory, shelf)


def _note_generation(memory: sqlite3.Connection, shelf: Shelf) -> None:
    for name in ("name", "generation"):
        tables.note(memory, name, shelf.fact(name))


def _publish(revision: Revision, index: Path, pages: Iterable[int]) -> None:
    """Note the files that changed with these pages (from 0): themselves, their shelves, and what leads to them."""
    shelves = set()
    for at in pages:
        revision.publish(f"chunk {at}", files.page_name(index, at))
        shelves.add(at // files.ON_A_SHELF)
    for at in sorted(shelves):
        names = files.names_on(revision.memory, at)
        revision.publish(f"shelf {at}", digest(files.shelf_of(names)))
    for key, name, _ in files.leading_rows(revision.database, revision.memory, index, revision.generation):
        revision.publish(key, name)


def logged(index: Path) -> Iterator[int]:
    """The pages (from 0) in the write-ahead log of a database: https://sqlite.org/fileformat2.html#walformat."""
    path = index.with_name(f"{index.name}-wal")
    with path.open("rb") as log:
        salt = log.read(32)[16:24]
        while (head := log.read(24)) and head[8:16] == salt:
            yield int.from_bytes(head[:4]) - 1
            log.seek(tables.PAGE, 1)
