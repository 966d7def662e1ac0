"""All names of an authority file, to be found in a text.

A name is looked for by one of its words, the one that the fewest names share: the words of a text that begin with a
capital are gathered once (22 µs for 600 words), and only those that are some name's word are looked at closely. So a
file of 20,000 entries takes hardly longer than one of ten.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from newsgen.articles.authority.entry import Entry

_UPPER: Final = "".join(letter for letter in map(chr, range(0x41, 0x530)) if letter.isupper())
# A capital at a word's beginning, told from behind: a pattern that begins with its letters is searched for faster.
_CAPITALISED: Final = re.compile(rf"[{_UPPER}](?<!\w[{_UPPER}])\w*")
_WORD: Final = re.compile(r"\w+")
# Thai to Lao, Burmese, Khmer, Kana to Han, Hangul's neighbours left out: between words of these stands no space.
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# "Oldport-based" names Oldport, "Stratford-upon-Avon" and "Jean-Luc" name neither Stratford nor Jean.
_JOINED: Final = re.compile(r"-(?:[^\W\d_]*-[^\W\d_]|(?=[^\W\d_])[^a-zß-ÿ])")

_FEW: Final = 4  # names of one key that are looked for one by one, each of them through the text
_CLEAR: Final = " .,:;?!'\"“”()"  # what is no part of a word, as most names have beside them; and no character at all


class Spot(NamedTuple):
    """A name where it stands in a text."""

    start: int
    end: int
    name: str


class Filed(NamedTuple):
    """A name under its key: how far in front of the key it begins."""

    name: str
    offset: int


def plain(text: str) -> str:
    """The text with every character in its place, and the marks that are written in several ways in one."""
    for mark, usual in (("\n", " "), ("\xa0", " "), ("’", "'"), ("\u2011", "-")):
        text = text.replace(mark, usual)
    return text


class Index:
    """The names of some entries. `found` gives those that stand in a text, the longest where they overlap."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Takes about 20 µs an entry."""
        self.called: dict[str, tuple[Entry, ...]] = {}  # name → the entries of that name
        self.dated = False  # whether any entry was valid for some time only
        self.refused: dict[str, frozenset[str]] = {}  # longer name → the ids of entries that it does not mean
        for entry in entries:
            for name in dict.fromkeys(_forms((entry.name, *entry.aliases))):
                self.called[name] = (*self.called.get(name, ()), entry)
            self.dated |= bool(entry.valid_from or entry.valid_to)
            for name in _forms(entry.not_aliases):
                self.refused[name] = self.refused.get(name, frozenset()) | {entry.id}
        names = list(dict.fromkeys((*self.called, *self.refused)))
        self._unspaced = [name for name in names if _UNSPACED.search(name)]
        self._by_capital, others = _filed((n for n in names if not _UNSPACED.search(n)), _CAPITALISED)
        self._by_word, _ = _filed(others, _WORD)

    def found(self, text: str) -> tuple[list[Spot], list[Spot]]:
        """Every name in a text that `plain` gave, in its order, one inside another left out.

        And, in their order, those that say of others what they do not mean.
        """
        spots = sorted(self._spots(text))
        called = [spot for spot in spots if spot.name in self.called]
        return _longest(called), [spot for spot in spots if spot.name in self.refused] if self.refused else []

    def _spots(self, text: str) -> Iterator[Spot]:
        for names, pattern in ((self._by_capital, _CAPITALISED), (self._by_word, _WORD)):
            for key in names.keys() & pattern.findall(text) if names else ():
                yield from _around(key, names[key], text)
        if self._unspaced and _UNSPACED.search(text):
            for name in self._unspaced:
                yield from _around(name, [Filed(name, 0)], text)


def _forms(names: Iterable[str]) -> Iterator[str]:
    """How names may stand in a text: composed, decomposed, and those of several words in capitals."""
    for name in names:
        composed = plain(unicodedata.normalize("NFC", " ".join(name.split())))
        forms = (composed, composed.upper()) if " " in composed else (composed,)
        for form in forms:
            yield form
            if not form.isascii() and (decomposed := unicodedata.normalize("NFD", form)) != form:
                yield decomposed


def _filed(names: Iterable[str], pattern: re.Pattern[str]) -> tuple[dict[str, list[Filed]], list[str]]:
    """Names by the rarest of their words, and those in which the pattern finds none."""
    words = {name: [(word[0], word.start()) for word in pattern.finditer(name)] for name in names}
    common = Counter(word for found in words.values() for word, _ in found)
    filed: dict[str, list[Filed]] = {}
    for name, found in words.items():
        if found:
            key, offset = min(found, key=lambda word: (common[word[0]], -len(word[0]), -word[1]))
            filed.setdefault(key, []).append(Filed(name, offset))
    return filed, [name for name, found in words.items() if not found]


def _around(key: str, names: list[Filed], text: str) -> Iterator[Spot]:
    """The names of a key wherever they stand in the text. Many of one key are looked for about each place of it."""
    if len(names) > _FEW:
        yield from _beside(key, names, text)
        return
    for name, _ in names:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if _is_whole(text, start, end):
                yield Spot(start, end, name)
            start = text.find(name, end)


def _beside(key: str, names: Iterable[Filed], text: str) -> Iterator[Spot]:
    place = text.find(key)
    while place >= 0:
        for name, offset in names:
            start = place - offset
            if start >= 0 and text.startswith(name, start) and _is_whole(text, start, start + len(name)):
                yield Spot(start, start + len(name), name)
        place = text.find(key, place + len(key))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether what stands there is no part of a longer word."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if (before in _CLEAR and after in _CLEAR) or _UNSPACED.match(text, start):
        return True
    if before and (before.isalnum() or before == "_" or (before == "-" and text[start - 2 : start - 1].isalnum())):
        return False
    if not after or after == " ":
        return True
    if after.isalnum() or after == "_" or unicodedata.combining(after):
        return False
    return after != "-" or not _JOINED.match(text, end)


def _longest(spots: list[Spot]) -> list[Spot]:
    """Those of spots in their order that remain when of two that overlap the longer stays."""
    kept: list[Spot] = []
    for spot in spots:
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
        elif spot.end - spot.start > kept[-1].end - kept[-1].start:
            kept[-1] = spot
    return kept
