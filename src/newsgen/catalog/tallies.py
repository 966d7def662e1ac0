"""How many articles there are of everything: counted once, and kept right by what each change adds and takes."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Final

from newsgen.catalog.schema import LIVE_TERM
from newsgen.catalog.state import State

# What is counted of every live article: its kind → the key under which it counts, and for which articles.
_COUNTED: Final = {
    "live": ("''", "live"),
    "year": ("year", "live and year <> ''"),
    "month": ("month", "live and month <> ''"),
    "day": ("day", "live and day <> ''"),
    "only-year": ("year", "live and year <> '' and month = ''"),
    "initial": ("initial", "live and year = ''"),
    "precision": ("precision", "live"),
    "language": ("language", "live"),
    "format": ("format", "live"),
    "weekday": ("weekday", "live and weekday <> ''"),
}


def count_all(database: sqlite3.Connection) -> None:
    """Count everything anew."""
    database.execute("delete from tallies")
    for kind, (key, where) in _COUNTED.items():
        database.execute(
            f"insert into tallies select ?, {key}, count(*) from articles where {where} group by 2",  # noqa: S608 - above
            (kind,),
        )
    # Terms are asked alone: they lie by subject, articles by path, so that each would ask for another page of articles.
    database.execute(
        f"""
        insert into tallies select kind || ' years', slug || '/' || substr(key, 1, 4), count(*)
        from terms where {LIVE_TERM} group by 1, 2
        """  # noqa: S608 - our own words
    )
    database.execute(
        "insert into tallies "
        "select 'photos', period, sum(count) from sheets join articles using (n) where live group by 2"
    )
    database.execute("delete from names")
    database.execute(
        f"insert into names select kind, slug, name, count(*) from terms where {LIVE_TERM} group by 1, 2, 3"  # noqa: S608
    )


def keep_right(database: sqlite3.Connection, gone: list[State], come: list[State]) -> None:
    """Add what has come, take away what is gone: live articles as they were, and as they are."""
    tallies, names = Counter(_keys(come)), Counter(_names(come))
    tallies.subtract(_keys(gone))
    names.subtract(_names(gone))
    database.executemany(
        "insert into tallies values (?1, ?2, ?3) on conflict do update set count = count + ?3",
        ((*key, count) for key, count in tallies.items() if count),
    )
    database.executemany(
        "insert into names values (?1, ?2, ?3, ?4) on conflict do update set count = count + ?4",
        ((*key, count) for key, count in names.items() if count),
    )
    fewer, rarer = ([key for key, count in counts.items() if count < 0] for counts in (tallies, names))
    database.executemany("delete from tallies where kind = ? and key = ? and count <= 0", fewer)
    database.executemany("delete from names where kind = ? and slug = ? and name = ? and count <= 0", rarer)


def _keys(states: list[State]) -> Iterator[tuple[str, str]]:
    for state in states:
        yield "live", ""
        yield "precision", state.precision
        yield "language", state.language
        yield "format", state.format
        for kind, key in (*((span, getattr(state, span)) for span in ("year", "month", "day", "weekday")),):
            if key:
                yield kind, key
        if state.year and not state.month:
            yield "only-year", state.year
        if not state.year:
            yield "initial", state.initial
        if state.sheet:
            yield from [("photos", state.sheet[0])] * state.sheet[1]
        for kind, slug in {term[:2] for term in state.terms}:
            yield f"{kind} years", f"{slug}/{state.year}"


def _names(states: list[State]) -> Iterator[tuple[str, str, str]]:
    return (term for state in states for term in state.terms)
