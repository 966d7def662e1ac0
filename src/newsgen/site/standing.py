"""What the site will hold once it is published: the files that stand there and stay, and those that come."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

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
    partial = database.execute("select 1 from within limit 1").fetchone() is not None
    rows = database.execute(
        f"""
        select url, digest, size from (
            select url, digest, size from printed where kind <> 'seal' and url >= :first and url < :last
            union all
            select url, digest, size from pages where kind <> 'seal' and url >= :first and url < :last
            and url not in (select url from printed) and {_STAYS[partial]}
        ) order by url
        """,  # noqa: S608 - our own words
        {"first": folder, "last": f"{folder[:-1]}0" if folder else "\U0010ffff"},  # what follows "/" is "0"
    )
    return map(Standing._make, rows)
