"""As little of the catalog as tells whether content/ is as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from newsgen.catalog import listing, schema


class Glimpse(NamedTuple):
    """The catalog's name and generation, and the digest of each folder's listing, as they were at the last look."""

    name: str
    generation: str
    folders: dict[str, str]


def glimpse(path: Path) -> Glimpse | None:
    """What the catalog at `path` tells; None where there is none, or sources in it that must be read again."""
    if not path.exists():
        return None
    try:
        with closing(schema.reader(path)) as database:
            if schema.version(database) != schema.VERSION or _stubborn(database):
                return None
            facts = dict(database.execute("select name, value from facts where name in ('name', 'generation')"))
            return Glimpse(facts.get("name", ""), facts.get("generation", ""), listing.known_folders(database))
    except sqlite3.DatabaseError:
        return None


def _stubborn(database: sqlite3.Connection) -> bool:
    """Whether a source could not be read: no time tells when it can be."""
    return database.execute("select 1 from sources where digest = '' limit 1").fetchone() is not None
