"""What stands with a term: its neighbours, what the authority file tells of it, and what a speaker says."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

import msgspec

from newsgen.catalog.bodies import speech
from newsgen.catalog.company import KINDS, rareness
from newsgen.catalog.queries.board import Board, listed
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
        rows = self.database.execute(
            """
            select n from terms join articles using (n) where terms.kind = ? and terms.slug = ? and live
            order by terms.sort desc, id limit ?
            """,
            (kind, slug, NEWEST_OF_A_TERM),
        )
        return [n for (n,) in rows]

    def _sharing(self, newest: list[int], kind: TermKind, slug: str) -> list[tuple[TermKind, str, int]]:
        """(kind, slug, shared) of the terms that share enough of these articles, those that share most."""
        return self.database.execute(
            f"""
            select kind, slug, count(*) as shared from json_each(?1) cross join terms on n = value
            where kind in {KINDS} and not (kind = ?2 and slug = ?3)
            group by 1, 2 having shared >= ?4 order by shared desc, slug, kind limit ?5
            """,  # noqa: S608 - our own words
            (msgspec.json.encode(newest).decode(), kind, slug, 3 if len(newest) >= MANY else 2, LOOKED_AT),
        ).fetchall()

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
