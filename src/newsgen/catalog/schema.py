"""The tables of the catalog."""

import sqlite3
from pathlib import Path
from typing import Final

# Raised whenever a table changes: an older catalog is thrown away and made anew.
VERSION: Final = 1

TABLES: Final = """
create table sources (              -- every file of content/ that is an article, and what became of it
    path text primary key,
    size integer not null,
    mtime_ns integer not null,
    inode integer not null,
    digest text not null,           -- of its bytes
    sha256 text not null,
    reading text not null,          -- digest of what it was read with: reader versions, settings
    kind text not null,             -- article · refused · draft
    problems blob not null
) without rowid;

create table articles (             -- one row for each source that is an article
    path text primary key,
    id text not null,
    live integer not null,          -- 0 for a duplicate
    source_digest text not null,
    origin_sha256 text not null,    -- of the original it was imported from, or empty
    digest text not null,           -- of all of it
    card_digest text not null,      -- of what lists show
    address text not null default '',
    slug text not null,
    slug_given integer not null,
    sort text not null,             -- earliest known moment, ISO; empty when nothing is known
    year text not null,             -- "2015", empty when the date is not given
    month text not null,            -- "2015-10", empty when not known
    day text not null,              -- "2015-10-14", empty when not known
    precision text not null,
    section text not null,          -- slug, or empty
    language text not null,
    format text not null,
    initial text not null,          -- the letter under which an undated one stands
    headline text not null,
    image text not null,            -- content path of the photo on its card, or empty
    aliases text not null,          -- JSON list of site paths
    card blob not null,
    body blob not null
);
create index articles_id on articles (id);
create index articles_source on articles (source_digest);
create index articles_address on articles (address) where live;
create index articles_time on articles (sort desc, id) where live;
create index articles_section on articles (section, sort desc, id) where live;
create index articles_year on articles (year, sort desc, id) where live;
create index articles_month on articles (month, sort desc, id) where live and month <> '';
create index articles_day on articles (day, sort desc, id) where live and day <> '';

create table terms (                -- which article stands under which section, topic, author, agency
    kind text not null,
    slug text not null,
    sort text not null,
    path text not null,
    name text not null,
    primary key (kind, slug, sort, path)
) without rowid;
create index terms_path on terms (path);

create table figures (              -- which article shows which photo
    path text not null,
    file text not null,
    primary key (path, file)
) without rowid;
create index figures_file on figures (file);

create table links (                -- which inner links an article's body has
    path text not null,
    kind text not null,             -- content: a file of content/ · site: an address
    target text not null,
    primary key (path, kind, target)
) without rowid;

create table photos (               -- the photo files of content/
    path text primary key,
    size integer not null,
    mtime_ns integer not null,
    inode integer not null,
    digest text not null,
    width integer not null,
    height integer not null,
    problem text not null           -- why it cannot be shown, or empty
) without rowid;

create table addresses (            -- content/addresses.tsv, and what this build adds to it
    seq integer primary key,
    id text not null,
    address text not null,
    folded text not null,
    fresh integer not null default 0
);
create index addresses_id on addresses (id, seq);
create index addresses_folded on addresses (folded, seq);

create table facts (name text primary key, value text not null) without rowid;
"""


def connect(path: Path, *, reading: bool = False) -> sqlite3.Connection:
    """A connection to the catalog at `path`, made and given its tables when it is not there.

    A catalog of another version, or one that cannot be read, is replaced: it holds nothing that content/
    does not. Readers (`reading`) never write and never create.
    """
    if reading:
        return _tuned(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, check_same_thread=False))
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        database = _tuned(sqlite3.connect(path))
        (found,) = database.execute("pragma user_version").fetchone()
    except sqlite3.DatabaseError:
        found = -1
    if found == VERSION:
        return database
    remove(path)
    database = _tuned(sqlite3.connect(path))
    database.executescript(f"begin; {TABLES} pragma user_version = {VERSION}; commit;")
    return database


def remove(path: Path) -> None:
    """Forget the database at `path`, with the files that SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _tuned(database: sqlite3.Connection) -> sqlite3.Connection:
    # The catalog is a memory that can be made anew, so a power cut may cost it, never corrupt a site.
    database.executescript("pragma journal_mode = wal; pragma synchronous = off; pragma temp_store = memory;")
    database.execute("pragma cache_size = -32000")
    return database
