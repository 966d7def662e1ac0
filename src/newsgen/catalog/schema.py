"""The tables of the catalog.

What is asked of every article at once (dates, digests, addresses) stands in narrow rows; cards and bodies, which are
only ever asked for one by one, in tables of their own. So a look over 100,000 articles reads 40 MB, not a gigabyte.
"""

import sqlite3
from pathlib import Path
from typing import Final

from newsgen.catalog import corrected, namings, pictures, related, trails, withholding

VERSION: Final = 11  # raised whenever a table changes: an older catalog is thrown away and made anew
FILE: Final = "catalog.db"  # its name in .newsgen/

TABLES: Final = """
create table folders (              -- every folder of content/, as it was listed
    path text primary key,          -- "2015/10/", and "" for content/ itself
    digest text not null,
    unread integer not null, problems blob not null  -- articles set aside by the looks of them alone
) without rowid;

create table sources (              -- every file of content/ that is an article, and what became of it
    path text primary key,
    size integer not null,
    mtime_ns integer not null,
    inode integer not null,
    digest text not null,           -- of its bytes
    sha256 text not null,
    reading text not null,          -- digest of what it was read with: reader versions, settings
    kind text not null,             -- article · refused · draft · embargoed · withdrawn
    problems blob not null,
    until text not null             -- the moment at which its embargo is over, UTC; empty where there is none now
) without rowid;

create table articles (             -- one row for each source that is an article
    n integer primary key,
    path text not null,
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
    noindex integer not null,       -- 1 where search engines are asked to leave it alone
    weekday text not null           -- what its lead's weekday says of its date (model.lead.Said), or empty
);
create table cards (n integer primary key, card blob not null);
create table bodies (n integer primary key, body blob not null);

create table terms (                -- which article stands under which section, topic, author, agency
    kind text not null,
    slug text not null,
    sort text not null,
    n integer not null,
    name text not null,
    key text not null,              -- the article's month, or year, or empty: what a listing asks of thousands at once
    primary key (kind, slug, sort, n)
) without rowid;

create table figures (              -- which article shows which photo
    n integer not null,
    file text not null,
    primary key (n, file)
) without rowid;

create table links (                -- which inner links an article's body has
    n integer not null,
    kind text not null,             -- content: a file of content/ · id: of an article · site: an address
    target text not null,
    primary key (n, kind, target)
) without rowid;

create table sketches (             -- what an article is known by when it is copied
    n integer primary key,
    sketch text not null            -- shingles, as a JSON list of numbers
);
create table shingles (             -- the same, by shingle
    shingle integer not null,
    n integer not null,
    primary key (shingle, n)
) without rowid;
create table kin (                  -- what articles say of others: that they tell the same story, or another
    n integer not null,
    same integer not null,
    target text not null,           -- id or content path
    primary key (n, same, target)
) without rowid;

create table versions (             -- which articles tell the same story, each pair both ways
    n integer not null,
    other integer not null,
    given integer not null,         -- 0 where only the texts show it
    share real not null,            -- the part of n's text that stands in the other, 0 to 1
    words integer not null,         -- of the other
    primary key (n, other)
) without rowid;

create table aliases (              -- addresses elsewhere that lead to an article, as its front matter gives them
    n integer not null,
    address text not null,
    folded text not null,           -- of the file that answers for it
    primary key (n, address)
) without rowid;

create table revised (n integer primary key);   -- which articles told something else before

create table doubles (path text primary key, problem blob not null) without rowid;  -- why an article is not live

create table addresses (            -- content/addresses.tsv, and what builds have added to it
    seq integer primary key,
    id text not null,
    address text not null,
    folded text not null
);
create index addresses_id on addresses (id, seq);
create index addresses_folded on addresses (folded, seq);

create table tallies (              -- how many live articles stand in a year, have a language, …
    kind text not null,
    key text not null,
    count integer not null,
    primary key (kind, key)
) without rowid;
create table names (                -- how often a term is written how
    kind text not null,
    slug text not null,
    name text not null,
    count integer not null,
    primary key (kind, slug, name)
) without rowid;

create table touched (              -- which pages an article's change may have changed, and when it was taken in
    kind text not null,
    scope text not null,
    generation integer not null,
    primary key (kind, scope)
) without rowid;

create table facts (name text primary key, value text not null) without rowid;
"""

# Terms as they come: kept sorted, each would have another page of the database read and written.
FILED: Final = "create table filed (kind, slug, sort, n, name, key);"

# Made when the rows are in: sorted once instead of kept sorted, 100,000 articles are taken in in half the time.
INDEXES: Final = """
insert or replace into terms select * from filed order by kind, slug, sort, n, rowid;
drop table filed;
insert into shingles select value, n from sketches, json_each(sketch) order by 1, 2;
create index sources_kind on sources (kind);
create index sources_problems on sources (path) where problems <> x'90';
create index sources_unread on sources (path) where digest = '';
create index sources_until on sources (until) where until <> '';
create unique index articles_path on articles (path);
create index articles_id on articles (id);
create index articles_source on articles (source_digest);
create index articles_origin on articles (origin_sha256) where origin_sha256 <> '';
create index articles_address on articles (address) where live;
create index articles_time on articles (sort desc, id) where live;
create index articles_section on articles (section, sort desc, id) where live;
create index articles_year on articles (year, sort desc, id) where live;
create index articles_month on articles (month, sort desc, id) where live and month <> '';
create index articles_day on articles (day, sort desc, id) where live and day <> '';
create index articles_double on articles (n) where not live;
create index articles_image on articles (image) where image <> '';
create index terms_article on terms (n);
create index figures_file on figures (file);
create index kin_target on kin (target);
create index links_target on links (kind, target);
create index aliases_folded on aliases (folded);
"""

_PARTS: Final = (pictures, namings, related, trails, corrected, withholding)
TABLES_OF_ALL: Final = (TABLES, *(part.TABLES for part in _PARTS), FILED)
INDEXES_OF_ALL: Final = (INDEXES, *(part.INDEXES for part in _PARTS))

# Of a row of terms: whether its article is live; this asks for no page of articles.
LIVE_TERM: Final = (
    "not exists (select 1 from articles indexed by articles_double where articles.n = terms.n and not live)"
)


class Opened:
    """A connection to write with, and whether the catalog is new: then it takes its place when it is `settled`.

    A new catalog is made beside its place, without a journal: were it left half made, nothing would know it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        remove(_unfinished(path))
        found = _standing(path)
        self.new = found is None
        self.database = found or _begun(_unfinished(path))
        self._bare = self.new

    @property
    def tables(self) -> tuple[str, str]:
        """The tables that take terms and trails in."""
        return ("filed", "trodden") if self._bare else ("terms", "trails")

    def indexed(self) -> None:
        """Sort the terms of a new catalog and make its indexes, once its rows are in."""
        if self._bare:
            self._bare = False
            for statement in "".join(INDEXES_OF_ALL).strip().split(";\n"):
                self.database.execute(statement)

    def close(self, *, keep: bool) -> None:
        """Commit or forget what was done, and let go."""
        if keep:
            self.indexed()
            self.database.execute("commit")
            self.database.execute("pragma journal_mode = wal")
        self.database.close()  # what is not committed is rolled back
        if self.new and keep:
            remove(self.path)
            _unfinished(self.path).replace(self.path)
        elif self.new:
            remove(_unfinished(self.path))


def reader(path: Path) -> sqlite3.Connection:
    """A connection that never writes and never creates."""
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, check_same_thread=False)
    database.execute("pragma cache_size = -8000")
    return database


def version(database: sqlite3.Connection) -> int:
    """Which version of the tables a database has."""
    (found,) = database.execute("pragma user_version").fetchone()
    return int(found)


def writer(path: Path) -> sqlite3.Connection:
    """A connection to a catalog that is there."""
    return _tuned(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True))


def remove(path: Path) -> None:
    """Forget the database at `path`, with the files that SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _standing(path: Path) -> sqlite3.Connection | None:
    """The catalog that is there, or None: one of another version, or broken, holds nothing that content/ does not."""
    if not path.exists():
        return None
    try:
        database = _tuned(sqlite3.connect(path))
        (found,) = database.execute("pragma user_version").fetchone()
    except sqlite3.DatabaseError:
        return None
    if found != VERSION:
        database.close()
        return None
    database.isolation_level = None
    database.execute("begin immediate")
    return database


def _begun(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    # A kill leaves a file that is thrown away, so there is nothing that a journal could save.
    database.executescript(
        "pragma page_size = 8192; pragma journal_mode = off; pragma synchronous = off;"
        f"pragma cache_size = -32000; begin; {' '.join(TABLES_OF_ALL)}"
        f"pragma user_version = {VERSION};"
    )
    return database


def _tuned(database: sqlite3.Connection) -> sqlite3.Connection:
    # The catalog is a memory that can be made anew, so a power cut may cost it, never corrupt a site.
    database.executescript("pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -32000;")
    return database
