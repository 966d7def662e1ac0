"""Articles in and out of the catalog's tables."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec

from newsgen import urls
from newsgen.catalog import trails
from newsgen.catalog.aliases import file_of
from newsgen.catalog.gists import slot_of, weight_of
from newsgen.catalog.rows import Row

# Every table with rows of an article; what it leaves is taken out of all of them.
TABLES: Final = (
    "terms", "voices", "identities", "corrections", "figures", "sheets", "links", "aliases", "sketches", "gists", "kin",
    "versions", "revised", "cards", "bodies", "articles",
)  # fmt: skip


def put_in(
    database: sqlite3.Connection, rows: Sequence[Row], *, first: int, tables: tuple[str, str] = ("terms", "trails")
) -> int:
    """Store what was read, numbering articles from `first` on; the next number. `tables` take terms and trails."""
    terms, trodden = tables
    _insert(database, "sources", [row.source for row in rows])
    numbered = [(n, row, article) for n, (row, article) in enumerate(_articles(rows), start=first)]
    # The address, the 9th column, is minted once all are known.
    _insert(database, "articles", [(n, *article[:7], "", *article[7:22]) for n, _, article in numbered])
    _insert(database, "withheld", [(row.source[0], *row.withheld) for row in rows if row.withheld])
    _insert(database, "cards", [(n, article[-2]) for n, _, article in numbered])
    _insert(database, "bodies", [(n, article[-1]) for n, _, article in numbered])
    _insert(database, terms, [(*term[:3], n, *term[4:]) for n, row, _ in numbered for term in row.terms])
    _insert(database, trodden, [(*trail[:3], n, trail[3]) for n, row, _ in numbered for trail in row.trails])
    _insert(database, "voices", [(slug, n, *of) for n, row, _ in numbered for slug, *of in row.voices])
    _insert(database, "identities", [(*whose, n, told) for n, row, _ in numbered for *whose, told in row.identities])
    _insert(database, "corrections", [(day, n, digest) for n, row, _ in numbered for day, digest in row.corrected])
    _insert(database, "revised", [(n,) for n, row, _ in numbered if row.revised])
    _insert(database, "figures", [(n, file) for n, row, _ in numbered for _, file in row.figures])
    _insert(database, "sheets", [(n, *row.sheet) for n, row, _ in numbered if row.sheet])
    _insert(database, "links", [(n, *link[1:]) for n, row, _ in numbered for link in row.links])
    _insert(database, "kin", [(n, *said) for n, row, _ in numbered for said in row.kin])
    _insert(database, "sketches", [(n, _listed(row.sketch)) for n, row, _ in numbered if row.sketch])
    _insert(database, "gists", [(n, row.place, _listed(row.gist)) for n, row, _ in numbered])
    if terms in TABLES:  # else shingles and postings are sorted in at once, like terms
        _insert(database, "shingles", [(shingle, n) for n, row, _ in numbered for shingle in row.sketch])
        posted = [(slot_of(word), row.place, n, weight_of(word)) for n, row, _ in numbered for word in row.gist]
        _insert(database, "postings", posted)
    _insert(database, "aliases", [(n, *alias) for n, _, article in numbered for alias in _aliases(article[22])])
    return first + len(numbered)


def take_out(database: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget these content files, and their articles."""
    for path in paths:
        row = database.execute("select n from articles where path = ?", (path,)).fetchone()
        for statement in _BOTH_WAYS if row else ():
            database.execute(statement, row)
        for table in TABLES if row else ():
            database.execute(f"delete from {table} where n = ?", row)  # noqa: S608 - names above
        for table in ("sources", "withheld"):
            database.execute(f"delete from {table} where path = ?", (path,))  # noqa: S608 - names above


def highest(database: sqlite3.Connection) -> int:
    """The highest number of an article."""
    (found,) = database.execute("select coalesce(max(n), 0) from articles").fetchone()
    return int(found)


# What holds the number of an article that goes in rows of others.
_BOTH_WAYS: Final = (
    "delete from shingles where (shingle, n) in (select value, n from sketches, json_each(sketch) where n = ?)",
    "delete from postings where (slot, place, n) in "
    "(select value >> 10, place, n from gists, json_each(words) where n = ?)",
    "delete from versions where (n, other) in (select other, n from versions where n = ?)",
    trails.GONE,
)


def _listed(sketch: Sequence[int]) -> str:
    return f"[{','.join(map(str, sketch))}]"


def _articles(rows: Iterable[Row]) -> Iterator[tuple[Row, tuple[Any, ...]]]:
    return ((row, row.article) for row in rows if row.article)


def _aliases(written: str) -> Iterator[tuple[str, str]]:
    for address in sorted(set(msgspec.json.decode(written, type=list[str]))) if written != "[]" else ():
        yield address, urls.fold(file_of(address))


def _insert(database: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        database.executemany(f"insert or replace into {table} values ({marks})", rows)  # noqa: S608 - our own names
