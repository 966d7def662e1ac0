"""What stands with a term: its neighbours, what the authority file tells of it, and what a speaker says."""

from collections.abc import Collection, Iterable
from typing import Final

import msgspec

from newsgen.catalog.bodies import unpacked
from newsgen.catalog.company import KINDS, rareness
from newsgen.catalog.queries.board import Board, listed
from newsgen.catalog.voices import voices
from newsgen.model import Identity, Quote, TermKind, Value

NEWEST_OF_A_TERM: Final = 500  # articles that are looked through for its neighbours
MANY: Final = 20  # articles; of so many, neighbours must share three, else two
LOOKED_AT: Final = 40  # neighbours, those that share most
BEST: Final = 12
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

    def neighbours(self, kind: TermKind, slug: str, *, leave_out: Collection[str] = ()) -> tuple[Neighbour, ...]:
        """The twelve terms most often beside this one in its newest articles, more often than chance would have it.

        The rarer a term, the more each shared article tells.
        """
        newest = self._newest(kind, slug)
        if len(newest) <= 1:
            return ()
        live = self._live()
        found: list[tuple[int, TermKind, str, int]] = []
        for beside, other, count, shared in self._sharing(newest, kind, slug):
            rare = rareness(count, live)
            if beside not in leave_out and 2 * (shared << rare) > 3 * len(newest):
                found.append((-shared * rare, beside, other, count))
        return tuple(self._named(*one[1:]) for one in sorted(found, key=lambda one: (one[0], one[2], one[1]))[:BEST])

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
        found = ((id, voices(unpacked(body)).get(slug)) for id, body in rows)  # noqa: A001 - the field's name
        return {id: tuple(said[1]) for id, said in found if said}  # noqa: A001 - the field's name

    def _newest(self, kind: TermKind, slug: str) -> list[int]:
        rows = self.database.execute(
            """
            select n from terms join articles using (n) where terms.kind = ? and terms.slug = ? and live
            order by terms.sort desc, id limit ?
            """,
            (kind, slug, NEWEST_OF_A_TERM),
        )
        return [n for (n,) in rows]

    def _sharing(self, newest: list[int], kind: TermKind, slug: str) -> list[tuple[TermKind, str, int, int]]:
        """(kind, slug, articles, shared) of the terms that share enough of these articles, those that share most."""
        return self.database.execute(
            f"""
            select kind, slug, (
                select sum(count) from names where names.kind = one.kind and names.slug = one.slug
            ), shared
            from (
                select kind, slug, count(*) as shared from json_each(?1) cross join terms on n = value
                where kind in {KINDS} and not (kind = ?2 and slug = ?3)
                group by 1, 2 having shared >= ?4 order by shared desc, slug, kind limit ?5
            ) as one
            """,  # noqa: S608 - our own words
            (msgspec.json.encode(newest).decode(), kind, slug, 3 if len(newest) >= MANY else 2, LOOKED_AT),
        ).fetchall()

    def _named(self, kind: TermKind, slug: str, count: int) -> Neighbour:
        row = self._one("select name from names where kind = ? and slug = ? order by count desc, name", kind, slug)
        return Neighbour(kind, slug, str(row[0]) if row else slug, count)

    def _live(self) -> int:
        row = self._one("select count from tallies where kind = 'live'")
        return int(row[0]) if row else 0
