"""What the site will hold once it is published: the files that stand there and stay, and those that come."""

import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from newsgen.site.places import OF_SCOPES

# Looked up in a list made once: `planned` is kept by folded addresses; to search it for each file took 8 s at 100,000.
_PLANNED = "url in (select url from planned)"
# When only some scopes are planned, all that is of others stays.
_STAYS = {False: _PLANNED, True: f"({_PLANNED} or url not in (select url from {OF_SCOPES}))"}  # noqa: S608 - our own


class Standing(NamedTuple):
    """A file that the site has once it is published."""

    url: str
    digest: str  # SHA-256
    size: int


def standing(database: sqlite3.Connection, folder: str = "") -> Iterator[Standing]:
    """Every file, or those in a folder ("data/"), by address; but not the seals, which are made of these."""
    return map(Standing._make, _asked(database, "url, digest, size", folder))


def lines(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """(first folder, or empty; line of sums as `sha256sum` writes it) of every file, by address."""
    # No path of ours has a backslash or a line's end.
    return _asked(database, "substr(url, 1, instr(url, '/') - 1), digest || '  ' || url", "")


def _asked(database: sqlite3.Connection, columns: str, folder: str) -> Iterator[Any]:
    partial = database.execute("select 1 from within limit 1").fetchone() is not None
    return database.execute(
        f"""
        select {columns} from (
            select url, digest, size from printed where kind <> 'seal' and url >= :first and url < :last
            union all
            select url, digest, size from pages where kind <> 'seal' and url >= :first and url < :last
            and url not in (select url from printed) and {_STAYS[partial]}
        ) order by url
        """,  # noqa: S608 - our own words
        {"first": folder, "last": f"{folder[:-1]}0" if folder else "\U0010ffff"},  # what follows "/" is "0"
    )
