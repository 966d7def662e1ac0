"""The bytes of an index's files, for whoever prints them."""

import sqlite3
from pathlib import Path

from newsgen.search import files, tables
from newsgen.search.search import INDEX, STATE


class Reader:
    """Reads what stands under `memory`; opened at the first question."""

    def __init__(self, memory: Path) -> None:
        self._index, self._state = memory / INDEX, memory / STATE
        self._opened: sqlite3.Connection | None = None

    def data(self, key: str) -> bytes:
        """The bytes of a file, by its key, as they are now."""
        if self._opened is None:
            self._opened = tables.opened(self._state)
        kind, _, at = key.partition(" ")
        if kind == "chunk":
            return files.chunk_of(self._index, int(at))
        if kind == "shelf":
            return files.shelf_of(files.names_on(self._opened, int(at)))
        if kind == "pack":
            row = self._opened.execute("select data from packs where first = ?", (int(at),)).fetchone()
            return bytes(row[0]) if row else b""
        told = tables.fact(self._opened, "index")
        return files.entry_of(self._index, told) if kind == "entry" else told.encode()
