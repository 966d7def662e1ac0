"""The two databases of the index: the one that browsers read, and what is known of it here.

The first is in `search.db`, made of pages that are the files of the site. The second, `search-state.db`, says which
article has which number, and which file last changed when.
"""

import sqlite3
from pathlib import Path
from typing import Final

PAGE: Final = 16384  # bytes of a page, which is a file
LEAF: Final = PAGE - 64  # of a page of words in it
STEP: Final = 256  # between two numbers: so many articles fit between two
NEWEST: Final = 1 << 40  # the first number; before it is room for those that are newer
UNDATED: Final = 1 << 45  # from here on stand those whose date is not given, beginning as far in

INDEX: Final = f"""
create virtual table words using fts5(
    headline, byline, caption, body, filed, content='', columnsize=0,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
insert into words (words, rank) values ('automerge', 0), ('crisismerge', 2000), ('usermerge', 4), ('pgsz', {LEAF});
create table gone (n integer primary key);                    -- numbers that an edit replaced or took out
create table packs (first integer primary key, name blob);    -- the pack of the cards from this number on
create table days (day integer primary key, first integer, last integer);  -- 20151014 → its numbers
create table terms (kind text, slug text, name text, articles integer, primary key (kind, slug)) without rowid;
"""  # noqa: S608 - our own words
STATE: Final = """
create table articles (             -- what is in the index
    n integer primary key,
    id text not null,
    mark text not null,             -- of what was taken in
    sort text not null,             -- the earliest moment of its date; empty when none is given
    day integer not null            -- 20151014, or 0
);
create table packs (first integer primary key, data blob not null);
create table files (                -- what the site must have
    key text primary key,           -- "chunk 17", "shelf 0", "pack 1099511627776", "index"
    name text not null,             -- the file's, or empty where there is none any more
    generation integer not null     -- of the catalog, when it last changed
) without rowid;
create table facts (name text primary key, value text not null) without rowid;
"""
STATE_INDEXES: Final = """
create unique index articles_id on articles (id);
create index articles_sort on articles (sort desc, id);
create index articles_day on articles (day, n);
create index files_generation on files (generation);
"""


def opened(path: Path) -> sqlite3.Connection:
    """A connection to a database that is there; nothing is begun by itself."""
    return sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None)


def begun(path: Path, tables: str, *, cache: int) -> sqlite3.Connection:
    """A new database at `path`, in one transaction and without a journal: half made, it is thrown away."""
    remove(path)
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(
        f"pragma page_size = {PAGE}; pragma journal_mode = off; pragma synchronous = off; "
        f"pragma locking_mode = exclusive; pragma cache_size = -{cache}; begin; {tables}"
    )
    return database


def remove(path: Path) -> None:
    """Forget a database, with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def fact(database: sqlite3.Connection, name: str) -> str:
    """A fact that was noted, or an empty string."""
    row = database.execute("select value from facts where name = ?", (name,)).fetchone()
    return row[0] if row else ""


def note(database: sqlite3.Connection, name: str, value: str) -> None:
    """Remember a fact."""
    database.execute("insert or replace into facts values (?, ?)", (name, value))
