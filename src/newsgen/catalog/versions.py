"""Versions: which articles tell the same story in the same words, as a person says or as their texts show.

Two are versions of each other when one of them names the other in `same_story`, or when their sketches share two
shingles and half of the shorter text stands in the other; never when one names the other in `not_same_story`. It is a
matter of two articles alone, so an edit asks only what concerns that article, and the order of edits does not count.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final

from newsgen.catalog.sketches import SHARED, STOCK, Likeness, Measured, likeness, measured
from newsgen.catalog.state import State

COMPARED: Final = 64  # texts that are kept at hand, since those of one story come one after another

Row = tuple[int, int, int, float, int]
Said = tuple[int, int]  # two articles, the lower number first


def find_all(database: sqlite3.Connection) -> None:
    """Find the versions of every article anew."""
    database.execute("delete from versions")
    pairs = _Pairs(database)
    _insert(database, pairs.given(database.execute(_NAMED + " order by 1, 2").fetchall()))
    _insert(database, pairs.found(database.execute(_SUSPECTED, {"stock": STOCK})))


def find_some(database: sqlite3.Connection, gone: Collection[State], come: Collection[State]) -> set[str]:
    """Find those of what has come, live articles all, and give the ids of the articles that gain, lose or keep some."""
    anew = {one.n for one in come} | set(_of_stock(database, gone, come))
    others = {other for one in gone for other in one.versions} | set(_others(database, anew))
    for n in {*anew, *(one.n for one in gone)}:
        database.execute("delete from versions where (n, other) in (select other, n from versions where n = ?)", (n,))
        database.execute("delete from versions where n = ?", (n,))
    pairs = _Pairs(database)
    named = {row for n in anew for row in database.execute(_NAMED_OF, {"n": n})}
    suspected = {row for n in anew for row in database.execute(_SUSPECTED_OF, {"n": n, "stock": STOCK})}
    _insert(database, pairs.given(sorted(named)))
    _insert(database, pairs.found(sorted(suspected)))
    return others | set(_others(database, anew))


class _Pairs:
    """Judges pairs of articles; the last few texts are kept at hand."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._measured = lru_cache(maxsize=COMPARED)(self._read)

    def given(self, named: Iterable[Said]) -> Iterator[Row]:
        """The versions among pairs of which a person has said something."""
        return (row for one, other in named if self._said(one, other) for row in self._rows(one, other, given=1))

    def found(self, suspected: Iterable[Said]) -> Iterator[Row]:
        """The versions among pairs of which nobody has said anything."""
        for one, other in suspected:
            if self._like(one, other).alike and self._said(one, other) is None:
                yield from self._rows(one, other, given=0)

    def _rows(self, one: int, other: int, *, given: int) -> tuple[Row, Row]:
        like = self._like(one, other)
        return (
            (one, other, given, like.first, self._measured(other).words),
            (other, one, given, like.second, self._measured(one).words),
        )

    def _like(self, one: int, other: int) -> Likeness:
        return likeness(self._measured(one), self._measured(other))

    def _read(self, n: int) -> Measured:
        (packed,) = self._database.execute("select body from bodies where n = ?", (n,)).fetchone()
        return measured(packed)

    def _said(self, one: int, other: int) -> int | None:
        """1 for the same story, 0 for another, as one of the two articles says; None when neither does."""
        query = """
            select min(same) from kin join articles as other on target in (other.id, other.path)
            where (kin.n = ?1 and other.n = ?2) or (kin.n = ?2 and other.n = ?1)
        """
        (said,) = self._database.execute(query, (one, other)).fetchone()
        return said if said is None else int(said)


def _insert(database: sqlite3.Connection, rows: Iterable[Row]) -> None:
    database.executemany("insert or replace into versions values (?, ?, ?, ?, ?)", rows)


def _others(database: sqlite3.Connection, anew: Iterable[int]) -> Iterator[str]:
    """The ids of these articles and of their versions."""
    query = "select id from articles where n = ?1 or n in (select other from versions where n = ?1)"
    return (found for n in sorted(anew) for (found,) in database.execute(query, (n,)))


def _of_stock(database: sqlite3.Connection, gone: Iterable[State], come: Iterable[State]) -> Iterator[int]:
    """The articles with a shingle that becomes a stock phrase by this change, or ceases to be one."""
    change = Counter(shingle for one in come for shingle in one.sketch)
    change.subtract(shingle for one in gone for shingle in one.sketch)
    for shingle, by in change.items():
        having = [n for (n,) in database.execute(_HAVING, (shingle,))] if by else []
        if (len(having) > STOCK) != (len(having) - by > STOCK):
            yield from having


_LIVE: Final = "not exists (select 1 from articles indexed by articles_double where articles.n = {0}.n and not live)"
_HAVING: Final = f"select n from shingles where shingle = ? and {_LIVE.format('shingles')}"  # noqa: S608 - our own words
# Both give pairs (n, n), the lower first. Most shingles are of one article, so few are joined.
_SUSPECTED: Final = f"""
    select one.n, other.n from (
        select shingle from shingles where {_LIVE.format("shingles")}
        group by shingle having count(*) between 2 and :stock
    ) as repeated
    cross join shingles as one on one.shingle = repeated.shingle
    cross join shingles as other on other.shingle = one.shingle and other.n > one.n
    where {_LIVE.format("one")} and {_LIVE.format("other")}
    group by 1, 2 having count(*) >= {SHARED} order by 1, 2
"""  # noqa: S608 - our own words
_SUSPECTED_OF: Final = f"""
    select min(:n, other.n), max(:n, other.n) from sketches, json_each(sketch)
    cross join shingles as other on other.shingle = value and other.n <> :n
    where sketches.n = :n and {_LIVE.format("other")} and :stock >= (
        select count(*) from shingles where shingle = value and {_LIVE.format("shingles")})
    group by other.n having count(*) >= {SHARED}
"""  # noqa: S608 - our own words
_NAMED: Final = """
    select min(one.n, other.n), max(one.n, other.n) from kin
    cross join articles as one on one.n = kin.n and one.live
    cross join articles as other on (other.id = target or other.path = target)
    where same and other.live and other.n <> one.n group by 1, 2
"""
_NAMED_OF: Final = """
    select min(:n, other.n), max(:n, other.n) from kin
    cross join articles as other on (other.id = target or other.path = target)
    where kin.n = :n and same and other.live and other.n <> :n
    union
    select min(:n, other.n), max(:n, other.n) from articles as one
    cross join kin on kin.target in (one.id, one.path) and same
    cross join articles as other on other.n = kin.n
    where one.n = :n and other.live and other.n <> :n
"""
