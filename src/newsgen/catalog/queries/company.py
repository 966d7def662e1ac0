"""What stands with a term: its neighbours, what the authority file tells of it, and what a speaker says."""

from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

import msgspec

from newsgen.catalog.bodies import speech
from newsgen.catalog.company import KINDS, rareness
from newsgen.catalog.queries.board import Board, listed
from newsgen.catalog.schema import LIVE_TERM
from newsgen.catalog.voices import said
from newsgen.model import Identity, Quote, TermKind, Value

NEWEST_OF_A_TERM: Final = 500  # articles that are looked through for its neighbours
MANY: Final = 20  # articles; of so many, neighbours must share three, else two
LOOKED_AT: Final = 40  # neighbours, those that share most
BEST: Final = 12
MET: Final = 20_000  # terms that are kept in mind
IDENTITIES: Final = 4  # that one name may have; more are no help to a reader

_identity: Final = msgspec.json.Decoder(Identity).decode


class Neighbour(Value, frozen=True):
    """A term that often stands in the same articles as another."""

    kind: TermKind
    slug: str
    name: str
    count: int  # all its articles


class Company(Board):
    """What is asked of a term about others."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._met: dict[tuple[TermKind, str], Neighbour] = {}

    def neighbours(self, kind: TermKind, slug: str, *, leave_out: Collection[str] = ()) -> tuple[Neighbour, ...]:
        """The twelve terms most often beside this one in its newest articles, more often than chance would have it.

        The rarer a term, the more each shared article tells.
        """
        newest = self._newest(kind, slug)
        if len(newest) <= 1:
            return ()
        live = self._live()
        found: list[tuple[int, str, TermKind, Neighbour]] = []
        for beside, other, shared in self._sharing(newest, kind, slug):
            if beside not in leave_out:
                one = self._known(beside, other)
                rare = rareness(one.count, live)
                if 2 * (shared << rare) > 3 * len(newest):
                    found.append((-shared * rare, other, beside, one))
        return tuple(one[-1] for one in sorted(found, key=lambda one: one[:3])[:BEST])

    def identities(self, kind: TermKind, slug: str) -> tuple[Identity, ...]:
        """What the authority file tells of a term; of several of one name, each."""
        rows = self.database.execute(
            """
            select distinct told from identities where kind = ? and slug = ?
            and n not in (select n from articles indexed by articles_double where not live) order by told limit ?
            """,
            (kind, slug, IDENTITIES),
        )
        return tuple(_identity(told) for (told,) in rows)

    def quotes(self, slug: str, ids: Iterable[str]) -> dict[str, tuple[Quote, ...]]:
        """Article's id → what a speaker says in it, in its order."""
        rows = self.database.execute(
            "select id, body from articles join bodies using (n) where live and id in (select value from json_each(?))",
            (listed(ids),),
        )
        found = ((id, said(speech(body), slug)) for id, body in rows)  # noqa: A001 - the field's name
        return {id: quotes for id, quotes in found if quotes}  # noqa: A001 - the field's name

    def _newest(self, kind: TermKind, slug: str) -> list[int]:
        """The newest articles of a term, in any order; only where there are more is their own order asked for."""
        most = NEWEST_OF_A_TERM
        query = f"select n from terms where kind = ? and slug = ? and {LIVE_TERM} order by sort desc limit ?"  # noqa: S608
        found = self.database.execute(query, (kind, slug, most + 1)).fetchall()
        if len(found) > most:
            query = (
                "select n from terms join articles using (n) where terms.kind = ? and terms.slug = ? and live "
                "order by terms.sort desc, id limit ?"
            )
            found = self.database.execute(query, (kind, slug, most)).fetchall()
        return [n for (n,) in found]

    def _sharing(self, newest: list[int], kind: TermKind, slug: str) -> list[tuple[TermKind, str, int]]:
        """(kind, slug, shared) of the terms that share enough of these articles, those that share most."""
        # One text, counted here: SQLite would sort them first, and hundreds of rows cost more than they tell.
        row = self._one(
            "select group_concat(kind || '/' || slug, ' ') from json_each(?) cross join terms on n = value "  # noqa: S608
            f"where kind in {KINDS}",
            msgspec.json.encode(newest).decode(),
        )
        fewest = 3 if len(newest) >= MANY else 2
        counted = Counter(row[0].split(" ")) if row and row[0] else {}
        many = [(-shared, *each.partition("/")[::-2]) for each, shared in counted.items() if shared >= fewest]
        return [(of, other, -shared) for shared, other, of in sorted(many) if (of, other) != (kind, slug)][:LOOKED_AT]

    def _known(self, kind: TermKind, slug: str) -> Neighbour:
        """The term as others show it; few terms are the neighbours of most, so they are kept."""
        if (kind, slug) not in self._met:
            if len(self._met) >= MET:
                self._met.clear()
            row = self._one(
                "select name, sum(count) over () from names where kind = ? and slug = ? "
                "order by count desc, name limit 1",
                kind,
                slug,
            )
            self._met[kind, slug] = Neighbour(kind, slug, *(row or (slug, 0)))
        return self._met[kind, slug]

    def _live(self) -> int:
        row = self._one("select count from tallies where kind = 'live'")
        return int(row[0]) if row else 0
