"""The pages of an index with which every search begins, all in one file.

SQLite asks for the schema, for the roots of the tables, for FTS5's two records of itself and for the packs of the
newest articles; each of these pages says where the next one is, so that a browser waited seven times for the far end
before it looked for the first word. Together they are some 30 kB.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from newsgen.search import tables

# Of these, all that leads to their first rows is read; of the others the root.
FIRST: Final = ("words_data", "words_idx", "packs")
INTERIOR: Final = (2, 5)  # kinds of pages that lead to others: https://sqlite.org/fileformat2.html#b_tree_pages


def entry_pages(database: sqlite3.Connection, index: Path) -> list[int]:
    """The numbers (from 0) of these pages, in order."""
    roots = database.execute("select name, rootpage from sqlite_schema where rootpage > 0").fetchall()
    with index.open("rb") as file:
        ways = (_way(file, root - 1) if name in FIRST else (root - 1,) for name, root in roots)
        return sorted({0}.union(*ways))


def _way(file: Any, at: int) -> Iterator[int]:
    """A page and, where it leads to others, the first of those, and so on down."""
    yield at
    file.seek(at * tables.PAGE)
    page = file.read(tables.PAGE)
    if page[0] in INTERIOR:
        cell = int.from_bytes(page[12:14])
        yield from _way(file, int.from_bytes(page[cell : cell + 4]) - 1)
