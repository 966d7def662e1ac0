"""An index made whole: articles in the order of lists, one transaction, each table laid down in one piece.

Numbers are 256 apart, so that those which come later find room between. The same articles give the same bytes.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from newsgen.catalog.queries import Findable, Shelf
from newsgen.model import TermKind
from newsgen.search import packs, tables
from newsgen.search.files import file_rows
from newsgen.search.levels import put_highest
from newsgen.search.wording import COLUMNS, words_of

# FTS5 gathers this much before it sorts and writes it down; 8 MiB were no faster, and took 9 more of memory.
GATHERED: Final = 2 << 20
BATCH: Final = 128
ADD: Final = f"insert into words (rowid, {COLUMNS}) values (?, ?, ?, ?, ?, ?)"  # noqa: S608 - our own columns
ADD_TERM: Final = "insert into terms values (?, ?, ?, ?)"
TERMS: Final[tuple[TermKind, ...]] = ("section", "topic")


class Place(NamedTuple):
    """Where an article stands in the index."""

    n: int
    id: str
    mark: str
    sort: str
    day: int


def bind(shelf: Shelf, index: Path, state: Path, facts: Mapping[str, str]) -> None:
    """Make both databases anew from the catalog, with these facts of it. Half made, neither stands in its place."""
    tables.remove(state)
    made, whole, known = (path.with_name(f".{path.name}.new") for path in (index, index.with_suffix(".whole"), state))
    tables.remove(whole)
    with (
        closing(tables.begun(made, tables.INDEX, cache=4000)) as database,
        closing(tables.begun(known, tables.STATE, cache=2000)) as memory,
    ):
        database.execute("insert into words (words, rank) values ('hashsize', ?)", (GATHERED,))
        _fill(database, memory, shelf)
        database.executemany(ADD_TERM, every_term(shelf))
        database.execute("commit")
        database.execute("insert into words (words) values ('optimize')")
        put_highest(database)
        # What was merged leaves holes; a copy has none, and every table in one piece.
        database.execute("vacuum into ?", (str(whole),))
        tables.remove(made)
        _settled(whole)
        tables.remove(index)
        whole.replace(index)
        memory.executemany("insert into facts values (?, ?)", facts.items())
        rows = file_rows(memory, index, int(facts["generation"] or 0))
        memory.executemany("insert into files values (?, ?, ?)", rows)
        memory.executescript(tables.STATE_INDEXES)  # after what is open has been committed
    _settled(known)
    known.replace(state)


def _settled(file: Path) -> None:
    """Wait until a file is on the disk: one that a power cut tore in half must not stand under its name."""
    with file.open("rb") as finished:
        os.fsync(finished.fileno())


def _fill(database: sqlite3.Connection, memory: sqlite3.Connection, shelf: Shelf) -> None:
    days: dict[int, list[int]] = {}
    for some in _batches(_numbered(shelf.findable())):
        database.executemany(ADD, ((n, *words_of(article)) for n, article in some))
        found = [place(n, article) for n, article in some]
        memory.executemany("insert into articles values (?, ?, ?, ?, ?)", found)
        for at in range(0, len(some), packs.SIZE):
            cards = some[at : at + packs.SIZE]
            data = packs.packed(packs.shown(n, article) for n, article in cards)
            memory.execute("insert into packs values (?, ?)", (cards[0][0], data))
            database.execute("insert into packs values (?, ?)", (cards[0][0], packs.name(data)))
        for one in found:
            days.setdefault(one.day, [one.n, one.n])[1] = one.n
    dated = ((day, *span) for day, span in sorted(days.items()) if day)
    database.executemany("insert into days values (?, ?, ?)", dated)


def place(n: int, article: Findable) -> Place:
    """Where an article stands, given its number."""
    return Place(n, article.id, article.mark, article.sort, int(article.sort[:10].replace("-", "") or 0))


def every_term(shelf: Shelf) -> Iterator[tuple[str, str, str, int]]:
    """(kind, slug, name, articles) of every section and topic."""
    return ((kind, term.slug, term.name, term.count) for kind in TERMS for term in shelf.terms(kind))


def _numbered(articles: Iterable[Findable]) -> Iterator[tuple[int, Findable]]:
    dated = undated = 0
    for article in articles:
        if article.sort:
            yield tables.NEWEST + tables.STEP * dated, article
            dated += 1
        else:
            yield tables.UNDATED + tables.NEWEST + tables.STEP * undated, article
            undated += 1


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch
