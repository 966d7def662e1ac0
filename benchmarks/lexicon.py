"""The words of a newspaper that never was: names, places, subjects, and how often each comes up.

Few words come often and most come hardly ever, as in any language (Zipf), so that pages compress, and lists fill, as
those of a real paper do. The same seed gives the same words.
"""

from bisect import bisect
from collections.abc import Callable, Sequence
from itertools import accumulate
from random import Random
from typing import Final, NamedTuple

SECTIONS: Final = ("town", "county", "nation", "world", "business", "sport", "arts", "schools", "science", "opinion")
AGENCIES: Final = ("AP", "Reuters", "AFP", "dpa", "UPI", "TASS", "EFE", "Kyodo")

# The small words that hold sentences together, the most frequent first.
SMALL: Final = """the of and to in a that for it was on is with as he by at from his be said had were not have they an
will but who which would their has been its more after than one about this or we when there out up all over into could
also other some what first two last if no between only many before because under against during while three since both
until most may such through each even still where then""".split()
# What news is about; the tail of the vocabulary is made up of syllables.
NEWS: Final = """council harbour strike mayor budget school hospital bridge court verdict police election party minister
parliament treaty border refugees flood storm harvest market bank shares inflation wages union factory cannery railway
ferry airport museum theatre festival orchestra novel painter striker goalkeeper championship stadium referee league
vaccine clinic telescope satellite reactor pipeline reservoir drought wildfire earthquake inquiry commission witness
sentence prison charity shelter housing rent tax deficit subsidy tariff export shipyard trawler lighthouse archive
library teacher pupil university laboratory election ballot recount coalition senate governor ambassador ceasefire
convoy embassy summit sanctions pension auction landlord tenant farmer orchard vineyard quarry mine tunnel tram cyclist
pedestrian collision rescue helicopter lifeboat coastguard""".split()
ONSETS: Final = "b c ch d f g gr h j k l m n p pl qu r s sh st t th tr v w z".split()
CORES: Final = "a e i o u a e i o ai ea oa ou".split()
CODAS: Final = ["", "", "", "", "", "", "l", "n", "r", "s", "t", "m", "nd", "st", "ll"]
FOREIGN: Final = str.maketrans({"a": "á", "e": "é", "o": "ø", "u": "ü"})  # real archives are not ASCII


class Pool(NamedTuple):
    """Things to draw from, some far more often than others."""

    things: tuple[str, ...]
    weights: tuple[float, ...]  # running sums

    def draw(self, chance: Random) -> str:
        """One of them."""
        return self.things[bisect(self.weights, chance.random() * self.weights[-1], hi=len(self.things) - 1)]

    def several(self, chance: Random, count: int) -> list[str]:
        """As many of them, with repeats."""
        return chance.choices(self.things, cum_weights=self.weights, k=count)

    def different(self, chance: Random, count: int) -> list[str]:
        """As many of them, each once."""
        drawn: dict[str, None] = {}
        while len(drawn) < count:
            drawn[self.draw(chance)] = None
        return list(drawn)


class Lexicon(NamedTuple):
    """All that articles are made of. `words` is for running text, `nouns` for headlines and subheads."""

    words: Pool
    nouns: Pool
    first_names: Pool
    last_names: Pool
    places: Pool
    authors: Pool
    topics: Pool
    sections: Pool


def lexicon(seed: int) -> Lexicon:
    """The words of this seed: 6,000 in text, 300 authors, 500 topics, in ten sections."""
    chance = Random(f"lexicon {seed}")
    made_up = _fresh(6000, lambda: _word(chance, chance.choice((1, 2, 2, 3))), apart_from={*SMALL, *NEWS})
    made_up.sort(key=lambda word: len(word) + 5 * chance.random())  # what is said often is short
    nouns = list(dict.fromkeys([*NEWS, *made_up[:2000]]))
    chance.shuffle(nouns)
    first_names = _fresh(160, lambda: _word(chance, 2).capitalize())
    last_names = _fresh(900, lambda: _surname(chance))
    authors = _fresh(300, lambda: f"{chance.choice(first_names)} {chance.choice(last_names)}")
    topics = _fresh(500, lambda: " ".join(chance.sample(nouns[:900], chance.choice((1, 1, 2)))))
    return Lexicon(
        words=_pool([*SMALL, *nouns[:600], *made_up], steepness=1.0, shift=3),
        nouns=_pool(nouns, steepness=0.8, shift=20),
        first_names=_pool(first_names, steepness=0.5, shift=5),
        last_names=_pool(last_names, steepness=0.7, shift=5),
        places=_pool(_fresh(400, lambda: _word(chance, chance.choice((2, 3))).capitalize()), steepness=0.9, shift=3),
        authors=_pool(authors, steepness=0.9, shift=2),
        topics=_pool(topics, steepness=0.9, shift=2),
        sections=_pool(SECTIONS, steepness=0.7, shift=1),
    )


def _pool(things: Sequence[str], *, steepness: float, shift: float) -> Pool:
    weights = accumulate((rank + shift) ** -steepness for rank in range(len(things)))
    return Pool(tuple(things), tuple(weights))


def _fresh(count: int, make: Callable[[], str], *, apart_from: set[str] | None = None) -> list[str]:
    """As many different things as wanted, none of them among the others."""
    made: dict[str, None] = {}
    while len(made) < count:
        if (one := make()) not in (apart_from or ()):
            made[one] = None
    return list(made)


def _word(chance: Random, syllables: int) -> str:
    parts = (chance.choice(ONSETS) + chance.choice(CORES) + chance.choice(CODAS) for _ in range(syllables))
    return "".join(parts)


def _surname(chance: Random) -> str:
    name = _word(chance, chance.choice((1, 2, 2))).capitalize()
    return name[0] + name[1:].translate(FOREIGN) if chance.random() < 0.12 else name
