"""Gists: the few words that an article is about, and how near an older one is by those that both hold.

An article is compared with older ones alone, so a new one changes no list but its own; and of each word only with the
sixteen newest before it, so that what an edit may change is bounded, and so is memory. Words count by how often the
article says them, not by how rare they are: what is near in time tells more. Of the five nearest to each story of
Reuters-21578 .73 share a topic with it, and .70 when rare words count for more. Of those that are near enough to be
shown, 4.2 a story, .79 do (`make related`).
"""

import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import log, sqrt
from typing import Final
from zlib import crc32

from newsgen.catalog.stopwords import STOPPED
from newsgen.catalog.western import is_western, western
from newsgen.model import Article

KEPT: Final = 8  # words of an article
DEEP: Final = 16  # older articles that are looked at for each word, the newest ones
SHOWN: Final = 5  # related articles that are kept of one
LEAST: Final = 180_000  # how near one must be to be shown; 1,000,000 = the same words as often
LONGEST: Final = 2_000  # characters of a text that are looked at: what it is about stands at its head
SAID: Final = 3  # times that a word of the headline, or a name or topic that is given, counts

# A word is kept as one number: 17 bits of its checksum, 10 of its weight.
SLOTS: Final = 1 << 17
_BITS: Final = 10
_WHOLE: Final = 1000  # the length of a gist

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_WESTERN_WORD: Final = re.compile(rf"[{western(_WORD.pattern[:-4])}]{{2,}}")  # the same, in two thirds of the time
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # kana and Chinese characters
_FIGURES: Final = re.compile(r"\d+")
_NONE: Final[frozenset[str]] = frozenset()


def gist(article: Article) -> tuple[int, ...]:
    """The eight weightiest words as numbers, in order; none where there are fewer, since they tell too little.

    The same for the same article on every machine. 50 µs.
    """
    stopped = STOPPED.get(article.language[:2], _NONE)
    counts = Counter(words("\n".join(_head(article))))
    for word in words(article.headline):
        counts[word] += SAID
    for name in (*article.topics, *article.people, *article.places, *article.organisations):
        counts[name.casefold()] += SAID
    said = _most(counts, stopped)
    if len(said) < KEPT:
        return ()
    weights = [(word, 1 + log(-count)) for count, word in said]
    length = sqrt(sum(weight * weight for _, weight in weights))
    kept: dict[int, int] = {}
    for word, weight in weights:
        slot = crc32(word.encode()) & (SLOTS - 1)
        kept[slot] = max(kept.get(slot, 0), round(_WHOLE * weight / length))
    return tuple(sorted(slot << _BITS | weight for slot, weight in kept.items()))


def _most(counts: Mapping[str, int], stopped: Collection[str]) -> list[tuple[int, str]]:
    """The words that are said most, each after how often, below zero. Most of a text's are said once: seldom asked."""
    found = [(-count, word) for word, count in counts.items() if count > 1 and word not in stopped]
    if len(found) < KEPT:
        found = [(-count, word) for word, count in counts.items() if word not in stopped]
    return sorted(found)[:KEPT]


def _head(article: Article) -> Iterator[str]:
    """As many of its blocks as hold the characters that are looked at."""
    left = LONGEST
    for block in article.body:
        yield block.text[:left]
        left -= len(block.text)
        if left <= 0:
            return


def words(text: str) -> list[str]:
    """The words of a text in small letters; where none are spaced apart, each two characters that stand together."""
    small = text.lower()
    if is_western(small):
        return _WESTERN_WORD.findall(small)
    found = _WORD.findall(small)
    if not _UNSPACED.search(text):
        return found
    return [part for word in found for part in _parts(word)]


def _parts(word: str) -> Sequence[str]:
    return [word[at : at + 2] for at in range(len(word) - 1)] if _UNSPACED.search(word) else (word,)


def place(sort: str, id: str) -> int:  # noqa: A002 - the field's name
    """Where an article stands in time, as a number that grows with it: the minute, then a checksum of its id.

    `sort` is its earliest known moment (ISO), or empty; one without comes before all others. 63 bits.
    """
    year, month, day, hour, minute = [*map(int, _FIGURES.findall(sort[:16])), 0, 0, 0, 0, 0][:5]
    return ((((year * 13 + month) * 32 + day) * 24 + hour) * 60 + minute) << 30 | crc32(id.encode()) >> 2


def slot_of(word: int) -> int:
    """The slot in which a word of a gist stands."""
    return word >> _BITS


def weight_of(word: int) -> int:
    """How much it counts, of 1,000."""
    return word & ((1 << _BITS) - 1)


class Ring:
    """The newest articles of each slot, in memory that does not grow: 13 MB. Articles are whole numbers from 1."""

    def __init__(self) -> None:
        self._others = array("I", bytes(4 * SLOTS * DEEP))
        self._weights = array("H", bytes(2 * SLOTS * DEEP))
        self._heads = bytearray(SLOTS)

    def near(self, gist: Iterable[int]) -> list[int]:
        """Those that are near enough, the nearest first, then the newest."""
        scores: dict[int, int] = {}
        for word in gist:
            start, weight = slot_of(word) * DEEP, weight_of(word)
            weights = self._weights[start : start + DEEP]
            for other, shared in zip(self._others[start : start + DEEP], weights, strict=True):
                scores[other] = scores.get(other, 0) + weight * shared
        scores.pop(0, None)
        return nearest(scores.items())

    def add(self, number: int, gist: Iterable[int]) -> None:
        """Take in an article that is newer than all that were."""
        for word in gist:
            slot = slot_of(word)
            at = slot * DEEP + self._heads[slot]
            self._others[at], self._weights[at] = number, weight_of(word)
            self._heads[slot] = (self._heads[slot] + 1) % DEEP


def nearest(scores: Iterable[tuple[int, int]]) -> list[int]:
    """Of (number, score) those with the highest scores; of the same, those with the highest numbers."""
    enough = [(score, number) for number, score in scores if score >= LEAST]
    return [number for _, number in sorted(enough, reverse=True)[:SHOWN]]
