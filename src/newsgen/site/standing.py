"""What the site will hold once it is published: the files that stand there and stay, and those that come."""

import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from newsgen.site.places import OF_SCOPES

# Looked up in a list made once: `planned` is kept by folded addresses; to search it for each file took 8 s at 100,000.
_PLANNED = "url in (select url from planned)"
# When only some scopes are planned, all that is of others stays.
_STAYS = {False: _PLANNED, True: f"({_PLANNED} or url not in (select url from {OF_SCOPES}))"}  # noqa: S608 - our own

# No path of ours has a backslash or a line's end.
_LINE = "digest || '  ' || url"
_AT_TOP = "instr(url, '/') = 0"
# From file to file, over all of a folder at once: some tens of questions instead of a look at every file there is.
_LEAPS = """
    with recursive leaps(url) as (
        select min(url) from pages
        union all
        select (
            select min(pages.url) from pages where pages.url > iif(
                instr(leaps.url, '/'), substr(leaps.url, 1, instr(leaps.url, '/')) || char(1114111), leaps.url
            )
        ) from leaps where leaps.url is not null
    )
"""


class Standing(NamedTuple):
    """A file that the site has once it is published."""

    url: str
    digest: str  # SHA-256
    size: int


def standing(database: sqlite3.Connection, folder: str = "") -> Iterator[Standing]:
    """Every file, or those in a folder ("data/"), by address; but not the seals, which are made of these."""
    return map(Standing._make, _within(database, "url, digest, size", folder))


def lines(database: sqlite3.Connection, folder: str = "") -> Iterator[tuple[str, str]]:
    """(first folder, or empty; line of sums as `sha256sum` writes it) of every file, or of a folder's, by address."""
    return _within(database, f"substr(url, 1, instr(url, '/') - 1), {_LINE}", folder)


def at_top(database: sqlite3.Connection) -> Iterator[str]:
    """The lines of sums of the files that lie in no folder, by address."""
    leapt = f"url in (select url from leaps where {_AT_TOP})"  # noqa: S608 - above
    return (each for (each,) in _asked(database, _LINE, came=_AT_TOP, stood=leapt))


def within_first(database: sqlite3.Connection) -> list[str]:
    """The first folders in which a file has come, gone or changed, where only some scopes are planned."""
    rows = database.execute(
        f"""
        select distinct substr(url, 1, instr(url, '/') - 1) from (
            select url from printed where changed and kind <> 'seal'
            union all
            select url from {OF_SCOPES} where kind <> 'seal' and url not in (select url from planned)
        ) where instr(url, '/') order by 1
        """  # noqa: S608 - our own words
    )
    return [folder for (folder,) in rows]


def _within(database: sqlite3.Connection, columns: str, folder: str) -> Iterator[Any]:
    where = "url >= :first and url < :last"
    last = f"{folder[:-1]}0" if folder else "\U0010ffff"  # what follows "/" is "0"
    return _asked(database, columns, came=where, stood=where, first=folder, last=last)


def _asked(database: sqlite3.Connection, columns: str, *, came: str, stood: str, **values: str) -> Iterator[Any]:
    """Columns of all files but the seals, by address: of those just printed that `came`, and of those that `stood`."""
    partial = database.execute("select 1 from within limit 1").fetchone() is not None
    return database.execute(
        f"""
        {_LEAPS}
        select {columns} from (
            select url, digest, size from printed where kind <> 'seal' and {came}
            union all
            select url, digest, size from pages where kind <> 'seal' and {stood}
            and url not in (select url from printed) and {_STAYS[partial]}
        ) order by url
        """,  # noqa: S608 - our own words
        values,
    )
