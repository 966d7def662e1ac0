"""Questions to a published search index, asked as a browser asks them, and the same asked of the articles themselves.

`Index` puts the database together from the files of a site and answers by FTS5. `Scan` reads every article of the
catalog, tells its words apart by itself, and looks at each. `questions` makes as many as are wanted, of all kinds.
"""

import json
import sqlite3
import unicodedata
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from newsgen.catalog.queries import Shelf
from newsgen.model import Article

COLUMNS = ("headline", "byline", "caption", "body")
# Scripts whose characters stand alone, by the names of their characters.
ALONE = ("CJK UNIFIED", "CJK COMPAT", "HIRAGANA", "KATAKANA", "HANGUL SYL", "THAI", "LAO", "KHMER", "MYANMAR", "IDEOGR")
SIGNS = {"section": "\ue001", "topic": "\ue002", "author": "\ue003", "agency": "\ue004"}


class Ask(NamedTuple):
    """A question: an expression, and the first and last day that answers may have (20151014), 0 for an open end.

    An expression is ("words", column or "", words, whether the last is a beginning), ("filed", kind, slug), or
    ("and" | "or" | "not", one, other).
    """

    wanted: tuple
    first: int = 0
    last: int = 0


# -- as a browser asks -----------------------------------------------------------------------------


class Index:
    """The index in a site's folder, read through nothing but its files."""

    def __init__(self, public: Path, scratch: Path) -> None:
        self._folder = public / "search"
        self.about = json.loads((self._folder / "index.json").read_text(encoding="utf-8"))
        self.names = [name for shelf in self.about["shelves"] for name in _names(self._file(shelf))]
        whole = b"".join(zlib.decompress(self._file(name), -15) for name in self.names)
        assert len(whole) == self.about["size"] == self.about["page"] * self.about["chunks"]
        entry, page = self.about["entry"], self.about["page"]
        pages = b"".join(whole[at * page : (at + 1) * page] for at in entry["chunks"])
        assert zlib.decompress(self._file(entry["name"]), -15) == pages
        scratch.write_bytes(whole)
        self._database = sqlite3.connect(f"{scratch.as_uri()}?mode=ro&immutable=1", uri=True)
        self.packs = [name for (name,) in self._database.execute("select lower(hex(name)) from packs order by first")]
        self.cards = {card[0]: card for name in self.packs for card in self._pack(name)}

    def files(self) -> set[str]:
        """The paths of all files that `index.json` leads to, and its own."""
        return {"search/index.json", *map(_path, (*self._leading(), *self.names, *self.packs))}

    def _leading(self) -> list[str]:
        return [*self.about["shelves"], self.about["entry"]["name"]]

    def answer(self, ask: Ask) -> list[str]:
        """The addresses of the articles that a question finds, newest first."""
        low, high = self._span(ask)
        rows = self._database.execute(
            "select rowid, (select lower(hex(name)) from packs where first <= words.rowid order by first desc limit 1) "
            "from words where words match ? and rowid between ? and ? and rowid not in (select n from gone) "
            "order by rowid",
            (match(ask.wanted), low, high),
        ).fetchall()
        assert all(any(card[0] == n for card in self._pack(name)) for n, name in rows[:10])
        return [self.cards[n][1] for n, _ in rows]

    def terms(self) -> list[tuple[str, str, str, int]]:
        """(kind, slug, name, articles) of every term that can be chosen."""
        return self._database.execute("select * from terms order by 1, 2").fetchall()

    def holds(self) -> tuple[list, list, list]:
        """All that can be found, whatever the numbers: cards in order, every word in its place, days and terms.

        Two indexes that hold the same answer every question alike.
        """
        self._database.execute("create virtual table if not exists temp.said using fts5vocab(main, words, instance)")
        place = {n: card[1] for n, card in self.cards.items()}
        said = self._database.execute("select doc, col, offset, term from said").fetchall()
        spans = self._database.execute("select day, first, last from days order by day").fetchall()
        return (
            [card[1:] for _, card in sorted(self.cards.items())],
            sorted((place[doc], col, offset, term) for doc, col, offset, term in said if doc in place),
            [*((day, place[first], place[last]) for day, first, last in spans), *self.terms()],
        )

    def gone(self) -> int:
        """How many numbers edits left behind."""
        return self._database.execute("select count(*) from gone").fetchone()[0]

    def _span(self, ask: Ask) -> tuple[int, int]:
        low, high = 0, self.about["undated"] - 1 if ask.first or ask.last else 1 << 60
        one = "select {} from days where day {} ? order by day {} limit 1"
        if ask.last:
            row = self._database.execute(one.format("first", "<=", "desc"), (ask.last,)).fetchone()
            low = row[0] if row else 1 << 60
        if ask.first:
            row = self._database.execute(one.format("last", ">=", ""), (ask.first,)).fetchone()
            high = row[0] if row else -1
        return low, high

    def _file(self, name: str) -> bytes:
        return (self._folder / name[:2] / f"{name}.bin").read_bytes()

    def _pack(self, name: str) -> list[list]:
        return json.loads(zlib.decompress(self._file(name), -15))


def match(wanted: tuple) -> str:
    """An expression as FTS5 takes it."""
    kind, one, other, *rest = wanted
    if kind == "filed":
        return f'"{SIGNS[one]}{other.replace("-", chr(0xE000))}"'
    if kind == "words":
        return f'{f"{one} : " if one else ""}"{" ".join(words(" ".join(other)))}"{"*" if rest[0] else ""}'
    return f"({match(one)}) {kind.upper()} ({match(other)})"


def _names(shelf: bytes) -> Iterator[str]:
    return (shelf[at : at + 16].hex() for at in range(0, len(shelf), 16))


def _path(name: str) -> str:
    return f"search/{name[:2]}/{name}.bin"


# -- as a person would look through all of them ----------------------------------------------------


class Read(NamedTuple):
    """An article as it is looked through."""

    address: str
    columns: dict[str, list[str]]
    texts: dict[str, str]  # the same, joined
    filed: set[tuple[str, str]]
    day: int


class Scan:
    """Every live article of a catalog."""

    def __init__(self, catalog: Path) -> None:
        with Shelf(catalog) as shelf:
            rows = shelf.database.execute("select n, address, sort, year from articles where live").fetchall()
            filed = shelf.database.execute("select n, kind, slug from terms").fetchall()
            under: dict[int, set[tuple[str, str]]] = {}
            for n, kind, slug in (one for one in filed if one[1] in SIGNS):
                under.setdefault(n, set()).add((kind, slug))
            self.articles = [
                _read(address, shelf.article(n), under.get(n, set()), _day(sort) if year else 0)
                for n, address, sort, year in rows
            ]

    def answer(self, ask: Ask) -> set[str]:
        """The addresses of the articles that a question is about."""
        dated = ask.first or ask.last
        return {
            one.address
            for one in self.articles
            if (not dated or (one.day and ask.first <= one.day <= (ask.last or 99999999))) and _holds(one, ask.wanted)
        }


def _read(address: str, article: Article, filed: set[tuple[str, str]], day: int) -> Read:
    columns = _columns(article)
    return Read(address, columns, {name: f" {' '.join(said)} " for name, said in columns.items()}, filed, day)


def _day(sort: str) -> int:
    return int(sort[:10].replace("-", ""))


def _columns(article: Article) -> dict[str, list[str]]:
    people = [text for person in article.byline for text in (person.name, person.role)]
    told = {
        "headline": [article.headline],
        "byline": [*people, *article.agencies],
        "caption": [text for figure in article.figures for text in (figure.caption, figure.place, figure.credit)],
        "body": [
            *(article.kicker, article.standfirst, article.dateline),
            *(block.text for block in article.body),
            *(correction.text for correction in article.corrections),
            *article.notes,
        ],
    }
    return {column: words("\n".join(texts)) for column, texts in told.items()}


def words(text: str) -> list[str]:
    """The words of a text, folded: without case and accents, each character of some scripts by itself."""
    return "".join(map(_told, unicodedata.normalize("NFC", text))).split()


@cache
def _told(character: str) -> str:
    """A character as it stands in a word, a space where it ends one, nothing where it counts for nothing."""
    category = unicodedata.category(character)
    if _left_out(character):
        return ""
    if category[0] not in "LN" and category not in ("Mn", "Mc", "Co"):
        return " "
    return f" {character} " if unicodedata.name(character, "").startswith(ALONE) else _folded(character)


@cache
def _asked(wanted: tuple[str, ...]) -> list[str]:
    return words(" ".join(wanted))


def _left_out(character: str) -> bool:
    name = unicodedata.name(character, "")
    point = unicodedata.category(character) == "Mn" and name.startswith(("ARABIC", "HEBREW"))
    return point or character in "\u00ad\u0640\u200d\u2060\ufeff" or "\ue000" <= character <= "\ue0ff"


def _folded(character: str) -> str:
    low = character.lower() if len(character.lower()) == 1 else character
    parts = unicodedata.normalize("NFD", low)
    return "".join(part for part in parts if not "\u0300" <= part <= "\u036f")


def _holds(article: Read, wanted: tuple) -> bool:
    kind, one, other, *rest = wanted
    if kind == "filed":
        return (one, other) in article.filed
    if kind == "words":
        asked = _asked(other)
        return any(_stands(asked, article.texts[column], rest[0]) for column in ([one] if one else COLUMNS))
    if kind == "or":
        return _holds(article, one) or _holds(article, other)
    return _holds(article, one) and _holds(article, other) is (kind == "and")


def _stands(asked: list[str], text: str, beginning: bool) -> bool:
    """Whether these words stand in a text of words with a space about each."""
    return f" {' '.join(asked)}{'' if beginning else ' '}" in text


# -- questions -------------------------------------------------------------------------------------


def questions(scan: Scan, count: int, seed: int) -> Iterator[Ask]:
    """So many questions of all kinds about these articles; nearly all have answers."""
    random = Random(seed)
    kinds = (_word, _phrase, _both, _either, _without, _beginning, _in_a_column, _in_a_span, _filed, _accented)
    for number in range(count):
        yield kinds[number % len(kinds)](scan, random)


def _some(scan: Scan, random: Random, size: int, column: str = "") -> tuple[str, ...]:
    while True:
        article = random.choice(scan.articles)
        text = article.columns[column or random.choice(("body", "body", "headline", "caption", "byline"))]
        if len(text) >= size:
            at = random.randrange(len(text) - size + 1)
            return tuple(text[at : at + size])


def _plain(scan: Scan, random: Random) -> tuple:
    return ("words", "", _some(scan, random, random.choice((1, 1, 2))), False)


def _word(scan: Scan, random: Random) -> Ask:
    return Ask(("words", "", _some(scan, random, 1), False))


def _phrase(scan: Scan, random: Random) -> Ask:
    return Ask(("words", "", _some(scan, random, random.choice((2, 2, 3, 5))), False))


def _both(scan: Scan, random: Random) -> Ask:
    return Ask(("and", _plain(scan, random), _plain(scan, random)))


def _either(scan: Scan, random: Random) -> Ask:
    return Ask(("or", _plain(scan, random), ("and", _plain(scan, random), _plain(scan, random))))


def _without(scan: Scan, random: Random) -> Ask:
    return Ask(("not", _plain(scan, random), _plain(scan, random)))


def _beginning(scan: Scan, random: Random) -> Ask:
    *before, last = _some(scan, random, random.choice((1, 2)))
    return Ask(("words", "", (*before, last[: random.randint(1, 4)]), True))


def _in_a_column(scan: Scan, random: Random) -> Ask:
    # Not every archive has captions, or bylines of two words.
    column = random.choice([name for name in COLUMNS if any(len(one.columns[name]) > 1 for one in scan.articles)])
    return Ask(("words", column, _some(scan, random, random.choice((1, 2)), column), False))


def _in_a_span(scan: Scan, random: Random) -> Ask:
    days = sorted(random.choice(scan.articles).day or 20100101 for _ in range(2))
    first, last = (days[0] * random.randint(0, 1), days[1] * random.randint(0, 1) + random.randint(0, 2))
    return Ask(_plain(scan, random), first, last if last > 2 else 0)


def _filed(scan: Scan, random: Random) -> Ask:
    while not (under := sorted(random.choice(scan.articles).filed)):
        pass
    return Ask(("and", ("filed", *random.choice(under)), _plain(scan, random)))


def _accented(scan: Scan, random: Random) -> Ask:
    """Words as somebody might write them: in capitals, and with an accent that is not there."""
    asked = [word.upper().replace("E", "É").replace("O", "Ö") for word in _some(scan, random, 2)]
    return Ask(("words", "", tuple(asked), False))
