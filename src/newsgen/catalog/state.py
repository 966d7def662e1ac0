"""An article as the catalog has it, as far as other pages and other articles depend on it."""

import sqlite3
from typing import NamedTuple

import msgspec

_COLUMNS = (
    "n, path, id, live, source_digest, origin_sha256, digest, card_digest, address, sort, year, month, day, precision, "
    "section, language, format, initial, headline, image, weekday"
)

_VERSIONS = "select id from versions join articles on articles.n = other where versions.n = ? order by 1"


class State(NamedTuple):
    """The columns of an article's row, and what hangs on it."""

    n: int
    path: str
    id: str
    live: int
    source_digest: str
    origin_sha256: str
    digest: str
    card_digest: str
    address: str
    sort: str
    year: str
    month: str
    day: str
    precision: str
    section: str
    language: str
    format: str
    initial: str
    headline: str
    image: str
    weekday: str
    sha256: str  # of its source
    terms: tuple[tuple[str, str, str], ...]  # (kind, slug, name)
    voices: tuple[tuple[str, int, str], ...]  # (slug, number of quotes, digest)
    identities: tuple[tuple[str, str, str], ...]  # (kind, slug, what is told)
    figures: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...]  # (address, folded)
    sketch: tuple[int, ...]  # its shingles
    place: int  # in time
    gist: tuple[int, ...]  # its words
    versions: tuple[str, ...]  # the ids of its versions
    sheet: tuple[str, int, str] | None  # of its photos: month, year or nothing; how many; their digest
    corrected: tuple[str, ...]  # the days on which it was

    def listed(self) -> tuple[object, ...]:
        """What the lists that it stands in depend on: all but its number, its bytes, and what only its page shows."""
        return (self.id, self.card_digest, self.address, *self[9:20], self.terms, self.voices, self.identities)


def state(database: sqlite3.Connection, path: str) -> State | None:
    """The article of a content file, live or not, or None when the file is no article."""
    query = f"select {_COLUMNS} from articles where path = ?"  # noqa: S608 - our own columns
    row = database.execute(query, (path,)).fetchone()
    if row is None:
        return None
    n = row[0]
    digest = database.execute("select sha256 from sources where path = ?", (path,)).fetchone()
    hanging = (
        digest[0] if digest else "",
        tuple(database.execute("select kind, slug, name from terms where n = ? order by 1, 2, 3", (n,))),
        tuple(database.execute("select slug, quotes, digest from voices where n = ? order by 1", (n,))),
        tuple(database.execute("select kind, slug, told from identities where n = ? order by 1, 2", (n,))),
        tuple(file for (file,) in database.execute("select file from figures where n = ? order by 1", (n,))),
        tuple(database.execute("select address, folded from aliases where n = ? order by 1", (n,))),
        _sketch(database, n),
        *_gist(database, n),
        tuple(other for (other,) in database.execute(_VERSIONS, (n,))),
        database.execute("select period, count, digest from sheets where n = ?", (n,)).fetchone(),
        tuple(day for (day,) in database.execute("select day from corrections where n = ? order by 1", (n,))),
    )
    return State._make((*row, *hanging))


def _gist(database: sqlite3.Connection, n: int) -> tuple[int, tuple[int, ...]]:
    place, words = database.execute("select place, words from gists where n = ?", (n,)).fetchone() or (0, "[]")
    return place, msgspec.json.decode(words, type=tuple[int, ...])


def _sketch(database: sqlite3.Connection, n: int) -> tuple[int, ...]:
    found = database.execute("select sketch from sketches where n = ?", (n,)).fetchone()
    return msgspec.json.decode(found[0], type=tuple[int, ...]) if found else ()
