"""The ledger of addresses in the catalog: what content/addresses.tsv says, and what this build adds."""

import sqlite3
from collections.abc import Iterable

from newsgen import urls
from newsgen.catalog.mint import Wanted, mint


def load(database: sqlite3.Connection, lines: Iterable[tuple[str, str]]) -> None:
    """Hold exactly these (id, address) pairs, oldest first."""
    database.execute("delete from addresses")
    database.executemany(
        "insert into addresses (id, address, folded) values (?, ?, ?)",
        ((owner, address, urls.fold(address)) for owner, address in lines),
    )


def forget_fresh(database: sqlite3.Connection) -> bool:
    """Forget what was minted and never published; whether there was any."""
    return database.execute("delete from addresses where fresh = 1").rowcount > 0


def mint_all(database: sqlite3.Connection, pattern: str) -> tuple[tuple[str, str], ...]:
    """Give every live article its address; (id, address) of those that are new, by id."""
    _take_the_last(database)
    minted = mint(_wanted(database), pattern=pattern, taken=lambda folded, owner: _taken(database, folded, owner))
    fresh = tuple(sorted(minted.items()))
    database.executemany(
        "update articles set address = ? where id = ? and live", [(address, owner) for owner, address in fresh]
    )
    database.executemany(
        "insert into addresses (id, address, folded, fresh) values (?, ?, ?, 1)",
        [(owner, address, urls.fold(address)) for owner, address in fresh],
    )
    return fresh


def _take_the_last(database: sqlite3.Connection) -> None:
    """Every live article stands where the ledger last had it."""
    database.execute(
        """
        update articles set address = coalesce(
            (select address from addresses where addresses.id = articles.id order by seq desc limit 1), '')
        where live
        """
    )


def _wanted(database: sqlite3.Connection) -> list[Wanted]:
    rows = database.execute(
        "select id, year, month, day, slug, slug_given, address from articles where live order by id"
    )
    return [
        Wanted(
            id=id,
            year=year,
            month=month[5:],
            day=day[8:],
            slug=slug,
            slug_given=bool(slug_given),
            current=address,
        )
        for id, year, month, day, slug, slug_given, address in rows  # noqa: A001 - the field's name
    ]


def _taken(database: sqlite3.Connection, folded: str, owner: str) -> bool:
    """Whether a living article other than `owner` has or had an address."""
    found = database.execute(
        "select 1 from addresses join articles using (id) where folded = ? and id <> ? and live limit 1",
        (folded, owner),
    )
    return found.fetchone() is not None
