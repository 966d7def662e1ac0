"""What an article's page shows of the catalog: the article and its neighbours.

Pages are printed section by section, each from its newest article on, which is the order of an index. So the articles
that follow are read ahead: one question for sixty of them takes 2 µs an article, where each by itself took 21.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from newsgen.catalog.bodies import unpacked
from newsgen.catalog.queries.board import NEWEST, Board, shown
from newsgen.catalog.trails import BESIDE_MANY
from newsgen.model import Article, Card, Version

AHEAD: Final = 64  # articles; with their bodies about 1 MB

# An article's body, whether it has links that may have to be written anew, and whether there are other versions.
_BODY: Final = (
    "id, body, exists (select 1 from links where links.n = articles.n), "
    "exists (select 1 from versions where versions.n = articles.n), n, card, address"
)
_TABLES: Final = "articles join cards using (n) join bodies using (n)"

_VERSIONS: Final = """
    select card, other.address, words, share, given,
        exists (select 1 from terms where terms.n = other.n and kind = 'agency')
    from articles as one join versions on versions.n = one.n join articles as other on other.n = versions.other
    join cards on cards.n = other.n where one.id = ? and one.live order by other.sort, other.id
"""


# Those that are other versions of the story are told as such.
_RELATED: Final = """
    select card, other.address
    from articles as one join related on related.n = one.n join articles as other on other.n = related.other
    join cards on cards.n = other.n where one.id = ? and one.live
    and not exists (select 1 from versions where versions.n = one.n and versions.other = other.n)
    order by rank limit ?
"""

_TRAILS: Final = f"""
    select beside.n, rank, beside.slug, before.address, before.headline, before.language, before.sort,
        after.address, after.headline, after.language, after.sort
    from ({BESIDE_MANY}) as beside
    left join articles as before on before.n = earlier left join articles as after on after.n = later
"""  # noqa: S608 - our own words

# Rank and slug of a topic; address, headline, language and time of the article before in it, or None; of that after.
Trod = tuple[int, str, str | None, str, str, str, str | None, str, str, str]


class Spread(NamedTuple):
    """An article, and those published just before and just after it in its section, among the dated ones."""

    article: Article
    linked: bool  # whether its body has links to other parts of the archive
    versioned: bool  # whether there are other versions of its story
    earlier: Card | None
    later: Card | None
    trails: Sequence[Trod]  # where it leads on in its topics, in any order


class _Kept(NamedTuple):
    """A spread whose article is not decoded yet."""

    body: bytes
    linked: int
    versioned: int
    earlier: Card | None
    later: Card | None
    trails: Sequence[Trod] = ()


class Spreads(Board):
    """What is asked for an article's page."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._ahead: dict[str, _Kept] = {}
        self._reach = 1

    def spread(self, id: str) -> Spread:  # noqa: A002 - the field's name
        """The live article of this id with its neighbours. Raises LookupError when there is none."""
        if id not in self._ahead:
            # Who has used up what was read ahead goes through the section; who has not looks here and there.
            self._reach = 1 if self._ahead else min(self._reach * 2, AHEAD)
            self._ahead = self._read(id)
        body, linked, versioned, earlier, later, trails = self._ahead.pop(id)
        return Spread(unpacked(body), bool(linked), bool(versioned), earlier, later, trails)

    def versions(self, id: str) -> tuple[Version, ...]:  # noqa: A002 - the field's name
        """The other versions of a live article's story, oldest first."""
        rows = self.database.execute(_VERSIONS, (id,))
        return tuple(
            Version(card=shown(card, address), words=words, share=share, given=bool(given), agency=bool(agency))
            for card, address, words, share, given, agency in rows
        )

    def related(self, id: str, *, count: int) -> tuple[Card, ...]:  # noqa: A002 - the field's name
        """The older articles that are nearest to a live one by their words, the nearest first, `count` at most."""
        return tuple(shown(card, address) for card, address in self.database.execute(_RELATED, (id, count)))

    def numbers(self) -> Iterator[int]:
        """The catalog's numbers of all live articles, by which `article` finds them in the order of the disk."""
        return (number for (number,) in self.database.execute("select n from articles where live order by n"))

    def article(self, number: int) -> Article:
        """The article of this number. Raises LookupError when there is none."""
        row = self._one("select body from bodies where n = ?", number)
        if row is None:
            raise LookupError(number)
        return unpacked(row[0])

    def _read(self, id: str) -> dict[str, _Kept]:  # noqa: A002 - the field's name
        """The article, and as many of those before it in its section as are likely to be asked for next."""
        place = self._one("select section, sort, year from articles where id = ? and live", id)
        if place is None:
            raise LookupError(id)
        section, sort, year = place
        if not year:
            row = self._one(f"select {_BODY} from {_TABLES} where id = ? and live", id)  # noqa: S608 - our own words
            return {id: _Kept(row[1], row[2], row[3], None, None)} if row else {}
        return self._section_from(section, sort, id)

    def _section_from(self, section: str, sort: str, id: str) -> dict[str, _Kept]:  # noqa: A002 - the field's name
        named = {"section": section, "sort": sort, "id": id, "count": self._reach + 1}
        dated = "live and section = :section and year <> ''"
        above = self.database.execute(
            f"select card, address from articles join cards using (n) where {dated} "  # noqa: S608 - our own words
            "and sort >= :sort and (sort, :id) > (:sort, id) order by sort, id desc limit 1",
            named,
        ).fetchall()
        rows: list[Any] = self.database.execute(
            f"select {_BODY} from {_TABLES} where {dated} "  # noqa: S608 - our own words
            f"and sort <= :sort and (sort, :id) <= (:sort, id) order by {NEWEST} limit :count",
            named,
        ).fetchall()
        trails = self._trails([row[4] for row in rows[: self._reach]])
        cards = [shown(card, address) for *_, card, address in rows]
        later = [shown(*above[0]) if above else None, *cards]
        earlier = [*cards[1:], None]
        return {
            row[0]: _Kept(row[1], row[2], row[3], before, after, trails.get(row[4], ()))
            for row, before, after in zip(rows[: self._reach], earlier, later, strict=False)
        }

    def _trails(self, numbers: Sequence[int]) -> Mapping[int, Sequence[Trod]]:
        """Number of an article → its trails."""
        found: defaultdict[int, list[Trod]] = defaultdict(list)
        for row in self.database.execute(_TRAILS, (msgspec.json.encode(numbers).decode(),)):
            found[row[0]].append(row[1:])
        return found
