"""How common a term is, as far as the neighbours of other terms depend on it, and whom a change of that touches.

Whether two terms stand together more than chance would have it depends on how many articles each has, and on how many
the archive has. Were these figures taken as they are, one new article would change pages all over the archive. So they
are taken by the powers of two: a term's `rareness` changes a few times in the archive's life.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from newsgen.catalog.state import State

Scope = tuple[str, str]

KINDS: Final = ("topic", "person", "place", "organisation", "author")  # of terms that may be neighbours
MOST: Final = 8  # rarer than one article in 2^8 is merely rare


def rareness(count: int, live: int) -> int:
    """How often an archive of `live` articles doubles what stands under a term, from 0 (all of it) to 8."""
    return max(0, min(live.bit_length() - count.bit_length(), MOST))


def touched_beside(database: sqlite3.Connection, gone: list[State], come: list[State], *, threshold: int) -> set[Scope]:
    """The terms whose neighbours may be others now, beside those of the changed articles themselves.

    The tallies must not yet hold the change; articles and terms must.
    """
    row = database.execute("select count from tallies where kind = 'live'").fetchone()
    before = row[0] if row else 0
    after = before + len(come) - len(gone)
    if before.bit_length() != after.bit_length():
        return {*database.execute("select distinct kind, slug from names"), ("index", "quotes")}
    found: set[Scope] = set()
    for kind, slug, written in _changed(gone, come):
        stood = Counter(_written(database, kind, slug))
        stands = Counter(stood)
        stands.update(written)
        if _face(stood, before, threshold) != _face(stands, after, threshold):
            found.update(_beside(database, kind, slug))
    return found


def _changed(gone: list[State], come: list[State]) -> Iterator[tuple[str, str, Mapping[str, int]]]:
    """(kind, slug, how much more often it is written how) of each term that may be a neighbour."""
    by: dict[Scope, Counter[str]] = {}
    for states, sign in ((gone, -1), (come, 1)):
        for kind, slug, name in (term for state in states for term in state.terms):
            if kind in KINDS:
                by.setdefault((kind, slug), Counter())[name] += sign
    return ((*scope, written) for scope, written in by.items() if any(written.values()))


def _face(written: Mapping[str, int], live: int, threshold: int) -> tuple[str, int, bool]:
    """What other terms' pages show of a term, and what decides whether they do: name, rareness, whether it leads on."""
    count = sum(written.values())
    name = min(((-times, name) for name, times in written.items() if times > 0), default=(0, ""))[1]
    return name, rareness(count, live), count >= threshold


def _written(database: sqlite3.Connection, kind: str, slug: str) -> dict[str, int]:
    return dict(database.execute("select name, count from names where kind = ? and slug = ?", (kind, slug)))


def _beside(database: sqlite3.Connection, kind: str, slug: str) -> Iterator[Scope]:
    """Every term that stands in an article with this one."""
    query = """
        select distinct other.kind, other.slug from terms as one cross join terms as other using (n)
        where one.kind = ? and one.slug = ?
    """
    return iter(database.execute(query, (kind, slug)).fetchall())
