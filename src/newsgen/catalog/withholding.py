"""What was taken back of articles, as the catalog has it."""

import sqlite3
from collections.abc import Iterable
from typing import Final

import msgspec

from newsgen.model import Withheld

TABLES: Final = """
create table withheld (             -- what was taken back of articles, one row for each of them
    path text primary key,
    id text not null,               -- that the article would have
    told blob not null              -- all of it
) without rowid;
"""
INDEXES: Final = ""

_KNOWN: Final = msgspec.msgpack.Decoder(Withheld).decode


def withheld(database: sqlite3.Connection) -> tuple[Withheld, ...]:
    """All of it, by content path."""
    return tuple(_KNOWN(told) for (told,) in database.execute("select told from withheld order by path"))


def wake(database: sqlite3.Connection, name: str) -> None:
    """Have the source of this id or content path read anew."""
    database.execute(
        """
        update sources set digest = '' where path = :name
        or path in (select path from articles where id = :name) or path in (select path from withheld where id = :name)
        or path in (:name || '.md', :name || '.markdown', :name || '.txt')
        """,
        {"name": name},
    )


def unknown(database: sqlite3.Connection, names: Iterable[str]) -> list[str]:
    """Those of these names that no source has for its id or its path, in their order.

    One that is not published now (a draft, under embargo, withdrawn) is no unknown one.
    """
    rows = database.execute(
        """
        select value from json_each(?) where not exists (select 1 from articles where path = value)
        and not exists (select 1 from articles where id = value)
        and not exists (select 1 from withheld where id = value)
        and not exists (
            select 1 from sources where path in (value, value || '.md', value || '.markdown', value || '.txt'))
        """,
        (msgspec.json.encode(list(names)).decode(),),
    )
    return [name for (name,) in rows]
