"""The files that an index is cut into, each by the digest of what it holds.

A *chunk* is a page of the database, deflated to half its size (as the packs are, so that its bytes, not its name, may
be others where zlib is another); a *shelf* lists the names of 512 chunks, so that a browser need not fetch those of
a million articles at once; a *pack* holds cards; the *entry*, the pages with which every search begins. All of them
never change. `index.json` names the shelves and the entry: it alone does.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import msgspec

from newsgen.digests import digest
from newsgen.search import tables
from newsgen.search.entry import entry_pages
from newsgen.search.wording import ALONE, DROPPED

FOLDER: Final = "search"
INDEX: Final = f"{FOLDER}/index.json"
FORMAT: Final = 2  # of index.json and all that it leads to
ON_A_SHELF: Final = 512

Row = tuple[str, str, int]


def url(key: str, name: str) -> str:
    """The site path of a file."""
    return INDEX if key == "index" else f"{FOLDER}/{name[:2]}/{name}.bin"


def file_rows(memory: sqlite3.Connection, index: Path, generation: int) -> Iterator[Row]:
    """(key, name, generation) of every file of an index that stands."""
    with index.open("rb") as database:
        names = [_name(at, _as_published(at, page)) for at, page in enumerate(_pages(database))]
    yield from ((f"chunk {at}", name, generation) for at, name in enumerate(names))
    shelves = [digest(shelf_of(names[at : at + ON_A_SHELF])) for at in range(0, len(names), ON_A_SHELF)]
    yield from ((f"shelf {at}", name, generation) for at, name in enumerate(shelves))
    for first, data in memory.execute("select first, data from packs"):
        yield f"pack {first}", digest(data), generation
    with closing(tables.opened(index)) as database:
        yield from leading_rows(database, memory, index, generation)


def leading_rows(
    database: sqlite3.Connection, memory: sqlite3.Connection, index: Path, generation: int
) -> Iterator[Row]:
    """The rows of the entry and of `index.json`, of which the latter is noted as a fact."""
    pages = entry_pages(database, index)
    entry = digest(
        b"entry " + shelf_of(page_name(index, at) for at in pages)
    )  # of a small index, its shelf has the same
    yield "entry", entry, generation
    told = about(memory, index, {"name": entry, "chunks": pages})
    tables.note(memory, "index", told.decode())
    yield "index", digest(told), generation


def _pages(file: Any) -> Iterator[bytes]:
    while page := file.read(tables.PAGE):
        yield page


def page_of(index: Path, at: int) -> bytes:
    """A page of the database, as it is published."""
    with index.open("rb") as database:
        database.seek(at * tables.PAGE)
        return _as_published(at, database.read(tables.PAGE))


def chunk_of(index: Path, at: int) -> bytes:
    """The bytes of a chunk: its page, deflated as browsers inflate it, in .3 ms."""
    return _deflated([page_of(index, at)])


def entry_of(index: Path, told: str) -> bytes:
    """The bytes of the entry: the pages that this `index.json` tells of, one after the other, deflated."""
    return _deflated([page_of(index, at) for at in msgspec.json.decode(told)["entry"]["chunks"]])


def _deflated(pages: Iterable[bytes]) -> bytes:
    squeeze = zlib.compressobj(1, zlib.DEFLATED, -15)
    return b"".join(map(squeeze.compress, pages)) + squeeze.flush()


def _as_published(at: int, page: bytes) -> bytes:
    """The first page says that the database has no log beside it, which here it may have."""
    return page if at else page[:18] + b"\x01\x01" + page[20:]


def _name(at: int, page: bytes) -> str:
    """The digest of a page in its place: two that are the same are two files all the same."""
    return digest(b"%d %d " % (FORMAT, at) + page)


def page_name(index: Path, at: int) -> str:
    """The name of a page as it is now."""
    return _name(at, page_of(index, at))


def shelf_of(names: Iterable[str]) -> bytes:
    """The bytes of a shelf."""
    return b"".join(map(bytes.fromhex, names))


def names_on(memory: sqlite3.Connection, shelf: int) -> list[str]:
    """The names of the chunks that stand on a shelf."""
    keys = [f"chunk {at}" for at in range(shelf * ON_A_SHELF, (shelf + 1) * ON_A_SHELF)]
    query = "select name from json_each(?) as wanted join files on files.key = wanted.value order by wanted.key"
    return [name for (name,) in memory.execute(query, (msgspec.json.encode(keys).decode(),))]


def _shelves(memory: sqlite3.Connection, chunks: int) -> Iterator[str]:
    for at in range(-(-chunks // ON_A_SHELF)):
        yield memory.execute("select name from files where key = ?", (f"shelf {at}",)).fetchone()[0]


def about(memory: sqlite3.Connection, index: Path, entry: Mapping[str, Any]) -> bytes:
    """`index.json`: all that a browser must know before its first question."""
    (articles,) = memory.execute("select count(*) from articles").fetchone()
    oldest, newest = memory.execute("select min(day), max(day) from articles where day > 0").fetchone()
    size = index.stat().st_size
    chunks = size // tables.PAGE
    told = {
        "version": FORMAT,
        "page": tables.PAGE,
        "size": size,
        "chunks": chunks,
        "shelf": ON_A_SHELF,
        "shelves": list(_shelves(memory, chunks)),
        "entry": entry,
        "articles": articles,
        "newest": str(newest or ""),
        "oldest": str(oldest or ""),
        "undated": tables.UNDATED,
        "alone": f"[{ALONE}]",
        "dropped": f"[{DROPPED}]",
    }
    return msgspec.json.encode(told)
