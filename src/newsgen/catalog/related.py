"""Related articles: of each the older ones that are nearest to it, as their gists tell.

What an article's list depends on are the postings of its words before it, sixteen of each. So a change of an article
can change the lists of the sixteen articles after it in each of its words' slots, at its old place and its new one, and
no others; the order of changes does not count.
"""

import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from newsgen.catalog.gists import DEEP, Ring, nearest, slot_of, weight_of
from newsgen.catalog.state import State

TABLES: Final = """
create table gists (                -- what an article is about
    n integer primary key,
    place integer not null,         -- in time, as gists.place tells it
    words text not null             -- each with its weight, as a JSON list of numbers
);
create table postings (             -- the same, by the words' slots
    slot integer not null,
    place integer not null,
    n integer not null,
    weight integer not null,
    primary key (slot, place, n)
) without rowid;
create table related (              -- the older articles that are nearest to one, the nearest first
    n integer not null,
    rank integer not null,
    other integer not null,
    primary key (n, rank)
) without rowid;
"""
# Made when the rows are in.
INDEXES: Final = """
insert into postings select value >> 10, place, n, value & 1023 from gists, json_each(words) order by 1, 2, 3;
create index gists_place on gists (place, n);
create index related_other on related (other);
"""

_decode: Final = msgspec.json.Decoder(tuple[int, ...]).decode

Place = tuple[int, int]  # in time, and the article's number where two have the same


def find_all(database: sqlite3.Connection) -> None:
    """Find those of every article anew, in the order of time."""
    database.execute("delete from related")
    database.executemany("insert into related values (?, ?, ?)", _by_time(database))


def _by_time(database: sqlite3.Connection) -> Iterator[tuple[int, int, int]]:
    ring, numbers = Ring(), array("Q", [0])
    for n, words in database.execute(f"select n, words from gists where {_LIVE.format('gists')} order by place, n"):  # noqa: S608 - our own words
        gist = _decode(words)
        for rank, other in enumerate(ring.near(gist)):
            yield n, rank, numbers[other]
        ring.add(len(numbers), gist)
        numbers.append(n)


def find_some(database: sqlite3.Connection, gone: Collection[State], come: Collection[State]) -> set[str]:
    """Find those that changes may have changed; the ids of the articles whose lists show something else now.

    `gone` and `come` are live articles as they were and as they are.
    """
    now = {one.path: one for one in come}
    stayed = [(old, new) for old in gone if (new := now.get(old.path)) and _stays(old, new)]
    kept = {old.n for old, _ in stayed}
    moved = [
        *(old for old in gone if old.n not in kept),
        *(new for new in come if new not in [two for _, two in stayed]),
    ]
    touched = {
        found
        for old in gone
        if old.n not in kept or _shown(old) != _shown(now[old.path])
        for found in _showing(database, old.n)
    }
    _renumber(database, gone, {old.n: new.n for old, new in stayed})
    anew = {n for one in moved for n in _after(database, one)} | {one.n for one in moved if one in come}
    return touched | {found for n in sorted(anew) for found in _found_anew(database, n)}


def _stays(old: State, new: State) -> bool:
    return (old.place, old.gist) == (new.place, new.gist)


def _shown(one: State) -> tuple[str, ...]:
    return one.id, one.card_digest, one.address


def _renumber(database: sqlite3.Connection, gone: Iterable[State], numbers: Mapping[int, int]) -> None:
    """Forget what has gone; what was read anew has another number, which another may have had before."""
    for old in gone:
        if old.n in numbers:
            for statement in _AWAY:
                database.execute(statement, (-numbers[old.n], old.n))
        else:
            database.execute("delete from related where n = ?1 or other = ?1", (old.n,))
    for statement in _BACK:
        database.execute(statement)


def _found_anew(database: sqlite3.Connection, n: int) -> Iterator[str]:
    """Its id, where it shows others than it showed."""
    found = _nearest(database, n)
    if found != [other for (other,) in database.execute(_LISTED, (n,))]:
        database.execute("delete from related where n = ?", (n,))
        database.executemany("insert into related values (?, ?, ?)", ((n, *one) for one in enumerate(found)))
        yield from (one for (one,) in database.execute("select id from articles where n = ?", (n,)))


def _showing(database: sqlite3.Connection, n: int) -> Iterator[str]:
    """The ids of the articles whose lists name this one."""
    query = "select id from related join articles using (n) where other = ?"
    return (found for (found,) in database.execute(query, (n,)))


def _after(database: sqlite3.Connection, one: State) -> Iterator[int]:
    """The articles for which this one may count, where it stands or stood."""
    for word in one.gist:
        yield from (n for (n,) in database.execute(_NEXT, (slot_of(word), one.place, one.n, DEEP)))


def _nearest(database: sqlite3.Connection, n: int) -> list[int]:
    place, words = database.execute("select place, words from gists where n = ?", (n,)).fetchone() or (0, b"[]")
    scores: dict[Place, int] = {}
    for word in _decode(words):
        weight = weight_of(word)
        for *other, shared in database.execute(_BEFORE, (slot_of(word), place, n, DEEP)):
            at = (other[0], other[1])
            scores[at] = scores.get(at, 0) + weight * shared
    order = sorted(scores)
    return [order[number][1] for number in nearest((number, scores[at]) for number, at in enumerate(order))]


_LIVE: Final = "not exists (select 1 from articles indexed by articles_double where articles.n = {0}.n and not live)"
_BEFORE: Final = f"""
    select place, n, weight from postings where slot = ? and (place, n) < (?, ?) and {_LIVE.format("postings")}
    order by place desc, n desc limit ?
"""  # noqa: S608 - our own words
_NEXT: Final = f"""
    select n from postings where slot = ? and (place, n) > (?, ?) and {_LIVE.format("postings")}
    order by place, n limit ?
"""  # noqa: S608 - our own words
# By way of numbers that no article has.
_AWAY: Final = ("update related set n = ? where n = ?", "update related set other = ? where other = ?")
_BACK: Final = ("update related set n = -n where n < 0", "update related set other = -other where other < 0")
_LISTED: Final = "select other from related where n = ? order by rank"
