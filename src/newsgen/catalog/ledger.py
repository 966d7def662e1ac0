"""The ledger of addresses in the catalog: what content/addresses.tsv says, and what this build adds."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from functools import partial

from newsgen import urls
from newsgen.catalog.mint import Wanted, mint

PAGES = "@"  # before the kind of a page that is no article's: in the place of an id


def load(database: sqlite3.Connection, lines: Iterable[tuple[str, str]]) -> None:
    """Hold exactly these (id, address) pairs, oldest first."""
    database.execute("delete from addresses")
    _add(database, lines)


def add(database: sqlite3.Connection, lines: Iterable[tuple[str, str]]) -> None:
    """Hold these, too."""
    _add(database, lines)


def forget_after(database: sqlite3.Connection, published: int) -> bool:
    """Forget what was minted after this line and never published; whether there was any."""
    return database.execute("delete from addresses where seq > ?", (published,)).rowcount > 0


def last(database: sqlite3.Connection) -> int:
    """The number of the last line."""
    (found,) = database.execute("select coalesce(max(seq), 0) from addresses").fetchone()
    return int(found)


def mint_for(database: sqlite3.Connection, pattern: str, paths: Collection[str] | None = None) -> None:
    """Give every live article its address, or those of these paths."""
    database.execute("create temp table if not exists moved (path text primary key)")
    database.execute("delete from moved")
    database.executemany("insert into moved values (?)", ((path,) for path in paths or ()))
    where = "live" if paths is None else "live and path in moved"
    _take_the_last(database, where)
    # Those that stand somewhere come before those that do not.
    for standing in ("<>", "="):
        wanted = _wanted(database, f"{where} and address {standing} ''")
        for owner, address in mint(wanted, pattern=pattern, taken=partial(_taken, database)):
            database.execute("update articles set address = ? where id = ? and live", (address, owner))
            _add(database, ((owner, address),))


def _add(database: sqlite3.Connection, lines: Iterable[tuple[str, str]]) -> None:
    database.executemany(
        "insert into addresses (id, address, folded) values (?, ?, ?)",
        ((owner, address, urls.fold(address)) for owner, address in lines),
    )


def _take_the_last(database: sqlite3.Connection, where: str) -> None:
    """Every live article stands where the ledger last had it."""
    database.execute(
        f"""
        update articles set address = coalesce(
            (select address from addresses where addresses.id = articles.id order by seq desc limit 1), '')
        where {where}
        """  # noqa: S608 - one of the two above
    )


def _wanted(database: sqlite3.Connection, where: str) -> Iterator[Wanted]:
    """What decides the addresses of these articles, by id; a thousand at a time, since their rows change meanwhile."""
    columns = "id, year, substr(month, 6), substr(day, 9), slug, slug_given, address"
    last = ""
    while rows := database.execute(
        f"select {columns} from articles where {where} and id > ? order by id limit 1000",  # noqa: S608 - our own words
        (last,),
    ).fetchall():
        yield from (
            Wanted(id=id, year=year, month=month, day=day, slug=slug, slug_given=bool(given), current=address)
            for id, year, month, day, slug, given, address in rows  # noqa: A001 - the field's name
        )
        last = rows[-1][0]


def _taken(database: sqlite3.Connection, folded: str, owner: str) -> bool:
    """Whether a living article other than `owner` has or had an address."""
    found = database.execute(
        "select 1 from addresses join articles using (id) where folded = ? and id <> ? and live limit 1",
        (folded, owner),
    )
    return found.fetchone() is not None
