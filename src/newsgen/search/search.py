"""The index of an archive: brought to what the catalog holds, and the files that the site must have of it."""

import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from newsgen.catalog.queries import Shelf
from newsgen.catalog.queries.board import among, listed
from newsgen.catalog.schema import FILE
from newsgen.search import files, tables
from newsgen.search.binding import bind
from newsgen.search.revision import Change, Full, note_generation, revise
from newsgen.workers import Apart

KIND: Final = "finding"  # of the index's files, among those of the site
LAST: Final = "index"  # the key of the file that leads to all others
INDEX: Final = "search.db"
STATE: Final = "search-state.db"
VERSION: Final = 3  # raised whenever the same articles give another index

SMALL: Final = 128  # articles; so few are bound anew every time, in 30 ms
LONG: Final = 2000  # articles; to bind more is worth a process of its own
# A change of more articles than this, or this part of all, is quicker made by binding the index anew; and so many that
# are gone are let lie before it is.
MOST: Final = 1000
PART: Final = 8
LEAST: Final = 40  # articles that are always few


class File(NamedTuple):
    """A file of the index: what it is called here, and its site path and name, empty when it is no more."""

    key: str
    url: str
    name: str


class Search:
    """The index under `memory`, the archive's folder of what is remembered.

    `begin` and `finish` bring it to what the catalog holds; `stop` ends what was begun and not finished. The order of
    the three is the caller's, so that other work can be done between.
    """

    def __init__(self, memory: Path, shelf: Shelf) -> None:
        self._memory, self._shelf = memory, shelf
        self._index, self._state = memory / INDEX, memory / STATE
        self._apart: Apart | None = None
        self._change: Change | None = None
        self._known: dict[str, str] = {}

    @property
    def binding(self) -> str:
        """Another text whenever all of the index's files may be others."""
        return self._known.get("binding", "")

    def begin(self, *, anew: bool, apart: bool) -> None:
        """See what must be done; a long task is begun at once, in a process of its own if that may be.

        With `anew` the index is made in the bytes that a first build gives, whatever is there.
        """
        self._known = {} if anew else self._standing()
        self._change = self._changed() if self._known else None
        if apart and self._change is None and self._shelf.count_live() > LONG:
            self._apart = Apart(Binding(self._memory).make)

    def finish(self) -> str:
        """Bring it up to date; what comes out is its `binding`."""
        binding = Binding(self._memory)
        if self._apart is not None:
            if not self._apart.done():
                binding.make()
            self._apart = None
        elif self._change is None:
            binding.make()
        elif self._change.ids:
            try:
                revise(self._shelf, self._index, self._state, self._change)
            except (Full, sqlite3.DatabaseError):  # of a disk that is full, binding tells in its turn
                binding.make()
        elif self._stamp() != (self._known["name"], self._known["generation"]):
            note_generation(self._state, self._shelf)
        self._known = self._standing()
        return self.binding

    def stop(self) -> None:
        """End what is under way."""
        if self._apart is not None:
            self._apart.stop()

    def files(self, since: int | None = None) -> Iterator[File]:
        """The files of the site, `index.json` last: all, or those that changed after this generation of the catalog."""
        where = "name <> ''" if since is None else "generation > :since"
        query = f"select key, name from files where {where} order by key = 'index', key"  # noqa: S608 - above
        with closing(tables.opened(self._state)) as state:
            for key, name in state.execute(query, {"since": since}):
                yield File(key, files.url(key, name) if name else "", name)

    def _standing(self) -> dict[str, str]:
        """The facts of an index that is there, whole and ours; none of any other."""
        if not (self._index.exists() and self._state.exists()):
            return {}
        try:
            with closing(tables.opened(self._state)) as state, closing(tables.opened(self._index)) as index:
                facts = dict(state.execute("select name, value from facts"))
                (revision,) = index.execute("pragma user_version").fetchone()
                (gone,) = index.execute("select count(*) from gone").fetchone()
        except sqlite3.DatabaseError:
            return {}
        same = facts.get("version") == str(VERSION) and facts.get("revision") == str(revision)
        return {**facts, "gone": str(gone)} if same else {}

    def _stamp(self) -> tuple[str, str]:
        return self._shelf.fact("name"), self._shelf.fact("generation")

    def _changed(self) -> Change | None:
        """The articles that are otherwise than the index has them; None when it must be bound anew."""
        known = self._known
        if self._stamp() == (known["name"], known["generation"]):
            return Change()
        live = self._shelf.count_live()
        followed = known["name"] == self._stamp()[0] and int(known["generation"]) >= int(self._shelf.fact("followed"))
        touched = self._shelf.touched(int(known["generation"])) if followed else None
        with closing(tables.opened(self._state)) as state:
            ids = _otherwise(self._shelf, state, None if touched is None else touched.get("article", ()))
        terms = None if touched is None else {kind: touched.get(kind, ()) for kind in ("section", "topic")}
        few = len(ids) <= max(LEAST, min(MOST, live // PART))
        kept = int(known["gone"]) + len(ids) <= max(MOST, live // PART)
        return Change(tuple(ids), terms) if few and kept and (live > SMALL or not ids) else None


def _otherwise(shelf: Shelf, state: sqlite3.Connection, ids: Sequence[str] | None) -> list[str]:
    """Those of these ids, or of all, of which index and catalog do not hold the same."""
    if ids is None:
        known = state.execute("select id, mark from articles")
    else:
        known = state.execute(f"select id, mark from articles where 1 {among('id', ids)}", (listed(ids),))  # noqa: S608
    before, now = dict(known), dict(shelf.findable_marks(ids))
    return sorted(id for id in before.keys() | now.keys() if before.get(id) != now.get(id))  # noqa: A001


class Binding(NamedTuple):
    """To make the index anew, in whatever process."""

    memory: Path

    def make(self) -> None:
        """Do it, from the catalog as it stands."""
        with Shelf(self.memory / FILE) as shelf:
            shelf.hold()
            shelf.database.execute("pragma cache_size = -4000")  # nothing is asked for twice
            facts = {
                "version": str(VERSION),
                "revision": "0",
                "binding": secrets.token_hex(8),
                "name": shelf.fact("name"),
                "generation": shelf.fact("generation"),
            }
            bind(shelf, self.memory / INDEX, self.memory / STATE, facts)
